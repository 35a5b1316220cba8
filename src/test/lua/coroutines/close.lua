-- coroutine.close: of suspended, new, dead, running and normal coroutines.
local function closing(name, raise)
  return setmetatable({}, { __close = function(_, e) print("close", name, e) if raise then error(raise, 0) end end })
end
local co = coroutine.create(function()
  local a <close> = closing("a")
  local b <close> = closing("b")
  coroutine.yield(1)
  print("never")
end)
print(coroutine.resume(co)) --> true	1
print(coroutine.close(co), coroutine.status(co))
--> close	b	nil
--> close	a	nil
--> true	dead
print(coroutine.close(co), coroutine.resume(co)) --> true	false	cannot resume dead coroutine
-- never started
co = coroutine.create(function() print("never") end)
print(coroutine.close(co), coroutine.status(co)) --> true	dead
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
-- finished
co = coroutine.create(function() return 1 end)
coroutine.resume(co)
print(coroutine.close(co)) --> true
-- failed: the error is returned once
co = coroutine.create(function() error("failed", 0) end)
print(coroutine.resume(co)) --> false	failed
print(coroutine.close(co)) --> false	failed
print(coroutine.close(co)) --> true
co = coroutine.create(function() error({}) end)
coroutine.resume(co)
local closed = table.pack(coroutine.close(co))
print(closed.n, closed[1], type(closed[2])) --> 2	false	table
-- errors in close methods
co = coroutine.create(function()
  local a <close> = closing("a")
  local b <close> = closing("b", "b failed")
  local c <close> = closing("c")
  coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co))
--> close	c	nil
--> close	b	nil
--> close	a	b failed
--> false	b failed
print(coroutine.status(co), coroutine.close(co)) --> dead	true
co = coroutine.create(function()
  local a <close> = closing("a", "a failed")
  local b <close> = closing("b", "b failed")
  coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co))
--> close	b	nil
--> close	a	b failed
--> false	a failed
-- inside nested calls, pcalls and loops
co = coroutine.create(function()
  local a <close> = closing("outer")
  pcall(function()
    local b <close> = closing("in pcall")
    for i in function(_, i) return (i or 0) + 1 end, nil, nil, closing("for") do
      local c <close> = closing("turn " .. i)
      local function deep(n)
        local d <close> = closing("deep " .. n)
        if n == 0 then coroutine.yield() end
        deep(n - 1)
      end
      deep(1)
    end
  end)
end)
coroutine.resume(co)
print(coroutine.close(co), coroutine.status(co))
--> close	deep 0	nil
--> close	deep 1	nil
--> close	turn 1	nil
--> close	for	nil
--> close	in pcall	nil
--> close	outer	nil
--> true	dead
-- what cannot be closed
local function err(f, ...) local ok, m = pcall(f, ...) return (tostring(m):gsub("^[^:]+:%d+: ", "")) end
print(err(coroutine.close, coroutine.running())) --> cannot close a running coroutine
print(coroutine.wrap(function() return err(coroutine.close, coroutine.running()) end)()) --> cannot close a running coroutine
local outer = coroutine.create(function(self)
  return coroutine.wrap(function() return err(coroutine.close, self) end)()
end)
print(coroutine.resume(outer, outer)) --> true	cannot close a normal coroutine
-- closing from inside another coroutine, from a finalizer, from a close method
co = coroutine.create(function() local a <close> = closing("closed by other") coroutine.yield() end)
coroutine.resume(co)
print(coroutine.wrap(function() return coroutine.close(co) end)())
--> close	closed by other	nil
--> true
local held = coroutine.create(function() local a <close> = closing("held") coroutine.yield() end)
coroutine.resume(held)
do local c <close> = setmetatable({}, { __close = function() print(coroutine.close(held)) end }) end
--> close	held	nil
--> true
-- a close method may use coroutines, and pcall
co = coroutine.create(function()
  local a <close> = setmetatable({}, { __close = function()
    for v in coroutine.wrap(function() coroutine.yield(1) coroutine.yield(2) end) do print("generated", v) end
    print(pcall(error, "x", 0))
  end })
  coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co))
--> generated	1
--> generated	2
--> false	x
--> true
-- a coroutine collected without being closed does not run its close methods
;(function()
  local lost = coroutine.create(function() local a <close> = closing("must not appear") coroutine.yield() end)
  coroutine.resume(lost)
end)()
collectgarbage()
print("collected silently") --> collected silently
-- a stack of closed coroutines: memory comes back
for i = 1, STRESS and 5 or 200 do
  local c = coroutine.create(function() local t <close> = nil local big = { 1, 2, 3 } coroutine.yield(big) end)
  coroutine.resume(c)
  assert(coroutine.close(c) and coroutine.status(c) == "dead")
end
-- an error in the body, pending close variables: closed at once by resume
co = coroutine.create(function() local a <close> = closing("at error") error("body error", 0) end)
print(coroutine.resume(co)) --> false	body error
print(coroutine.close(co))
--> close	at error	body error
--> false	body error
