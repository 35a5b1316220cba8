-- _ENV: as local, upvalue, parameter, through load and setupvalue; strictness and sandboxes.
print(_ENV == _G, _G._G == _G, _ENV._G == _ENV) --> true	true	true
value = 1
print(_ENV.value, _G.value, _ENV["value"]) --> 1	1	1
_ENV.value = 2
print(value) --> 2
value = nil

-- a local _ENV redirects every free name
do
  local print, tostring = print, tostring
  local _ENV = { x = "inside" }
  print(x, y) --> inside	nil
  y = "new"
  print(_ENV.y, y) --> new	new
  function z() return x end
  print(z(), _ENV.z == z) --> inside	true
end
print(x, y, z) --> nil	nil	nil

-- as a parameter
local function with(_ENV) return a + b end
print(with { a = 1, b = 2 }, with { a = 10, b = 20 }) --> 3	30
local function define(_ENV, v) result = v end
local target = {}
define(target, 5)
print(target.result, rawget(_G, "result")) --> 5	nil
local function nested(_ENV) return function() counter = (counter or 0) + 1 return counter end end
local e1, e2 = {}, {}
local n1, n2 = nested(e1), nested(e2)
n1() n1() n2()
print(e1.counter, e2.counter, counter) --> 2	1	nil

-- load with an environment
local env = { tostring = tostring, n = 41 }
print(load("n = n + 1; return tostring(n), _ENV", "=t", "t", env)() , env.n) --> 42	42
print(load("return print", "=t", "t", {})()) --> nil
print(load("x = 1; return _G", "=t", "t", env)(), env.x, x) --> nil	1	nil
print(pcall(load("print('hi')", "=t", "t", {}))) --> false	t:1: attempt to call a nil value (global 'print')
print(pcall(load("return a.b.c", "=t", "t", { a = {} }))) --> false	t:1: attempt to index a nil value (field 'b')
local chunk = load("local _ENV = { w = ... } return w", "=t")
print(chunk("vararg")) --> vararg
print(load("return _ENV", "=t", "t", "a string")(), load("return _ENV", "=t", "t", nil)(), load("return 5", "=t", "t",
  false)()) --> a string	nil	5
print(pcall(load("return x", "=t", "t", nil))) --> false	t:1: attempt to index a nil value (upvalue '_ENV')
print(pcall(load("x = 1", "=t", "t", 5))) --> false	t:1: attempt to index a number value (upvalue '_ENV')

-- inheritance from _G
local sandbox = setmetatable({}, { __index = _G })
load("shout = string.upper; loud = shout('abc')", "=t", "t", sandbox)()
print(sandbox.loud, rawget(_G, "loud"), sandbox.print == print) --> ABC	nil	true
-- writes go through __newindex, reads through __index
local log = {}
local spy = setmetatable({}, {
  __index = function(_, k) log[#log + 1] = "get " .. k return #k end,
  __newindex = function(t, k, v) log[#log + 1] = "set " .. k rawset(t, k, v) end })
load("abc = abc + de; abc = abc + 1", "=t", "t", spy)()
print(table.concat(log, ", "), rawget(spy, "abc")) --> get abc, get de, set abc	6

-- strict globals
local strict = setmetatable({}, { __index = function(_, k) error("undeclared " .. k, 2) end })
print(pcall(load("return unknown", "=t", "t", strict))) --> false	t:1: undeclared unknown

-- each function has its own upvalue; it can be replaced
local f = load("return v", "=t", "t", { v = "first" })
print(f()) --> first
print(debug.setupvalue(f, 1, { v = "second" }), f()) --> _ENV	second
local g = load("return v", "=t", "t", { v = "g's" })
debug.upvaluejoin(f, 1, g, 1)
print(f(), debug.getupvalue(f, 1) == "_ENV") --> g's	true
-- functions of one chunk share it
local maker = load([[
  local function get() return shared end
  local function set(v) shared = v end
  return get, set]], "=t", "t", {})
local get, set = maker()
set("both see it")
print(get(), rawget(_G, "shared")) --> both see it	nil

-- _ENV nil or not a table
local function err(code) local ok, message = pcall(load(code, "=t")) return message end
print(err("local _ENV = nil; x = 1")) --> t:1: attempt to index a nil value (local '_ENV')
print(err("local _ENV = nil; return x")) --> t:1: attempt to index a nil value (local '_ENV')
print(err("local _ENV <const> = {}; return x.y")) --> t:1: attempt to index a nil value (global 'x')
print(err("local _ENV = 5; return x")) --> t:1: attempt to index a number value (local '_ENV')
print(err("local function f(_ENV) return x end f(true)")) --> t:1: attempt to index a boolean value (local '_ENV')
print(err("local _ENV = {}; print(1)")) --> t:1: attempt to call a nil value (global 'print')
print(err("local _ENV = { math = {} }; math.floor(1)")) --> t:1: attempt to call a nil value (field 'floor')
-- a string as environment has the string methods as globals
print((function(_ENV) return len, upper end)("x") == string.len) --> true
-- _ENV as an ordinary variable
do
  local saved = _ENV
  local _ENV = { print = print, saved = saved }
  print(saved.tostring(5)) --> 5
end
do
  local old = _ENV
  local _ENV = setmetatable({}, { __index = old })
  newGlobal = "only here"
  print(newGlobal, _G.newGlobal) --> only here	nil
end
local t = {}
for i = 1, 3 do local _ENV = { i = i, t = t } t[i] = function() i = i + 10 return i end end
print(t[1](), t[1](), t[2]()) --> 11	21	12
