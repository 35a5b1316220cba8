-- Yields across pcall, xpcall, error handlers and their errors.
local co = coroutine.wrap(function()
  local ok, a = pcall(function()
    local x = coroutine.yield("in pcall")
    return "got " .. x
  end)
  print(ok, a)
  local ok2, b = pcall(function()
    coroutine.yield("again")
    error("after yield", 0)
  end)
  print(ok2, b)
  return "end"
end)
print(co()) --> in pcall
print(co("value"))
--> true	got value
--> again
print(co())
--> false	after yield
--> end
-- nested
co = coroutine.wrap(function()
  return pcall(function()
    local inner = table.pack(pcall(function()
      coroutine.yield(1)
      error({ code = coroutine.yield(2) })
    end))
    coroutine.yield(inner[2].code)
    error("outer", 0)
  end)
end)
print(co()) --> 1
print(co()) --> 2
print(co("code")) --> code
print(co()) --> false	outer
-- pcall(coroutine.yield, ...) itself
co = coroutine.wrap(function() return pcall(coroutine.yield, 1, 2) end)
print(co()) --> 1	2
print(co("a", nil, "c")) --> true	a	nil	c
print(select("#", coroutine.wrap(function() return pcall(coroutine.yield) end)())) --> 0
-- xpcall with a handler
co = coroutine.wrap(function()
  return xpcall(function(a, b)
    local c = coroutine.yield(a + b)
    error("x" .. c, 0)
  end, function(m) return "handled " .. m end, 1, 2)
end)
print(co()) --> 3
print(co("C")) --> false	handled xC
co = coroutine.wrap(function() return xpcall(coroutine.yield, debug.traceback, "yielded by xpcall") end)
print(co()) --> yielded by xpcall
print(co("resumed", 2)) --> true	resumed	2
-- the handler sees the stack of the failing function after a yield
co = coroutine.wrap(function()
  return xpcall(function()
    local function failing() coroutine.yield() error("failed", 0) end
    failing()
    return 1
  end, function(m) return m, select(2, debug.traceback():gsub("\n", "\n")) > 3 end)
end)
co()
print(co()) --> false	failed
-- error after the pcall that yielded has returned
co = coroutine.create(function()
  pcall(function() coroutine.yield() end)
  error("outside", 0)
end)
print(coroutine.resume(co)) --> true
print(coroutine.resume(co)) --> false	outside
print(coroutine.status(co)) --> dead
-- in loops
co = coroutine.wrap(function()
  for i = 1, 3 do
    local ok, m = pcall(function()
      if coroutine.yield(i) == "fail" then error("failed at " .. i, 0) end
      return "fine"
    end)
    print(i, ok, m)
  end
end)
co() co("ok") co("fail") co("ok")
--> 1	true	fine
--> 2	false	failed at 2
--> 3	true	fine
-- deep: recursion through pcall and yield
local function deep(n)
  if n == 0 then coroutine.yield("bottom") error("from the bottom", 0) end
  local ok, m = pcall(deep, n - 1)
  error(m .. n, 0)
end
co = coroutine.wrap(function() return pcall(deep, 5) end)
print(co()) --> bottom
print(co()) --> false	from the bottom12345
-- error with traceback levels, error objects
co = coroutine.wrap(function()
  local ok, e = pcall(function()
    coroutine.yield()
    error(setmetatable({}, { __tostring = function() return "object" end }))
  end)
  return ok, tostring(e)
end)
co() print(co()) --> false	object
-- runtime errors after a yield have positions
local run = load([[
return coroutine.wrap(function()
  return pcall(function()
    coroutine.yield()
    local t = nil
    return t.x
  end)
end)]], "=t")()
run() print(run()) --> false	t:5: attempt to index a nil value (local 't')
-- select, table.pack and other natives around yields
co = coroutine.wrap(function() return select("#", pcall(coroutine.yield)), table.pack(coroutine.yield(1)).n end)
co()
print(co(1, 2, 3)) --> 1
print(co(nil, nil)) --> 4	2
-- close inside pcall inside coroutine
co = coroutine.create(function()
  pcall(function()
    local c <close> = setmetatable({}, { __close = function() print("closed") end })
    coroutine.yield("waiting")
  end)
end)
print(coroutine.resume(co)) --> true	waiting
print(coroutine.close(co), coroutine.status(co))
--> closed
--> true	dead
-- a generator with error recovery
local function robust(list, f)
  return coroutine.wrap(function()
    for _, v in ipairs(list) do
      local ok, r = pcall(f, v)
      if ok then coroutine.yield(r) else coroutine.yield("error: " .. r) end
    end
  end)
end
for r in robust({ 1, 0, "x", 4 }, function(v)
  if v == 0 then error("zero", 0) end
  if type(v) == "string" then error("string", 0) end
  return 10 // v
end) do print(r) end
--> 10
--> error: zero
--> error: string
--> 2
-- dofile and load with a yielding chunk
co = coroutine.wrap(function() return load("local a = coroutine.yield('from chunk') return a * 2")() end)
print(co(), co(21)) --> from chunk	42
