-- __eq, __lt, __le: when they are called, with what, and what becomes of the result.
local log = {}
local mt = {}
mt.__eq = function(a, b) log[#log + 1] = "eq" .. a.v .. b.v return a.v == b.v end
mt.__lt = function(a, b)
  log[#log + 1] = "lt" .. (type(a) == "table" and a.v or a) .. (type(b) == "table" and b.v or b)
  return (type(a) == "table" and a.v or a) < (type(b) == "table" and b.v or b)
end
mt.__le = function(a, b)
  log[#log + 1] = "le" .. (type(a) == "table" and a.v or a) .. (type(b) == "table" and b.v or b)
  return (type(a) == "table" and a.v or a) <= (type(b) == "table" and b.v or b)
end
local function new(v) return setmetatable({ v = v }, mt) end
local function take() local s = table.concat(log, " ") log = {} return s end
local a, b, c = new(1), new(2), new(1)
print(a == b, a == c, a ~= b, a ~= c, a == a, take()) --> false	true	true	false	true	eq12 eq11 eq12 eq11
print(a < b, b < a, a <= b, a <= c, take()) --> true	false	true	true	lt12 lt21 le12 le11
print(a > b, a >= b, b > a, c >= a, take()) --> false	false	true	true	lt21 le21 lt12 le11
print(not (a == c), not (a < b), a == c and "same" or "different", take()) --> false	false	same	eq11 lt12 eq11
if a == c then print("then", take()) end --> then	eq11
if a ~= c then print("wrong") else print("else", take()) end --> else	eq11
-- __eq is called for two tables (or two userdata) that are not the same object, and only then
print(a == 1, 1 == a, a == "1", a == nil, nil == a, a == true, a == print, take() == "") --> false	false	false	false	false	false	false	true
print(rawequal(a, c), rawequal(a, a), take() == "") --> false	true	true
local other = setmetatable({ v = 1 }, { __eq = function() log[#log + 1] = "other" return true end })
print(a == other, other == a, take()) --> true	true	eq11 other
local plain = { v = 1 }
print(a == plain, plain == a, take()) --> true	true	eq11 eq11
print(plain == setmetatable({}, {}), take() == "") --> false	true
-- keys of tables never use it
local t = { [a] = "a" }
print(t[c], t[a], take() == "") --> nil	a	true
-- results are converted to booleans
local truthy = { __eq = function() return 0 end, __lt = function() return "yes" end, __le = function() return nil end }
local x, y = setmetatable({}, truthy), setmetatable({}, truthy)
print(x == y, x ~= y, x < y, x <= y, x > y, x >= y) --> true	false	true	false	true	false
local empty = { __eq = function() end, __lt = function() end, __le = function() return false, true end }
x, y = setmetatable({}, empty), setmetatable({}, empty)
print(x == y, x < y, x <= y) --> false	false	false
-- __lt and __le with other types, constants on both sides
print(a < 2, 2 < a, a <= 1, 1 <= a, a > 0, 0 > a, a >= 1, 1 >= a, take()) --> true	false	true	true	true	false	true	true	lt12 lt21 le11 le11 lt01 lt10 le11 le11
print(a < 1.5, 1.5 < a, a <= 1000000, 1e10 >= a, take()) --> true	false	true	true	lt11.5 lt1.51 le11000000 le110000000000.0
local s = setmetatable({}, { __lt = function(p, q) return type(p) .. "<" .. type(q) == "table<string" end })
print(s < "x", "x" < s, s < {}, {} < s) --> true	false	false	false
-- the first operand is preferred
local first = setmetatable({}, { __lt = function() return true end })
local second = setmetatable({}, { __lt = function() return false end })
print(first < second, second < first, first > second, 1 < first, 1 < second) --> true	false	false	true	false
local function err(f) local ok, e = pcall(f) return (e:gsub("^[^:]+:%d+: ", "")) end
print(err(function() return {} < {} end)) --> attempt to compare two table values
print(err(function() return {} < 1 end)) --> attempt to compare table with number
print(err(function() return 1 <= {} end)) --> attempt to compare number with table
print(err(function() return "x" < {} end)) --> attempt to compare string with table
print(err(function() return setmetatable({}, { __lt = 5 }) < 1 end)) --> attempt to call a number value (metamethod 'lt')
-- sorting with __lt
local list = { new(3), new(1), new(2), new(5), new(4) }
table.sort(list)
log = {}
local out = {}
for i, v in ipairs(list) do out[i] = v.v end
print(table.concat(out, " ")) --> 1 2 3 4 5
-- a partially ordered type: sets
local Set = {}
Set.__index = Set
local function set(...) local r = setmetatable({}, Set) for _, v in ipairs { ... } do r[v] = true end return r end
function Set.__le(p, q) for k in pairs(p) do if not q[k] then return false end end return true end
function Set.__lt(p, q) return p <= q and not (q <= p) end
function Set.__eq(p, q) return p <= q and q <= p end
local s12, s123, s13, s21 = set(1, 2), set(1, 2, 3), set(1, 3), set(2, 1)
print(s12 <= s123, s12 < s123, s123 <= s12, s12 <= s13, s13 <= s12, s12 == s21, s12 ~= s13, s12 < s21, s12 >= s21) --> true	true	false	false	false	true	true	false	true
-- errors inside
print(pcall(function()
  return setmetatable({}, { __eq = function() error("eq error", 0) end }) == setmetatable({}, {})
end)) --> false	eq error
-- inheritance of the events: __index has no part in it
local base = { __lt = function() return true end }
local viaIndex = setmetatable({}, setmetatable({}, { __index = base }))
print(err(function() return viaIndex < viaIndex end)) --> attempt to compare two table values
-- both equal objects in one metatable whose __eq changes
local m = { __eq = function() return true end }
local p, q = setmetatable({}, m), setmetatable({}, m)
print(p == q) --> true
m.__eq = nil
print(p == q) --> false
m.__eq = function() return p end
print(p == q, p ~= q) --> true	false
