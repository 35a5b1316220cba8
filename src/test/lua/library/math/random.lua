-- math.random: ranges, seeds, reproducibility, the xoshiro256** sequence the manual promises.
math.randomseed(42)
local a = { math.random(100), math.random(100), math.random(100), math.random(), math.random(0) }
math.randomseed(42)
local b = { math.random(100), math.random(100), math.random(100), math.random(), math.random(0) }
for i = 1, 5 do assert(a[i] == b[i]) end
-- the sequences of two seeds, bit for bit
math.randomseed(42)
print(math.random(0), math.random(0), math.random(0)) --> -1276290044721465627	8333941968102511665	-8358531260401861301
math.randomseed(1, 2)
print(math.random(0), math.random(0), math.random(0)) --> 8291693048688576641	4164699302279098248	-4804042004314649444
math.randomseed(0)
print(string.format("%.17g %.17g %.17g", math.random(), math.random(), math.random())) --> 0.2469118419609948 0.23482927841848023 0.069275939529084729
math.randomseed(123)
print(math.random(10), math.random(10), math.random(10), math.random(10), math.random(100), math.random(1000),
  math.random(-5, 5), math.random(0, 1), math.random(3, 3)) --> 5	9	9	2	58	113	-2	0	3
math.randomseed(7)
print(math.random(math.mininteger, math.maxinteger), math.random(0, math.maxinteger), math.random(math.mininteger, -1),
  math.random(1 << 40), math.random(1, (1 << 62) + 1)) --> 5146306769106196287	7158829965715012823	-4642864493851272806	765051637946	308256026104371514
math.randomseed(3.0) local f1 = math.random(0) math.randomseed(3) print(f1 == math.random(0)) --> true
math.randomseed(2^53) local f2 = math.random(0) math.randomseed(1 << 53) print(f2 == math.random(0)) --> true
math.randomseed(5) local s1 = math.random(0) math.randomseed(5, 0) print(s1 == math.random(0)) --> true
-- ranges
math.randomseed(99)
local n = STRESS and 60 or 1000
for _ = 1, n do
  local r = math.random() assert(r >= 0 and r < 1 and math.type(r) == "float")
  local d = math.random(6) assert(d >= 1 and d <= 6 and math.type(d) == "integer")
  local m = math.random(-10, 10) assert(m >= -10 and m <= 10)
  assert(math.random(5, 5) == 5 and math.type(math.random(0)) == "integer")
  local w = math.random(math.mininteger, math.maxinteger) assert(math.type(w) == "integer")
  local u = math.random(math.maxinteger - 3, math.maxinteger) assert(u >= math.maxinteger - 3)
  local l = math.random(math.mininteger, math.mininteger + 3) assert(l <= math.mininteger + 3)
end
-- every value comes up, roughly equally often
local counts = {}
for i = 1, 6 do counts[i] = 0 end
local throws = STRESS and 600 or 6000
for _ = 1, throws do local d = math.random(6) counts[d] = counts[d] + 1 end
for i = 1, 6 do assert(counts[i] > throws / 12 and counts[i] < throws / 3, counts[i]) end
local sum = 0
for _ = 1, throws do sum = sum + math.random() end
assert(sum / throws > 0.4 and sum / throws < 0.6)
-- a shuffle with a fixed seed
math.randomseed(2024)
local deck = {}
for i = 1, 10 do deck[i] = i end
for i = #deck, 2, -1 do local j = math.random(i) deck[i], deck[j] = deck[j], deck[i] end
print(table.concat(deck, " ")) --> 8 2 9 7 5 3 1 4 6 10
-- seeding without arguments differs from call to call, almost surely
math.randomseed() local x = math.random(0) math.randomseed() local y = math.random(0)
assert(math.type(x) == "integer" and math.type(y) == "integer")
-- the arguments may be floats with integral values, and numeric strings
math.randomseed(11)
local v1 = math.random(10.0)
math.randomseed(11)
print(v1 == math.random(10), math.random("3") <= 3, math.random(1, 2.0) <= 2) --> true	true	true
local function err(...) return (select(2, pcall(math.random, ...)):gsub("^.-bad", "bad")) end
print(err(2, 1)) --> bad argument #1 to 'math.random' (interval is empty)
print(err(-1)) --> bad argument #1 to 'math.random' (interval is empty)
print(err(1.5)) --> bad argument #1 to 'math.random' (number has no integer representation)
print(err(1, 1.5)) --> bad argument #2 to 'math.random' (number has no integer representation)
print(err("x")) --> bad argument #1 to 'math.random' (number expected, got string)
print(err(1, 2, 3)) --> wrong number of arguments
print(err({})) --> bad argument #1 to 'math.random' (number expected, got table)
print(err(math.maxinteger, math.mininteger)) --> bad argument #1 to 'math.random' (interval is empty)
print(pcall(math.randomseed, "x") == false) --> true
-- each coroutine draws from the same generator
math.randomseed(8) local seq = { math.random(1000), math.random(1000), math.random(1000) }
math.randomseed(8)
local co = coroutine.wrap(function() while true do coroutine.yield(math.random(1000)) end end)
print(co() == seq[1], math.random(1000) == seq[2], co() == seq[3]) --> true	true	true
