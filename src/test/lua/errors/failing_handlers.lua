-- Message handlers that fail: they are called again with their own error, until calls are nested too deeply.
local function run(handler, f, ...)
  local calls, overflow = 0, 0
  local ok, message, more = xpcall(f or error, function(e)
    calls = calls + 1
    if tostring(e):find("C stack overflow", 1, true) then overflow = overflow + 1 end
    return handler(calls, e)
  end, ...)
  return calls, ok, message, overflow, more
end
-- the limit is 220 nested calls; some are the main program's
local function full(calls) return calls > 205 and calls <= 217 end
local function always(handler)
  local calls, ok, message, overflow = run(handler, nil, "start", 0)
  print(full(calls), ok, message, overflow)
end
always(function(c) error("again " .. c, 0) end) --> true	false	error in error handling	1
always(function(c) error({ c }) end) --> true	false	error in error handling	1
always(function() error() end) --> true	false	error in error handling	1
always(function(_, e) error(e, 0) end) --> true	false	error in error handling	19
always(function() local nothing return nothing.field end) --> true	false	error in error handling	1
always(function() local nothing return nothing() end) --> true	false	error in error handling	1
always(function() coroutine.yield(1) end) --> true	false	error in error handling	1
always(function() local closed <close> = setmetatable({}, { __close = function() end }) error("again", 0) end) --> true	false	error in error handling	1
print(coroutine.wrap(function() always(function() coroutine.yield(1) end) return "end" end)()) --> true	false	error in error handling	1
--> end
-- functions written in C for handlers
print(xpcall(error, error, "same function")) --> false	error in error handling
print(xpcall(error, error, { 1 })) --> false	error in error handling
print(xpcall(error, string.rep, "no string")) --> false	error in error handling
-- how often it may fail
for _, times in ipairs { 0, 1, 9, 10, 11, 50, 150, 250 } do
  local calls, ok, message = run(function(c, e)
    if c <= times then error("again " .. c, 0) end
    return "handled " .. e
  end, nil, "start", 0)
  print(times, times < 200 and calls or full(calls), ok, message) --> 0	1	false	handled start
  --> 1	2	false	handled again 1
  --> 9	10	false	handled again 9
  --> 10	11	false	handled again 10
  --> 11	12	false	handled again 11
  --> 50	51	false	handled again 50
  --> 150	151	false	handled again 150
  --> 250	true	false	error in error handling
end
-- nested calls leave less room, and so do calls that the handler has made when it fails
local function nested(level, f)
  if level == 0 then return f() end
  ;("x"):gsub("x", function() nested(level - 1, f) end)
end
local atTop = run(function() error("again", 0) end)
for _, level in ipairs { 1, 10, 100, 150 } do
  nested(level, function()
    print(level, atTop - run(function() error("again", 0) end)) --> 1	1
    --> 10	10
    --> 100	100
    --> 150	150
  end)
end
local calls, ok, message = run(function() nested(1, function() error("inner", 0) end) end)
print(calls > 100 and calls < 112, ok, message) --> true	false	error in error handling
calls, ok, message = run(function() nested(4, function() error("inner", 0) end) end)
print(calls > 38 and calls < 46, ok, message) --> true	false	error in error handling
-- a protected call around it goes on as if nothing had been
print(pcall(run, function() error("again", 0) end) and pcall(nested, 150, function() end)) --> true
for _ = 1, 3 do print((run(function() error("again", 0) end)) == atTop) end --> true
--> true
--> true
-- the stack overflows in the handler (under STRESS, which makes that slow, the known answers are taken)
local function recurse() return 1 + recurse() end
local function overflow(known, handler, f)
  if STRESS then return false, known end
  local _, ok, message = run(handler, f)
  return ok, message
end
print(overflow("error in error handling", function() return recurse() end)) --> false	error in error handling
print(overflow("error in error handling", function() return recurse() end, recurse)) --> false	error in error handling
print(overflow("stack overflow", function(_, e) return e:match("stack overflow") end, recurse)) --> false	stack overflow
-- one result, and handlers that catch errors themselves
print(select(2, run(function() return 1, 2, 3 end))) --> false	1	0	nil
print(select(2, run(function() end))) --> false	nil	0	nil
print(select(2, run(function(_, e) return select(2, pcall(error, "inner ", 0)) .. e end, nil, "outer", 0))) --> false	inner outer	0	nil
print(select(2, run(function(_, e)
  return select(2, xpcall(error, function(inner) return "<" .. inner .. "> " end, "inner", 0)) .. e
end, nil, "outer", 0))) --> false	<inner> outer	0	nil
print(select(2, run(function(_, e)
  return select(2, xpcall(error, function() error("again", 0) end, "inner", 0)) .. ", " .. e
end, nil, "outer", 0))) --> false	error in error handling, outer	0	nil
-- variables are closed after all the calls
local function closing(name)
  return setmetatable({}, { __close = function(_, e) print("closed", name, e) end })
end
print(select(2, run(function(c, e)
  local own <close> = closing("handler " .. c)
  if c < 3 then error("again " .. c, 0) end
  return e
end, function() local body <close> = closing("body") error("body", 0) end))) --> closed	handler 3	nil
--> closed	handler 2	again 2
--> closed	handler 1	again 2
--> closed	body	again 2
--> false	again 2	0	nil
print(select(2, run(function(c, e) return c .. " " .. e end, function()
  local failing <close> = setmetatable({}, { __close = function(_, e) error("close after " .. e, 0) end })
  error("body", 0)
end))) --> false	2 close after 1 body	0	nil
