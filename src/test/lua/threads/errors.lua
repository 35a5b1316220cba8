-- Errors cross threads: the value, both tracebacks.
local function inner()
  error("broken")
end
local t = threads.run(function() inner() end)
t:name("worker")
local ok, message = pcall(t.join, t)
print(ok) --> false
message = message:gsub("[^\n\t]*errors%.lua", "errors.lua")
local lines = {}
for line in message:gmatch("[^\n]+") do
  lines[#lines + 1] = line
end
print(lines[1]) --> errors.lua:3: broken
print(lines[2]) --> worker, stack traceback:
print(message:find("in upvalue 'inner'", 1, true) ~= nil) --> true
print(message:find("joined by main, stack traceback:", 1, true) ~= nil) --> true
print(message:find("'pcall'", 1, true) ~= nil) --> true

local ok, value, traceback = t:pjoin()
print(ok, value:match("broken"), traceback:match("^stack traceback:")) --> false	broken	stack traceback:
print(t:status()) --> failed
print((select(2, pcall(t.join, t)):match("broken"))) --> broken

-- error values that are no strings stay what they are
local object = setmetatable({code = 7}, {__tostring = function() return "seven" end})
t = threads.run(function() error(object) end)
local ok, value = pcall(t.join, t)
print(ok, value == object, value.code) --> false	true	7
local ok, value, traceback = t:pjoin()
print(ok, value == object, type(traceback)) --> false	true	string
print(pcall(function() threads.run(error):join() end)) --> false	nil
print(threads.run(error, nil):pjoin()) --> false	nil	stack traceback:
--> 	[C]: in function 'error'
--> 	[C]: in ?
print((select(2, threads.run(error, 42, 0):pjoin()))) --> 42
print((select(2, threads.run(error, true):pjoin()))) --> true
local f = function() end
print(select(2, threads.run(error, f):pjoin()) == f) --> true

-- several at once: the first is raised, all are kept
print(#threads.failures()) --> 0
local ok, value = pcall(threads.parallel, 4, function(i)
  if i % 2 == 0 then
    error(i == 2 and object or "number " .. i, 0)
  end
end)
print(ok, value == object) --> false	true
for _, failure in ipairs(threads.failures()) do
  print(failure.thread, tostring(failure.error), failure.traceback:match("^stack traceback:"))
end
--> 2	seven	stack traceback:
--> 4	number 4	stack traceback:
ok, value = pcall(threads.parallel, 3, function(i) error("number " .. i, 0) end)
print(value:match("^number 1\n"), value:match("also thread 3: (number 3)"), #threads.failures())
--> number 1
-->	number 3	3
print(threads.run(function() return #threads.failures() end):join()) --> 0

-- caught inside: no matter for the thread
print(threads.run(function() return pcall(error, "inside") end):join()) --> false	inside
print(threads.run(function()
  return select(2, xpcall(error, function(m) return "handled " .. m end, "it"))
end):join()) --> handled it

-- an error in a thread of a thread
local named = threads.latch(1)
local outer = threads.run(function()
  named:wait()
  local nested = threads.run(function() error("deep", 0) end)
  nested:name("nested")
  return nested:join()
end)
outer:name("outer")
named:countdown()
local ok, message = pcall(outer.join, outer)
print(message:match("^deep\n")) --> deep
-->
print(message:find("nested, stack", 1, true) < message:find("joined by outer", 1, true)) --> true
print(message:find("joined by outer", 1, true) < message:find("joined by main", 1, true)) --> true

-- an error of a runtime operation names its variable
local _, text = threads.run(function() local t = nil; return t.x end):pjoin()
print(text:match("attempt.*")) --> attempt to index a nil value (local 't')

-- an error with a to-be-closed variable pending
local log = {}
t = threads.run(function()
  local a <close> = setmetatable({}, {__close = function(_, e) log[#log + 1] = "a:" .. tostring(e) end})
  local b <close> = setmetatable({}, {__close = function(_, e) log[#log + 1] = "b:" .. tostring(e) error("in b", 0) end})
  error("first", 0)
end)
print((select(2, t:pjoin()))) --> in b
print(table.concat(log, " ")) --> b:first a:in b
