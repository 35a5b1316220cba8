-- Bitwise operators: and, or, exclusive or, not, on integers and on what converts to them.
local function try(f, ...)
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
print(0xF0 & 0x3C, 0xF0 | 0x0F, 0xF0 ~ 0xFF, ~0, ~1, ~-1) --> 48	255	15	-1	-2	0
print(-1 & 0xFF, -1 | 0, -1 ~ -1, ~math.maxinteger, ~math.mininteger) --> 255	-1	0	-9223372036854775808	9223372036854775807
print(math.mininteger & math.maxinteger, math.mininteger | math.maxinteger, math.mininteger ~ math.maxinteger) --> 0	-1	-1
print(6 & 5 | 8, 6 & (5 | 8), 1 | 2 ~ 3 & 4, ~5 & 7, ~~5) --> 12	4	3	2	5
print(math.type(1 & 1), math.type(3.0 & 1), math.type(~0.0)) --> integer	integer	integer

-- floats with an integral value are accepted
print(3.0 & 5, 1 | 4.0, 7.0 ~ 2.0, ~2.0, 2^53 & -1, -0.0 | 0) --> 1	5	5	-3	9007199254740992	0
print(-2^63 | 0, -2^63 == math.mininteger) --> -9223372036854775808	true

-- strings do not convert: the string library has no metamethods for these
print(pcall(load("return '3' & 5", "=t"))) --> false	t:1: attempt to perform bitwise operation on a string value (constant '3')
print(pcall(load("return 1 | '0x10'", "=t"))) --> false	t:1: attempt to perform bitwise operation on a string value (constant '0x10')
print(pcall(load("return ~'2'", "=t"))) --> false	t:1: attempt to perform bitwise operation on a string value (constant '2')

local function band(a, b) return a & b end
local function bor(a, b) return a | b end
local function bxor(a, b) return a ~ b end
local function bnot(a) return ~a end
print(band(12, 10), bor(12, 10), bxor(12, 10), bnot(12)) --> 8	14	6	-13
print(band(1 << 62, -1), bor(1 << 63, 1), bxor(-1, 1 << 63), bnot(1 << 63)) --> 4611686018427387904	-9223372036854775807	9223372036854775807	9223372036854775807
print(band(2^40, -1), bor(0, 2^47), bxor(2^48, 1), bnot(-2^50)) --> 1099511627776	140737488355328	281474976710657	1125899906842623

-- constant operands
local x = 0xABCD
print(x & 0xFF, x | 0x10000, x ~ 0xFFFF, 0xFF & x, 0x10000 | x, 0xFFFF ~ x, x & 0xFF00FF00FF, x ~ -1) --> 205	109517	21554	205	109517	21554	205	-43982
print(x & 3.0, x | 1.0, x & 255.0) --> 1	43981	205

-- what has no integer representation
print(try(band, 1.5, 1)) --> false	number (local 'a') has no integer representation
print(try(bor, 1, 2^63)) --> false	number (local 'b') has no integer representation
print(try(bxor, 0/0, 1)) --> false	number (local 'a') has no integer representation
print(try(bnot, 1/0)) --> false	number (local 'a') has no integer representation
print(try(band, "1.5", 1)) --> false	attempt to perform bitwise operation on a string value (local 'a')
print(try(band, 2^64, 1)) --> false	number (local 'a') has no integer representation
print(try(band, -2^63 - 2000, 1)) --> false	number (local 'a') has no integer representation

-- what is no number at all
print(try(band, {}, 1)) --> false	attempt to perform bitwise operation on a table value (local 'a')
print(try(bor, 1, nil)) --> false	attempt to perform bitwise operation on a nil value (local 'b')
print(try(bxor, true, 1)) --> false	attempt to perform bitwise operation on a boolean value (local 'a')
print(try(bnot, {})) --> false	attempt to perform bitwise operation on a table value (local 'a')
print(try(bnot, print) == false) --> true
print(try(band, "abc", 1)) --> false	attempt to perform bitwise operation on a string value (local 'a')
print(try(bnot, "abc")) --> false	attempt to perform bitwise operation on a string value (local 'a')
print(try(bor, "", 1)) --> false	attempt to perform bitwise operation on a string value (local 'a')
print(try(band, 1.5, {})) --> false	attempt to perform bitwise operation on a table value (local 'b')

-- algebra over a few values
local values = { 0, 1, -1, 5, 0x5555, -0x5556, math.maxinteger, math.mininteger, 1 << 47, -(1 << 48) }
local ok = true
for _, a in ipairs(values) do
  ok = ok and ~a == -a - 1 and a ~ a == 0 and a & a == a and a | a == a and ~~a == a
  for _, b in ipairs(values) do
    ok = ok and a ~ b == (a | b) & ~(a & b) and ~(a & b) == ~a | ~b and ~(a | b) == ~a & ~b
    ok = ok and (a & b) + (a | b) == a + b and a ~ b ~ b == a
  end
end
print(ok) --> true

-- count bits
local function popcount(n)
  local count = 0
  while n ~= 0 do n = n & (n - 1); count = count + 1 end
  return count
end
print(popcount(0), popcount(255), popcount(-1), popcount(math.mininteger), popcount(0x123456789abcdef)) --> 0	8	64	1	32
-- a tiny xorshift generator
local state = 88172645463325252
for _ = 1, 10 do
  state = state ~ (state << 13)
  state = state ~ (state >> 7)
  state = state ~ (state << 17)
end
print(state) --> -3900740768000157071
