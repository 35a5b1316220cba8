-- Threads that die: the watchdog, supervision.
local heard = threads.channel()
print(threads.watchdog(function(report) heard:send(report) end)) --> nil
local function fails(...)
  error("oh no", 0)
end
local t = threads.run(fails, "one", nil, nil)
local report = heard:recv(60)
print(report.thread == t, report.name == t:name(), report.error) --> true	true	oh no
print(report.traceback:match("^stack traceback:"), report["function"] == fails) --> stack traceback:	true
print(report.arguments.n, report.arguments[1], report.arguments[2]) --> 3	one	nil
print((select(2, t:pjoin(60)))) --> oh no

-- whom somebody waits for, who ends well and who is cancelled is not reported
local go = threads.latch(1)
t = threads.run(function() go:wait() error("heard by join") end)
local opener = threads.run(function() threads.sleep(0.2) go:countdown() end)
print(t:pjoin() == false) --> true
opener:join()
threads.run(function() return 1 end):join()
t = threads.run(threads.sleep, 1000)
t:cancel()
t:pjoin()
pcall(threads.parallel, 3, error)
pcall(threads.map, {1, 2}, error)
print(heard:tryrecv()) --> nil	timeout

-- detached ones are; error objects arrive as they are
local object = {}
threads.run(error, object):detach()
print(heard:recv(60).error == object) --> true

-- the watchdog itself may fail, start threads, and be replaced
local old = threads.watchdog(function(r)
  threads.run(function() heard:send("from a thread of the watchdog: " .. r.error) end):join()
end)
print(type(old)) --> function
threads.run(error, "x", 0)
print(heard:recv(60)) --> from a thread of the watchdog: x
print(threads.watchdog(nil) ~= old) --> true
print(threads.watchdog()) --> nil
print(pcall(threads.watchdog, 1)) --> false	bad argument #1 to 'threads.watchdog' (function expected, got number)

-- supervise: again and again, until it ends well
local tries = {n = 0}
local s = threads.supervise(function()
  if threads.atomic.add(tries, "n", 1) < 4 then
    error("not yet")
  end
  return "at last", tries.n
end)
print(s:join()) --> at last	4
-- or until it has failed too often
tries.n = 0
s = threads.supervise(function()
  threads.atomic.add(tries, "n", 1)
  error("never", 0)
end, {max = 2, within = 60})
print(s:pjoin() == false, tries.n) --> true	3
print((select(2, s:pjoin()))) --> supervised function failed 3 times within 60 seconds, last: never
-- failures far apart do not count together
tries.n = 0
s = threads.supervise(function()
  threads.sleep(0.03)
  if threads.atomic.add(tries, "n", 1) < 5 then
    error("now and then")
  end
  return tries.n
end, {max = 1, within = 0.01})
print(s:join()) --> 5
-- cancelling the supervisor cancels what it runs
local started, ended = threads.latch(1), threads.latch(1)
s = threads.supervise(function()
  local c <close> = setmetatable({}, {__close = function() ended:countdown() end})
  started:countdown()
  threads.sleep(1000)
end)
started:wait()
s:cancel("stop")
print(s:pjoin()) --> false	thread cancelled: stop	nil
print(ended:wait(60)) --> true
print(pcall(threads.supervise)) --> false	bad argument #1 to 'supervise' (function expected, got no value)
