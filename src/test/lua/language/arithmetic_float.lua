-- Float arithmetic: IEEE doubles, infinities, NaN, negative zero, power.
local function try(f, ...)
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
local inf, nan = math.huge, 0/0
print(inf, -inf, 1/0, -1/0, 1/-0.0, 0.0 == -0.0) --> inf	-inf	inf	-inf	-inf	true
print(nan == nan, nan ~= nan, nan < nan, nan <= nan, nan > nan, nan >= nan) --> false	true	false	false	false	false
print(nan == 1, nan < 1, nan > 1, 1 < nan, 1 > nan, nan < inf) --> false	false	false	false	false	false
print(inf == inf, inf > math.maxinteger, -inf < math.mininteger, inf + 1 == inf, inf - inf ~= inf - inf) --> true	true	true	true	true
print(inf * 0 ~= inf * 0, inf / inf ~= inf / inf, inf * -1, -inf * -inf, 1 / inf, -1 / inf) --> true	true	-inf	inf	0.0	-0.0
print(10 / 2, 7 / 2, -7 / 2, 1 / 3, math.type(4 / 2)) --> 5.0	3.5	-3.5	0.33333333333333	float
print(2 ^ 10, 2 ^ 0.5, 2 ^ -1, (-2) ^ 3, (-2) ^ 2, -2 ^ 2, math.type(2 ^ 2)) --> 1024.0	1.4142135623731	0.5	-8.0	4.0	-4.0	float
print((-8) ^ (1/3) ~= (-8) ^ (1/3), 0 ^ 0, 0.0 ^ 0, inf ^ 0, nan ^ 0, 1 ^ inf, 1 ^ nan) --> true	1.0	1.0	1.0	1.0	1.0	1.0
print(2 ^ 1023, 2 ^ 1024, 2 ^ -1074 > 0, 2 ^ -1075, 0 ^ -1, (-0.0) ^ -1) --> 8.9884656743116e+307	inf	true	0.0	inf	-inf
print(10 ^ 2, 10 ^ 15, 10 ^ 16, 10 ^ 100) --> 100.0	1e+15	1e+16	1e+100
print(0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75, 1e16 + 1 == 1e16, 1e15 + 0.5) --> false	true	true	1e+15
print(1.5 + 1.5, 3.0 - 3, 0.5 * 4, -0.0 + 0, 0 * -1.0, -(0.0)) --> 3.0	0.0	2.0	0.0	-0.0	-0.0
print(1e308 * 10, -1e308 * 10, 1e-308 / 1e10 > 0, 5e-324 / 2) --> inf	-inf	true	0.0
print(9007199254740992.0 + 1.0, 9007199254740992 + 1, 9007199254740993 + 0.0) --> 9.007199254741e+15	9007199254740993	9.007199254741e+15
print(3.7 - 0.7, 100 * 1.1, 0.7 + 0.1, 0.3 * 3) --> 3.0	110.0	0.8	0.9

-- floats that look like integers print with .0
print(1.0, -1.0, 1e3, 123456.0, 2^31, 2^53, 2^63, -2^63) --> 1.0	-1.0	1000.0	123456.0	2147483648.0	9.007199254741e+15	9.2233720368548e+18	-9.2233720368548e+18
print(1e15, 123456789012345678.0, 1e99, -1e-99, 1.25e-7) --> 1e+15	1.2345678901235e+17	1e+99	-1e-99	1.25e-07
print(3.14159265358979, 2.718281828459045, 1/7, 22/7) --> 3.1415926535898	2.718281828459	0.14285714285714	3.1428571428571

local function div(a, b) return a / b end
local function pow(a, b) return a ^ b end
print(div(1, 0), div(-1, 0), div(1, -0.0), div(0, 1), div(0, -1)) --> inf	-inf	-inf	0.0	-0.0
print(div(math.maxinteger, 1), div(math.mininteger, -1), div(1, math.maxinteger)) --> 9.2233720368548e+18	9.2233720368548e+18	1.0842021724855e-19
print(pow(2, 62), pow(2, 63), pow(2.5, 2), pow(9, 0.5), pow(-1, 0.5) ~= pow(-1, 0.5)) --> 4.6116860184274e+18	9.2233720368548e+18	6.25	3.0	true
local k = 3
print(k / 2, 2 / k > 0.66, k ^ 2, 2 ^ k, k ^ 0.5 == math.sqrt(3), k ^ -1 == 1 / 3) --> 1.5	true	9.0	8.0	true	true

-- accumulated error is the same everywhere
local s = 0
for i = 1, 10 do s = s + 0.1 end
print(s == 1, s, s - 1) --> false	1.0	-1.1102230246252e-16
local harmonic = 0
for i = 1, 100 do harmonic = harmonic + 1 / i end
print(harmonic) --> 5.1873775176396
local p = 1
for i = 1, 60 do p = p / 2 end
print(p, p == 2 ^ -60) --> 8.673617379884e-19	true

-- negative zero keeps its sign through multiplication and division
local z = -0.0
print(z, 1 / z, z * 1, z + z, z - z, z * -1, 0 - z, -z) --> -0.0	-inf	-0.0	-0.0	0.0	0.0	0.0	0.0
print(tostring(z), string.format("%.1f", z), z == 0, math.type(z)) --> -0.0	-0.0	true	float
local t = {}
t[0.0] = "zero"
print(t[-0.0], t[0]) --> zero	zero
-- NaN as a value is fine, as a key it is not
t.value = nan
print(t.value ~= t.value) --> true
print(t[nan]) --> nil
print(try(function() t[nan] = 1 end)) --> false	table index is NaN
print(try(rawset, t, nan, 1)) --> false	table index is NaN
