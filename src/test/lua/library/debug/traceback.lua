-- debug.traceback: layout, names of functions, levels, messages, coroutines, long stacks, tail calls.
local function cut(text) return (text:gsub("\n\t%[C%]: in function 'pcall'.*$", "\n\t(cut)")) end
local function run(code, ...) local ok, r = pcall(load(code, "=t"), ...) print(cut(r)) end
-- what the caller is called
run("return (debug.traceback('main'))")
--> main
--> stack traceback:
--> 	t:1: in main chunk
--> 	(cut)
run("local function f() return (debug.traceback('local')) end return (f())")
--> local
--> stack traceback:
--> 	t:1: in local 'f'
--> 	t:1: in main chunk
--> 	(cut)
run("function globalF() return (debug.traceback('global')) end return (globalF())") globalF = nil
--> global
--> stack traceback:
--> 	t:1: in function 'globalF'
--> 	t:1: in main chunk
--> 	(cut)
run("local t = {} function t.field() return (debug.traceback('field')) end return (t.field())")
--> field
--> stack traceback:
--> 	t:1: in field 'field'
--> 	t:1: in main chunk
--> 	(cut)
run("local t = {} function t:method() return (debug.traceback('method')) end return (t:method())")
--> method
--> stack traceback:
--> 	t:1: in method 'method'
--> 	t:1: in main chunk
--> 	(cut)
run("local up = function() return (debug.traceback('upvalue')) end local function g() return (up()) end return (g())")
--> upvalue
--> stack traceback:
--> 	t:1: in upvalue 'up'
--> 	t:1: in local 'g'
--> 	t:1: in main chunk
--> 	(cut)
run("return ((function() return (debug.traceback('anonymous')) end)())")
--> anonymous
--> stack traceback:
--> 	t:1: in function <t:1>
--> 	t:1: in main chunk
--> 	(cut)
run("local t = setmetatable({}, { __index = function() return (debug.traceback('index')) end }) return (t.x)")
--> index
--> stack traceback:
--> 	t:1: in metamethod 'index'
--> 	t:1: in main chunk
--> 	(cut)
run("local t = setmetatable({}, { __add = function() return (debug.traceback('add')) end }) return (t + 1)")
--> add
--> stack traceback:
--> 	t:1: in metamethod 'add'
--> 	t:1: in main chunk
--> 	(cut)
run("local t = setmetatable({}, { __concat = function() return (debug.traceback('concat')) end }) return (t .. 1)")
--> concat
--> stack traceback:
--> 	t:1: in metamethod 'concat'
--> 	t:1: in main chunk
--> 	(cut)
run("local r local t = setmetatable({}, { __close = function() r = debug.traceback('close') end }) do local x <close> = t end return r")
--> close
--> stack traceback:
--> 	t:1: in metamethod 'close'
--> 	t:1: in main chunk
--> 	(cut)
run("local t = setmetatable({}, { __lt = function() return debug.traceback('lt') end }) local r t = setmetatable({}, { __unm = function() return (debug.traceback('unm')) end }) return (-t)")
--> unm
--> stack traceback:
--> 	t:1: in metamethod 'unm'
--> 	t:1: in main chunk
--> 	(cut)
run("local r for k in function() r = debug.traceback('for') end do end return r")
--> for
--> stack traceback:
--> 	t:1: in for iterator 'for iterator'
--> 	t:1: in main chunk
--> 	(cut)
run("local r table.sort({ 2, 1 }, function() r = r or debug.traceback('sort') end) return r")
--> sort
--> stack traceback:
--> 	t:1: in function <t:1>
--> 	[C]: in function 'table.sort'
--> 	t:1: in main chunk
--> 	(cut)
run("local r string.gsub('x', 'x', function() r = debug.traceback('gsub') end) return r")
--> gsub
--> stack traceback:
--> 	t:1: in function <t:1>
--> 	[C]: in function 'string.gsub'
--> 	t:1: in main chunk
--> 	(cut)
run("local t = { { f = function() return (debug.traceback('nested field')) end } } return (t[1].f())")
--> nested field
--> stack traceback:
--> 	t:1: in field 'f'
--> 	t:1: in main chunk
--> 	(cut)
run("local t = { function() return (debug.traceback('integer index')) end } return (t[1]())")
--> integer index
--> stack traceback:
--> 	t:1: in field 'integer index'
--> 	t:1: in main chunk
--> 	(cut)
-- tail calls
run("local function f() return (debug.traceback('tail')) end local function g() return f() end return (g())")
--> tail
--> stack traceback:
--> 	t:1: in function <t:1>
--> 	(...tail calls...)
--> 	t:1: in main chunk
--> 	(cut)
run("local function f() return (debug.traceback('main tail')) end return f()")
--> main tail
--> stack traceback:
--> 	t:1: in function <t:1>
--> 	(...tail calls...)
--> 	(cut)
-- levels
run("local function f() return (debug.traceback('level 1', 1)) end return (f())")
--> level 1
--> stack traceback:
--> 	t:1: in local 'f'
--> 	t:1: in main chunk
--> 	(cut)
run("local function f() return (debug.traceback('level 2', 2)) end return (f())")
--> level 2
--> stack traceback:
--> 	t:1: in main chunk
--> 	(cut)
run("local function f() return (debug.traceback('level 0', 0)) end return (f())")
--> level 0
--> stack traceback:
--> 	[C]: in function 'debug.traceback'
--> 	t:1: in local 'f'
--> 	t:1: in main chunk
--> 	(cut)
print(debug.traceback("too high", 100)) 
--> too high
--> stack traceback:
-- lines and several frames
run("local function a() return (debug.traceback('lines')) end\nlocal function b()\n  local r = a()\n  return r\nend\n\nlocal r = b()\nreturn r")
--> lines
--> stack traceback:
--> 	t:1: in upvalue 'a'
--> 	t:3: in local 'b'
--> 	t:7: in main chunk
--> 	(cut)
-- message values
print(debug.traceback(5):match("^[^\n]*\n[^\n]*"))
--> 5
--> stack traceback:
print(debug.traceback(nil) == nil, debug.traceback(true), debug.traceback(print) == print, type(debug.traceback({})),
  debug.traceback(2.5):match("^[^\n]*")) --> false	true	true	table	2.5
print(debug.traceback():match("^[^\n]*"), debug.traceback(""):match("^[^\n]*\n[^\n]*"),
  (debug.traceback("a\nb"):match("^[^\n]*\n[^\n]*\n[^\n]*")))
  --> stack traceback:
  --> stack traceback:	a
  --> b
  --> stack traceback:
-- library functions by their full names
local _, e = xpcall(string.rep, function(m) return debug.traceback(m) end)
print(e:match("^[^\n]*\n[^\n]*\n[^\n]*\n([^\n]*)")) --> 	[C]: in function 'string.rep'
_, e = xpcall(function() local s = string.rep() end, debug.traceback)
print(e:match("^[^\n]*\n[^\n]*\n([^\n]*)")) --> 	[C]: in function 'string.rep'
-- long stacks are abbreviated
local function deep(n) if n == 0 then return (debug.traceback("deep")) end return (deep(n - 1)) end
local text = coroutine.wrap(deep)(50)
local count = select(2, text:gsub("\n", "\n"))
print(count, (text:match("\n(\t%.%.%.\t[^\n]*)"))) --> 23		...	(skipping 29 levels)
print(select(2, coroutine.wrap(deep)(5):gsub("in upvalue 'deep'", "")), select(2, text:gsub("in upvalue 'deep'", ""))) --> 5	20
-- other coroutines
local co = coroutine.create(load("local function inner() coroutine.yield() end\nlocal function outer()\n inner()\nend\nouter()", "=co"))
coroutine.resume(co)
print(debug.traceback(co))
--> stack traceback:
--> 	[C]: in function 'coroutine.yield'
--> 	co:1: in upvalue 'inner'
--> 	co:3: in local 'outer'
--> 	co:5: in main chunk
print(debug.traceback(co, "msg"))
--> msg
--> stack traceback:
--> 	[C]: in function 'coroutine.yield'
--> 	co:1: in upvalue 'inner'
--> 	co:3: in local 'outer'
--> 	co:5: in main chunk
print(debug.traceback(co, "msg", 1))
--> msg
--> stack traceback:
--> 	co:1: in upvalue 'inner'
--> 	co:3: in local 'outer'
--> 	co:5: in main chunk
print(debug.traceback(co, nil))
--> stack traceback:
--> 	[C]: in function 'coroutine.yield'
--> 	co:1: in upvalue 'inner'
--> 	co:3: in local 'outer'
--> 	co:5: in main chunk
print(debug.traceback(co, "msg", 10))
--> msg
--> stack traceback:
print(debug.traceback(co, {}) ~= nil) --> true
coroutine.resume(co)
print(debug.traceback(co)) --> stack traceback:
print(coroutine.wrap(load("return (debug.traceback('inside'))", "=co"))())
--> inside
--> stack traceback:
--> 	co:1: in main chunk
co = coroutine.create(load("local x = nil\nx()", "=co"))
print(coroutine.resume(co)) --> false	co:2: attempt to call a nil value (local 'x')
print(debug.traceback(co, "failed"))
--> failed
--> stack traceback:
--> 	co:2: in main chunk
-- from xpcall handlers, through native functions
print(cut(select(2,
  xpcall(load("local function thrower() error('thrown') end\nlocal function middle() thrower() end\nmiddle()", "=t"),
  debug.traceback)):gsub("\n\t%[C%]: in function 'xpcall'.*$", ""), nil))
  --> t:1: thrown
  --> stack traceback:
  --> 	[C]: in function 'error'
  --> 	t:1: in upvalue 'thrower'
  --> 	t:2: in local 'middle'
  --> 	t:3: in main chunk
print(select(2, xpcall(load("table.sort({ 1, 2 }, function() error('in sort') end)", "=t"), function(m)
  return (debug.traceback(m, 2):gsub("\n\t%[C%]: in function 'xpcall'.*$", ""))
end)))
--> t:1: in sort
--> stack traceback:
--> 	[C]: in function 'error'
--> 	t:1: in function <t:1>
--> 	[C]: in function 'table.sort'
--> 	t:1: in main chunk
print(select(2, xpcall(load("local a\n\na.b = 1", "=t"), function(m)
  return (debug.traceback(m, 2):gsub("\n\t%[C%]: in function 'xpcall'.*$", ""))
end)))
--> t:3: attempt to index a nil value (local 'a')
--> stack traceback:
--> 	t:3: in main chunk
print(pcall(debug.traceback, "x", "y")) --> false	bad argument #2 to 'debug.traceback' (number expected, got string)
print(pcall(debug.traceback, coroutine.create(print), "m", "n")) --> false	bad argument #3 to 'debug.traceback' (number expected, got string)
