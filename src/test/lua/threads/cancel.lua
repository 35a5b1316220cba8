-- Cancelling: in loops, while waiting; what is to be closed is closed; no Lua code catches it.
local function running(f, ...)
  local ready = threads.latch(1)
  local t = threads.run(function(...)
    ready:countdown()
    return f(...)
  end, ...)
  ready:wait()
  return t
end

local function cancelled(t, reason)
  t:cancel(reason)
  print(t:pjoin(30))
  return t
end

-- tight loops
cancelled(running(function() while true do end end)) --> false	thread cancelled	nil
cancelled(running(function() for i = 1, math.huge do end end), "enough") --> false	thread cancelled: enough	nil
cancelled(running(function() repeat local x = 1 until false end)) --> false	thread cancelled	nil
cancelled(running(function() local function f() return f() end return f() end)) --> false	thread cancelled	nil
cancelled(running(function() ::top:: goto top end)) --> false	thread cancelled	nil
cancelled(running(function() for v in function() return 1 end do end end)) --> false	thread cancelled	nil

-- loops that catch everything
cancelled(running(function() while true do pcall(function() while true do end end) end end)) --> false	thread cancelled	nil
cancelled(running(function() while true do pcall(error) end end)) --> false	thread cancelled	nil
cancelled(running(function() while true do xpcall(function() while true do end end, print) end end)) --> false	thread cancelled	nil
cancelled(running(function() while true do coroutine.wrap(function() pcall(function() while true do end end) end)() end end)) --> false	thread cancelled	nil

-- while it waits
local never, open, full, lock = threads.latch(1), threads.channel(), threads.channel(1), threads.lock()
full:send(1)
local held = lock:lock()
cancelled(running(threads.sleep, 1000)) --> false	thread cancelled	nil
cancelled(running(threads.sleep, math.huge)) --> false	thread cancelled	nil
cancelled(running(function() never:wait() end)) --> false	thread cancelled	nil
cancelled(running(function() threads.barrier(2):wait() end)) --> false	thread cancelled	nil
cancelled(running(function() return open:recv() end)) --> false	thread cancelled	nil
cancelled(running(function() return open:recv(1000) end)) --> false	thread cancelled	nil
cancelled(running(function() for v in open do end end)) --> false	thread cancelled	nil
cancelled(running(function() return full:send(2) end)) --> false	thread cancelled	nil
cancelled(running(function() return threads.channel(0):send(2) end)) --> false	thread cancelled	nil
cancelled(running(function() return threads.select({open, {full, 3}}) end)) --> false	thread cancelled	nil
cancelled(running(function() return threads.receive() end)) --> false	thread cancelled	nil
cancelled(running(function() lock:lock() end)) --> false	thread cancelled	nil
cancelled(running(function() lock:with(print, "never") end)) --> false	thread cancelled	nil
local sleeper = running(threads.sleep, 1000)
cancelled(running(function() return sleeper:join() end)) --> false	thread cancelled	nil
print(sleeper:status()) --> running
cancelled(sleeper) --> false	thread cancelled	nil
print(#full, full:recv()) --> 1	1

-- its status, and what join does
local t = running(threads.sleep, 1000)
t:cancel("first reason")
print(pcall(t.join, t)) --> false	thread cancelled: first reason
print(t:status()) --> cancelled
t:cancel("too late")
print(pcall(t.join, t)) --> false	thread cancelled: first reason

-- what is to be closed is closed, in every frame and coroutine
local log = {}
local function closing(name)
  return setmetatable({}, {__close = function(_, e) log[#log + 1] = name .. ":" .. tostring(e) end})
end
local innermost = threads.latch(1)
t = running(function()
  local a <close> = closing("a")
  pcall(function()
    local b <close> = closing("b")
    coroutine.wrap(function()
      local c <close> = closing("c")
      local d <close> = closing("d")
      innermost:countdown()
      while true do end
    end)()
  end)
end)
innermost:wait()
cancelled(t) --> false	thread cancelled	nil
print(table.concat(log, " ")) --> d:nil c:nil b:nil a:nil

-- closing may take its time, use pcall, start and join threads; a second cancellation ends it
log = {}
innermost = threads.latch(1)
t = running(function()
  local a <close> = setmetatable({}, {__close = function()
    log[1] = threads.run(function() return "joined while closing" end):join()
    log[2] = pcall(error, "caught while closing")
  end})
  innermost:countdown()
  while true do end
end)
innermost:wait()
cancelled(t) --> false	thread cancelled	nil
print(log[1], log[2]) --> joined while closing	false
local closingNow = threads.latch(1)
innermost = threads.latch(1)
t = running(function()
  local a <close> = setmetatable({}, {__close = function() closingNow:countdown() while true do end end})
  innermost:countdown()
  threads.sleep(1000)
end)
innermost:wait()
t:cancel()
closingNow:wait()
print(t:status()) --> running
cancelled(t) --> false	thread cancelled	nil

-- an error while closing is ignored
t = running(function()
  local a <close> = setmetatable({}, {__close = function() error("ignored") end})
  local b <close> = setmetatable({}, {__close = function() error("ignored") end})
  threads.sleep(1000)
end)
cancelled(t) --> false	thread cancelled	nil

-- locks that are held by a variable are given back
t = running(function()
  local own <close> = full and threads.lock():lock()
  threads.sleep(1000)
end)
cancelled(t) --> false	thread cancelled	nil
held:unlock()
local taken = threads.latch(1)
t = threads.run(function()
  local own <close> = lock:lock()
  taken:countdown()
  threads.sleep(1000)
end)
taken:wait()
print(lock:trylock()) --> false
cancelled(t) --> false	thread cancelled	nil
print(lock:trylock(10)) --> true
lock:unlock()

-- before it has begun, after it has ended, by itself
for _ = 1, STRESS and 3 or 30 do
  local early = threads.run(function() while true do end end)
  early:cancel()
  assert(early:pjoin() == false)
end
t = threads.run(function() return "done" end)
t:join()
t:cancel()
print(t:status(), t:join()) --> finished	done
t = threads.run(function() threads.self():cancel("by itself") return "never" end)
print(t:pjoin()) --> false	thread cancelled: by itself	nil
print(select(2, pcall(function() threads.self():cancel() end)):match("the .*")) --> the main thread cannot be cancelled
print(pcall(t.cancel, t, {})) --> false	bad argument #2 to '?' (string expected, got table)

-- the others go on: a sum is not disturbed by threads that are cancelled beside it
local sum = {n = 0}
local adding = threads.run(function()
  for _ = 1, STRESS and 50 or 5000 do
    threads.atomic.add(sum, "n", 1)
  end
end)
for _ = 1, STRESS and 2 or 20 do
  local victim = running(function() local s = {} while true do s[#s + 1] = {} if #s > 1000 then s = {} end end end)
  victim:cancel()
  victim:pjoin()
end
adding:join()
print(sum.n == (STRESS and 50 or 5000)) --> true

-- in the middle of closing a coroutine, asked for or because it has failed
for _, ends in ipairs {function(co) coroutine.close(co) end, function(co) co() end} do
  local inside = threads.latch(1)
  local body = function(fails)
    local c <close> = setmetatable({}, {__close = function() inside:countdown() threads.sleep(1000) end})
    if fails then
      error("failed")
    end
    coroutine.yield()
  end
  local t = threads.run(function()
    local co = coroutine.create(body)
    coroutine.resume(co)
    ends(_ == 1 and co or coroutine.wrap(function() body(true) end))
  end)
  inside:wait()
  t:cancel()
  assert(select(2, t:pjoin()) == "thread cancelled")
end
print "closing was cancelled" --> closing was cancelled
