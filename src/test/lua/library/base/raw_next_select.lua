-- select, rawequal, rawlen, rawget, rawset, next, pairs, ipairs, _G, _VERSION, print.
print(select("#"), select("#", nil), select("#", 1, nil, 3, nil), select(1, "a", "b"), select(2, "a", "b", "c")) --> 0	1	4	a	b	c
print(select(3, "a", "b", "c")) --> c
print(select(4, "a", "b", "c")) -->
print(select(-1, "a", "b", "c")) --> c
print(select(-2, "a", "b", "c")) --> b	c
print(select(-3, "a", "b", "c")) --> a	b	c
print((select(2, "a", "b", "c"))) --> b
print(select("2", "a", "b"), select(2.0, "a", "b"), select(100, 1)) --> b	b
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(select)) --> bad argument #1 to 'select' (number expected, got no value)
print(err(select, 0)) --> bad argument #1 to 'select' (index out of range)
print(err(select, -1)) --> bad argument #1 to 'select' (index out of range)
print(err(select, -4, 1, 2, 3)) --> bad argument #1 to 'select' (index out of range)
print(err(select, "x")) --> bad argument #1 to 'select' (number expected, got string)
print(err(select, {})) --> bad argument #1 to 'select' (number expected, got table)
print(err(select, 1.5)) --> bad argument #1 to 'select' (number has no integer representation)
print(err(select, math.mininteger)) --> bad argument #1 to 'select' (index out of range)
print(select(math.maxinteger, 1)) -->
-- raw functions ignore metamethods
local mt = { __index = function() return "index" end, __newindex = function() end, __len = function() return 99 end,
  __eq = function() return true end }
local a, b = setmetatable({ 1, 2 }, mt), setmetatable({}, mt)
print(rawget(a, 1), rawget(a, 3), a[3], rawlen(a), #a, rawequal(a, b), a == b, rawequal(a, a), rawlen("abc"),
  rawlen({})) --> 1	nil	index	2	99	false	true	true	3	0
print(rawset(a, "k", "v") == a, rawget(a, "k"), (function() a.z = 1 return rawget(a, "z") end)(), rawset(a, 3, nil)[3]) --> true	v	nil	index
print(rawequal(1, 1.0), rawequal("a", "a"), rawequal(nil, nil), rawequal(0/0, 0/0), rawequal({}, {}), rawequal(print,
  print), rawequal(2^53, 1 << 53), rawequal("1", 1), rawequal(nil, false)) --> true	true	true	false	false	true	true	false	false
print(rawget({ [1.0] = "f" }, 1), rawget({}, nil), rawset({}, 2.0, "x")[2], rawget(_G, "print") == print) --> f	nil	x	true
print(err(rawget, 1, 1)) --> bad argument #1 to 'rawget' (table expected, got number)
print(err(rawget, {})) --> bad argument #2 to 'rawget' (value expected)
print(err(rawset, {}, 1)) --> bad argument #3 to 'rawset' (value expected)
print(err(rawset, 1, 1, 1)) --> bad argument #1 to 'rawset' (table expected, got number)
print(err(rawset, {}, nil, 1)) --> table index is nil
print(err(rawset, {}, 0/0, 1)) --> table index is NaN
print(err(rawlen, 5)) --> bad argument #1 to 'rawlen' (table or string expected, got number)
print(err(rawlen)) --> bad argument #1 to 'rawlen' (table or string expected, got no value)
print(err(rawlen, print)) --> bad argument #1 to 'rawlen' (table or string expected, got function)
print(err(rawequal, 1)) --> bad argument #2 to 'rawequal' (value expected)
print(err(rawequal)) --> bad argument #1 to 'rawequal' (value expected)
-- next
print(next({}), next({ 5 }), next({ 5 }, 1), next({ x = 1 })) --> nil	1	nil	x	1
print(next({ x = 1 }, "x")) --> nil
print(err(next)) --> bad argument #1 to 'next' (table expected, got no value)
print(err(next, 5)) --> bad argument #1 to 'next' (table expected, got number)
print(err(next, {}, 1)) --> invalid key to 'next'
print(err(next, { 1, 2 }, 100)) --> invalid key to 'next'
print(err(next, { x = 1 }, "y")) --> invalid key to 'next'
print(next({ 1, 2, 3 }, nil)) --> 1	1
print(err(next, { 1, 2 }, 3)) --> invalid key to 'next'
local two = { 1, 2 }
two[3], two[4] = 3, 4
print(#two, next(two, 3), next(two, 4)) --> 4	4	nil
two[4] = nil
print(next(two, 3), next(two, 4)) --> nil	nil
print(next({ 1, 2, 3 }, 2)) --> 3	3
print(next({ 1, nil, 3 }, 1)) --> 3	3
print(rawequal(next, next)) --> true
-- pairs and ipairs
local p, s, c = pairs({})
print(p == next, type(s), c) --> true	table	nil
local i, is, ic = ipairs({})
print(type(i), type(is), ic, i == ipairs({}), i({ "a" }, 0)) --> function	table	0	true	1	a
print(i({}, 0)) --> nil
print(select("#", i({}, 0)), i({ 1, 2 }, 1)) --> 1	2	2
print(err(ipairs)) --> bad argument #1 to 'ipairs' (value expected)
print(err(pairs)) --> bad argument #1 to 'pairs' (value expected)
local order = {}
for k, v in ipairs({ 1, 2, nil, 4 }) do order[#order + 1] = k end
print(table.concat(order, " ")) --> 1 2
for k, v in ipairs(setmetatable({}, { __index = function(_, n) if n <= 3 then return n * n end end })) do io.write(k,
  "=", v, " ") end
print() --> 1=1 2=4 3=9
-- array part in order, then the rest
order = {} for k in pairs({ 10, 20, 30, 40 }) do order[#order + 1] = k end print(table.concat(order, " ")) --> 1 2 3 4
-- globals
print(_VERSION, _G._G == _G, type(_G), _G.print == print, rawget(_G, "_VERSION")) --> Lua 5.4	true	table	true	Lua 5.4
for _, name in ipairs { "assert", "collectgarbage", "dofile", "error", "getmetatable", "ipairs", "load", "loadfile",
  "next", "pairs", "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "require", "select", "setmetatable",
  "tonumber", "tostring", "type", "warn", "xpcall" } do assert(type(_G[name]) == "function", name) end
for _, name in ipairs { "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8" } do
  assert(type(_G[name]) == "table" and package.loaded[name] == _G[name], name)
end
-- members of each library
local function names(t)
  local n = {}
  for k in pairs(t) do n[#n + 1] = k end
  table.sort(n)
  return table.concat(n, " ")
end
print(names(coroutine)) --> close create isyieldable resume running status wrap yield
print(names(debug)) --> debug gethook getinfo getlocal getmetatable getregistry getupvalue getuservalue setcstacklimit sethook setlocal setmetatable setupvalue setuservalue traceback upvalueid upvaluejoin
print(names(io)) --> close flush input lines open output popen read stderr stdin stdout tmpfile type write
print(names(os)) --> clock date difftime execute exit getenv remove rename setlocale time tmpname
print(names(string)) --> byte char dump find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper
print(names(table)) --> concat insert move pack remove sort unpack
print(names(utf8)) --> char charpattern codepoint codes len offset
print(names(package)) --> config cpath loaded loadlib path preload searchers searchpath
-- print: uses __tostring and __name, tabs, one line
print() -->
print(nil) --> nil
print(1, 2.0, "x", true, nil) --> 1	2.0	x	true	nil
print(setmetatable({}, { __tostring = function() return "custom" end }), 5) --> custom	5
print((pcall(print, setmetatable({}, { __tostring = function() return 5 end }))), err(print, setmetatable({},
  { __tostring = function() return {} end })))
  --> 5
  --> true	'__tostring' must return a string
local saved = tostring tostring = nil print("without the global tostring", 1) tostring = saved --> without the global tostring	1
-- warn: off by default, control messages are silent
warn("@off")
warn("not shown")
warn("several ", "pieces")
print(select("#", warn("@off"))) --> 0
print(err(warn)) --> bad argument #1 to 'warn' (string expected, got no value)
print(err(warn, 1, {})) --> bad argument #2 to 'warn' (string expected, got table)
print(err(warn, nil)) --> bad argument #1 to 'warn' (string expected, got nil)
