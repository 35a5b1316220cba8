-- tonumber, tostring, type.
print(tonumber(5), tonumber(5.5), tonumber("5"), tonumber("5.0"), tonumber("0x10"), tonumber(" 5 "), tonumber("5x"),
  tonumber(""), tonumber(" "), tonumber("."), tonumber("-"), tonumber("e5")) --> 5	5.5	5	5.0	16	5	nil	nil	nil	nil	nil	nil
print(tonumber("1e2"), tonumber("1E+2"), tonumber("1e-2"), tonumber(".5"), tonumber("5."), tonumber("-.5"),
  tonumber("+5"), tonumber("--5"), tonumber("- 5"), tonumber("0x.8"), tonumber("0x1p4"), tonumber("0x1P-1"),
  tonumber("0x"), tonumber("0x1p"), tonumber("1e")) --> 100.0	100.0	0.01	0.5	5.0	-0.5	5	nil	nil	0.5	16.0	0.5	nil	nil	nil
print(tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"),
  tonumber("-9223372036854775809"), tonumber("0xffffffffffffffff"), tonumber("0x1ffffffffffffffff"), tonumber("1e308"),
  tonumber("1e309"), tonumber("-1e309"), tonumber("00012"), tonumber("0x00ff"), tonumber("1" .. ("0"):rep(30))) --> 9223372036854775807	9.2233720368548e+18	-9223372036854775808	-9.2233720368548e+18	-1	-1	1e+308	inf	-inf	12	255	1e+30
print(tonumber("inf"), tonumber("nan"), tonumber("infinity"), tonumber("1_000"), tonumber("1,5"), tonumber("0b1"),
  tonumber("0o7"), tonumber("1f"), tonumber("1 2"), tonumber("\t7\n"), tonumber("7\0"), tonumber("\v\f7\r"),
  tonumber("0x1.8p1"), tonumber("1e+"), tonumber("1.e1"), tonumber("1..2")) --> nil	nil	nil	nil	nil	nil	nil	nil	nil	7	nil	7	3.0	nil	10.0	nil
print(tonumber(nil), tonumber(true), tonumber({}), tonumber(print), pcall(tonumber)) --> nil	nil	nil	nil	false	bad argument #1 to 'tonumber' (value expected)
print(tonumber(("9"):rep(400)), tonumber("0." .. ("0"):rep(400) .. "1"), tonumber(("1"):rep(200) .. "x")) --> inf	0.0	nil
print(math.type(tonumber("5")), math.type(tonumber("5.0")), math.type(tonumber("5e0")), math.type(tonumber("0x5")),
  math.type(tonumber("0x5p0")), 1 / tonumber("-0.0"), 1 / tonumber("-0"), tonumber("-0x10"),
  tonumber("-0x8000000000000000")) --> integer	float	float	integer	float	-inf	inf	-16	-9223372036854775808
-- bases
print(tonumber("10", 2), tonumber("ff", 16), tonumber("FF", 16), tonumber("zz", 36), tonumber("Zz", 36), tonumber("777",
  8), tonumber("19", 8), tonumber("8", 8), tonumber("12", 3), tonumber("-101", 2), tonumber("  11  ", 2), tonumber("",
  2), tonumber(" ", 10), tonumber("1.5", 10), tonumber("1e1", 10), tonumber("1e1", 16), tonumber("0x10", 16),
  tonumber("+5", 10), tonumber("- 5", 10), tonumber("-ff", 16)) --> 2	255	255	1295	1295	511	nil	nil	5	-5	3	nil	nil	nil	nil	481	nil	5	nil	-255
print(tonumber("7fffffffffffffff", 16), tonumber("ffffffffffffffff", 16), tonumber("10000000000000000", 16),
  tonumber(("1"):rep(64), 2), tonumber("9223372036854775808", 10), tonumber("1" .. ("0"):rep(20), 10), tonumber("z",
  35), tonumber("y", 35), tonumber("1 1", 10), tonumber("11\0", 2), tonumber("10", 36), tonumber("10", 10.0),
  tonumber("10", "16")) --> 9223372036854775807	-1	0	-1	-9223372036854775808	7766279631452241920	nil	34	nil	nil	36	10	16
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(tonumber)) --> bad argument #1 to 'tonumber' (value expected)
print(err(tonumber, 10, 10)) --> bad argument #1 to 'tonumber' (string expected, got number)
print(err(tonumber, "10", 1)) --> bad argument #2 to 'tonumber' (base out of range)
print(err(tonumber, "10", 37)) --> bad argument #2 to 'tonumber' (base out of range)
print(err(tonumber, "10", "x")) --> bad argument #2 to 'tonumber' (number expected, got string)
print(err(tonumber, {}, 10)) --> bad argument #1 to 'tonumber' (string expected, got table)
print(err(tonumber, nil, 10)) --> bad argument #1 to 'tonumber' (string expected, got nil)
print(err(tonumber, "10", 2.5)) --> bad argument #2 to 'tonumber' (number has no integer representation)
-- tostring
print(tostring(nil), tostring(true), tostring(false), tostring(5), tostring(-5), tostring(5.0), tostring(-0.0),
  tostring(0/0):gsub("-", ""), tostring(1/0), tostring("s"), tostring(1e15), tostring(1e16), tostring(1e100),
  tostring(2^53), tostring(2^63)) --> nil	true	false	5	-5	5.0	-0.0	nan	inf	s	1e+15	1e+16	1e+100	9.007199254741e+15	9.2233720368548e+18
print(tostring(0.1), tostring(1/3), tostring(100.0), tostring(1e14), tostring(123456.789), tostring(1e-5),
  tostring(1e-4), tostring(12345678901234567890), tostring(math.maxinteger), tostring(math.mininteger),
  tostring(3.14159265358979), tostring(1e300 * 1e10), tostring(5e-324), tostring(1.7976931348623157e308)) --> 0.1	0.33333333333333	100.0	1e+14	123456.789	1e-05	0.0001	1.2345678901235e+19	9223372036854775807	-9223372036854775808	3.1415926535898	inf	4.9406564584125e-324	1.7976931348623e+308
print(tostring(99999999999999.9), tostring(999999999999999.9), tostring(0.1 + 0.2), tostring(1e21), tostring(123e20),
  tostring(1.5e-10), tostring(-1.5), tostring(1e15 + 0.5), tostring(2^24), tostring(1.10), tostring(100 / 3)) --> 1e+14	1e+15	0.3	1e+21	1.23e+22	1.5e-10	-1.5	1e+15	16777216.0	1.1	33.333333333333
for _, v in ipairs { {}, print, function() end, coroutine.create(print), io.stdout } do
  print((tostring(v):gsub("0x%x+", "ADDR"):gsub("builtin[^%s]*", "ADDR")))
  --> table: ADDR
  --> function: ADDR
  --> function: ADDR
  --> thread: ADDR
  --> file (ADDR)
end
local t = {}
print(tostring(t) == tostring(t), tostring(t) ~= tostring({}), tostring(t):find("^table: ") ~= nil,
  tostring(print):find("^function: ") ~= nil) --> true	true	true	true
print(pcall(tostring)) --> false	bad argument #1 to 'tostring' (value expected)
print(tostring(nil, "ignored")) --> nil
-- every float prints so that reading back is within the 14 digits
for _, v in ipairs { 0.1, 1/3, 2/3, 1e-7, 123456.789, 1e22, 1.5e300, 4.9e-320 } do
  local back = tonumber(tostring(v))
  assert(math.abs(back - v) <= math.abs(v) * 1e-13)
end
-- type
print(type(nil), type(true), type(1), type(1.5), type("s"), type({}), type(print), type(function() end),
  type(coroutine.create(print)), type(io.stdout)) --> nil	boolean	number	number	string	table	function	function	thread	userdata
print(pcall(type)) --> false	bad argument #1 to 'type' (value expected)
print(type(type), type(type(1)), select("#", type(nil))) --> function	string	1
