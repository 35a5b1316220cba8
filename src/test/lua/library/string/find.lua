-- string.find and string.match: positions, plain search, init, captures, anchors.
local function show(...)
  local t = table.pack(...)
  for i = 1, t.n do t[i] = tostring(t[i]) end
  return table.concat(t, " ", 1, t.n)
end
print(("hello"):find("l"), ("hello"):find("lo"), ("hello"):find("xyz"), ("hello"):find(""), (""):find("")) --> 3	4	nil	1	1	0
print(show(("hello"):find("l")), show(("hello"):find("")), show(("hello"):find("", 3)), show(("hello"):find("", 6)),
  show(("hello"):find("", 7)), show((""):find("", 1)), show((""):find("", 2))) --> 3 3	1 0	3 2	6 5	nil	1 0	nil
print(show(("hello"):find("l", 4)), show(("hello"):find("l", 5)), show(("hello"):find("l", -2)),
  show(("hello"):find("h", -5)), show(("hello"):find("h", -100)), show(("hello"):find("h", 2)), show(("hello"):find("o",
  100)), show(("hello"):find("l", 0))) --> 4 4	nil	4 4	1 1	1 1	nil	nil	3 3
-- plain
print(show(("a.b"):find(".", 1, true)), show(("a.b"):find(".")), show(("a%d"):find("%d", 1, true)),
  show(("a+b"):find("+b", 1, true)), show(("x[y"):find("[", 1, true)), show(("abc"):find("", 2, true)),
  show(("abc"):find("", 10, true)), show(("aXbX"):find("X", 3, true))) --> 2 2	1 1	2 3	2 3	2 2	2 1	nil	4 4
print(show(("a\0b\0c"):find("\0")), show(("a\0b\0c"):find("\0", 3)), show(("a\0b"):find("b", 1, true)),
  show(("\0\0"):find("\0\0", 1, true)), show(("abcabd"):find("abd")), show(("aaab"):find("aab", 1, true))) --> 2 2	4 4	3 3	1 2	4 6	2 4
print(show(("abc"):find("b", 1, false)), show(("a.c"):find(".", 1, nil)), show(("a.c"):find("%.", 1, 0))) --> 2 2	1 1	nil
-- captures follow the positions
print(show(("key=value"):find("(%w+)=(%w+)")), show(("abc"):find("()b()")), show(("abc"):find("(b)(c)")),
  show(("abc"):find("(x?)")), show(("  x"):find("^%s*()"))) --> 1 9 key value	2 2 2 3	2 3 b c	1 0 	1 2 3
-- match
print(show(("key=value"):match("(%w+)=(%w+)")), show(("hello"):match("l+")), show(("hello"):match("x")),
  show(("hello"):match(".", -1)), show(("hello"):match("()ll()")), show(("2024-01-31"):match("(%d+)-(%d+)-(%d+)"))) --> key value	ll	nil	o	3 5	2024 01 31
print(show((""):match("")), show((""):match("x*")), show(("abc"):match("", 4)), show(("abc"):match("", 5)),
  show(("hello world"):match("^(%w+)")), show(("hello"):match("^ello")), show(("hello"):match("^ello", 2)),
  show(("hello"):match("lo$")), show(("hello"):match("l$"))) --> 			nil	hello	nil	ello	lo	nil
-- anchors mean themselves elsewhere
print(show(("a^b"):match("a^b")), show(("a$b"):match("a$b")), show(("$"):match("^$$")), show(("^"):match("^^$")),
  show(("x"):match("^")), show(("x"):match("$")), show((""):match("^$")), show(("a$"):find("$", 1, true)),
  show(("a$"):match("%$$"))) --> a^b	a$b	$	^				2 2	$
-- quantifiers
print(show(("aaa"):match("a*")), show(("aaa"):match("a-")), show(("aaa"):match("a-$")), show(("aaa"):match("a+")),
  show(("aaa"):match("a?")), show(("b"):match("a*b")), show(("b"):match("a+b")), show(("b"):match("a?b")),
  show(("ab"):match("a?b")), show(("aaab"):match("a-b"))) --> aaa		aaa	aaa	a	b	nil	b	ab	aaab
print(show(("<<a>><<b>>"):match("<<(.-)>>")), show(("<<a>><<b>>"):match("<<(.*)>>")),
  show(("x = 1, y = 2"):match("(%w) = (%d), (%w) = (%d)")), show(("aXbXc"):match("^(.-)X(.*)$")),
  show(("aXbXc"):match("^(.*)X(.-)$"))) --> a	a>><<b	x 1 y 2	a bXc	aXb c
print(show(("abc123def"):match("%a+(%d+)%a+")), show(("  trim  "):match("^%s*(.-)%s*$")),
  show(("a.b.c"):match("^(.*)%.(.-)$")), show(("/usr/local/file.tar.gz"):match("^(.*)/([^/]*)$")),
  show(("file.tar.gz"):match("^(.-)%.(.*)$"))) --> 123	trim	a.b c	/usr/local file.tar.gz	file tar.gz
-- nested and position captures
print(show(("abc"):match("((a)(b))(c)")), show(("abc"):match("()a()b()c()")), show(("hello"):match("(h(e(l(l(o)))))")),
  show(("x"):match("()")), show(("abc"):match("(a(.)c)")), show(("x=1"):match("((%w)=(%d))"))) --> ab a b c	1 2 3 4	hello ello llo lo o	1	abc b	x=1 x 1
-- back references
print(show(("\"it's\""):match("([\"'])(.-)%1")), show(("abab"):match("(ab)%1")),
  show(("aa bb ab"):match("(%a)%1%s(%a)%2")), show(("abcabd"):find("(ab)c%1")), show(("x=x"):match("^(.*)=%1$")),
  show(("aXa"):match("(a)X%1")), show(("\0a\0a"):match("(\0a)%1") ~= nil)) --> " it's	ab	a b	1 5 ab	x	a	true
-- %b and %f
print(show(("f(a(b)c)d"):match("%b()")), show(("((x)"):match("%b()")), show(("[[x]"):match("%b[]")),
  show(("xx"):match("%bxx")), show(("if x end"):match("%bie")), show(("a{b{c}}d"):match("{(.*)}")),
  show(("(unclosed"):match("%b()")), show(("'a' 'b'"):match("%b''"))) --> (a(b)c)	(x)	[x]	xx	if x e	b{c}	nil	'a'
print(show(("THE (quick) fox"):find("%f[%a]%a+%f[%A]")), show(("foo.bar"):find("%f[%w]%w+$")),
  show(("hello"):find("%f[%z]")), show((""):find("%f[%z]")), show(("x"):find("%f[^%z]")), show(("aBc"):find("%f[%u]")),
  show(("abc"):find("%f[%u]"))) --> 1 3	5 7	6 5	nil	1 0	2 1	nil
-- in a loop over init
local text, at, found = "a1b22c333", 1, {}
while true do
  local i, j = text:find("%d+", at)
  if not i then break end
  found[#found + 1] = text:sub(i, j)
  at = j + 1
end
print(table.concat(found, ",")) --> 1,22,333
-- long subjects, long plain needles
local long = ("ab"):rep(5000) .. "c"
print(show(long:find("c")), show(long:find("bc", 1, true)), show(long:find(("ab"):rep(100) .. "c", 1, true)),
  #long:match(".*"), show(long:find("b*c$")), show(long:match("^(a)")), #long:match("(.-)c")) --> 10001 10001	10000 10001	9801 10001	10001	10000 10001	a	10000
-- many captures
local many = ("x"):rep(32)
print(select("#", many:match(("(x)"):rep(32))), select("#", many:find(("(x)"):rep(30))), pcall(string.match, many,
  ("(x)"):rep(33))) --> 32	32	false	too many captures
-- numbers as subject and pattern
print(show(string.find(12345, 3)), show(string.match(12345, "%d", 2)), show(string.find("12345", 34)),
  show(("a5"):find(5))) --> 3 3	2	3 4	2 2
