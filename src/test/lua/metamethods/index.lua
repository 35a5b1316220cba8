-- __index: functions, tables, chains, raw access, nil and false values, values that are no tables.
local log = {}
local t = setmetatable({ present = 1, no = false }, { __index = function(self, k)
  log[#log + 1] = tostring(k)
  return "from " .. tostring(k)
end })
print(t.present, t.no, t.missing, t[1], t[true], t[1.5]) --> 1	false	from missing	from 1	from true	from 1.5
print(table.concat(log, " ")) --> missing 1 true 1.5
print(rawget(t, "missing"), rawget(t, "present")) --> nil	1
t.missing = "now present"
print(t.missing, #log) --> now present	4
t.missing = nil
print(t.missing, #log) --> from missing	5
print(t[nil], t[0/0]) --> from nil	from -nan
-- tables and chains
local grand = { a = "grand a", b = "grand b", c = "grand c" }
local parent = setmetatable({ b = "parent b" }, { __index = grand })
local child = setmetatable({ c = "child c" }, { __index = parent })
print(child.a, child.b, child.c, child.d) --> grand a	parent b	child c	nil
grand.d = "added later"
print(child.d) --> added later
parent.d = "nearer"
print(child.d) --> nearer
parent.d, grand.d = nil, nil
print(child.d) --> nil
-- false stops the search, nil does not
parent.e, grand.e = false, "hidden"
print(child.e) --> false
parent.e = nil
print(child.e) --> hidden
-- a chain of tables ending in a function: it receives the last table
local last = setmetatable({}, { __index = function(self, k) return self, k end })
local start = setmetatable({}, { __index = setmetatable({}, { __index = last }) })
print(start.x == last, rawequal(start[1], last)) --> true	true
-- functions: one result
local multi = setmetatable({}, { __index = function() return 1, 2, 3 end })
print(multi.x) --> 1
print(multi.x, multi.y, #{ multi.z }) --> 1	1	1
local nothing = setmetatable({}, { __index = function() end })
print(nothing.x, select("#", nothing.x)) --> nil	1
-- default values, memo tables, read counters
local function withDefault(d) return setmetatable({}, { __index = function() return d end }) end
local counts = withDefault(0)
for c in ("mississippi"):gmatch(".") do counts[c] = counts[c] + 1 end
print(counts.s, counts.i, counts.p, counts.m, counts.z) --> 4	4	2	1	0
local squares = setmetatable({}, { __index = function(self, n) local v = n * n rawset(self, n, v) return v end })
print(squares[5], rawget(squares, 5), rawget(squares, 6), squares[6]) --> 25	25	nil	36
local auto
auto = setmetatable({}, { __index = function(self, k)
  local v = setmetatable({}, getmetatable(self))
  rawset(self, k, v)
  return v
end })
auto.a.b.c = 1
print(auto.a.b.c, rawget(auto, "a") ~= nil, rawget(auto.a.b, "d")) --> 1	true	nil
-- any type may have one
debug.setmetatable(5, { __index = function(n, k) return k .. n end })
print((5).x, (2.5).y, (1)[2]) --> x5	y2.5	21
debug.setmetatable(5, nil)
debug.setmetatable(nil, { __index = function(_, k) return "nil." .. k end })
print((nil).field, undefinedName.field) --> nil.field	nil.field
debug.setmetatable(nil, nil)
debug.setmetatable(true, { __index = { yes = "boolean method" } })
print((true).yes, (false).yes, (1 == 1).no) --> boolean method	boolean method	nil
debug.setmetatable(true, nil)
debug.setmetatable(print, { __index = { name = "function" } })
print(print.name, type.name, (function() end).name) --> function	function	function
debug.setmetatable(print, nil)
print(("x").len == string.len, ("x").missing, #"abc", ("abc").x) --> true	nil	3	nil
-- __index is not used by rawget, next, #, ipairs stops by it
local proxy = setmetatable({}, { __index = { "a", "b", "c" } })
print(#proxy, next(proxy), proxy[2]) --> 0	nil	b
local out = {}
for i, v in ipairs(proxy) do out[#out + 1] = i .. v end
print(table.concat(out, " ")) --> 1a 2b 3c
for k in pairs(proxy) do print("never", k) end
-- integer and string keys, wide keys, float keys
local keys = setmetatable({}, { __index = function(_, k) return math.type(k) or type(k) end })
print(keys[1], keys[1.0], keys[1.5], keys["1"], keys[2^60], keys[1 << 60], keys[-1], keys[2^53]) --> integer	float	float	string	float	integer	integer	float
-- constant integer indices and big ones
print(keys[1], keys[255], keys[256], keys[1000000]) --> integer	integer	integer	integer
-- the metatable is consulted each time
local m = {}
local obj = setmetatable({}, m)
print(obj.v) --> nil
m.__index = { v = 1 }
print(obj.v) --> 1
m.__index = { v = 2 }
print(obj.v) --> 2
m.__index = nil
print(obj.v) --> nil
-- setmetatable in the middle
setmetatable(obj, { __index = { v = "new metatable" } })
print(obj.v) --> new metatable
setmetatable(obj, nil)
print(obj.v) --> nil
-- methods through __index used as callbacks
local class = {} class.__index = class
function class:hello() return "hello " .. self.name end
local inst = setmetatable({ name = "inst" }, class)
print(inst:hello(), inst.hello(inst), pcall(inst.hello, inst), rawget(inst, "hello")) --> hello inst	hello inst	true	nil
-- callable tables as __index
local ct = setmetatable({}, { __call = function(self, ...) return "never called" end, __index = function(self,
  k) return "indexed " .. k end })
print(setmetatable({}, { __index = ct }).key) --> indexed key
-- errors
local function err(f) local ok, e = pcall(f) return (e:gsub("^[^:]+:%d+: ", "")) end
print(err(function() return setmetatable({}, { __index = 5 }).x end)) --> attempt to index a number value
print(err(function() return setmetatable({}, { __index = true })[1] end)) --> attempt to index a boolean value
print(err(function() return setmetatable({}, { __index = function(_, k) error("no field " .. k, 0) end }).zzz end)) --> no field zzz
print(setmetatable({}, { __index = "a string" }).len == string.len) --> true
