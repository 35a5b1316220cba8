-- len, sub, byte, char, rep, reverse, lower, upper.
print(string.len(""), string.len("abc"), ("a\0b"):len(), #"\0\0\0", string.len(123), string.len(1.5)) --> 0	3	3	3	3	3
-- sub: positions from both ends, clamped
local s = "abcdefgh"
print(s:sub(1), s:sub(3), s:sub(-3), s:sub(0), s:sub(-100), s:sub(100), s:sub(9)) --> abcdefgh	cdefgh	fgh	abcdefgh	abcdefgh
print(s:sub(2, 4), s:sub(2, -2), s:sub(-4, -2), s:sub(0, 0), s:sub(1, 0), s:sub(3, 3), s:sub(5, 2), s:sub(-2, 100)) --> bcd	bcdefg	efg			c		gh
print(s:sub(-100, 2), s:sub(8, 8), s:sub(9, 9), s:sub(-8, -8), s:sub(-9, -9), s:sub(1, -9), s:sub(math.mininteger,
  math.maxinteger)) --> ab	h		a			abcdefgh
print(s:sub(math.maxinteger), s:sub(math.mininteger), s:sub(1, math.mininteger), s:sub(math.mininteger, -1), s:sub(2.0,
  3.0), s:sub("2", "3")) --> 	abcdefgh		abcdefgh	bc	bc
print((""):sub(1, 1), (""):sub(0), (""):sub(-1), ("x"):sub(1, 1), ("a\0b"):sub(2, 2) == "\0", #("a\0b"):sub(2)) --> 			x	true	2
for i = 1, 12 do assert(("x"):rep(12):sub(i) == ("x"):rep(13 - i) and ("abcdefghijkl"):sub(i, i):byte() == 96 + i) end
-- byte and char
print(s:byte(), s:byte(2), s:byte(-1), s:byte(0), s:byte(9), s:byte(100)) --> 97	98	104	nil	nil
print(s:byte(1, 3)) --> 97	98	99
print(s:byte(-3, -1)) --> 102	103	104
print(s:byte(3, 2)) -->
print(s:byte(1, -1)) --> 97	98	99	100	101	102	103	104
print((""):byte()) -->
print(select("#", (""):byte(1, -1))) --> 0
print(("\0\255\128"):byte(1, -1)) --> 0	255	128
print(s:byte(-100, 2)) --> 97	98
print(s:byte(7, 100)) --> 103	104
print(string.char(), string.char(65), string.char(72, 105), #string.char(0, 0, 255), string.char("66"),
  string.char(67.0)) --> 	A	Hi	3	B	C
print(string.char(0x41, 0x42):byte(1, -1), ("%s"):format(string.char(104, 101, 108, 108, 111))) --> 65	hello
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
local bytes = table.concat(all)
print(#bytes, bytes:byte(1), bytes:byte(256), bytes:sub(66, 91), select("#", bytes:byte(1, -1))) --> 256	0	255	ABCDEFGHIJKLMNOPQRSTUVWXYZ	256
assert(string.char(bytes:byte(1, -1)) == bytes)
-- rep
print(("ab"):rep(0), ("ab"):rep(1), ("ab"):rep(3), ("ab"):rep(-1), ("ab"):rep(3, ","), ("ab"):rep(1, ","), ("ab"):rep(0,
  ","), (""):rep(5, "-")) --> 	ab	ababab		ab,ab,ab	ab		----
print(#("x"):rep(1000), #(""):rep(1000), #("x"):rep(10, "yy"), ("ab"):rep(2.0), ("ab"):rep("2"), #("\0"):rep(7),
  ("x"):rep(5, "")) --> 1000	0	28	abab	abab	7	xxxxx
print(pcall(string.rep, "x", 1 << 62)) --> false	resulting string too large
print(pcall(string.rep, "xx", math.maxinteger)) --> false	resulting string too large
print(pcall(string.rep, "x", 1 << 61, ("y"):rep(100))) --> false	resulting string too large
print(#(""):rep(1000), #("x"):rep(math.mininteger, "x")) --> 0	0
-- reverse
print((""):reverse(), ("a"):reverse(), ("ab"):reverse(), ("abc"):reverse(), ("a\0b"):reverse():byte(1, -1)) --> 	a	ba	cba	98	0	97
print(("x"):rep(99):reverse() == ("x"):rep(99), bytes:reverse():reverse() == bytes) --> true	true
-- case
print(("Hello World 123"):lower(), ("Hello World 123"):upper(), (""):lower(), (""):upper(), ("\0aB"):upper():byte(1,
  -1)) --> hello world 123	HELLO WORLD 123			0	65	66
print(("äÖ"):lower() == "äÖ", ("äÖ"):upper() == "äÖ", ("[`{@"):lower(), ("[`{@"):upper()) --> true	true	[`{@	[`{@
local up, down = bytes:upper(), bytes:lower()
local changed = 0
for i = 1, 256 do
  if up:byte(i) ~= bytes:byte(i) then changed = changed + 1 end
  if down:byte(i) ~= bytes:byte(i) then changed = changed + 1 end
end
print(changed, up:sub(98, 123), down:sub(66, 91)) --> 52	ABCDEFGHIJKLMNOPQRSTUVWXYZ	abcdefghijklmnopqrstuvwxyz
-- as functions and as methods, on numbers
print(string.upper("x"), ("x").upper("y"), string.len(12), string.sub(12345, 2, 3), string.rep(1, 3),
  string.reverse(120), string.byte(7)) --> X	Y	2	23	111	021	55
-- comparison and equality over lengths around 5, 8, 16 and 40 bytes
for _, n in ipairs { 0, 1, 4, 5, 6, 7, 8, 15, 16, 17, 39, 40, 41, 100 } do
  local a, b = ("q"):rep(n), ("q"):rep(n)
  assert(a == b and not (a < b) and a <= b and a .. "r" > b and (n == 0 or a:sub(2) < b) and #a == n)
  local t = { [a] = n }
  assert(t[b] == n and t[b .. "x"] == nil)
end
print("\0" < "\1", "a" < "a\0", "a\0a" < "a\0b", "\127" < "\128", "\255" > "\0", "Z" < "a", "a" < "b", "ab" < "abc",
  "" < "\0") --> true	true	true	true	true	true	true	true	true
print("10" < "9", "a" .. 1 < "a" .. 2, ("x"):rep(50) .. "a" < ("x"):rep(50) .. "b", ("x"):rep(50) < ("x"):rep(51)) --> true	true	true	true
-- hashing: many similar strings as keys
local t, n = {}, STRESS and 50 or 2000
for i = 1, n do t["key" .. i] = i t[("k"):rep(60) .. i] = -i end
for i = 1, n do assert(t["key" .. i] == i and t[("k"):rep(60) .. i] == -i) end
