-- Floor division and modulo: signs, zero, infinities, both subtypes.
local function try(f, ...)
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
local function idiv(a, b) return a // b end
local function mod(a, b) return a % b end

print(7 // 2, -7 // 2, 7 // -2, -7 // -2) --> 3	-4	-4	3
print(7 % 2, -7 % 2, 7 % -2, -7 % -2) --> 1	1	-1	-1
print(6 // 3, -6 // 3, 6 // -3, 6 % 3, -6 % 3, 6 % -3) --> 2	-2	-2	0	0	0
print(7.0 // 2, -7 // 2.0, 7 // -2.0, -7.5 // 2) --> 3.0	-4.0	-4.0	-4.0
print(7.0 % 2, -7 % 2.0, 7 % -2.0, -7.5 % 2, 5.5 % -2) --> 1.0	1.0	-1.0	0.5	-0.5
print(math.type(7 // 2), math.type(7 // 2.0), math.type(7 % 2), math.type(7.0 % 2)) --> integer	float	integer	float
for _, a in ipairs { 13, -13 } do
  for _, b in ipairs { 4, -4 } do
    print(a, b, idiv(a, b), mod(a, b), idiv(a + 0.0, b), mod(a, b + 0.0))
    --> 13	4	3	1	3.0	1.0
    --> 13	-4	-4	-3	-4.0	-3.0
    --> -13	4	-4	3	-4.0	3.0
    --> -13	-4	3	-1	3.0	-1.0
    assert(idiv(a, b) * b + mod(a, b) == a)
  end
end

-- division by zero: an error for integers, inf or nan for floats
print(try(idiv, 1, 0)) --> false	attempt to divide by zero
print(try(mod, 1, 0)) --> false	attempt to perform 'n%0'
print(try(idiv, 0, 0)) --> false	attempt to divide by zero
print(try(mod, math.mininteger, 0)) --> false	attempt to perform 'n%0'
print(idiv(1, 0.0), idiv(-1, 0.0), idiv(1.0, 0), idiv(1, -0.0)) --> inf	-inf	inf	-inf
print(mod(1, 0.0) ~= mod(1, 0.0), mod(1.0, 0) ~= mod(1.0, 0), idiv(0.0, 0) ~= idiv(0.0, 0)) --> true	true	true
print(pcall(load("return 1 // 0", "=t"))) --> false	t:1: attempt to divide by zero
print(pcall(load("return 1 % 0", "=t"))) --> false	t:1: attempt to perform 'n%0'
print(pcall(load("local x = 5; return x // 0", "=t"))) --> false	t:1: attempt to divide by zero
print(pcall(load("local x = 5; return x % 0", "=t"))) --> false	t:1: attempt to perform 'n%0'

-- the one case that overflows
print(idiv(math.mininteger, -1), mod(math.mininteger, -1)) --> -9223372036854775808	0
print(math.mininteger // -1, math.mininteger % -1) --> -9223372036854775808	0
print(idiv(math.mininteger, 1), mod(math.mininteger, 2), mod(math.maxinteger, -2), idiv(math.maxinteger, -1)) --> -9223372036854775808	0	-1	-9223372036854775807
print(mod(math.mininteger, math.maxinteger), mod(math.maxinteger, math.mininteger)) --> 9223372036854775806	-1
print(idiv(math.mininteger, math.maxinteger), idiv(math.maxinteger, math.mininteger)) --> -2	-1
print(mod(-1, math.maxinteger), mod(1, math.mininteger), mod(-1, math.mininteger)) --> 9223372036854775806	-9223372036854775807	-1

-- infinities
local inf = math.huge
print(5 % inf, -5 % inf, 5 % -inf, -5 % -inf, 0 % inf, 5.5 % inf) --> 5.0	inf	-inf	-5.0	0.0	5.5
print(5 // inf, -5 // inf, 5 // -inf, -5 // -inf, inf // 5, -inf // 5) --> 0.0	-0.0	-0.0	0.0	inf	-inf
print(inf % 5 ~= inf % 5, inf // inf ~= inf // inf, 0.0 // 5, -0.0 // 5) --> true	true	0.0	-0.0
print(0.0 % 5, -0.0 % 5, 0.0 % -5, 6.0 % -3, -6.0 % 3) --> 0.0	-0.0	0.0	0.0	-0.0

-- fractions
print(5.25 % 1, -5.25 % 1, 5.25 % -1, 1 % 0.1 < 0.1, 3.5 // 0.5, -3.5 // 0.5, 1 // 0.1) --> 0.25	0.75	-0.75	true	7.0	-7.0	10.0
print(1e15 % 7, 2^53 % 3, 2^53 // 3, -2^53 % 3, 1e308 % 3) --> 6.0	2.0	3.0023997515803e+15	1.0	2.0
print(5 % 3.5, -5 % 3.5, 5 % -3.5, -5 % -3.5) --> 1.5	2.0	-2.0	-1.5

-- constant divisors
local n = -17
print(n // 5, n % 5, n // -5, n % -5, n // 1, n % 1, n // 2, n % 2, n // 16, n % 16, n // 256, n % 256) --> -4	3	3	-2	-17	0	-9	1	-2	15	-1	239
local m = 17
print(m // 5, m % 5, m // -5, m % -5, m // 1.0, m % 1.0, 100 // m, 100 % m, -100 // m, -100 % m) --> 3	2	-4	-3	17.0	0.0	5	15	-6	2
print(n // 3.0, n % 3.0, n // 0.5, n % 0.75) --> -6.0	1.0	-34.0	0.25

-- identities over a grid
local ok = true
for a = -10, 10 do
  for b = -5, 5 do
    if b ~= 0 then
      local q, r = a // b, a % b
      ok = ok and q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and math.abs(r) < math.abs(b)
      ok = ok and q == math.floor(a / b) and a % (b + 0.0) == r and a // (b + 0.0) == q
    end
  end
end
print(ok) --> true
