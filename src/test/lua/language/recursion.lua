-- Recursion: direct, mutual, through tables, metamethods, pcall and coroutines.
local function fact(n) if n <= 1 then return 1 end return n * fact(n - 1) end
print(fact(0), fact(5), fact(20), fact(21), fact(25.0)) --> 1	120	2432902008176640000	-4249290049419214848	1.5511210043331e+25
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(10), fib(STRESS and 10 or 18) > 0) --> 55	true
local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end
print(ackermann(0, 5), ackermann(1, 5), ackermann(2, 3), ackermann(2, STRESS and 3 or 20) > 8) --> 6	7	9	true
local function gcd(a, b) if b == 0 then return a end return gcd(b, a % b) end
print(gcd(1071, 462), gcd(17, 5), gcd(0, 9)) --> 21	1	9
local function power(b, e)
  if e == 0 then return 1 end
  local half = power(b, e // 2)
  return e % 2 == 0 and half * half or half * half * b
end
print(power(2, 10), power(3, 20), power(7, 0), power(2, 64)) --> 1024	3486784401	1	0
local moves = {}
local function hanoi(n, from, to, via)
  if n == 0 then return 0 end
  local count = hanoi(n - 1, from, via, to)
  moves[#moves + 1] = from .. to
  return count + 1 + hanoi(n - 1, via, to, from)
end
print(hanoi(4, "A", "C", "B"), table.concat(moves, " ")) --> 15	AB AC BC AB CA CB AB AC BC BA CA BC AB AC BC

-- mutual
local male, female
function male(n) return n == 0 and 0 or n - female(male(n - 1)) end
function female(n) return n == 0 and 1 or n - male(female(n - 1)) end
local ms, fs = {}, {}
for i = 0, 12 do ms[#ms + 1], fs[#fs + 1] = male(i), female(i) end
print(table.concat(ms, " ")) --> 0 0 1 2 2 3 4 4 5 6 6 7 7
print(table.concat(fs, " ")) --> 1 1 2 2 3 3 4 5 5 6 6 7 8

-- through tables
local tree = { 1, { 2, { 3, {} }, 4 }, { { { 5 } } } }
local function sum(t) local s = 0 for _, v in ipairs(t) do s = s + (type(v) == "table" and sum(v) or v) end return s end
local function depth(t)
  local d = 0
  for _, v in ipairs(t) do if type(v) == "table" then d = math.max(d, depth(v)) end end
  return d + 1
end
local function flatten(t, out)
  for _, v in ipairs(t) do if type(v) == "table" then flatten(v, out) else out[#out + 1] = v end end
  return out
end
print(sum(tree), depth(tree), table.concat(flatten(tree, {}), " ")) --> 15	4	1 2 3 4 5

-- multiple results through the recursion
local function split(n) if n == 0 then return end return n, split(n - 1) end
print(split(6)) --> 6	5	4	3	2	1
print(select("#", split(100))) --> 100
local function minmax(t, i)
  if i == #t then return t[i], t[i] end
  local lo, hi = minmax(t, i + 1)
  return math.min(lo, t[i]), math.max(hi, t[i])
end
print(minmax({ 5, 3, 9, -2, 7 }, 1)) --> -2	9

-- through pcall, metamethods, iterators, coroutines, gsub callbacks and sort
local function viaPcall(n) if n == 0 then return "bottom" end local _, r = pcall(viaPcall, n - 1) return r .. n end
print(viaPcall(5)) --> bottom12345
local mt = {}
mt.__index = function(t, k) if k == 0 then return "zero" end return t[k - 1] .. "." end
print(setmetatable({}, mt)[5]) --> zero.....
mt.__add = function(a, b) if b == 0 then return 0 end return b + (a + (b - 1)) end
print(setmetatable({}, mt) + 10) --> 55
local function gen(n)
  return coroutine.wrap(function()
    if n > 0 then for v in gen(n - 1) do coroutine.yield(v) end coroutine.yield(n) end
  end)
end
local out = {}
for v in gen(5) do out[#out + 1] = v end
print(table.concat(out, " ")) --> 1 2 3 4 5
local function expand(s, n)
  if n == 0 then return s end
  return (s:gsub("%a", function(c) return expand(c == "a" and "ab" or "a", n - 1) end))
end
print(expand("a", 5)) --> abaababaabaab
local function quick(t)
  if #t < 2 then return t end
  local pivot, less, more = t[1], {}, {}
  for i = 2, #t do if t[i] < pivot then less[#less + 1] = t[i] else more[#more + 1] = t[i] end end
  local r = quick(less)
  r[#r + 1] = pivot
  for _, v in ipairs(quick(more)) do r[#r + 1] = v end
  return r
end
print(table.concat(quick { 5, 2, 8, 1, 9, 3, 7, 4, 6, 0, 5 }, " ")) --> 0 1 2 3 4 5 5 6 7 8 9

-- deep, not tail, recursion
local function count(n) if n == 0 then return 0 end return 1 + count(n - 1) end
local deep = STRESS and 200 or 10000
assert(count(deep) == deep)
local function build(n) if n == 0 then return nil end return { next = build(n - 1), value = n } end
local list, length = build(STRESS and 100 or 2000), 0
while list do length = length + 1; assert(list.value == (STRESS and 100 or 2000) - length + 1); list = list.next end
-- a deep frame with many locals
local function wide(n, a, b, c, d, e, f)
  local g, h, i, j = a + b, c + d, e + f, n
  if n == 0 then return g + h + i + j end
  return 1 + wide(n - 1, b, c, d, e, f, a) + 0
end
assert(wide(STRESS and 100 or 3000, 1, 2, 3, 4, 5, 6) == (STRESS and 100 or 3000) + 21)
