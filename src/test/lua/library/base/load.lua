-- load: strings, reader functions, chunk names, modes, environments, results.
print(load("return 1, 2, 3")()) print(load("x = ")) print(load("return ...")(4, 5)) print(type(load("")), load("")()) print(select("#", load("return")()))
--> 1	2	3
--> nil	[string "x = "]:1: unexpected symbol near <eof>
--> 4	5
--> function
--> 0
print(load("local a <const> = 1; return a + 1")()) print(load("return function(x) return x * 2 end")()(21)) print(load("-- only a comment")()) print(load("return --[[x]] 5 ;")())
--> 2
--> 42
-->
--> 5
-- reader functions
local function reader(...) local parts, i = { ... }, 0 return function() i = i + 1 return parts[i] end end
print(load(reader("return ", "1 ", "+", " 2"))()) print(load(reader("return '", "a", "b", "c", "'"))()) print(load(reader("ret", "urn", " 5"))()) print(type(load(reader())))
--> 3
--> abc
--> 5
--> function
print(load(reader("return 1", "", " + not reached"))()) print(load(reader("return 1", nil))()) print(load(reader("ret", "")) == nil) print(load(reader("return 12", "34"))())
--> 1
--> 1
--> true
--> 1234
local calls = 0 print(load(function() calls = calls + 1 if calls <= 1000 then return " " elseif calls == 1001 then return "return 'patient'" end end)()) --> patient
print(pcall(load, function() error("reader fails", 0) end)) print(pcall(load, function() return {} end)) print(pcall(load, function() return true end))
--> true	nil	reader fails
--> true	nil	reader function must return a string
--> true	nil	reader function must return a string
-- chunk names in messages and debug information
print(load("error('e')", "=name") and select(2, pcall(load("error('e')", "=name")))) print(select(2, pcall(load("error('e')", "@file")))) print(select(2, pcall(load("error('e')", "text")))) print(select(2, pcall(load("error('e')")))) print(select(2, pcall(load(reader("error('e')"))))) print(select(2, load("x =", "=bad"))) print(select(2, load(reader("x ="), "=bad reader"))) print(debug.getinfo(load("return 1", "=n"), "S").source, debug.getinfo(load("return 1"), "S").source, debug.getinfo(load("return 1", "@f"), "S").short_src) print(debug.getinfo(load("return 1", "=n"), "S").what, debug.getinfo(load("\n\nreturn 1", "=n"), "S").linedefined)
--> name:1: e
--> file:1: e
--> [string "text"]:1: e
--> [string "error('e')"]:1: e
--> (load):1: e
--> bad:1: unexpected symbol near <eof>
--> bad reader:1: unexpected symbol near <eof>
--> =n	return 1	f
--> main	0
-- modes
print(load("return 1", "=t", "t")()) print(load("return 1", "=t", "bt")()) print(load("return 1", "=t", "b")) print(load(string.dump(load("return 'bin'")), "=t", "b")()) print(load(string.dump(load("return 'bin'")), "=t", "t")) print(load("return 1", "=t", nil)()) print(load("return 1", "=t", "x")) print(load("return 1", "=t", ""))
--> 1
--> 1
--> nil	attempt to load a text chunk (mode is 'b')
--> bin
--> nil	attempt to load a binary chunk (mode is 't')
--> 1
--> nil	attempt to load a text chunk (mode is 'x')
--> nil	attempt to load a text chunk (mode is '')
-- environments
local env = { y = 5 } print(load("return y", "=t", "t", env)(), load("y = 6", "=t", "t", env)(), env.y, y) print(load("return _ENV", "=t", "t", env)() == env, load("return _ENV")() == _G, load("return _ENV", "=t", "t", nil)()) print(pcall(load("return y", "=t", "t", nil))) print(load("local function f() return y end return f()", "=t", "t", env)()) print(load("return (function() y = y + 1 return y end)()", "=t", "t", env)(), env.y)
--> 5	nil	6	nil
--> true	true	nil
--> false	t:1: attempt to index a nil value (upvalue '_ENV')
--> 6
--> 7	7
local e1, e2 = {}, {} local c1, c2 = load("v = ...", "=t", "t", e1), load("v = ...", "=t", "t", e2) c1(1) c2(2) print(e1.v, e2.v, v) local again = load("count = (count or 0) + 1 return count", "=t", "t", {}) print(again(), again(), again())
--> 1	2	nil
--> 1	2	3
-- each load makes a new function, with fresh upvalues
local a, b = load("local n = 0 return function() n = n + 1 return n end"), nil b = a() local c = a() print(b(), b(), c(), a() == a()) --> 1	2	1	false
-- the chunk is a vararg function, can recurse, can fail
print(load("return select('#', ...), ...")(nil, nil)) print(load("local n = ... if n == 0 then return 'done' end return load('return ...')(n)")(0)) print(pcall(load("local t = nil return t.x", "=t")))
--> 2	nil	nil
--> done
--> false	t:1: attempt to index a nil value (local 't')
-- loadstring by hand: eval, expression or statement
local function eval(text) local f = load("return " .. text, "=eval") or load(text, "=eval") if not f then return "syntax error" end return f() end
print(eval("1 + 1"), eval("local z = 5 return z * 2"), eval("= 5"), eval("'x' .. 'y'"), eval("math.max(1, 5)")) --> 2	10	syntax error	xy	5
-- generated code: unrolled, with many constants, long strings
local parts = {} for i = 1, STRESS and 50 or 500 do parts[i] = "s = s + " .. i end print(load("local s = 0 " .. table.concat(parts, " ") .. " return s")() == #parts * (#parts + 1) // 2) print(#load("return " .. string.format("%q", ("x"):rep(5000)))())
--> true
--> 5000
for i = 1, STRESS and 10 or 200 do assert(load("return " .. i .. " * 2")() == i * 2) end
local function err(...) return (select(2, pcall(load, ...)):gsub("^.-bad", "bad")) end
print(err()) print(err(nil)) print(err({})) print(err(true)) print(err("x", {})) print(err("x", "=n", {})) print(load("x = = 1", "=n") == nil, load(5) == nil, load(5, "=five")) 
--> bad argument #1 to 'load' (function expected, got no value)
--> bad argument #1 to 'load' (function expected, got nil)
--> bad argument #1 to 'load' (function expected, got table)
--> bad argument #1 to 'load' (function expected, got boolean)
--> bad argument #2 to 'load' (string expected, got table)
--> bad argument #3 to 'load' (string expected, got table)
--> true	true	nil	five:1: unexpected symbol near '5'
-- errors in the text: first line, last line, unfinished
print(load("\n\nx = ?", "=t")) print(load("for", "=t")) print(load("x = 'abc", "=t")) print(load("return 1 1", "=t")) print(load("goto l", "=t")) print(load(("x = 1 "):rep(100) .. "=", "=t")) print(load(reader("x = ", "\n\n", "="), "=t"))
--> nil	t:3: unexpected symbol near '?'
--> nil	t:1: <name> expected near <eof>
--> nil	t:1: unfinished string near <eof>
--> nil	t:1: <eof> expected near '1'
--> nil	t:1: no visible label 'l' for <goto> at line 1
--> nil	t:1: unexpected symbol near '='
--> nil	t:3: unexpected symbol near '='
