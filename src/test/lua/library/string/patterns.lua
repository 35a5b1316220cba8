-- Character classes, sets, ranges, escapes, and malformed patterns.
local all = {}
for i = 0, 255 do all[i + 1] = string.char(i) end
local everyByte = table.concat(all)
local function class(p)
  local out = {}
  for position in everyByte:gmatch("()" .. p) do out[#out + 1] = position - 1 end
  local ranges, from = {}, nil
  for k, v in ipairs(out) do
    if not from then from = v end
    if out[k + 1] ~= v + 1 then ranges[#ranges + 1] = from == v and tostring(v) or from .. "-" .. v from = nil end
  end
  return table.concat(ranges, " ") end
for c in ("acdglpsuwx"):gmatch(".") do print(c, class("%" .. c)) end
--> a	65-90 97-122
--> c	0-31 127
--> d	48-57
--> g	33-126
--> l	97-122
--> p	33-47 58-64 91-96 123-126
--> s	9-13 32
--> u	65-90
--> w	48-57 65-90 97-122
--> x	48-57 65-70 97-102
for c in ("ACDGLPSUWX"):gmatch(".") do print(c, class("%" .. c)) end
--> A	0-64 91-96 123-255
--> C	32-126 128-255
--> D	0-47 58-255
--> G	0-32 127-255
--> L	0-96 123-255
--> P	0-32 48-57 65-90 97-122 127-255
--> S	0-8 14-31 33-255
--> U	0-64 91-255
--> W	0-47 58-64 91-96 123-255
--> X	0-47 58-64 71-96 103-255
print(class("."), class("[abc]"), class("[^abc]"), class("[a-e]"), class("[^%s%c]")) --> 0-255	97-99	0-96 100-255	97-101	33-126 128-255
print(class("[%d%a_]"), class("[%w_]") == class("[%a%d_]"), class("[a-cx-z0-3]"), class("[%-]"), class("[-a]"),
  class("[a-]")) --> 48-57 65-90 95 97-122	true	48-51 97-99 120-122	45	45 97	45 97
print(class("[]]"), class("[]a]"), class("[^]]") == class("[^%]]"), class("[%]]"), class("[%^x]"), class("[x^]"),
  class("[[]"), class("[.]"), class("[%%]")) --> 93	93 97	true	93	94 120	94 120	91	46	37
print(class("[z-a]"), class("[a-a]"), class("[%a-z]"), class("[+--]"), class("[!-~]"), class("[\0-\31]"),
  class("[\128-\255]"), class("[a-%%]")) --> 	97	45 65-90 97-122	43-45	33-126	0-31	128-255	93
print(class("%z"), class("[%z]"), class("%Z") == class("[^%z]"), class("\0"), class("[\0]"), class("[^\0]")) --> 0	0	true	0	0	1-255
print(class("%."), class("%%"), class("%["), class("%]"), class("%-"), class("%$"), class("%^"), class("%("),
  class("%é")) --> 46	37	91	93	45	36	94	40
-- other letters after % are themselves
print(("q"):find("%q"), ("/"):find("%/"), ("@"):find("%@"), (" "):find("% ")) --> 1	1	1	1	1
-- sets with quantifiers
print(("foo123_bar"):match("[%a]+"), ("foo123_bar"):match("[%d_]+"), ("  x"):match("[^%s]+"), ("a,b;c"):match("[^,;]*"),
  ("--x"):match("[-]+"), ("]]x"):match("[]]+")) --> foo	123_	x	a	--	]]
print(("0x1F"):match("^0[xX](%x+)$"), ("key_1 = v"):match("^([%a_][%w_]*)%s*=%s*(%S+)$"),
  ("3.14e-10"):match("^[+-]?%d+%.?%d*[eE]?[+-]?%d*$"), ("a-b"):match("[a%-]+"), ("x]y"):match("[^]]+")) --> 1F	key_1	3.14e-10	a-	x
-- magic characters as ordinary ones
print(("1+1=2"):match("1%+1=2"), ("f(x)"):match("%((.-)%)"), ("a*b"):match("a%*b"), ("50%"):match("%d+%%"),
  ("[x]"):match("%[(.)%]"), ("a?"):match("a%?"), ("C:\\dir"):match("\\(%w+)"), ("a.b"):match("a%.b")) --> 1+1=2	x	a*b	50%	x	a?	dir	a.b
-- a quantifier without item is itself; anchors in the middle
print(("*a"):match("^*a"), ("+"):match("+"), ("a**"):match("a%**"), ("-"):match("-"), ("?x"):match("?x"),
  ("a^b$c"):match("a^b$c"), ("(*)"):match("%((*)%)")) --> *a	+	a**	-	?x	a^b$c	*
-- captures with quantified contents, empty captures, alternatives through order
print(("aaa"):match("(a*)(a)"), ("aaa"):match("(a-)(a)$"), ("abc"):match("(x*)abc"), ("abc"):match("(x*)(y*)"),
  (""):match("(.-)"), ("ab"):match("(.)(.?)(.?)")) --> aa	aa				a	b
-- utf-8 sequences byte by byte
print(#("é"):match("."), ("aéb"):match("a(..)b") == "é", #("日本"):match("[\xE0-\xEF][\x80-\xBF]*"),
  ("aé"):gsub("[\x80-\xFF]+", "?")) --> 1	true	3	a?	1
for c in ("xé日"):gmatch("[\0-\x7F\xC2-\xFD][\x80-\xBF]*") do io.write(#c, " ") end print() --> 1 2 3

local function err(p, s) return select(2, pcall(string.find, s or "abc", p)) end
print(err("[a")) --> malformed pattern (missing ']')
print(err("[")) --> malformed pattern (missing ']')
print(err("[]")) --> malformed pattern (missing ']')
print(err("[^")) --> malformed pattern (missing ']')
print(err("[^]")) --> malformed pattern (missing ']')
print(err("[a-")) --> malformed pattern (missing ']')
print(err("[a%")) --> malformed pattern (missing ']')
print(err("[%a")) --> malformed pattern (missing ']')
print(err("%")) --> malformed pattern (ends with '%')
print(err("abc%")) --> malformed pattern (ends with '%')
print(err("a(")) --> unfinished capture
print(err("(a")) --> unfinished capture
print(err("(a(b)")) --> unfinished capture
print(err(")")) --> nil
print(err("a)")) --> nil
print(err("(a))")) --> invalid pattern capture
print(err("%1")) --> invalid capture index %1
print(err("(a)%2")) --> invalid capture index %2
print(err("(a%1)")) --> invalid capture index %1
print(err("%0")) --> invalid capture index %0
print(err("(a)%9")) --> invalid capture index %9
print(err("%b")) --> malformed pattern (missing arguments to '%b')
print(err("%bx")) --> malformed pattern (missing arguments to '%b')
print(err("%f")) --> missing '[' after '%f' in pattern
print(err("%fa")) --> missing '[' after '%f' in pattern
print(err("a%f", "a")) --> missing '[' after '%f' in pattern
print(err("%bxy")) --> nil
print(err(("(a"):rep(40), ("a"):rep(50))) --> too many captures
print(err(("("):rep(40))) --> too many captures
-- too complex, too deep
local complex = err(("("):rep(20) .. ("x?"):rep(190) .. (")"):rep(20), ("x"):rep(400))
print(complex == "pattern too complex" or complex == 1) --> true
print(pcall(string.match, ("x"):rep(STRESS and 1000 or 100000), "^.-y")) --> true	nil
print(#string.match(("x"):rep(STRESS and 1000 or 100000), ".*") == (STRESS and 1000 or 100000)) --> true
print(pcall(string.rep, "x", -1)) --> true
-- exponential-looking patterns on short input stay correct
print(("aaaaaaaaaa"):match("^(a*a*a*a*)b"), ("aaaaaaaaab"):match("^(a*a*a*a*)b"), ("abababab"):match("^(a?b?)*$")) --> nil	aaaaaaaaa	nil
-- a failing pattern is an error only when it is reached
print(pcall(string.find, "abc", "^x[")) --> true	nil
print(pcall(string.find, "", "a%")) --> true	nil
print(pcall(string.find, "b", "a[")) --> true	nil
