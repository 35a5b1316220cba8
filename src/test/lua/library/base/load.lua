-- load: strings, reader functions, chunk names, modes, environments, results.
print(load("return 1, 2, 3")()) --> 1	2	3
print(load("x = ")) --> nil	[string "x = "]:1: unexpected symbol near <eof>
print(load("return ...")(4, 5)) --> 4	5
print(type(load("")), load("")()) --> function
print(select("#", load("return")())) --> 0
print(load("local a <const> = 1; return a + 1")()) --> 2
print(load("return function(x) return x * 2 end")()(21)) --> 42
print(load("-- only a comment")()) -->
print(load("return --[[x]] 5 ;")()) --> 5
-- reader functions
local function reader(...) local parts, i = { ... }, 0 return function() i = i + 1 return parts[i] end end
print(load(reader("return ", "1 ", "+", " 2"))()) --> 3
print(load(reader("return '", "a", "b", "c", "'"))()) --> abc
print(load(reader("ret", "urn", " 5"))()) --> 5
print(type(load(reader()))) --> function
print(load(reader("return 1", "", " + not reached"))()) --> 1
print(load(reader("return 1", nil))()) --> 1
print(load(reader("ret", "")) == nil) --> true
print(load(reader("return 12", "34"))()) --> 1234
local calls = 0
print(load(function()
  calls = calls + 1
  if calls <= 1000 then return " " elseif calls == 1001 then return "return 'patient'" end
end)()) --> patient
print(pcall(load, function() error("reader fails", 0) end)) --> true	nil	reader fails
print(pcall(load, function() return {} end)) --> true	nil	reader function must return a string
print(pcall(load, function() return true end)) --> true	nil	reader function must return a string
-- chunk names in messages and debug information
print(load("error('e')", "=name") and select(2, pcall(load("error('e')", "=name")))) --> name:1: e
print(select(2, pcall(load("error('e')", "@file")))) --> file:1: e
print(select(2, pcall(load("error('e')", "text")))) --> [string "text"]:1: e
print(select(2, pcall(load("error('e')")))) --> [string "error('e')"]:1: e
print(select(2, pcall(load(reader("error('e')"))))) --> (load):1: e
print(select(2, load("x =", "=bad"))) --> bad:1: unexpected symbol near <eof>
print(select(2, load(reader("x ="), "=bad reader"))) --> bad reader:1: unexpected symbol near <eof>
print(debug.getinfo(load("return 1", "=n"), "S").source, debug.getinfo(load("return 1"), "S").source,
  debug.getinfo(load("return 1", "@f"), "S").short_src) --> =n	return 1	f
print(debug.getinfo(load("return 1", "=n"), "S").what, debug.getinfo(load("\n\nreturn 1", "=n"), "S").linedefined) --> main	0
-- modes
print(load("return 1", "=t", "t")()) --> 1
print(load("return 1", "=t", "bt")()) --> 1
print(load("return 1", "=t", "b")) --> nil	attempt to load a text chunk (mode is 'b')
print(load(string.dump(load("return 'bin'")), "=t", "b")()) --> bin
print(load(string.dump(load("return 'bin'")), "=t", "t")) --> nil	attempt to load a binary chunk (mode is 't')
print(load("return 1", "=t", nil)()) --> 1
print(load("return 1", "=t", "x")) --> nil	attempt to load a text chunk (mode is 'x')
print(load("return 1", "=t", "")) --> nil	attempt to load a text chunk (mode is '')
-- environments
local env = { y = 5 }
print(load("return y", "=t", "t", env)(), load("y = 6", "=t", "t", env)(), env.y, y) --> 5	nil	6	nil
print(load("return _ENV", "=t", "t", env)() == env, load("return _ENV")() == _G, load("return _ENV", "=t", "t", nil)()) --> true	true	nil
print(pcall(load("return y", "=t", "t", nil))) --> false	t:1: attempt to index a nil value (upvalue '_ENV')
print(load("local function f() return y end return f()", "=t", "t", env)()) --> 6
print(load("return (function() y = y + 1 return y end)()", "=t", "t", env)(), env.y) --> 7	7
local e1, e2 = {}, {}
local c1, c2 = load("v = ...", "=t", "t", e1), load("v = ...", "=t", "t", e2)
c1(1)
c2(2)
print(e1.v, e2.v, v) --> 1	2	nil
local again = load("count = (count or 0) + 1 return count", "=t", "t", {})
print(again(), again(), again()) --> 1	2	3
-- each load makes a new function, with fresh upvalues
local a, b = load("local n = 0 return function() n = n + 1 return n end"), nil
b = a()
local c = a()
print(b(), b(), c(), a() == a()) --> 1	2	1	false
-- the chunk is a vararg function, can recurse, can fail
print(load("return select('#', ...), ...")(nil, nil)) --> 2	nil	nil
print(load("local n = ... if n == 0 then return 'done' end return load('return ...')(n)")(0)) --> done
print(pcall(load("local t = nil return t.x", "=t"))) --> false	t:1: attempt to index a nil value (local 't')
-- loadstring by hand: eval, expression or statement
local function eval(text)
  local f = load("return " .. text, "=eval") or load(text, "=eval")
  if not f then return "syntax error" end
  return f()
end
print(eval("1 + 1"), eval("local z = 5 return z * 2"), eval("= 5"), eval("'x' .. 'y'"), eval("math.max(1, 5)")) --> 2	10	syntax error	xy	5
-- generated code: unrolled, with many constants, long strings
local parts = {}
for i = 1, STRESS and 50 or 500 do parts[i] = "s = s + " .. i end
print(load("local s = 0 " .. table.concat(parts, " ") .. " return s")() == #parts * (#parts + 1) // 2) --> true
print(#load("return " .. string.format("%q", ("x"):rep(5000)))()) --> 5000
for i = 1, STRESS and 10 or 200 do assert(load("return " .. i .. " * 2")() == i * 2) end
local function err(...) return (select(2, pcall(load, ...)):gsub("^.-bad", "bad")) end
print(err()) --> bad argument #1 to 'load' (function expected, got no value)
print(err(nil)) --> bad argument #1 to 'load' (function expected, got nil)
print(err({})) --> bad argument #1 to 'load' (function expected, got table)
print(err(true)) --> bad argument #1 to 'load' (function expected, got boolean)
print(err("x", {})) --> bad argument #2 to 'load' (string expected, got table)
print(err("x", "=n", {})) --> bad argument #3 to 'load' (string expected, got table)
print(load("x = = 1", "=n") == nil, load(5) == nil, load(5, "=five")) --> true	true	nil	five:1: unexpected symbol near '5'
-- errors in the text: first line, last line, unfinished
print(load("\n\nx = ?", "=t")) --> nil	t:3: unexpected symbol near '?'
print(load("for", "=t")) --> nil	t:1: <name> expected near <eof>
print(load("x = 'abc", "=t")) --> nil	t:1: unfinished string near <eof>
print(load("return 1 1", "=t")) --> nil	t:1: <eof> expected near '1'
print(load("goto l", "=t")) --> nil	t:1: no visible label 'l' for <goto> at line 1
print(load(("x = 1 "):rep(100) .. "=", "=t")) --> nil	t:1: unexpected symbol near '='
print(load(reader("x = ", "\n\n", "="), "=t")) --> nil	t:3: unexpected symbol near '='
