-- string.gmatch: all matches, captures, empty matches, anchors, init, state.
local function all(s, p, init)
  local out = {}
  for a, b in s:gmatch(p, init) do out[#out + 1] = b and a .. ":" .. b or tostring(a) end
  return "[" .. table.concat(out, "|") .. "]"
end
print(all("one two  three", "%a+"), all("", "%a+"), all("123", "%a+"), all("a", "a"), all("aaa", "a")) --> [one|two|three]	[]	[]	[a]	[a|a|a]
print(all("k1=v1, k2=v2", "(%w+)=(%w+)"), all("a1b2", "(%a)(%d)"), all("x y", "()%a()")) --> [k1:v1|k2:v2]	[a:1|b:2]	[1:2|3:4]
-- empty matches advance by one
print(all("abc", ""), all("abc", "x*"), all("", ""), all("", ".*"), all("aXbX", "X*"), all("abc", "()"), all("ab",
  ".-"), all("aab", "a-"), all("ab", "b*")) --> [|||]	[|||]	[]	[]	[|X|X]	[1|2|3|4]	[||]	[|||]	[|b]
print(all("hello", "l*"), all("hello world", "%w*"), all("a,b,,c", "([^,]*)"), all(",", "([^,]*)"), all("a,", "[^,]*")) --> [||ll|]	[hello|world]	[a|b||c]	[|]	[a|]
-- an anchor matches once, at the start
print(all("aaa", "^a"), all("baa", "^a"), all("abc", "^"), all("abcabc", "abc$"), all("abc", "$")) --> []	[]	[]	[abc]	[]
-- init
print(all("one two three", "%a+", 5), all("one two three", "%a+", -5), all("abc", ".", 3), all("abc", ".", 4),
  all("abc", ".", 10), all("abc", "()", 4), all("abc", "()", 5), all("abc", ".", 0), all("abc", ".", -100), all("abc",
  "^.", 2)) --> [two|three]	[three]	[c]	[]	[]	[4]	[]	[a|b|c]	[a|b|c]	[]
-- the iterator as a value
local it = ("a b c"):gmatch("%a")
print(it(), it(), it(), it(), it()) --> a	b	c	nil
local it2 = ("1,2"):gmatch("(%d)(,?)")
print(it2()) --> 1	,
print(it2()) --> 2
print(it2()) -->
print(select("#", it2())) --> 0
-- several at once do not disturb each other
local x, y = ("abc"):gmatch("."), ("123"):gmatch(".")
print(x() .. y() .. x() .. y() .. x() .. y()) --> a1b2c3
for w in ("outer loop"):gmatch("%a+") do for c in w:gmatch("[aeiou]") do io.write(w:sub(1, 1), c, " ") end end print() --> oo ou oe lo lo
-- words, numbers, pairs, balanced parts, quoted strings, frontier
print(all("THE (quick) fox", "%f[%a]%a+"), all("f(a)g(b(c))h", "%b()"), all([[say "a" and "b c"]], '"(.-)"'),
  all("3 -4 5.5 +6", "[+-]?%d+%.?%d*"), all("camelCaseWord", "%u?%l+")) --> [THE|quick|fox]	[(a)|(b(c))]	[a|b c]	[3|-4|5.5|+6]	[camel|Case|Word]
print(all("line1\nline2\n\nline4", "[^\n]+"), all("line1\nline2\n\nline4", "([^\n]*)\n?"), all("a;b;c", "[^;]"),
  all("2024-01-31", "%d+")) --> [line1|line2|line4]	[line1|line2||line4]	[a|b|c]	[2024|01|31]
print(all("#ff8800", "%x%x"), all("a\0b\0c", "%Z+") == "[a|b|c]", all("x=1;y=22;", "(%w+)=(%w+);")) --> [ff|88|00]	true	[x:1|y:22]
local t = {}
for k, v in ("a=1&b=2&c=3"):gmatch("([^&=]+)=([^&=]+)") do t[k] = tonumber(v) end
print(t.a, t.b, t.c) --> 1	2	3
local count = 0
for _ in (("word "):rep(STRESS and 20 or 1000)):gmatch("%a+") do count = count + 1 end
assert(count == (STRESS and 20 or 1000))
-- changing variables inside the loop has no effect on the iterator
local subject = "abc"
for c in subject:gmatch(".") do subject = "changed" io.write(c, " ") end print(subject) --> a b c changed
-- break and restart
for c in ("abc"):gmatch(".") do if c == "b" then break end io.write(c, " ") end print() --> a
print(pcall(string.gmatch)) --> false	bad argument #1 to 'string.gmatch' (string expected, got no value)
print(pcall(string.gmatch, "x")) --> false	bad argument #2 to 'string.gmatch' (string expected, got no value)
print(pcall(string.gmatch, {}, "x")) --> false	bad argument #1 to 'string.gmatch' (string expected, got table)
print(select(2, pcall(("x"):gmatch("[")))) --> malformed pattern (missing ']')
print(select(2, pcall(("x"):gmatch("(")))) --> unfinished capture
-- collecting while an iterator is alive
local alive = (("long subject "):rep(5)):gmatch("%a+")
collectgarbage()
print(alive(), alive(), alive()) --> long	subject	long
