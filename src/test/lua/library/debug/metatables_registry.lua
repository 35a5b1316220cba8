-- debug.getmetatable, setmetatable, getregistry, getuservalue, setuservalue.
local t = {}
print(debug.getmetatable(t), debug.setmetatable(t, { __index = { x = 1 } }) == t, t.x, debug.setmetatable(t, nil) == t,
  t.x) --> nil	true	1	true	nil
print(debug.getmetatable("").__index == string, debug.getmetatable("a") == debug.getmetatable("b"),
  debug.getmetatable(5), debug.getmetatable(nil), debug.getmetatable(true), debug.getmetatable(print),
  debug.getmetatable(coroutine.create(print))) --> true	true	nil	nil	nil	nil	nil
local p = setmetatable({}, { __metatable = "protected" })
print(getmetatable(p), type(debug.getmetatable(p)), debug.getmetatable(p).__metatable, debug.setmetatable(p, nil) == p,
  getmetatable(p)) --> protected	table	protected	true	nil
-- whole types
debug.setmetatable(5, { __index = function(n, k) return k .. n end, __call = function(n, ...) return n, ... end,
  __len = function(n) return n end })
print((5).field, (7)(8), #9, (1.5).x) --> field5	7	9	x1.5
debug.setmetatable(0, nil)
print(debug.getmetatable(1), pcall(function() return (5).x end) == false) --> nil	true
debug.setmetatable(nil, { __index = function() return nil end, __add = function(a, b) return "nil added" end })
print((nil).a, nil + 1) --> nil	nil added
local u
print(u.x.y.z) --> nil
debug.setmetatable(nil, nil)
debug.setmetatable(true, { __lt = function(a, b) return not a and b end, __concat = function(a, b) return tostring(a) ..
  tostring(b) end })
print(false < true, true < false, true .. false, true .. "!") --> true	false	truefalse	true!
debug.setmetatable(true, nil)
debug.setmetatable(print, { __index = { name = "a function" }, __concat = function(f,
  g) return function(...) return f(g(...)) end end })
print(print.name, (function() end).name, (string.upper .. string.reverse)("abc")) --> a function	a function	CBA
debug.setmetatable(print, nil)
debug.setmetatable(coroutine.create(print), { __index = coroutine })
local co = coroutine.create(function() coroutine.yield(1) end)
print(co:status(), co:resume(), co:status()) --> suspended	true	suspended
debug.setmetatable(co, nil)
print(pcall(function() return co:status() end) == false) --> true
local smt = debug.getmetatable("")
local savedIndex = smt.__index
smt.__index = function(s, k) if type(k) == "number" then return s:sub(k, k) end return string[k] end
print(("hello")[1], ("hello")[-1], ("x"):upper()) --> h	o	X
smt.__index = savedIndex
print(("hello").len == string.len) --> true
-- registry
local r = debug.getregistry()
print(type(r), r[2] == _G, type(r[1]), r._LOADED == package.loaded, r._PRELOAD == package.preload,
  debug.getregistry() == r) --> table	true	thread	true	true	true
-- user values: only full userdata have them
print(debug.getuservalue(io.stdout)) --> nil
print(debug.getuservalue({})) --> nil
print(debug.getuservalue(io.stdout, 1)) --> nil
print(debug.setuservalue(io.stdout, 1, 5)) --> nil
print(debug.getuservalue(5, 1)) --> nil
print(pcall(debug.setuservalue, {}, 1)) --> false	bad argument #1 to 'debug.setuservalue' (userdata expected, got table)
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(debug.getmetatable)) --> bad argument #1 to 'debug.getmetatable' (value expected)
print(err(debug.setmetatable)) --> bad argument #2 to 'debug.setmetatable' (nil or table expected, got no value)
print(err(debug.setmetatable, {})) --> bad argument #2 to 'debug.setmetatable' (nil or table expected, got no value)
print(err(debug.setmetatable, {}, 5)) --> bad argument #2 to 'debug.setmetatable' (nil or table expected, got number)
print(err(debug.setuservalue, 5, 1)) --> bad argument #1 to 'debug.setuservalue' (userdata expected, got number)
print(type(debug.debug), type(debug.setcstacklimit), type(debug.gethook)) --> function	function	function
