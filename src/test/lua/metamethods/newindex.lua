-- __newindex: functions, tables, chains, only for absent keys, rawset.
local log = {}
local t = setmetatable({ present = 1 }, { __newindex = function(self, k, v, ...)
  assert(select("#", ...) == 0)
  log[#log + 1] = tostring(k) .. "=" .. tostring(v)
end })
t.present = 2
t.absent = 3
t[1] = "one"
t.absent = nil
print(t.present, t.absent, t[1], table.concat(log, " ")) --> 2	nil	nil	absent=3 1=one absent=nil
rawset(t, "absent", "raw")
t.absent = "direct"
print(t.absent, #log) --> direct	3
t.absent = nil
t.absent = "again through the metamethod"
print(t.absent, #log, log[#log]) --> nil	4	absent=again through the metamethod
-- into a table
local store = {}
local front = setmetatable({}, { __newindex = store })
front.x, front[1] = 1, "one"
print(rawget(front, "x"), store.x, store[1], next(front)) --> nil	1	one	nil
-- chains: the last table without one receives the raw write
local c = {}
local b = setmetatable({}, { __newindex = c })
local a = setmetatable({}, { __newindex = b })
a.v = "stored"
print(rawget(a, "v"), rawget(b, "v"), rawget(c, "v")) --> nil	nil	stored
rawset(b, "w", 1)
a.w = 2
print(rawget(a, "w"), b.w, c.w) --> nil	2	nil
-- a chain that ends in a function
local fin = setmetatable({}, { __newindex = function(self, k, v) rawset(self, k, "fn " .. v) end })
local ch = setmetatable({}, { __newindex = setmetatable({}, { __newindex = fin }) })
ch.k = "value"
print(rawget(ch, "k"), fin.k) --> nil	fn value
-- read-only tables, tracked tables, write-once tables
local function readOnly(data)
  return setmetatable({}, { __index = data, __newindex = function(_, k) error("read-only field " .. tostring(k), 2) end,
    __len = function() return #data end })
end
local ro = readOnly { 1, 2, x = "y" }
print(ro.x, ro[2], #ro) --> y	2	2
print((select(2, pcall(load("local ro = ... ro.x = 5", "=t"), ro)))) --> t:1: read-only field x
print((select(2, pcall(load("local ro = ... ro[3] = 5", "=t"), ro)))) --> t:1: read-only field 3
local history = {}
local function tracked(data) return setmetatable({}, { __index = data, __newindex = function(_, k, v)
  history[#history + 1] = k .. ":" .. tostring(data[k]) .. ">" .. tostring(v)
  data[k] = v
end }) end
local tr = tracked {}
tr.a = 1 tr.a = 2 tr.b = tr.a tr.a = nil
print(table.concat(history, " "), tr.a, tr.b) --> a:nil>1 a:1>2 b:nil>2 a:2>nil	nil	2
-- multiple assignment, constructors, table functions
local multi = setmetatable({}, { __newindex = function(s, k, v) rawset(s, k, v * 10) end })
multi.x, multi.y, multi[1] = 1, 2, 3
print(multi.x, multi.y, multi[1]) --> 10	20	30
table.insert(multi, 5)
print(multi[2], #multi) --> 50	2
-- the value may be nil or false
local nils = {}
local n = setmetatable({}, { __newindex = function(_, k, v) nils[#nils + 1] = k .. tostring(v) end })
n.a = nil n.b = false n[1] = nil
print(table.concat(nils, " ")) --> anil bfalse 1nil
-- keys that a plain table refuses reach the metamethod
local odd = setmetatable({}, { __newindex = function(_, k, v)
  log.odd = tostring(k == nil) .. tostring(k ~= k) .. tostring(v)
end })
odd[nil] = 1 print(log.odd) --> truefalse1
odd[0/0] = 2 print(log.odd) --> falsetrue2
-- with __index together
local both = setmetatable({}, { __index = function(_, k) return "default " .. k end, __newindex = function(s, k,
  v) rawset(s, k, v .. "!") end })
print(both.x) --> default x
both.x = "set"
print(both.x) --> set!
both.x = "plain"
print(both.x) --> plain
-- other types
debug.setmetatable(0, { __newindex = function(num, k, v) log.number = num .. k .. v end })
local five = 5
five.field = "v"
print(log.number) --> 5fieldv
debug.setmetatable(0, nil)
-- __newindex in the assignment to globals
local env = setmetatable({}, { __newindex = function(e, k, v) rawset(e, "_" .. k, v) end })
load("x = 1; function f() end", "=t", "t", env)()
print(env._x, type(env._f), rawget(env, "x")) --> 1	function	nil
-- integer keys, array growth through the metamethod
local arr = setmetatable({}, { __newindex = function(s, k, v)
  if math.type(k) == "integer" then rawset(s, k, v) end
end })
for i = 1, 10 do arr[i] = i end
arr.name = "ignored" arr[1.5] = "ignored" arr[11.0] = "kept"
print(#arr, arr.name, arr[1.5], arr[11]) --> 10	nil	nil	nil
-- changing the metatable inside the metamethod
local swap = setmetatable({}, { __newindex = function(s, k, v) setmetatable(s, nil) s[k] = v end })
swap.a = 1 swap.b = 2
print(swap.a, swap.b, getmetatable(swap)) --> 1	2	nil
local function err(f) local ok, e = pcall(f) return (e:gsub("^[^:]+:%d+: ", "")) end
print(err(function() setmetatable({}, { __newindex = 5 }).x = 1 end)) --> attempt to index a number value
print(err(function() setmetatable({}, { __newindex = "str" }).x = 1 end)) --> attempt to index a string value
print(err(function() ("x").y = 1 end)) --> attempt to index a string value (constant 'x')
print(err(function() (5).y = 1 end)) --> attempt to index a number value
print(err(function() local u u.y = 1 end)) --> attempt to index a nil value (local 'u')
