-- Without __le, a <= b is not (b < a).
local log = {}
local mt = { __lt = function(a, b) log[#log + 1] = a.v .. "<" .. b.v return a.v < b.v end }
local function new(v) return setmetatable({ v = v }, mt) end
local function take() local s = table.concat(log, " ") log = {} return s end
print(new(1) <= new(2), new(2) <= new(1), new(1) <= new(1), take()) --> true	false	true	2<1 1<2 1<1
print(new(1) >= new(2), new(2) >= new(2), take()) --> false	true	1<2 2<2
if new(3) <= new(4) then print("then", take()) end --> then	4<3
print(not (new(3) <= new(4)), take()) --> false	4<3
-- the right operand's method comes first, and constants work on both sides
local left = setmetatable({}, { __lt = function() return true end })
local right = setmetatable({}, { __lt = function() return false end })
print(left <= right, right <= left, left <= 1, 1 <= left, right <= 1, 1 <= right) --> true	false	false	false	true	true
-- no result counts as false
local empty = setmetatable({}, { __lt = function() end })
print(empty <= empty, empty <= 1, 1.5 >= empty) --> true	true	true
-- __le is preferred
local both = setmetatable({}, { __lt = function() error("not this one") end, __le = function() return "yes" end })
print(both <= both, both <= 1, 1 <= both) --> true	true	true
-- the method may yield and raise errors
local yields = setmetatable({}, { __lt = function(a, b) return coroutine.yield(type(a) .. type(b)) end })
local step = coroutine.wrap(function() return yields <= yields, 1 <= yields, yields <= "x" end)
print(step(), step(true), step(nil)) --> tabletable	tablenumber	stringtable
print(step(0)) --> false	true	false
local raises = setmetatable({}, { __lt = function() error("raised", 0) end })
print(pcall(function() return raises <= raises end)) --> false	raised
print(((select(2, pcall(function() return {} <= {} end))):gsub("^[^:]+:%d+: ", ""))) --> attempt to compare two table values
print(((select(2, pcall(function() return {} <= 1 end))):gsub("^[^:]+:%d+: ", ""))) --> attempt to compare table with number
