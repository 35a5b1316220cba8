-- Line numbers of runtime errors in nested functions, expressions over several lines, loops, loaded chunks.
local function line(code)
  local ok, m = pcall(assert(load(code, "=t")))
  return not ok and m and m:match("^t:(%d+):") or m
end
print(line("error()") , line("error('x')"), line("\nerror('x')"), line("\n\n\nerror('x')")) --> nil	1	2	4
print(line("local a = 1\nlocal b = 2\nlocal c = a + nil\nlocal d = 4")) --> 3
print(line("local function f()\n  error('x')\nend\n\nf()")) --> 2
print(line("local t = {}\nt.a = 1\nt.b.c = 2\nt.d = 3")) --> 3
print(line("local t = {\n  a = 1,\n  b = nil .. 'x',\n  c = 3\n}")) --> 3
print(line("local x = 1\n  + 2\n  + nil\n  + 4")) --> 3
print(line("local x = nil\n  + 2\n  + 3")) --> 2
print(line("local s = 'a'\n .. 'b'\n .. {}\n .. 'c'")) --> 4
print(line("print(\n1,\n2,\nnil + 1\n)")) --> 4
print(line("undefinedFunction(\n1,\n2\n)")) --> 1
print(line("local t = {}\nt.x\n.y\n.z = 1")) --> 3
print(line("local t = {}\nt:method(\n1,\n2)")) --> 2
print(line("if nil\n+ 1 then\nend")) --> 2
print(line("while\nnil + 1\ndo end")) --> 2
print(line("repeat\nlocal x = 1\nuntil\nnil + 1")) --> 4
print(line("for i = 1,\nnil\ndo\nend")) --> 3
print(line("for i = 1, 2 do\n\nlocal x = i + nil\nend")) --> 3
print(line("for k, v in\npairs(nil)\ndo end")) --> 2
print(line("for k in\n5\ndo end")) --> 2
print(line("return\nnil + 1")) --> 2
print(line("return (function()\nreturn nil + 1\nend)()")) --> 2
print(line("local function f(a)\nreturn a.b\nend\nlocal function g()\nreturn (f(nil))\nend\ng()")) --> 2
print(line("local a, b, c = 1,\n2,\nnil + 3")) --> 3
print(line("local a\na = 1\n\na = a < {}")) --> 4
print(line("local x = not (1 < {})\n")) --> 1
print(line("-- comment\n--[[ long\ncomment ]] error('x')")) --> 3
print(line("local s = [[\n\n\n]]\nerror('x')")) --> 5
print(line("local s = 'a\\\nb\\\nc' error('x')")) --> 3
print(line("local s = 'a\\z\n\n  b' error('x')")) --> 3
print(line("do goto l end\n\n::l::\nerror('x')")) --> 4
print(line("local t = setmetatable({}, { __index = function()\nerror('x')\nend })\nreturn t.x")) --> 2
print(line("local t = setmetatable({}, { __add = function(a, b)\nreturn b.x.y\nend })\nreturn t + 1")) --> 2
print(line("local x <close> = setmetatable({}, { __close = function()\n\nerror('x')\nend })")) --> 3
print(line("local x <close> = 5\n")) --> 1
print(line("table.sort({ 3, 2, 1 }, function(a, b)\nreturn a.x < b\nend)")) --> 2
print(line("string.gsub('abc', 'b', function()\n\nerror('x')\nend)")) --> 3
print(line("string.rep(\n)")) --> 1
print(line("error('x', 2)"), line("local function f() error('x', 2) end\n\n\nf()")) --> x	4
print(line("local function f()\nlocal function g()\nerror('x', 2)\nend\ng()\nend\nf()")) --> 5
print(line("local ok, e = pcall(error)\nerror('after')")) --> 2
print(line("load('error()', '=t')()\n")) --> nil
print(line("assert(load('\\n\\nerror(\"x\")', '=t'))()")) --> 3
print(line("local function f(...)\nlocal a = ...\nreturn a.x\nend\nf()")) --> 3
print(line("local function f(n)\nif n == 0 then\nerror('x')\nend\nreturn f(n - 1)\nend\nf(5)")) --> 3
print(line(("\n"):rep(200) .. "error('x')"), line(("\n"):rep(70000) .. "error('x')")) --> 201	70001
print(line(("local x = 1\n"):rep(150) .. "error('x')"), line("local x = 1 " .. ("x = x "):rep(1000) .. "\nerror('x')")) --> 151	2
print(line("return 1 //\n0"), line("return 1 <\n{}"), line("return -\n{}"), line("return #\nnil"),
  line("return ~\n1.5")) --> 1	2	1	1	1
print(line("local a = {}\nlocal b = a.x\n[1]"), line("local a = {} a\n.x\n.y\n()")) --> 3	3
-- currentline agrees
print(load("return debug.getinfo(1, 'l').currentline,\ndebug.getinfo(1, 'l').currentline,\n\ndebug.getinfo(1, 'l').currentline", "=t")()) --> 1	2	4
print(load("local function f() return debug.getinfo(2, 'l').currentline end\nlocal a = f()\nlocal b =\nf()\nreturn a, b, (f())", "=t")()) --> 2	4	5
print(load("local function f() return (debug.getinfo(2, 'l').currentline) end\nreturn { f(),\nf(),\n\nx = f() }.x",
  "=t") == nil) --> true
print(table.unpack(load("local function f() return (debug.getinfo(2, 'l').currentline) end\nreturn { f(),\nf(),\n\n(f()) }", "=t")())) --> 2	3	5
