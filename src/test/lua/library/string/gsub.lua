-- string.gsub: replacement strings, tables, functions, limits, counts, empty matches.
print(("hello"):gsub("l", "L")) --> heLLo	2
print(("hello"):gsub("l", "L", 1)) --> heLlo	1
print(("hello"):gsub("l", "L", 0)) --> hello	0
print(("hello"):gsub("l", "L", -1)) --> hello	0
print(("hello"):gsub("l", "L", 100)) --> heLLo	2
print(("hello"):gsub("x", "y")) --> hello	0
print(("hello"):gsub("", "-")) --> -h-e-l-l-o-	6
print((""):gsub("", "-")) --> -	1
print((""):gsub("x*", "-")) --> -	1
print(("abc"):gsub("x*", "-")) --> -a-b-c-	4
print(("abc"):gsub("b*", "-")) --> -a-c-	3
print(("abc"):gsub("$", "!")) --> abc!	1
print(("abc"):gsub("^", "!")) --> !abc	1
print(("abc"):gsub(".", "")) --> 	3
-- % in the replacement
print(("hello world"):gsub("o", "%0%0")) --> helloo woorld	2
print(("hello world"):gsub("(o)", "<%1>")) --> hell<o> w<o>rld	2
print(("a=b"):gsub("(%w)=(%w)", "%2=%1")) --> b=a	1
print(("x"):gsub("x", "%%")) --> %	1
print(("abc"):gsub("%w", "%0%0")) --> aabbcc	3
print(("abc"):gsub("%w", "%1")) --> abc	3
print(("abc"):gsub("()", "%1")) --> 1a2b3c4	4
print(("hello"):gsub("(l)(l)", "%2%1%0")) --> hellllo	1
-- functions
print(("abc"):gsub("%w", string.upper)) --> ABC	3
print(("abc"):gsub("%w", function(c) if c == "b" then return "X" end end)) --> aXc	3
print(("abc"):gsub("%w", function() return false end)) --> abc	3
print(("abc"):gsub("%w", function() return nil end)) --> abc	3
print(("1 2 3"):gsub("%d", function(d) return d * 2 end)) --> 2 4 6	3
print(("1 2"):gsub("%d", function(d) return d + 0.5 end)) --> 1.5 2.5	2
print(("k=v"):gsub("(%w)=(%w)", function(k, v) return v .. "=" .. k end)) --> v=k	1
print(("abc"):gsub("()(%w)", function(p, c) return p .. c end)) --> 1a2b3c	3
print(("abc"):gsub("b", function(...) return select("#", ...) end)) --> a1c	1
print(("abc"):gsub("(b)(c)", function(...) return select("#", ...) .. (...) end)) --> a2b	1
print((""):gsub("", function(m) return "[" .. m .. "]" end)) --> []	1
print(("a b"):gsub("%w", function() end)) --> a b	2
-- tables
print(("$name is $age"):gsub("%$(%w+)", { name = "Bob", age = 42 })) --> Bob is 42	2
print(("$x $y"):gsub("%$(%w+)", { x = "found" })) --> found $y	2
print(("abc"):gsub("%w", { a = 1, b = 2.5, c = false })) --> 12.5c	3
print(("abc"):gsub("%w", setmetatable({}, { __index = function(_, k) return k .. k end }))) --> aabbcc	3
print(("ab"):gsub("()", { "one", "two", "three" })) --> oneatwobthree	3
print(("x"):gsub("(x)(y?)", { x = "by first capture" })) --> by first capture	1
-- anchors
print(("aaa"):gsub("^a", "b")) --> baa	1
print(("aaa"):gsub("a$", "b")) --> aab	1
print(("aaa"):gsub("^a*$", "all")) --> all	1
print(("baa"):gsub("^a", "x")) --> baa	0
print(("a^a"):gsub("a^", "x")) --> xa	1
-- limits with empty matches
print(("abc"):gsub("", "-", 2)) --> -a-bc	2
print(("abc"):gsub("%w", "%0.", 2)) --> a.b.c	2
print(("abc"):gsub("", "", 10)) --> abc	4
print(("hello world"):gsub("%w+", "<%0>", 1)) --> <hello> world	1
-- numbers as arguments
print(string.gsub(12321, 2, 5)) --> 15351	2
print(("x"):gsub("x", 5)) --> 5	1
print(("x"):gsub("x", 1.5)) --> 1.5	1
print(("abc"):gsub("b", "x", "1")) --> axc	1
print(("abc"):gsub("%w", "x", 2.0)) --> xxc	2
-- typical uses
print((("  trim  "):gsub("^%s+", ""):gsub("%s+$", "")) == "trim", (("a  b   c"):gsub("%s+", " ")), (("a,b,c"):gsub(",",
  ", ")), ("CSV"):gsub("%u", function(c) return "_" .. c:lower() end)) --> true	a b c	a, b, c	_c_s_v	3
print((("hello world"):gsub("(%w)(%w*)", function(a, b) return a:upper() .. b end)), (("x & y < z"):gsub("[&<>]",
  { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" })), (("%41%42"):gsub("%%(%x%x)",
  function(h) return string.char(tonumber(h, 16)) end))) --> Hello World	x &amp; y &lt; z	AB
print((("1234567"):reverse():gsub("(%d%d%d)", "%1,"):reverse()), (("a.b"):gsub("%.", "%%")), (("path/to/x"):gsub("/",
  "\\")), (("abc"):gsub("", " ")), ("x"):gsub("x", "%%1")) --> 1,234,567	a%b	path\to\x	 a b c 	%1	1
print((("one two"):gsub("(%w+) (%w+)", "%2 %1")), (("foo(a, b)"):gsub("%b()", "()")),
  (("THE (quick) fox"):gsub("%f[%a]%a+", "W")), (("a\0b"):gsub("\0", "0")), #(("x"):rep(10):gsub("x", "yy"))) --> two one	foo()	W (W) W	a0b	20
-- nested gsub in the function, and errors inside
print((("a1b2"):gsub("%a%d", function(m) return (m:gsub("%d", function(d) return "<" .. d .. ">" end)) end))) --> a<1>b<2>
print(pcall(string.gsub, "abc", "b", function() error("inside", 0) end)) --> false	inside
print(select("#", ("x"):gsub("x", "y")), (("x"):gsub("x", "y"))) --> 2	y
-- a big subject
local n = STRESS and 50 or 5000
local r, c = (("ab "):rep(n)):gsub("%w+", function(w) return w .. w end)
assert(#r == 5 * n and c == n)
r, c = ("x"):rep(n):gsub("x", "%0%0%0")
assert(r == ("x"):rep(3 * n) and c == n)
local function err(...) return (select(2, pcall(string.gsub, ...))) end
print(err("abc", "b", "%2")) --> invalid capture index %2
print(err("abc", "(b)", "%2")) --> invalid capture index %2
print(err("abc", "b", "%")) --> invalid use of '%' in replacement string
print(err("abc", "b", "%a")) --> invalid use of '%' in replacement string
print(err("abc", "b", function() return {} end)) --> invalid replacement value (a table)
print(err("abc", "b", function() return true end)) --> invalid replacement value (a boolean)
print(err("abc", "b", { b = {} })) --> invalid replacement value (a table)
print(err("abc", "b", { b = true })) --> invalid replacement value (a boolean)
print(err("abc", "b")) --> bad argument #3 to 'string.gsub' (string/function/table expected, got no value)
print(err("abc", "b", nil)) --> bad argument #3 to 'string.gsub' (string/function/table expected, got nil)
print(err("abc", "b", print == nil)) --> bad argument #3 to 'string.gsub' (string/function/table expected, got boolean)
print(err("abc", "(", "x")) --> xaxbxcx
print(err("abc", "%", "x")) --> malformed pattern (ends with '%')
print(err("abc", "b", "x", "many")) --> bad argument #4 to 'string.gsub' (number expected, got string)
print(err("abc", "()b", "%1%2")) --> invalid capture index %2
print(err("alo", "(%1)", "a")) --> invalid capture index %1
print(err("alo", "(%0)", "a")) --> invalid capture index %0
-- the source is unchanged
local s = "immutable"
s:gsub("m", "M")
print(s, (s:gsub("m", "M")), s:gsub("i", "I", 1)) --> immutable	iMMutable	Immutable	1
