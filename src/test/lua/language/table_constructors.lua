-- Table constructors: positional, named and computed fields, separators, multiple results.
local function show(t)
  local out = {}
  for i, v in ipairs(t) do out[#out + 1] = tostring(v) end
  local names = {}
  for k in pairs(t) do if type(k) == "string" then names[#names + 1] = k end end
  table.sort(names)
  for _, k in ipairs(names) do out[#out + 1] = k .. "=" .. tostring(t[k]) end
  return "{" .. table.concat(out, ",") .. "}"
end
local function many() return 1, 2, 3 end
local function none() end
print(show {}, show { 1 }, show { 1, 2, 3 }, show { 1, 2, 3, }, show { 1; 2; 3; }, show { 1, 2; 3 }) --> {}	{1}	{1,2,3}	{1,2,3}	{1,2,3}	{1,2,3}
print(show { a = 1 }, show { a = 1, b = 2 }, show { ["a"] = 1, ["b c"] = 2 }, show { a = 1; 2, b = 3; 4 }) --> {a=1}	{a=1,b=2}	{a=1,b c=2}	{2,4,a=1,b=3}
print(show { [1] = "a", [2] = "b" }, show { [3 - 2] = "x" }, show { [1 + 1] = 2, 1 }) --> {a,b}	{x}	{1,2}
print(show { many() }, show { many(), many() }, show { many(), nil }, show { (many()) }, show { many(), x = 1 }) --> {1,2,3}	{1,1,2,3}	{1}	{1}	{1,x=1}
print(show { 0, many() }, show { x = many() }, show { [1] = many() }, show { none() }, #{ none(), 1 }) --> {0,1,2,3}	{x=1}	{1}	{}	2
print(#{ many(), many() }, #{ many(), many(), many() }, #{ (many()) }, #{ many(), nil }, #{ n = many() }) --> 4	5	1	1	0
print(#{ ("x"):byte(1) }, #{ ("xyz"):byte(1, -1) }, #{ table.unpack { 1, 2, 3, 4 } }, #{ nil }, #{ nil, 2 }) --> 1	3	4	0	2

-- nested
local nested = { { 1, 2 }, { 3, { 4, 5 } }, x = { y = { z = "deep" } } }
print(nested[1][2], nested[2][2][1], nested.x.y.z, #nested, #nested[2]) --> 2	4	deep	2	2
print(({ 1, 2, 3 })[2], ({ a = 5 }).a, #({ 1, 2 }), ({ f = function(x) return x end }).f(7)) --> 2	5	2	7

-- a later entry for the same key wins; positional entries are stored last
print(({ 1, [1] = "explicit" })[1], ({ a = 1, a = 2 }).a) --> 1	2
-- keys of every type
local key, f = {}, function() end
local t = { [key] = "table", [f] = "function", [true] = "boolean", [1.5] = "float", [2^53] = "big", [-1] = "negative",
  [0] = "zero", [""] = "empty" }
print(t[key], t[f], t[true], t[1.5], t[2^53], t[-1], t[0], t[""], t[false]) --> table	function	boolean	float	big	negative	zero	empty	nil
print(pcall(load("return {[nil] = 1}", "=t"))) --> false	t:1: table index is nil
print(pcall(load("return {[0/0] = 1}", "=t"))) --> false	t:1: table index is NaN
print(#{ [1] = 1, [2] = 2, [3] = 3 }, ({ [1.0] = "one" })[1], ({ ["1"] = "string" })[1]) --> 3	one	nil

-- values of every type, nil included
local v = { nil, false, true, 0, "", key, f, n = nil, b = false }
print(v[1], v[2], v[3], v[4], v[5], v[6] == key, v[7] == f, v.n, v.b) --> nil	false	true	0		true	true	nil	false
local holes = { 1, nil, 3 }
print(holes[1], holes[2], holes[3], holes[4]) --> 1	nil	3	nil

-- order of evaluation: left to right
local log = {}
local function note(x) log[#log + 1] = tostring(x); return x end
local made = { note(1), [note("k")] = note("v"), note(2), z = note(3), note(4) }
print(table.concat(log, " "), made[1], made[2], made[3], made.k, made.z) --> 1 k v 2 3 4	1	2	4	v	3

-- every evaluation makes a new table
local function fresh() return { 1, 2, x = 1 } end
local a, b = fresh(), fresh()
a[1], a.x = 100, 100
print(a == b, b[1], b.x) --> false	1	1
local made_in_loop = {}
for i = 1, 3 do made_in_loop[i] = { i, name = "n" .. i } end
print(made_in_loop[1] ~= made_in_loop[2], made_in_loop[3][1], made_in_loop[2].name) --> true	3	n2

-- more entries than one flush holds
local flush = {
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
  31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
  59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86,
  87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, last = "named", many() }
print(#flush, flush[50], flush[51], flush[100], flush[101], flush[103], flush.last) --> 103	50	51	100	1	3	named

-- big ones, generated
local function generate(n, entry, separator)
  local parts = {}
  for i = 1, n do parts[i] = entry:gsub("%%", i) end
  return assert(load("return {" .. table.concat(parts, separator or ",") .. "}"))()
end
local size = STRESS and 120 or 1200
local ints, names, strings = generate(size, "%"), generate(size, "f%=%"), generate(size, "'s%'", ";")
assert(#ints == size and ints[size] == size and ints[size // 2] == size // 2)
assert(names["f" .. size] == size and names.f1 == 1 and #names == 0)
assert(#strings == size and strings[77] == "s77")
local mixed = generate(60, "%,g%=%")
print(#mixed, mixed.g60, mixed[60]) --> 60	60	60

-- calls without parentheses
local function same(x) return x end
print(same { 1, 2 }[2], same "x", same [[y]], same {}.z, type(same {})) --> 2	x	y	nil	table
print((select(2, load("t = {1, 2", "=t")))) --> t:1: '}' expected near <eof>
print((select(2, load("t = {1 2}", "=t")))) --> t:1: '}' expected near '2'
print((select(2, load("t = {,}", "=t")))) --> t:1: unexpected symbol near ','
print((select(2, load("t = {a = }", "=t")))) --> t:1: unexpected symbol near '}'
print((select(2, load("t = {[1] 2}", "=t")))) --> t:1: '=' expected near '2'
print((select(2, load("t = {1\n,2\n", "=t")))) --> t:3: '}' expected (to close '{' at line 1) near <eof>
print((select(2, load("t = {[1 = 2}", "=t")))) --> t:1: ']' expected near '='
