-- String literals: quotes, escapes, line continuation, long brackets.
print('single', "double", 'with "inner"', "with 'inner'") --> single	double	with "inner"	with 'inner'
print("a\tb", "q\"q", 'q\'q', "back\\slash") --> a	b	q"q	q'q	back\slash
print(#"\a\b\f\n\r\t\v\\\"\'", ("\a\b\f\n\r\t\v"):byte(1, -1)) --> 10	7	8	12	10	13	9	11
local joined = "a\z
       b\z

       c"
print(joined, #joined) --> abc	3
print("\65\066\0677", "\x41\x4a\x7A", "\z   joined", "a\z b\z\tc") --> ABC7	AJz	joined	ab	c
print(#"\0", #"a\0b", ("a\0b"):byte(1, -1)) --> 1	3	97	0	98
print("\u{41}", "\u{48}\u{49}", #"\u{7f}", #"\u{80}", #"\u{7ff}", #"\u{800}", #"\u{ffff}") --> A	HI	1	2	2	3	3
print(#"\u{10000}", #"\u{10FFFF}", #"\u{1FFFFF}", #"\u{3FFFFFF}", #"\u{7FFFFFFF}") --> 4	4	4	5	6
print(("\u{e9}"):byte(1, -1)) --> 195	169
print(("\u{20AC}"):byte(1, -1)) --> 226	130	172
print(("\u{1F600}"):byte(1, -1)) --> 240	159	152	128
print(("\u{7FFFFFFF}"):byte(1, -1)) --> 253	191	191	191	191	191
print(#"\255\x00\xff", ("\255\x00\xff"):byte(1, -1)) --> 3	255	0	255
print("\0651" == "A1", "\1" == "\x01", "\1\z  2" == "\0012") --> true	true	true

-- a backslash before a line break keeps the line break
local continued = "one\
two"
print(#continued, continued:byte(4)) --> 7	10
assert(continued == "one\ntwo")

-- long brackets
print([[plain]], [==[with ]] and ]=] inside]==]) --> plain	with ]] and ]=] inside
assert(#[[
x]] == 1)
assert(#[[

x]] == 2)
assert(#[==[
]==] == 0)
assert([[a\nb]] == "a\\nb")
assert([[
first line break is dropped]] == "first line break is dropped")
assert([=[]]]=] == "]]")
assert([==[]=]]==] == "]=]")
assert([[a
b]] == "a\nb")

-- every kind of line break in a long string counts as one \n
for _, nl in ipairs { "\n", "\r", "\r\n", "\n\r" } do
  local text = assert(load("return [[" .. nl .. "a" .. nl .. "b" .. nl .. nl .. "c]]"))()
  print(text == "a\nb\n\nc", #text)
  --> true	6
  --> true	6
  --> true	6
  --> true	6





end
for _, nl in ipairs { "\n", "\r", "\r\n", "\n\r" } do
  local text, line = assert(load("return 'a\\" .. nl .. "b', debug.getinfo(1, 'l').currentline"))()
  print(text == "a\nb", line)
  --> true	2
  --> true	2
  --> true	2
  --> true	2





end

-- string equality is by content
local a, b = "abc", "a" .. "bc"
print(a == b, a ~= b, rawequal(a, b), #a == #b) --> true	false	true	true
local t = {}
t[("x"):rep(100)] = 1
print(t[("x"):rep(50) .. ("x"):rep(50)]) --> 1

-- malformed strings
local function err(code)
  local f, message = load(code, "=t")
  return message
end
print(err("x = 'abc")) --> t:1: unfinished string near <eof>
print(err("x = \"abc\ndef\"")) --> t:1: unfinished string near '"abc'
print(err("x = 'a\\q'")) --> t:1: invalid escape sequence near ''a\q'
print(err("x = 'a\\300'")) --> t:1: decimal escape too large near ''a\300''
print(err("x = 'a\\xZZ'")) --> t:1: hexadecimal digit expected near ''a\xZ'
print(err("x = 'a\\x1'")) --> t:1: hexadecimal digit expected near ''a\x1''
print(err("x = '\\u{110000000}'")) --> t:1: UTF-8 value too large near ''\u{110000000'
print(err("x = '\\u41'")) --> t:1: missing '{' near ''\u4'
print(err("x = '\\u{41'")) --> t:1: missing '}' near ''\u{41''
print(err("x = '\\u{}'")) --> t:1: hexadecimal digit expected near ''\u{}'
print(err("x = [[abc")) --> t:1: unfinished long string (starting at line 1) near <eof>
print(err("x = [==[abc]=]")) --> t:1: unfinished long string (starting at line 1) near <eof>
print(err("x = [=abc")) --> t:1: invalid long string delimiter near '[='
print(err("x = 'abc\\")) --> t:1: unfinished string near <eof>
print(err("x = \"\\999\"")) --> t:1: decimal escape too large near '"\999"'
