-- The lines that a hook sees in constructors, returns and loops that take several lines.
local function trace(source)
  local f = assert(load(source, "=traced"))
  local lines = {}
  debug.sethook(function(_, line) lines[#lines + 1] = line end, "l")
  f()
  debug.sethook()
  print(table.concat(lines, " ", 2, #lines - 1)) -- without the calls of f and sethook here
end
trace("local t = {\n a = 1,\n b = 2,\n}\nlocal x = 1") --> 1 2 3 5
trace("local t = {\n a = nil,\n b = 2,\n}\nlocal x = 1") --> 1 2 3 5
trace("local u\nlocal t = {\n a = 1,\n b = 2,\n}\nlocal x = 1") --> 1 2 3 4 6
trace("local t = { a = 1,\n b = 2 }\nlocal x = 1") --> 1 2 3
trace("local t =\n{ a = 1,\n b = 2 }\nlocal x = 1") --> 1 2 3 4
trace("local t = { a = 1, b = 2,\n}\nlocal x = 1") --> 1 3
trace("local t = {\n 1,\n 2,\n}\nlocal x = 1") --> 1 2 4 5
trace("local t = {\n 1,\n b = 2,\n}\nlocal x = 1") --> 1 2 3 4 5
trace("local t = type(\n 1,\n {\n a = 1\n })\nlocal x") --> 1 2 4 1 6
trace("local t = {\n f = function()\n return 1\n end,\n}\nlocal x = t.f()") --> 1 4 6 3
trace("return { a = 1 }") --> 1
trace("return {\n a = 1,\n b = function() end\n}") --> 1 2 3 4
trace("return {\n 1,\n 2\n}\n") --> 1 2 4
trace("return {\n}") --> 1 2
trace("return 1,\n 2\n") --> 1 2
trace("return (\n type(1)\n)\n") --> 2 3
trace("return function()\n\nend") --> 3
trace("return 'a' ..\n 'b' ..\n type(1)") --> 1 2 3 2 3
trace("return\n") --> 1
trace("return\n;") --> 1
trace("do return\n1\n; end") --> 2
trace("local a <close> = nil return 1,\n2\n") --> 1 2
trace("local a <close> = setmetatable({}, { __close = function()\nend })\nreturn 1,\n2\n") --> 1 2 1 2 3 4 2
trace("local i = 0\nwhile i < 2 do\n i = i + 1\nend\nlocal x") --> 1 2 3 2 3 2 5
trace("local i = 0\nwhile true do\n i = i + 1\n if i == 3 then\n break\n end\nend\nlocal x") --> 1 3 4 6 3 4 6 3 4 8
trace("local i = 0\nrepeat\n i = i + 1\nuntil i == 3\nlocal x") --> 1 3 4 3 4 3 4 5
trace("local i = 0\n::a::\n i = i + 1\n if i < 3 then\n goto a\n end\nlocal x") --> 1 3 4 5 3 4 5 3 4 7
-- a captured variable that is read late makes no event of its own
trace("local n = 1\nlocal function f()\n n = n + 1\n return n\nend\nlocal x = n +\n f()\nn =\n n < f()") --> 1 5 7 3 4 6 9 3 4
trace("local t, u = {}\nlocal function f()\n t = {} u = t\n return 1\nend\nt\n.x = f(\n)\nu.x = 1") --> 1 5 7 3 4 8 9
