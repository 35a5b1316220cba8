-- string.pack, unpack, packsize: every option, both byte orders, alignment, overflow, bad data.
local pack, unpack, size = string.pack, string.unpack, string.packsize
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
print(hex(pack("<i1", -2)), hex(pack("<i2", 258)), hex(pack(">i2", 258)), hex(pack("<i4", 1)), hex(pack(">i4", -2)),
  hex(pack("<i8", 1)), hex(pack(">i8", -1))) --> fe	0201	0102	01000000	fffffffe	0100000000000000	ffffffffffffffff
print(hex(pack("<I1", 255)), hex(pack("<I2", 65535)), hex(pack(">I3", 0x123456)), hex(pack("<I3", 0x123456)),
  hex(pack("<i5", -5)), hex(pack(">I7", 1))) --> ff	ffff	123456	563412	fbffffffff	00000000000001
print(hex(pack("<b", -1)), hex(pack("<B", 200)), hex(pack("<h", -2)), hex(pack(">H", 1)), hex(pack("<i", 7)),
  hex(pack(">I", 7)), hex(pack("<l", 7)), hex(pack(">L", 7)), hex(pack("<j", -7)), hex(pack(">J", 7)), hex(pack("<T",
  9))) --> ff	c8	feff	0001	07000000	00000007	0700000000000000	0000000000000007	f9ffffffffffffff	0000000000000007	0900000000000000
print(hex(pack("<i16", -1)), hex(pack(">i16", 1)), hex(pack("<I16", 5)), hex(pack("<i9", -2))) --> ffffffffffffffffffffffffffffffff	00000000000000000000000000000001	05000000000000000000000000000000	feffffffffffffffff
print(hex(pack("<f", 1.5)), hex(pack(">f", 1.5)), hex(pack("<d", 1.5)), hex(pack(">d", -0.0)), hex(pack("<n", 1/0)),
  hex(pack(">n", 0.1))) --> 0000c03f	3fc00000	000000000000f83f	8000000000000000	000000000000f07f	3fb999999999999a
print(hex(pack("z", "abc")), hex(pack("z", "")), hex(pack("<s1", "abc")), hex(pack("<s2", "ab")), hex(pack(">s4", "x")),
  hex(pack("<s", "x")), hex(pack("c5", "abc")), hex(pack("c3", "abc")), hex(pack("c0", ""))) --> 61626300	00	03616263	02006162	0000000178	010000000000000078	6162630000	616263
print(hex(pack("x")), hex(pack("<i1 x i1", 1, 2)), hex(pack("")), hex(pack("  <  i1   i1  ", 1, 2)),
  hex(pack("<i2 >i2 =i1", 1, 1, 1))) --> 00	010002		0102	0100000101
-- alignment
print(hex(pack("<!4 i1 i4", 1, 2)), hex(pack("<!2 i1 i4", 1, 2)), hex(pack("<!8 i1 d", 1, 0)), hex(pack("<!1 i1 i4", 1,
  2)), hex(pack("<i1 i4", 1, 2)), hex(pack("<!4 i1 Xi4 i1", 1, 2)), hex(pack("<!8 i1 Xd", 1)), hex(pack("<!4 i1 i2 i4",
  1, 2, 3))) --> 0100000002000000	010002000000	01000000000000000000000000000000	0102000000	0102000000	0100000002	0100000000000000	0100020003000000
-- unpack returns the values and the next position
print(unpack("<i2", "\1\2")) --> 513	3
print(unpack("<i1 i1 i1", "\1\2\3")) --> 1	2	3	4
print(unpack("<i2", "\1\2\3\4", 3)) --> 1027	5
print(unpack(">i2", "\255\254")) --> -2	3
print(unpack("<I2", "\255\254")) --> 65279	3
print(unpack("z", "abc\0rest")) --> abc	5
print(unpack("s1", "\3abcd")) --> abc	5
print(unpack("c3", "abcdef")) --> abc	4
print(unpack("", "abc")) --> 1
print(unpack("<i1", "\1\2\3", -1)) --> 3	4
print(unpack("c0", "")) --> 	1
print(unpack("x i1", "\1\2")) --> 2	3
print(unpack("<d", pack("<d", 0.1))) --> 0.1	9
print(unpack(">f", pack(">f", 0.5))) --> 0.5	5
print(unpack("<n", pack("<n", -1/0))) --> -inf	9
print(unpack("<j", pack("<j", math.mininteger))) --> -9223372036854775808	9
print(unpack("<i16", pack("<i16", math.mininteger))) --> -9223372036854775808	17
-- round trips
local function trip(fmt, ...)
  local p = pack(fmt, ...)
  local r = table.pack(unpack(fmt, p))
  assert(r[r.n] == #p + 1)
  return table.unpack(r, 1, r.n - 1)
end
print(trip("<i1 I1 i2 I2 i3 I3 i4 I4 i8", -128, 255, -32768, 65535, -8388608, 16777215, -2147483648, 4294967295,
  math.mininteger)) --> -128	255	-32768	65535	-8388608	16777215	-2147483648	4294967295	-9223372036854775808
print(trip(">i1 I1 i2 I2 i3 I3 i4 I4 i8", 127, 0, 32767, 1, 8388607, 2, 2147483647, 3, math.maxinteger)) --> 127	0	32767	1	8388607	2	2147483647	3	9223372036854775807
print(trip("!8 b h i l j f d n z s s1 s4 c4", 1, 2, 3, 4, 5, 0.5, 0.25, 0.125, "zero", "string", "s1", "", "four")) --> 1	2	3	4	5	0.5	0.25	0.125	zero	string	s1		four
for n = 1, 16 do for _, v in ipairs { 0, 1, -1, 100, -100 } do
  assert(unpack("<i" .. n, pack("<i" .. n, v)) == v and unpack(">i" .. n, pack(">i" .. n, v)) == v)
  if v >= 0 then assert(unpack("<I" .. n, pack("<I" .. n, v)) == v and unpack(">I" .. n, pack(">I" .. n, v)) == v) end
end end
-- sizes
print(size("i1"), size("i4"), size("i8"), size("b h i l"), size("<!4 i1 i4"), size("!8 i1 d"), size("c10"), size(""),
  size("j"), size("n"), size("f"), size("T"), size("xxx"), size("!4 i1 Xi4"), size("<i16"), size("bBhHiIlLjJTfdn")) --> 1	4	8	15	8	16	10	0	8	8	4	8	3	4	16	74
-- NaN and denormals
local nan = unpack("<d", pack("<d", 0/0))
print(nan ~= nan, unpack("<d", "\1\0\0\0\0\0\0\0") == 5e-324, unpack(">d", "\x7f\xf0\0\0\0\0\0\0"), unpack(">d",
  "\x80\0\0\0\0\0\0\0")) --> true	true	inf	-0.0	9
local odd = unpack(">d", "\xff\xff\xff\xff\xff\xff\xff\xff")
print(odd ~= odd, type(odd), math.type(odd), odd == nil, unpack(">d", "\x7f\xf8\0\0\0\0\0\1") ~= 0,
  tostring(unpack(">d", "\xff\xf9\0\0\0\0\0\5")):gsub("-", "")) --> true	number	float	false	true	nan	1
local strange = { unpack(">dddd", "\xff\xfa\0\0\0\0\0\1\xff\xfb\0\0\0\0\0\2\xff\xfe\0\0\0\0\0\3\xff\xff\0\0\0\0\0\4") }
for i = 1, 4 do assert(math.type(strange[i]) == "float" and strange[i] ~= strange[i]) end
-- floats and integers convert where exact; strings of digits too
print(hex(pack("<i4", 3.0)), hex(pack("<i2", "7")), hex(pack("<d", 1)), hex(pack("<f", "0.5")), unpack("<f", pack("<f",
  1e300)), unpack("<f", pack("<f", 0.1)) == 0.1) --> 03000000	0700	000000000000f03f	0000003f	inf	false
print(#pack("<s4", ("x"):rep(1000)), #pack("z", ("y"):rep(500)), unpack("<s2", pack("<s2", ("q"):rep(300))) ==
  ("q"):rep(300)) --> 1004	501	true
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(pack, "<i1", 128)) --> bad argument #2 to 'string.pack' (integer overflow)
print(err(pack, "<i1", -129)) --> bad argument #2 to 'string.pack' (integer overflow)
print(err(pack, "<I1", 256)) --> bad argument #2 to 'string.pack' (unsigned overflow)
print(err(pack, "<I1", -1)) --> bad argument #2 to 'string.pack' (unsigned overflow)
print(err(pack, "<i2", 40000)) --> bad argument #2 to 'string.pack' (integer overflow)
print(err(pack, "<I4", 1 << 32)) --> bad argument #2 to 'string.pack' (unsigned overflow)
print(err(pack, "i17", 1)) --> integral size (17) out of limits [1,16]
print(err(pack, "i0", 1)) --> integral size (0) out of limits [1,16]
print(err(pack, "y", 1)) --> invalid format option 'y'
print(err(pack, "!3 i4", 1)) --> bad argument #1 to 'string.pack' (format asks for alignment not power of 2)
print(err(pack, "!17 i4", 1)) --> integral size (17) out of limits [1,16]
print(err(pack, "<i4")) --> bad argument #2 to 'string.pack' (number expected, got nil)
print(err(pack, "<i4", "x")) --> bad argument #2 to 'string.pack' (number expected, got string)
print(err(pack, "<i4", 1.5)) --> bad argument #2 to 'string.pack' (number has no integer representation)
print(err(pack, "z", "a\0b")) --> bad argument #2 to 'string.pack' (string contains zeros)
print(err(pack, "s1", ("x"):rep(300))) --> bad argument #2 to 'string.pack' (string length does not fit in given size)
print(err(pack, "c2", "abc")) --> bad argument #2 to 'string.pack' (string longer than given size)
print(err(pack, "c")) --> missing size for format option 'c'
print(err(pack, "X")) --> bad argument #1 to 'string.pack' (invalid next option for option 'X')
print(err(pack, "Xz")) --> bad argument #1 to 'string.pack' (invalid next option for option 'X')
print(err(pack, "z", {})) --> bad argument #2 to 'string.pack' (string expected, got table)
print(err(pack, "d", "x")) --> bad argument #2 to 'string.pack' (number expected, got string)
print(err(unpack, "<i4", "abc")) --> bad argument #2 to 'string.unpack' (data string too short)
print(err(unpack, "z", "abc")) --> bad argument #2 to 'string.unpack' (unfinished string for format 'z')
print(err(unpack, "s1", "\5abc")) --> bad argument #2 to 'string.unpack' (data string too short)
print(err(unpack, "<i4", "abcd", 2)) --> bad argument #2 to 'string.unpack' (data string too short)
print(err(unpack, "<i4", "abcd", 6)) --> bad argument #3 to 'string.unpack' (initial position out of string)
print(err(unpack, "c5", "abc")) --> bad argument #2 to 'string.unpack' (data string too short)
print(err(unpack, "<i9", ("\255"):rep(8) .. "\1")) --> 9-byte integer does not fit into Lua Integer
print(err(unpack, "<i16", ("\255"):rep(15) .. "\1")) --> 16-byte integer does not fit into Lua Integer
print(err(unpack, "<I9", ("\0"):rep(8) .. "\1")) --> 9-byte integer does not fit into Lua Integer
print(err(unpack, "i4")) --> bad argument #2 to 'string.unpack' (string expected, got no value)
print(err(unpack, "y", "x")) --> invalid format option 'y'
print(err(unpack, "<s8", ("\255"):rep(8))) --> bad argument #2 to 'string.unpack' (data string too short)
print(err(size, "s")) --> bad argument #1 to 'string.packsize' (variable-length format)
print(err(size, "z")) --> bad argument #1 to 'string.packsize' (variable-length format)
print(err(size, "i17")) --> integral size (17) out of limits [1,16]
print(err(size, "c")) --> missing size for format option 'c'
print(err(size, "c2147483647c2147483647")) --> invalid format option '7'
