-- table.move: overlap, other tables, ranges, limits, and table functions kept in variables.
local function s(t, a, b)
  local r = {}
  for i = a or 1, b or #t do r[#r + 1] = tostring(t[i]) end
  return table.concat(r, " ")
end
local function l() return { 1, 2, 3, 4, 5 } end
print(s(table.move(l(), 1, 3, 2))) --> 1 1 2 3 5
print(s(table.move(l(), 2, 5, 1))) --> 2 3 4 5 5
print(s(table.move(l(), 1, 5, 1))) --> 1 2 3 4 5
print(s(table.move(l(), 1, 3, 3))) --> 1 2 1 2 3
print(s(table.move(l(), 3, 5, 1))) --> 3 4 5 4 5
print(s(table.move(l(), 1, 5, 10), 1, 14)) --> 1 2 3 4 5 nil nil nil nil 1 2 3 4 5
print(s(table.move(l(), 2, 1, 5))) --> 1 2 3 4 5
print(s(table.move(l(), 1, 3, 1, {}))) --> 1 2 3
print(s(table.move(l(), 1, 3, 3, { "a", "b" }))) --> a b 1 2 3
print(s(table.move({}, 1, 3, 1, l()), 1, 5)) --> nil nil nil 4 5
print(s(table.move(l(), 2, 3, 0), 0, 5)) --> 2 3 2 3 4 5
print(s(table.move(l(), 1, 2, -1), -1, 5)) --> 1 2 1 2 3 4 5
print(s(table.move({ n = 1 }, 1, 0, 1))) -->
local t, d = l(), {}
print(table.move(t, 1, 5, 1, d) == d, table.move(t, 1, 1, 2) == t, #d) --> true	true	5
print(s(table.move({ [math.maxinteger] = "max" }, math.maxinteger, math.maxinteger, 1, {}), 1, 1), table.move({ "x" },
  1, 1, math.maxinteger)[math.maxinteger], table.move({ [math.mininteger] = "min" }, math.mininteger, math.mininteger,
  1)[1]) --> max	x	min
print(s(table.move({ 1, nil, 3 }, 1, 3, 2), 1, 4)) --> 1 1 nil 3
print(s(table.move(l(), 1, 3, 4), 1, 6)) --> 1 2 3 1 2 3
print(s(table.move({ 1, 2, 3 }, "1", "2", "2"))) --> 1 1 2
-- insert and remove of ranges, copies, reversal, rotation
local function insertAll(dst, at, src)
  table.move(dst, at, #dst, at + #src)
  table.move(src, 1, #src, at, dst)
  return dst
end
local function removeRange(x, i, j) table.move(x, j + 1, #x + (j - i + 1), i) return x end
local function rotate(x, k)
  local n = #x
  local c = table.move(x, 1, n, 1, {})
  table.move(c, 1, n - k, k + 1, x)
  table.move(c, n - k + 1, n, 1, x)
  return x
end
print(s(insertAll({ 1, 2, 3 }, 2, { "a", "b" })), s(removeRange({ 1, 2, 3, 4, 5 }, 2, 3)), s(rotate({ 1, 2, 3, 4, 5 },
  2))) --> 1 a b 2 3	1 4 5	4 5 1 2 3
-- metamethods, order of accesses
local log = {}
local spy = setmetatable({}, { __index = function(_, k) log[#log + 1] = "r" .. k return k end, __newindex = function(_,
  k) log[#log + 1] = "w" .. k end })
table.move(spy, 1, 3, 2)
print(table.concat(log, " ")) --> r3 w4 r2 w3 r1 w2
log = {}
table.move(spy, 2, 4, 1)
print(table.concat(log, " ")) --> r2 w1 r3 w2 r4 w3
log = {}
table.move(spy, 1, 2, 1, setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = "d" .. k .. v end }))
print(table.concat(log, " ")) --> r1 d11 r2 d22
local function err(...) return (select(2, pcall(table.move, ...)):gsub("^.-bad", "bad")) end
print(err()) --> bad argument #2 to 'table.move' (number expected, got no value)
print(err({}, 1, 2)) --> bad argument #4 to 'table.move' (number expected, got no value)
print(err({}, 1, 2, "x")) --> bad argument #4 to 'table.move' (number expected, got string)
print(err(1, 1, 2, 3)) --> bad argument #1 to 'table.move' (table expected, got number)
print(err({}, 1, 2, 3, 4)) --> bad argument #5 to 'table.move' (table expected, got number)
print(err({}, 1, math.maxinteger, 2)) --> bad argument #4 to 'table.move' (destination wrap around)
print(err({}, 0, math.maxinteger, 1)) --> bad argument #3 to 'table.move' (too many elements to move)
print(err({}, -1, math.maxinteger, 1)) --> bad argument #3 to 'table.move' (too many elements to move)
print(err({}, 1.5, 2, 3)) --> bad argument #2 to 'table.move' (number has no integer representation)
print(err({}, math.mininteger, -1, math.maxinteger)) --> bad argument #3 to 'table.move' (too many elements to move)
local n = STRESS and 50 or 5000
local big = {} for i = 1, n do big[i] = i end
table.move(big, 1, n, 2) assert(#big == n + 1 and big[1] == 1 and big[2] == 1 and big[n + 1] == n)
table.move(big, 2, n + 1, 1) assert(big[1] == 1 and big[n] == n)
