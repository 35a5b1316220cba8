-- debug.getinfo: every field, for functions and levels.
local i = debug.getinfo(print)
print(i.what, i.short_src, i.source, i.currentline, i.linedefined, i.lastlinedefined, i.nups, i.nparams, i.isvararg,
  i.func == print, i.istailcall, i.name, i.namewhat, i.activelines) --> C	[C]	=[C]	-1	-1	-1	0	0	true	true	false	nil		nil
local f = load("local function f(a, b, ...)\n  local c = a\n  return c\nend\nreturn f", "=chunk")()
i = debug.getinfo(f)
print(i.what, i.short_src, i.source, i.currentline, i.linedefined, i.lastlinedefined, i.nups, i.nparams, i.isvararg,
  i.func == f, i.istailcall, i.name, i.namewhat) --> Lua	chunk	=chunk	-1	1	4	0	2	true	true	false	nil
i = debug.getinfo(load("\nreturn 1\n", "=m"))
print(i.what, i.linedefined, i.lastlinedefined, i.nups, i.nparams, i.isvararg, i.source) --> main	0	0	1	0	true	=m
print(debug.getinfo(load("x = 1"), "S").short_src, debug.getinfo(load("first\n = 1"), "S").short_src,
  debug.getinfo(load("x = 1", "@name.lua"), "S").short_src, debug.getinfo(load("x = 1", "@name.lua"), "S").source) --> [string "x = 1"]	[string "first..."]	name.lua	@name.lua
-- selected fields only
local function keys(t) local k = {} for n in pairs(t) do k[#k + 1] = n end table.sort(k) return table.concat(k, " ") end
print(keys(debug.getinfo(f, "S"))) --> lastlinedefined linedefined short_src source what
print(keys(debug.getinfo(f, "l"))) --> currentline
print(keys(debug.getinfo(f, "u"))) --> isvararg nparams nups
print(keys(debug.getinfo(f, "f"))) --> func
print(keys(debug.getinfo(1, "n")) == "namewhat" or keys(debug.getinfo(1, "n")), keys(debug.getinfo(1, "t"))) --> true	istailcall
print(keys(debug.getinfo(f, "L"))) --> activelines
print(keys(debug.getinfo(f, "Slu"))) --> currentline isvararg lastlinedefined linedefined nparams nups short_src source what
print(keys(debug.getinfo(f, ""))) -->
-- active lines
local function lines(code)
  local l = debug.getinfo(load(code, "=t"), "L").activelines
  local out = {}
  for n in pairs(l) do out[#out + 1] = n end
  table.sort(out)
  return table.concat(out, " ")
end
print(lines("local a = 1\n\n-- comment\nlocal b = 2\nreturn a")) --> 1 4 5
print(lines("")) --> 1
local g = load("return function(a)\n  local b = a\n\n  b = b + 1\n  return b\nend", "=t")()
local out = {}
for n in pairs(debug.getinfo(g, "L").activelines) do out[#out + 1] = n end
table.sort(out)
print(table.concat(out, " ")) --> 2 4 5 6
print(debug.getinfo(print, "L").activelines) --> nil
-- names and kinds by how they were called
local function who() local n = debug.getinfo(2, "n") return tostring(n.name) .. "/" .. n.namewhat end
local function localF() return (who()) end
print(localF()) --> localF/local
function globalF() return (who()) end
print(globalF()) --> globalF/global
globalF = nil
local t = { fieldF = function() return (who()) end }
function t:methodF() return (who()) end
print(t.fieldF(), t:methodF()) --> fieldF/field	methodF/method
local upF = function() return (who()) end
print((function() return (upF()) end)()) --> upF/upvalue
print((function() return (who()) end)()) --> nil/
local renamed = localF
print((renamed())) --> renamed/local
local mt = {}
for _, e in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr",
  "bnot", "concat", "len", "index", "call" } do mt["__" .. e] = function() return (who()) end end
local o = setmetatable({}, mt)
print(o + 1, o - 1, o * 1, o / 1, o % 1, o ^ 1, -o, o // 1) --> add/metamethod	sub/metamethod	mul/metamethod	div/metamethod	mod/metamethod	pow/metamethod	unm/metamethod	idiv/metamethod
print(o & 1, o | 1, o ~ 1, o << 1, o >> 1, ~o) --> band/metamethod	bor/metamethod	bxor/metamethod	shl/metamethod	shr/metamethod	bnot/metamethod
print(o .. 1, #o, o.x, (o())) --> concat/metamethod	len/metamethod	index/metamethod	o/local
local cmp, r = {}, {}
cmp.__eq = function() r[#r + 1] = who() end
cmp.__lt = function() r[#r + 1] = who() end
cmp.__le = function() r[#r + 1] = who() end
cmp.__newindex = function() r[#r + 1] = who() end
cmp.__close = function() r[#r + 1] = who() end
local p, q = setmetatable({}, cmp), setmetatable({}, cmp)
local _ = { p == q, p < q, p <= q }
p.x = 1
do local c <close> = p end
print(table.concat(r, " ")) --> eq/metamethod lt/metamethod le/metamethod newindex/metamethod close/metamethod
for k in function() r = who() end do end
print(r) --> for iterator/for iterator
print(({ pcall(function() return (who()) end) })[2], (select(2, xpcall(function() return (who()) end, print)))) --> nil/	nil/
local sorted
table.sort({ 1, 2 }, function() sorted = who() end)
print(sorted) --> nil/
print((("x"):gsub("x", function() return (who()) end))) --> nil/
print(coroutine.wrap(function() return (who()) end)()) --> nil/
-- levels: 0 is getinfo itself, 1 the caller
print(debug.getinfo(0, "n").name, debug.getinfo(0, "S").what, debug.getinfo(1, "S").what, debug.getinfo(1000)) --> getinfo	C	main	nil
local function level() return debug.getinfo(2, "l").currentline, debug.getinfo(1, "l").currentline end
print(load("local level = ... return level()", "=t")(level) ~= nil, (load("local level = ...\n\nreturn (level())",
  "=t")(level))) --> true	3
print(debug.getinfo(1, "f").func ~= nil, (function() return debug.getinfo(1, "f").func end)() ~= nil) --> true	true
local function self() return debug.getinfo(1, "f").func end
print(self() == self) --> true
local rec
rec = function(n)
  if n == 0 then return debug.getinfo(1, "f").func == debug.getinfo(2, "f").func end
  return (rec(n - 1))
end
print(rec(3)) --> true
-- tail calls
local function inspect() local d = debug.getinfo(1, "tnS") return d.istailcall, d.name, d.namewhat end
local function tail() return inspect() end
print(tail()) --> true	nil
print(inspect()) --> false	inspect	local
-- parameters, varargs, upvalues
local a, b = 1, 2
for _, fn in ipairs { function() end, function(x) end, function(x, y) return a end, function(...) return a, b end,
  function(x, y, z, ...) a = b end } do
  local d = debug.getinfo(fn, "u")
  io.write(d.nparams, tostring(d.isvararg), d.nups, " ")
end
print() --> 0false0 1false0 2false1 0true2 3true2
-- transfer fields, extra options
print(debug.getinfo(1, "r").ftransfer, debug.getinfo(1, "r").ntransfer) --> 0	0
-- of a coroutine
local co = coroutine.create(load("local function inner() coroutine.yield() end\nlocal x = 1\ninner()", "=co"))
print(debug.getinfo(co, 0)) --> nil
coroutine.resume(co)
print(debug.getinfo(co, 0, "n").name, debug.getinfo(co, 1, "nSl").name, debug.getinfo(co, 1, "l").currentline,
  debug.getinfo(co, 2, "l").currentline, debug.getinfo(co, 3)) --> yield	inner	1	3	nil
print(debug.getinfo(co, print, "S").what) --> C
local function err(...) return (select(2, pcall(debug.getinfo, ...)):gsub("^.-bad", "bad")) end
print(err()) --> bad argument #1 to 'debug.getinfo' (number expected, got no value)
print(err("x")) --> bad argument #1 to 'debug.getinfo' (number expected, got string)
print(err(1, "q")) --> bad argument #2 to 'debug.getinfo' (invalid option)
print(err(1, ">S")) --> bad argument #2 to 'debug.getinfo' (invalid option '>')
print(err({})) --> bad argument #1 to 'debug.getinfo' (number expected, got table)
print(err(1, {})) --> bad argument #2 to 'debug.getinfo' (string expected, got table)
print(err(nil)) --> bad argument #1 to 'debug.getinfo' (number expected, got nil)
print(debug.getinfo(-1)) --> nil
print(err(print, ">")) --> bad argument #2 to 'debug.getinfo' (invalid option '>')
