-- table.sort: orders, comparison functions, stability of content, strings, errors, many shapes of input.
local function s(t, ...) table.sort(t, ...) return table.concat(t, " ") end
print(s {}, s { 1 }, s { 2, 1 }, s { 3, 1, 2 }, s { 1, 2, 3 }, s { 3, 2, 1 }, s { 5, 5, 5 }, s { 1, 1, 2, 2, 1 }) --> 	1	1 2	1 2 3	1 2 3	1 2 3	5 5 5	1 1 1 2 2
print(s({ 3, 1, 2 }, function(a, b) return a > b end), s({ "b", "a", "C" }, function(a,
  b) return a:lower() < b:lower() end), s { "banana", "apple", "cherry", "Apple", "" }) --> 3 2 1	a b C	 Apple apple banana cherry
print(s { 3, 1.5, -2, 2^53, -0.5, 0, 1e-10 }, s { 1, 1.0, 0.5, 2 } ~= "", s { math.maxinteger, math.mininteger, 0, -1,
  1 }, s { 1/0, -1/0, 0 }) --> -2 -0.5 0 1e-10 1.5 3 9.007199254741e+15	true	-9223372036854775808 -1 0 1 9223372036854775807	-inf 0 inf
print(select("#", table.sort({ 2, 1 })), table.sort({})) --> 0
local words = {}
for w in ("the quick brown fox jumps over the lazy dog"):gmatch("%a+") do words[#words + 1] = w end
print(s(words)) --> brown dog fox jumps lazy over quick the the
print(s(words, function(a, b) if #a ~= #b then return #a < #b end return a < b end)) --> dog fox the the lazy over brown jumps quick
-- records by several keys
local people = { { "Ann", 30 }, { "Bob", 25 }, { "Cid", 30 }, { "Dan", 25 }, { "Eve", 41 } }
table.sort(people, function(a, b) if a[2] ~= b[2] then return a[2] > b[2] end return a[1] < b[1] end)
for _, p in ipairs(people) do io.write(p[1], p[2], " ") end print() --> Eve41 Ann30 Cid30 Bob25 Dan25
-- many sizes and shapes, checked for order and content
local seed = 12345
local function random(n) seed = (seed * 1103515245 + 12345) & 0x7fffffff return seed % n + 1 end
local function check(t, less)
  less = less or function(a, b) return a < b end
  local before = {}
  for _, v in ipairs(t) do before[v] = (before[v] or 0) + 1 end
  table.sort(t, less)
  for i = 2, #t do assert(not less(t[i], t[i - 1])) end
  for _, v in ipairs(t) do before[v] = before[v] - 1 end
  for _, c in pairs(before) do assert(c == 0) end
end
for _, n in ipairs(STRESS and { 2, 5, 20 } or { 2, 3, 4, 5, 10, 50, 100, 101, 300 }) do
  local up, down, same, rnd, saw, few = {}, {}, {}, {}, {}, {}
  for i = 1, n do up[i], down[i], same[i], rnd[i], saw[i], few[i] = i, n - i, 7, random(1000000), i % 10, random(3) end
  for _, t in ipairs { up, down, same, rnd, saw, few } do
    check(table.move(t, 1, n, 1, {})) check(table.move(t, 1, n, 1, {}), function(a, b) return a > b end)
    local strings = {}
    for i, v in ipairs(t) do strings[i] = "s" .. v end
    check(strings)
  end
end
-- only 1..#t is sorted
local mixed = { 3, 1, 2, [0] = 9, [-1] = 8, x = "y" }
print(s(mixed), mixed[0], mixed[-1], mixed.x) --> 1 2 3	9	8	y
-- counting comparisons and errors in the comparison
local comparisons = 0
local cs = {} for i = 1, 64 do cs[i] = (i * 37) % 64 end
table.sort(cs, function(a, b) comparisons = comparisons + 1 return a < b end)
print(comparisons > 64, comparisons < 64 * 64, cs[1], cs[64]) --> true	true	0	63
print(pcall(table.sort, { 1, 2, 3 }, function() error("in comparison", 0) end)) --> false	in comparison
local function err(...) return (select(2, pcall(table.sort, ...)):gsub("^.-bad", "bad")) end
print(err({ 1, "x" })) --> attempt to compare string with number
print(err({ 1, {} })) --> attempt to compare table with number
print(err({ {}, {} })) --> attempt to compare two table values
print(err({ true, false })) --> attempt to compare two boolean values
print(err(nil)) --> bad argument #1 to 'table.sort' (table expected, got nil)
print(err({ 2, 1 }, 5)) --> bad argument #2 to 'table.sort' (function expected, got number)
print(err({ 1, 2 }, "x")) --> bad argument #2 to 'table.sort' (function expected, got string)
-- an inconsistent comparison ends with an error or some order, never a crash or a loop
for _, f in ipairs { function() return true end, function() return false end, function(a, b) return a ~= b end,
  function(a, b) return (a + b) % 3 == 0 end, function(a, b) return b end } do
  local t = {}
  for i = 1, 100 do t[i] = (i * 7919) % 101 end
  local ok, m = pcall(table.sort, t, f)
  assert(ok or m:find("invalid order function for sorting", 1, true) or m:find("attempt to compare", 1, true))
end
-- NaN in the list is an inconsistent order too
pcall(table.sort, { 3, 0/0, 1, 0/0, 2 })
-- sorting indices, sorting by computed keys
local data = { b = 2, a = 3, c = 1 }
local keys = {} for k in pairs(data) do keys[#keys + 1] = k end
table.sort(keys, function(x, y) return data[x] < data[y] end)
print(table.concat(keys, " ")) --> c b a
local decorated = {} for i, w in ipairs { "ccc", "a", "bb" } do decorated[i] = { #w, w } end
table.sort(decorated, function(x, y) return x[1] < y[1] end)
print(decorated[1][2], decorated[2][2], decorated[3][2]) --> a	bb	ccc
-- a comparison that allocates and collects
local garbage = {} for i = 1, STRESS and 10 or 60 do garbage[i] = { v = (i * 31) % 61 } end
table.sort(garbage, function(x, y)
  local t = { x, y }
  if x.v % 20 == 0 then collectgarbage("step") end
  return t[1].v < t[2].v
end)
for i = 2, #garbage do assert(garbage[i - 1].v <= garbage[i].v) end
