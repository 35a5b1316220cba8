-- error(): values of every type, levels, positions; assert.
print(pcall(error, "message", 0)) --> false	message
print(pcall(error, "message")) --> false	message
print(pcall(error)) --> false	nil
print(pcall(error, nil)) --> false	nil
print(pcall(error, 42)) --> false	42
print(pcall(error, true)) --> false	true
print(select(2, pcall(error, print)) == print) --> true
local t = {}
print(select(2, pcall(error, t)) == t) --> true
local function run(code, ...) local ok, m = pcall(load(code, "=t"), ...) return m end
print(run("error('plain')")) --> t:1: plain
print(run("error('level 0', 0)")) --> level 0
print(run("error('level 1', 1)")) --> t:1: level 1
print(run("local function f() error('level 2', 2) end\n\nf()")) --> t:3: level 2
print(run("local function f() error('level 1', 1) end\n\nf()")) --> t:1: level 1
print(run("local function g() error('level 3', 3) end\nlocal function f() g() return 1 end\nf()")) --> t:3: level 3
print(run("local function f() error('level 2 in pcall', 2) end\nlocal ok, m = pcall(f) error(m, 0)")) --> level 2 in pcall
print(run("error('too high', 50)")) --> too high
print(run("error('negative', -1)")) --> negative
print(run("error(5)")) --> 5
print(run("error('5')")) --> t:1: 5
print(run("error(2.5, 1)"), math.type(run("error(2.5, 1)"))) --> 2.5	float
print(run("error({ 'x' })")[1]) --> x
print(run("error(nil, 1)")) --> nil
print(run("error('line\\nbreak')"))
--> t:1: line
--> break
print(run("error('')")) --> t:1:
print(run("error('a\\0b')") == "t:1: a\0b") --> true
print(run("error('float level', 1.0)")) --> t:1: float level
print(run("local s = ('x'):rep(300) error(s)") == "t:1: " .. ("x"):rep(300)) --> true
print(pcall(error, "bad level", "x")) --> false	bad argument #2 to 'error' (number expected, got string)
print(pcall(error, "bad level", {})) --> false	bad argument #2 to 'error' (number expected, got table)
print(pcall(error, "bad level", 1.5)) --> false	bad argument #2 to 'error' (number has no integer representation)
-- the line is where the function stands
print(run("\n\n\nerror(\n'multi-line'\n)")) --> t:4: multi-line
print(run("local x =\n1 +\nnil")) --> t:2: attempt to perform arithmetic on a nil value
print(run("local t = {\n1,\n2,\nnil + 1 }")) --> t:4: attempt to perform arithmetic on a nil value
print(run("local function f(a)\nreturn a.b.c\nend\nreturn f(\n{}\n)")) --> t:2: attempt to index a nil value (field 'b')
print(run("return\n#\nnil")) --> t:2: attempt to get length of a nil value
print(run("local a = {}\nlocal b = a\n.x\n.y")) --> t:4: attempt to index a nil value (field 'x')
print(run("for i = 1, 3 do\nif i == 2 then\nerror('at ' .. i)\nend\nend")) --> t:3: at 2
print(run("local s = 'a'\n..\n{}")) --> t:2: attempt to concatenate a table value
print(run("local f = function()\nerror('in function') end\nf()")) --> t:2: in function
-- chunk names
local function named(name) return (select(2, pcall(load("error('e')", name)))) end
print(named("=name"), named("@file.lua"), named("source"), named("@"), named("=")) --> name:1: e	file.lua:1: e	[string "source"]:1: e	:1: e	:1: e
print(named("two\nlines"), named("@two\nlines") == "two\nlines:1: e", named("local x = 1")) --> [string "two..."]:1: e	true	[string "local x = 1"]:1: e
print(named("@" .. ("d/"):rep(40) .. "f.lua")) --> .../d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/f.lua:1: e
print(named("=" .. ("n"):rep(80))) --> nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn:1: e
print(named(("s"):rep(80))) --> [string "sssssssssssssssssssssssssssssssssssssssssssss..."]:1: e
print(named(("s"):rep(40) .. "\n" .. ("t"):rep(40))) --> [string "ssssssssssssssssssssssssssssssssssssssss..."]:1: e
print((select(2, pcall(load("error('no name')"))))) --> [string "error('no name')"]:1: no name
print((select(2, pcall(load(function() local x = t.done t.done = true return not x and "error('reader')" or nil end))))) --> (load):1: reader
-- assert
print(assert(1, 2, nil, 4)) --> 1	2	nil	4
print(select("#", assert(true, nil, nil))) --> 3
print(pcall(assert, false)) --> false	assertion failed!
print(pcall(assert, nil, "message")) --> false	message
print(pcall(assert, false, 42)) --> false	42
print(pcall(assert, nil, nil)) --> false	nil
print(select(2, pcall(assert, false, t)) == t) --> true
print(pcall(assert, false, "no position added")) --> false	no position added
print(pcall(assert)) --> false	bad argument #1 to 'assert' (value expected)
print(run("assert(false, 'from assert')")) --> t:1: from assert
print(run("assert(nil)")) --> t:1: assertion failed!
print(run("assert()")) --> t:1: bad argument #1 to 'assert' (value expected)
print(run("assert(1 == 2, 'x' .. 5)")) --> t:1: x5
print(pcall(assert, select(2, pcall(error, "chained", 0)) == nil, "second")) --> false	second
print(assert(load("return 5"))(), pcall(assert, load("return +", "=t"))) --> 5	false	t:1: unexpected symbol near '+'
