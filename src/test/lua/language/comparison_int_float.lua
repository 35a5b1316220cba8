-- Comparing integers with floats is mathematically exact, whatever their size.
local function all(a, b)
  return string.format("%s %s %s %s %s", a < b, a <= b, a > b, a >= b, a == b)
end
local p53, p63 = 2^53, 2^63
print(all(9007199254740992, p53)) --> false true false true true
print(all(9007199254740993, p53)) --> false false true true false
print(all(9007199254740991, p53)) --> true true false false false
print(all(p53, 9007199254740993)) --> true true false false false
print(all(p53 + 2, 9007199254740993)) --> false false true true false
print(all(-9007199254740993, -p53)) --> true true false false false
print(all(-p53, -9007199254740993)) --> false false true true false
print(all(math.maxinteger, p63)) --> true true false false false
print(all(p63, math.maxinteger)) --> false false true true false
print(all(math.mininteger, -p63)) --> false true false true true
print(all(-p63, math.mininteger)) --> false true false true true
print(all(math.mininteger, -p63 * 1.0000000000000004)) --> false false true true false
print(all(math.maxinteger, 9223372036854774784.0)) --> false false true true false
print(all(math.maxinteger - 1023, 9223372036854774784.0)) --> false true false true true
print(all(math.maxinteger - 1024, 9223372036854774784.0)) --> true true false false false
print(all(math.maxinteger, 1/0)) --> true true false false false
print(all(math.mininteger, -1/0)) --> false false true true false
print(all(math.maxinteger, -1/0)) --> false false true true false
print(all(0, -0.0)) --> false true false true true
print(all(1, 0/0)) --> false false false false false
print(all(0/0, math.maxinteger)) --> false false false false false
print(all(1, 1.5)) --> true true false false false
print(all(2, 1.5)) --> false false true true false
print(all(-1, -1.5)) --> false false true true false
print(all(-2, -1.5)) --> true true false false false
print(all(1, 1e-300)) --> false false true true false
print(all(0, 1e-300)) --> true true false false false
print(all(0, -1e-300)) --> false false true true false
print(all(1 << 47, 2^47)) --> false true false true true
print(all((1 << 47) + 1, 2^47)) --> false false true true false
print(all(1 << 48, 2^48 + 0.5)) --> true true false false false

-- the same with one side constant
local i, f = math.maxinteger, p63
print(i < 9223372036854775808.0, i <= 9223372036854775808.0, i == 9223372036854775808.0, i > 9e18, i >= 9.3e18) --> true	true	false	true	false
print(f > 9223372036854775807, f == 9223372036854775807, f >= 9223372036854775807, f < 9223372036854775807) --> true	false	true	false
i, f = 9007199254740993, p53
print(i > 9007199254740992.0, i == 9007199254740992.0, i < 9007199254740994.0, i ~= 9007199254740993.0) --> true	false	true	true
print(f < 9007199254740993, f == 9007199254740993, f >= 9007199254740992, f == 9007199254740992) --> true	false	true	true

-- keys: an integral float is the integer
local t = {}
t[9007199254740992] = "a"
t[9007199254740993] = "b"
print(t[p53], t[p53 + 1], t[9007199254740993], t[p53 + 2]) --> a	a	b	nil
t[p63] = "float"
print(t[math.maxinteger], t[p63], t[math.mininteger], t[-p63]) --> nil	float	nil	nil
t[math.mininteger] = "min"
print(t[-p63], t[-2^63]) --> min	min

-- equality is transitive here, and max/min agree with it
print(math.max(9007199254740993, p53) == 9007199254740993, math.min(math.maxinteger, p63) == math.maxinteger) --> true	true
print(math.max(1, 1.0), math.max(1.0, 1), math.min(2, 2.0), math.min(2.0, 2)) --> 1	1.0	2	2.0
local list = { p63, math.maxinteger, -p63, 0.5, 0, 9007199254740993, p53, -1/0, 1/0 }
table.sort(list)
for k, v in ipairs(list) do print(k, v) end
--> 1	-inf
--> 2	-9.2233720368548e+18
--> 3	0
--> 4	0.5
--> 5	9.007199254741e+15
--> 6	9007199254740993
--> 7	9223372036854775807
--> 8	9.2233720368548e+18
--> 9	inf
