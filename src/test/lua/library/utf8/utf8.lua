-- utf8: char, charpattern, codepoint, len, offset, codes, lax mode, invalid sequences.
local text = "aé€😀z"
print(#text, utf8.len(text), utf8.char(97, 233, 8364, 128512, 122) == text) --> 11	5	true
print(utf8.codepoint(text, 1, -1)) --> 97	233	8364	128512	122
print(utf8.codepoint(text)) --> 97
print(utf8.codepoint(text, 2)) --> 233
print(utf8.codepoint(text, -1)) --> 122
print(select("#", utf8.codepoint(text, 3, 2)), pcall(utf8.codepoint, "", 1, 0)) --> 0	true
print(utf8.codepoint("abc", 1, 2)) --> 97	98






print(utf8.char(), utf8.char(72, 105), #utf8.char(0), #utf8.char(0x7f), #utf8.char(0x80), #utf8.char(0x7ff),
  #utf8.char(0x800), #utf8.char(0xffff), #utf8.char(0x10000), #utf8.char(0x10ffff), #utf8.char(0x1fffff),
  #utf8.char(0x3ffffff), #utf8.char(0x7fffffff)) --> 	Hi	1	1	2	2	3	3	4	4	4	5	6
print(utf8.char(0x20ac):byte(1, -1)) --> 226	130	172
print(utf8.char(0x7fffffff):byte(1, -1)) --> 253	191	191	191	191	191
print(utf8.char(0x3ffffff):byte(1, -1)) --> 251	191	191	191	191



print(utf8.charpattern == "[\0-\x7F\xC2-\xFD][\x80-\xBF]*", #utf8.charpattern) --> true	14
local pieces = {}
for c in text:gmatch(utf8.charpattern) do pieces[#pieces + 1] = #c end
print(table.concat(pieces, " ")) --> 1 2 3 4 1
-- len with ranges
print(utf8.len(""), utf8.len("abc"), utf8.len(text, 2), utf8.len(text, 4), utf8.len(text, -1), utf8.len(text, 1, 1),
  utf8.len(text, 1, 2), utf8.len(text, 2, 3), utf8.len(text, 5, 4), utf8.len("abc", 4), utf8.len("abc", 1, -1),
  utf8.len("abc", 3, 2), utf8.len("", 1)) --> 0	3	4	3	1	1	2	1	0	0	3	0	0
print(utf8.len("\xff")) --> nil	1
print(utf8.len("ab\xffcd")) --> nil	3
print(utf8.len("é", 2)) --> nil	2
print(utf8.len("\xc3")) --> nil	1
print(utf8.len("a\xc3")) --> nil	2
print(utf8.len("\x80")) --> nil	1
print(utf8.len("a\x80b")) --> nil	2
print(utf8.len("\xe2\x82")) --> nil	1
print(utf8.len("\xf0\x9f\x98")) --> nil	1









-- overlong forms, surrogates, too large values are invalid, except in lax mode where they fit
print(utf8.len("\xc0\x80")) --> nil	1
print(utf8.len("\xc1\xbf")) --> nil	1
print(utf8.len("\xe0\x80\x80")) --> nil	1
print(utf8.len("\xf0\x80\x80\x80")) --> nil	1
print(utf8.len("\xed\xa0\x80")) --> nil	1
print(utf8.len("\xed\xbf\xbf")) --> nil	1
print(utf8.len("\xed\x9f\xbf")) --> 1
print(utf8.len("\xee\x80\x80")) --> 1
print(utf8.len("\xf4\x8f\xbf\xbf")) --> 1
print(utf8.len("\xf4\x90\x80\x80")) --> nil	1
print(utf8.len("\xf4\x90\x80\x80", 1, -1, true)) --> 1
print(utf8.len("\xed\xa0\x80", 1, -1, true)) --> 1
print(utf8.len("\u{7fffffff}", 1, -1, true)) --> 1
print(utf8.len("\u{7fffffff}")) --> nil	1
print(utf8.len("\xfe")) --> nil	1
print(utf8.len("\xff", 1, -1, true)) --> nil	1
print(utf8.len("\xc0\x80", 1, -1, true)) --> nil	1

















-- offset
for i = -6, 6 do io.write(tostring(i ~= 0 and utf8.offset(text, i) or "-"), " ") end print() --> - 1 2 4 7 11 - 1 2 4 7 11 12
print(utf8.offset(text, 0), utf8.offset(text, 0, 3), utf8.offset(text, 0, 5), utf8.offset(text, 0, 4), utf8.offset(text,
  0, 12), utf8.offset(text, 1, 2), utf8.offset(text, 2, 2), utf8.offset(text, -1, 4), utf8.offset(text, -2, 4),
  utf8.offset(text, 3, 1)) --> 1	2	4	4	12	2	4	2	1	4
print(utf8.offset("", 1), utf8.offset("", 0), utf8.offset("", -1), utf8.offset("abc", 4), utf8.offset("abc", 5),
  utf8.offset("abc", -3), utf8.offset("abc", -4), utf8.offset("abc", 1, 4), utf8.offset("abc", -1, 4)) --> 1	1	nil	4	nil	1	nil	4	3
print(pcall(utf8.offset, text, 1, 3)) --> false	initial position is a continuation byte
print(pcall(utf8.offset, text, -1, 3)) --> false	initial position is a continuation byte
print(pcall(utf8.offset, text, 1, 20)) --> false	bad argument #3 to 'utf8.offset' (position out of bounds)
print(pcall(utf8.offset, "abc", 1, -4)) --> false	bad argument #3 to 'utf8.offset' (position out of bounds)
print(pcall(utf8.offset, "\x80", 1)) --> false	initial position is a continuation byte





-- codes
local out = {} for p, c in utf8.codes(text) do out[#out + 1] = p .. ":" .. c end print(table.concat(out, " ")) --> 1:97 2:233 4:8364 7:128512 11:122
for p, c in utf8.codes("") do print("never") end
print(pcall(function() for p, c in utf8.codes("ab\xff") do io.write(p, " ") end end) == false) --> 1 2 true
print((select(2, pcall(function() for p in utf8.codes("ab\xff") do end end)):gsub("^[^:]+:%d+: ", ""))) --> invalid UTF-8 code


print(pcall(function() for p, c in utf8.codes("\u{110000}") do end end) == false, pcall(function()
  for p, c in utf8.codes("\u{110000}", true) do io.write(c, " ") end
end)) --> 1114112 true	true
print(pcall(function() for p, c in utf8.codes("\u{d7ff}\u{e000}") do io.write(("%x "):format(c)) end end)) --> d7ff e000 true



-- errors
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(utf8.char, -1)) --> bad argument #1 to 'utf8.char' (value out of range)
print(err(utf8.char, 0x80000000)) --> bad argument #1 to 'utf8.char' (value out of range)
print(err(utf8.char, "x")) --> bad argument #1 to 'utf8.char' (number expected, got string)
print(err(utf8.char, 1.5)) --> bad argument #1 to 'utf8.char' (number has no integer representation)
print(err(utf8.codepoint, "abc", 4)) --> bad argument #3 to 'utf8.codepoint' (out of bounds)
print(err(utf8.codepoint, "abc", 1, 4)) --> bad argument #3 to 'utf8.codepoint' (out of bounds)
print(err(utf8.codepoint, "abc", 0)) --> bad argument #2 to 'utf8.codepoint' (out of bounds)
print(err(utf8.codepoint, "é", 2)) --> invalid UTF-8 code
print(err(utf8.codepoint, "\xff")) --> invalid UTF-8 code
print(err(utf8.codepoint, "\u{110000}")) --> invalid UTF-8 code
print(utf8.codepoint("\u{110000}", 1, 1, true)) --> 1114112
print(err(utf8.codepoint)) --> bad argument #1 to 'utf8.codepoint' (string expected, got no value)
print(err(utf8.len)) --> bad argument #1 to 'utf8.len' (string expected, got no value)
print(err(utf8.len, "abc", 5)) --> bad argument #2 to 'utf8.len' (initial position out of bounds)
print(err(utf8.len, "abc", 1, 4)) --> bad argument #3 to 'utf8.len' (final position out of bounds)
print(err(utf8.len, "abc", -4)) --> bad argument #2 to 'utf8.len' (initial position out of bounds)
print(err(utf8.len, "abc", 0)) --> bad argument #2 to 'utf8.len' (initial position out of bounds)
print(err(utf8.offset, "abc")) --> bad argument #2 to 'utf8.offset' (number expected, got no value)
print(err(utf8.codes)) --> bad argument #1 to 'utf8.codes' (string expected, got no value)
print(err(utf8.codes, {})) --> bad argument #1 to 'utf8.codes' (string expected, got table)




















-- reversing, truncating, upper-casing by code points
local function reverse(s)
  local r = {}
  for _, c in utf8.codes(s) do table.insert(r, 1, utf8.char(c)) end
  return table.concat(r)
end
local function sub(s, i, j) return s:sub(utf8.offset(s, i), (utf8.offset(s, j + 1) or #s + 1) - 1) end
print(reverse(text) == "z😀€éa", sub(text, 2, 3) == "é€", sub(text, 4, 5) == "😀z", sub(text, 1, 1),
  reverse(reverse(text)) == text) --> true	true	true	a	true
-- every code point boundary round trips
for _, c in ipairs { 0, 1, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff } do
  assert(utf8.codepoint(utf8.char(c)) == c and utf8.len(utf8.char(c)) == 1)
end
for c = 0, 0x10ffff, STRESS and 20011 or 701 do
  if c < 0xd800 or c > 0xdfff then assert(utf8.codepoint(utf8.char(c)) == c) end
end
