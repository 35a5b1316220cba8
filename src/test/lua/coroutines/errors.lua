-- Errors inside coroutines: results of resume, tracebacks, error values, dead state.
local function try(f, ...) return coroutine.resume(coroutine.create(f), ...) end
print(try(error, "native", 0)) --> false	native
print(try(function() error("string", 0) end)) --> false	string
print(try(function() error(nil) end)) --> false	nil
print(try(function() error() end)) --> false	nil
print(try(function() error(42) end)) --> false	42
print(select(2, try(function() error({ 1, 2 }) end))[2]) --> 2
print(try(function() error(true) end)) --> false	true
print((select(2, try(load("error('with position')", "=t"))))) --> t:1: with position
print((select(2, try(load("\nlocal a = {} ; a.b.c = 1", "=t"))))) --> t:2: attempt to index a nil value (field 'b')
print((select(2, try(load("local f = 5 ; f()", "=t"))))) --> t:1: attempt to call a number value (local 'f')
print((select(2, try(load("coroutine.yield(1)\nerror('not reached')", "=t"))))) --> 1
print(try(string.rep)) --> false	bad argument #1 to 'string.rep' (string expected, got no value)
print(try(string.rep, {}, 1)) --> false	bad argument #1 to 'string.rep' (string expected, got table)
print(try(setmetatable, 1, 2)) --> false	bad argument #1 to 'setmetatable' (table expected, got number)
-- error after some yields
local co = coroutine.create(function() coroutine.yield(1) coroutine.yield(2) error("third", 0) end)
print(coroutine.resume(co)) --> true	1
print(coroutine.resume(co)) --> true	2
print(coroutine.resume(co)) --> false	third
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
print(coroutine.status(co)) --> dead
-- the stack of a failed coroutine can be inspected
co = coroutine.create(load([[
local function inner()
  error("inner failed")
end
local function outer()
  inner()
  return 1
end
outer()]], "=t"))
print(coroutine.resume(co)) --> false	t:2: inner failed
print(debug.traceback(co))
--> stack traceback:
--> 	[C]: in function 'error'
--> 	t:2: in upvalue 'inner'
--> 	t:5: in local 'outer'
--> 	t:8: in main chunk
print(debug.traceback(co, "message"))
--> message
--> stack traceback:
--> 	[C]: in function 'error'
--> 	t:2: in upvalue 'inner'
--> 	t:5: in local 'outer'
--> 	t:8: in main chunk
print(debug.traceback(co, nil, 1))
--> stack traceback:
--> 	t:2: in upvalue 'inner'
--> 	t:5: in local 'outer'
--> 	t:8: in main chunk
print(debug.getinfo(co, 1, "l").currentline, debug.getinfo(co, 2, "l").currentline) --> 2	5
-- of a suspended one
co = coroutine.create(load([[
local function inner(a)
  local b = a * 2
  coroutine.yield(b)
end
local x = 5
inner(x)]], "=t"))
print(coroutine.resume(co)) --> true	10
print(debug.traceback(co))
--> stack traceback:
--> 	[C]: in function 'coroutine.yield'
--> 	t:3: in local 'inner'
--> 	t:6: in main chunk
print(debug.getlocal(co, 1, 1)) --> a	5
print(debug.getlocal(co, 1, 2)) --> b	10
print(debug.getlocal(co, 2, 2)) --> x	5
print(debug.setlocal(co, 1, 2, "changed"), debug.getlocal(co, 1, 2)) --> b	b	changed
-- new and finished ones have no stack
print(debug.traceback(coroutine.create(print))) --> stack traceback:
co = coroutine.create(function() return 1 end)
coroutine.resume(co)
print(debug.traceback(co)) --> stack traceback:
print(debug.getinfo(co, 0), debug.getinfo(co, 1)) --> nil	nil
-- an error in a nested coroutine is a value in the outer one
print(try(function()
  local inner = coroutine.create(function() error("inner", 0) end)
  local ok, m = coroutine.resume(inner)
  return ok, m, coroutine.status(inner)
end)) --> true	false	inner	dead
print(try(load([[local inner = coroutine.wrap(function() error("via wrap", 0) end) inner()]], "=t"))) --> false	t:1: via wrap
-- resume inside pcall, pcall inside resume
print(pcall(coroutine.resume, coroutine.create(function() error("x", 0) end))) --> true	false	x
print(try(function() return pcall(error, "y", 0) end)) --> true	false	y
-- error objects keep their identity through any number of levels
local object = setmetatable({}, { __tostring = function() return "the object" end })
local function level(n)
  if n == 0 then error(object) end
  local ok, e = coroutine.resume(coroutine.create(level), n - 1)
  error(e)
end
local ok, e = pcall(level, 10)
print(ok, e == object, tostring(e)) --> false	true	the object
-- assert, error with levels
print(try(assert, false, "assert message")) --> false	assert message
print(try(assert, nil)) --> false	assertion failed!
print((select(2, try(load("local function f() error('L1', 1) end f()", "=t"))))) --> t:1: L1
print((select(2, try(load("local function f() error('L2', 2) end\nf()", "=t"))))) --> t:2: L2
print((select(2, try(load("local function f() error('L3', 3) end\nlocal function g() f() return 1 end\ng()", "=t"))))) --> t:3: L3
-- an error in a function called by a resumed native
print(try(pcall, error, "e")) --> true	false	e
print(try(xpcall, error, function(m) return m .. " handled" end, "e")) --> true	false	e handled
print(try(coroutine.wrap(function() error("in wrap", 0) end))) --> false	in wrap
-- failing many times leaves the state usable
for i = 1, STRESS and 5 or 100 do
  local o, m = try(function() local t = {} for j = 1, 5 do t[j] = j end error(i) end)
  assert(not o and m == i)
end
print(collectgarbage("count") > 0) --> true
