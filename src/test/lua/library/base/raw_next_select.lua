-- select, rawequal, rawlen, rawget, rawset, next, pairs, ipairs, _G, _VERSION, print.
print(select("#"), select("#", nil), select("#", 1, nil, 3, nil), select(1, "a", "b"), select(2, "a", "b", "c")) print(select(3, "a", "b", "c")) print(select(4, "a", "b", "c")) print(select(-1, "a", "b", "c")) print(select(-2, "a", "b", "c")) print(select(-3, "a", "b", "c")) print((select(2, "a", "b", "c"))) print(select("2", "a", "b"), select(2.0, "a", "b"), select(100, 1))
--> 0	1	4	a	b	c
--> c
-->
--> c
--> b	c
--> a	b	c
--> b
--> b	b
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(select)) print(err(select, 0)) print(err(select, -1)) print(err(select, -4, 1, 2, 3)) print(err(select, "x")) print(err(select, {})) print(err(select, 1.5)) print(err(select, math.mininteger)) print(select(math.maxinteger, 1))
--> bad argument #1 to 'select' (number expected, got no value)
--> bad argument #1 to 'select' (index out of range)
--> bad argument #1 to 'select' (index out of range)
--> bad argument #1 to 'select' (index out of range)
--> bad argument #1 to 'select' (number expected, got string)
--> bad argument #1 to 'select' (number expected, got table)
--> bad argument #1 to 'select' (number has no integer representation)
--> bad argument #1 to 'select' (index out of range)
-->
-- raw functions ignore metamethods
local mt = { __index = function() return "index" end, __newindex = function() end, __len = function() return 99 end, __eq = function() return true end }
local a, b = setmetatable({ 1, 2 }, mt), setmetatable({}, mt)
print(rawget(a, 1), rawget(a, 3), a[3], rawlen(a), #a, rawequal(a, b), a == b, rawequal(a, a), rawlen("abc"), rawlen({})) print(rawset(a, "k", "v") == a, rawget(a, "k"), (function() a.z = 1 return rawget(a, "z") end)(), rawset(a, 3, nil)[3]) print(rawequal(1, 1.0), rawequal("a", "a"), rawequal(nil, nil), rawequal(0/0, 0/0), rawequal({}, {}), rawequal(print, print), rawequal(2^53, 1 << 53), rawequal("1", 1), rawequal(nil, false))
--> 1	nil	index	2	99	false	true	true	3	0
--> true	v	nil	index
--> true	true	true	false	false	true	true	false	false
print(rawget({ [1.0] = "f" }, 1), rawget({}, nil), rawset({}, 2.0, "x")[2], rawget(_G, "print") == print) print(err(rawget, 1, 1)) print(err(rawget, {})) print(err(rawset, {}, 1)) print(err(rawset, 1, 1, 1)) print(err(rawset, {}, nil, 1)) print(err(rawset, {}, 0/0, 1)) print(err(rawlen, 5)) print(err(rawlen)) print(err(rawlen, print)) print(err(rawequal, 1)) print(err(rawequal))
--> f	nil	x	true
--> bad argument #1 to 'rawget' (table expected, got number)
--> bad argument #2 to 'rawget' (value expected)
--> bad argument #3 to 'rawset' (value expected)
--> bad argument #1 to 'rawset' (table expected, got number)
--> table index is nil
--> table index is NaN
--> bad argument #1 to 'rawlen' (table or string expected, got number)
--> bad argument #1 to 'rawlen' (table or string expected, got no value)
--> bad argument #1 to 'rawlen' (table or string expected, got function)
--> bad argument #2 to 'rawequal' (value expected)
--> bad argument #1 to 'rawequal' (value expected)
-- next
print(next({}), next({ 5 }), next({ 5 }, 1), next({ x = 1 })) print(next({ x = 1 }, "x")) print(err(next)) print(err(next, 5)) print(err(next, {}, 1)) print(err(next, { 1, 2 }, 3)) print(err(next, { x = 1 }, "y")) print(next({ 1, 2, 3 }, nil)) print(next({ 1, 2, 3 }, 2)) print(next({ 1, nil, 3 }, 1)) print(rawequal(next, next))
--> nil	1	nil	x	1
--> nil
--> bad argument #1 to 'next' (table expected, got no value)
--> bad argument #1 to 'next' (table expected, got number)
--> invalid key to 'next'
--> invalid key to 'next'
--> invalid key to 'next'
--> 1	1
--> 3	3
--> 3	3
--> true
-- pairs and ipairs
local p, s, c = pairs({}) print(p == next, type(s), c) local i, is, ic = ipairs({}) print(type(i), type(is), ic, i == ipairs({}), i({ "a" }, 0)) print(i({}, 0)) print(select("#", i({}, 0)), i({ 1, 2 }, 1)) print(err(ipairs)) print(err(pairs))
--> true	table	nil
--> function	table	0	true	1	a
--> nil
--> 1	2	2
--> bad argument #1 to 'ipairs' (value expected)
--> bad argument #1 to 'pairs' (value expected)
local order = {} for k, v in ipairs({ 1, 2, nil, 4 }) do order[#order + 1] = k end print(table.concat(order, " ")) for k, v in ipairs(setmetatable({}, { __index = function(_, n) if n <= 3 then return n * n end end })) do io.write(k, "=", v, " ") end print()
--> 1 2
--> 1=1 2=4 3=9
-- array part in order, then the rest
order = {} for k in pairs({ 10, 20, 30, 40 }) do order[#order + 1] = k end print(table.concat(order, " ")) --> 1 2 3 4
-- globals
print(_VERSION, _G._G == _G, type(_G), _G.print == print, rawget(_G, "_VERSION")) for _, name in ipairs { "assert", "collectgarbage", "dofile", "error", "getmetatable", "ipairs", "load", "loadfile", "next", "pairs", "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "tonumber", "tostring", "type", "warn", "xpcall" } do assert(type(_G[name]) == "function", name) end for _, name in ipairs { "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8" } do assert(type(_G[name]) == "table" and package.loaded[name] == _G[name], name) end --> Lua 5.4	true	table	true	Lua 5.4
-- members of each library
local function names(t) local n = {} for k in pairs(t) do n[#n + 1] = k end table.sort(n) return table.concat(n, " ") end
print(names(coroutine)) print(names(debug)) print(names(io)) print(names(os)) print(names(string)) print(names(table)) print(names(utf8)) print(names(package))
--> close create isyieldable resume running status wrap yield
--> debug gethook getinfo getlocal getmetatable getregistry getupvalue getuservalue setcstacklimit sethook setlocal setmetatable setupvalue setuservalue traceback upvalueid upvaluejoin
--> close flush input lines open output popen read stderr stdin stdout tmpfile type write
--> clock date difftime execute exit getenv remove rename setlocale time tmpname
--> byte char dump find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper
--> concat insert move pack remove sort unpack
--> char charpattern codepoint codes len offset
--> config cpath loaded loadlib path preload searchers searchpath
-- print: uses __tostring and __name, tabs, one line
print() print(nil) print(1, 2.0, "x", true, nil) print(setmetatable({}, { __tostring = function() return "custom" end }), 5) print((pcall(print, setmetatable({}, { __tostring = function() return 5 end }))), err(print, setmetatable({}, { __tostring = function() return {} end })))
-->
--> nil
--> 1	2.0	x	true	nil
--> custom	5
--> 5
--> true	'__tostring' must return a string
local saved = tostring tostring = nil print("without the global tostring", 1) tostring = saved --> without the global tostring	1
-- warn: off by default, control messages are silent
warn("@off") warn("not shown") warn("several ", "pieces") print(select("#", warn("@off"))) print(err(warn)) print(err(warn, 1, {})) print(err(warn, nil))
--> 0
--> bad argument #1 to 'warn' (string expected, got no value)
--> bad argument #2 to 'warn' (string expected, got table)
--> bad argument #1 to 'warn' (string expected, got nil)
