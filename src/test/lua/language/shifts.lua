-- Shifts: logical, any distance, negative distances shift the other way.
local function try(f, ...)
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
local function shl(a, b) return a << b end
local function shr(a, b) return a >> b end
print(1 << 0, 1 << 1, 1 << 31, 1 << 32, 1 << 62, 1 << 63, 1 << 64, 1 << 65) --> 1	2	2147483648	4294967296	4611686018427387904	-9223372036854775808	0	0
print(-1 >> 0, -1 >> 1, -1 >> 63, -1 >> 64, -1 >> 100) --> -1	9223372036854775807	1	0	0
print(-1 << 1, -1 << 63, -1 << 64, 8 >> 2, 8 >> 4, -8 >> 1) --> -2	-9223372036854775808	0	2	0	9223372036854775804
print(1 << -1, 8 << -2, 8 >> -2, 1 >> -63, 1 >> -64, -1 << -60) --> 0	2	32	-9223372036854775808	0	15
for _, distance in ipairs { 0, 1, 31, 32, 47, 48, 62, 63, 64, 65, 127, 128 } do
  print(distance, shl(1, distance), shl(-1, distance), shr(-1, distance), shl(1, -distance), shr(1, -distance))
  --> 0	1	-1	-1	1	1
  --> 1	2	-2	9223372036854775807	0	2
  --> 31	2147483648	-2147483648	8589934591	0	2147483648
  --> 32	4294967296	-4294967296	4294967295	0	4294967296
  --> 47	140737488355328	-140737488355328	131071	0	140737488355328
  --> 48	281474976710656	-281474976710656	65535	0	281474976710656
  --> 62	4611686018427387904	-4611686018427387904	3	0	4611686018427387904
  --> 63	-9223372036854775808	-9223372036854775808	1	0	-9223372036854775808
  --> 64	0	0	0	0	0
  --> 65	0	0	0	0	0
  --> 127	0	0	0	0	0
  --> 128	0	0	0	0	0
end
print(shl(1, math.maxinteger), shl(1, math.mininteger), shr(1, math.maxinteger), shr(1, math.mininteger)) --> 0	0	0	0
print(shl(-1, math.maxinteger), shr(-1, math.mininteger), shl(0, 5), shr(0, -5)) --> 0	0	0	0
print(shl(0xFF, 56), shr(0xFF << 56, 56), shl(3, 62), shl(5, 61)) --> -72057594037927936	255	-4611686018427387904	-6917529027641081856

-- constants on either side
local x = 5
print(x << 1, x << 63, x << 64, x >> 1, x >> 63, x << -1, x >> -1) --> 10	-9223372036854775808	0	2	0	2	10
print(1 << x, -1 >> x, 2 << x, 100 >> x, 1 << -x, 1 >> -x) --> 32	576460752303423487	64	3	0	32
print(x << 127, x << 128, x >> 127, x >> -127, 127 << x, -128 << x, 128 << x) --> 0	0	0	0	4064	-4096	4096

-- floats and strings
print(1.0 << 4, 1 << 4.0, 2^62 >> 1, math.type(1.0 << 1)) --> 16	16	2305843009213693952	integer
print(try(shl, "1", 4)) --> false	attempt to perform bitwise operation on a string value (local 'a')
print(try(shl, 1, "4")) --> false	attempt to perform bitwise operation on a string value (local 'b')
print(try(shl, 1.5, 1)) --> false	number (local 'a') has no integer representation
print(try(shl, 1, 1.5)) --> false	number (local 'b') has no integer representation
print(try(shr, 1, 2^63)) --> false	number (local 'b') has no integer representation
print(try(shr, {}, 1)) --> false	attempt to perform bitwise operation on a table value (local 'a')
print(try(shl, 1, "x")) --> false	attempt to perform bitwise operation on a string value (local 'b')
print(try(shr, nil, 1)) --> false	attempt to perform bitwise operation on a nil value (local 'a')
print(try(shl, "1.5", 1)) --> false	attempt to perform bitwise operation on a string value (local 'a')

-- precedence: shifts bind tighter than & and looser than ..
print(1 << 2 & 4, 1 | 1 << 3, 1 << 2 + 1, 2 * 3 << 1, 1 << 1 << 1, 64 >> 1 >> 1) --> 4	9	8	12	4	16
print(3 << 1 == 6, not (1 << 0 == 2)) --> true	true

-- rotation
local function rotate(n, by) return n << by | n >> (64 - by) end
print(string.format("%x", rotate(0x123456789abcdef0, 8)), string.format("%x", rotate(-2, 1)), rotate(1, 63)) --> 3456789abcdef012	fffffffffffffffd	-9223372036854775808
-- sign extension from 8 bits
local function extend(byte) return (byte ~ 0x80) - 0x80 end
print(extend(0x7f), extend(0x80), extend(0xff), extend(0)) --> 127	-128	-1	0
-- bytes of an integer
local n, bytes = 0x0102030405060708, {}
for i = 0, 7 do bytes[#bytes + 1] = n >> (8 * i) & 0xff end
print(table.concat(bytes, " ")) --> 8 7 6 5 4 3 2 1
