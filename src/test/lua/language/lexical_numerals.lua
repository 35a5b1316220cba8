-- Numerals: decimal and hexadecimal integers and floats, exponents, and what overflows into what.
print(0, 1, 42, 007, 1000000) --> 0	1	42	7	1000000
print(3.0, 3.25, .5, 5., 0.0) --> 3.0	3.25	0.5	5.0	0.0
print(3e2, 3E2, 3e+2, 3e-2, .5e1, 5.e1) --> 300.0	300.0	300.0	0.03	5.0	50.0
print(0x10, 0xff, 0XFF, 0xAbCdEf, 0x0) --> 16	255	255	11259375	0
print(0x.8, 0x1p4, 0x1P-2, 0xA.8p0, 0x.1p4, 0x1p+3) --> 0.5	16.0	0.25	10.5	1.0	8.0
print(math.type(3), math.type(3.0), math.type(3e0), math.type(0x3), math.type(0x3p0)) --> integer	float	float	integer	float

-- the largest integers, and decimal overflow, which gives floats
print(9223372036854775807, math.type(9223372036854775807)) --> 9223372036854775807	integer
print(9223372036854775808, math.type(9223372036854775808)) --> 9.2233720368548e+18	float
print(-9223372036854775808, math.type(-9223372036854775808)) --> -9.2233720368548e+18	float
print(math.mininteger, math.type(math.mininteger)) --> -9223372036854775808	integer
print(18446744073709551616) --> 1.844674407371e+19
print(100000000000000000000000) --> 1e+23

-- hexadecimal integers wrap around modulo 2^64
print(0x7fffffffffffffff, 0x8000000000000000, 0xffffffffffffffff) --> 9223372036854775807	-9223372036854775808	-1
print(0x10000000000000000, 0x1ffffffffffffffff, 0xfffffffffffffffff1) --> 0	-1	-15
print(math.type(0xffffffffffffffffff)) --> integer

-- huge and tiny floats
print(1e308, 1e309, -1e309, 1e-320 > 0, 1e-400) --> 1e+308	inf	-inf	true	0.0
print(0x1p1023, 0x1p1024, 0x1p-1074 > 0, 0x1p-1075) --> 8.9884656743116e+307	inf	true	0.0
print(1.7976931348623157e308 == 0x1.fffffffffffffp1023) --> true
print(2^53, 2^53 == 9007199254740992, 9007199254740993) --> 9.007199254741e+15	true	9007199254740993
print(0.1, 0.2, 0.1 + 0.2, 1/3, 100/3) --> 0.1	0.2	0.3	0.33333333333333	33.333333333333
print(123456789012345.0, 1234567890123456.0, 0.1e15, 1e15, 1e14, 1e16, 1e100) --> 1.2345678901234e+14	1.2345678901235e+15	1e+14	1e+15	1e+14	1e+16	1e+100
print(1e0, -0.0, 0.0, 1e1, 12345.678, 1e-5, 0.0001) --> 1.0	-0.0	0.0	10.0	12345.678	1e-05	0.0001

-- numerals touch operators without blanks
print(1+2, 1-2, 3*-4, 2^-1, 7//2, 1 ..2, 3 ..4 ..5) --> 3	-1	-12	0.5	3	12	345
print(0xep1, 0xe+1, 0xe-1) --> 28.0	15	13

-- malformed numerals
local function err(code)
  local f, message = load(code, "=t")
  return message
end
print(err("x = 3x")) --> t:1: malformed number near '3x'
print(err("x = 0x")) --> t:1: malformed number near '0x'
print(err("x = 1e")) --> t:1: malformed number near '1e'
print(err("x = 1e+")) --> t:1: malformed number near '1e+'
print(err("x = 1..2")) --> t:1: malformed number near '1..2'
print(err("x = 0x1p")) --> t:1: malformed number near '0x1p'
print(err("x = 3.4.5")) --> t:1: malformed number near '3.4.5'
print(err("x = 0xg")) --> t:1: malformed number near '0xg'
print(err("x = 12abc")) --> t:1: malformed number near '12abc'
print(err("x = 0x1.p")) --> t:1: malformed number near '0x1.p'
print(err("x = 08a")) --> t:1: malformed number near '08a'
