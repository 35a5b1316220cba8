-- table.concat, table.pack, table.unpack: ranges, separators, nil values, numbers, errors.
print(table.concat({}), table.concat({}, ","), table.concat({ "a" }, ","), table.concat({ "a", "b" }),
  table.concat({ "a", "b", "c" }, ", "), table.concat({ 1, 2.5, "x", -0.0 }, " ")) --> 		a	ab	a, b, c	1 2.5 x -0.0
local t = { "a", "b", "c", "d", "e" }
print(table.concat(t, "-", 2), table.concat(t, "-", 2, 4), table.concat(t, "-", 5), table.concat(t, "-", 3, 3),
  table.concat(t, "-", 4, 3), table.concat(t, "-", 6), table.concat(t, "", 1, 2)) --> b-c-d-e	b-c-d	e	c			ab
print(table.concat({ [0] = "zero", "one" }, ",", 0), table.concat({ [-1] = "m", [0] = "z", "o" }, ",", -1, 1),
  table.concat({ [5] = "x", [6] = "y" }, ",", 5, 6), table.concat({ [math.maxinteger] = "max" }, ",", math.maxinteger,
  math.maxinteger), table.concat({ [math.mininteger] = "min" }, "", math.mininteger, math.mininteger)) --> zero,one	m,z,o	x,y	max	min
print(table.concat({ 1, 2, 3 }, 0), table.concat({ 1, 2, 3 }, 1.5), table.concat(t, ("--"):rep(3), 1, 2),
  #table.concat({ ("x"):rep(100), ("y"):rep(200) }, "z"), table.concat({ "a\0b", "c" }, "\0") == "a\0b\0c",
  table.concat(t, ",", "2", "3"), table.concat(t, ",", 2.0)) --> 10203	11.521.53	a------b	301	true	b,c	b,c,d,e
local n = STRESS and 100 or 3000
local big = {}
for i = 1, n do big[i] = i end
local joined = table.concat(big, ",")
assert(select(2, joined:gsub(",", "")) == n - 1 and joined:find("," .. n .. "$"))
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(table.concat, { 1, {}, 3 })) --> invalid value (table) at index 2 in table for 'concat'
print(err(table.concat, { 1, nil, 3 }, ",", 1, 3)) --> invalid value (nil) at index 2 in table for 'concat'
print(err(table.concat, { "a" }, ",", 1, 2)) --> invalid value (nil) at index 2 in table for 'concat'
print(err(table.concat, { true })) --> invalid value (boolean) at index 1 in table for 'concat'
print(err(table.concat, { print }, ",")) --> invalid value (function) at index 1 in table for 'concat'
print(err(table.concat, nil)) --> bad argument #1 to 'table.concat' (table expected, got nil)
print(err(table.concat, {}, {})) --> bad argument #2 to 'table.concat' (string expected, got table)
print(err(table.concat, {}, ",", "x")) --> bad argument #3 to 'table.concat' (number expected, got string)
print(err(table.concat, {}, ",", 1, 1)) --> invalid value (nil) at index 1 in table for 'concat'
print(err(table.concat, {}, ",", 1, 1.5)) --> bad argument #4 to 'table.concat' (number has no integer representation)
-- pack
local p = table.pack() print(p.n, #p, next(p)) --> 0	0	n	0
p = table.pack(1, nil, 3, nil) print(p.n, p[1], p[2], p[3], p[4]) --> 4	1	nil	3	nil
p = table.pack(nil)
print(p.n, p[1]) --> 1	nil
p = table.pack(table.unpack({ 1, 2, 3 }))
print(p.n, table.concat(p, " ")) --> 3	1 2 3
print(table.pack(("abc"):byte(1, -1)).n, getmetatable(table.pack()), table.pack(1) == table.pack(1)) --> 3	nil	false
-- unpack
print(table.unpack({})) -->
print(table.unpack({ 1, 2, 3 })) --> 1	2	3
print(table.unpack({ 1, 2, 3 }, 2)) --> 2	3
print(table.unpack({ 1, 2, 3 }, 2, 3)) --> 2	3
print(table.unpack({ 1, 2, 3 }, 2, 5)) --> 2	3	nil	nil
print(table.unpack({ 1, 2, 3 }, 4)) -->
print(table.unpack({ 1, 2, 3 }, 3, 1)) -->
print(table.unpack({ 1, 2, 3 }, 0)) --> nil	1	2	3
print(table.unpack({ 1, 2, 3 }, -1, 1)) --> nil	nil	1
print(table.unpack({ n = 3 }, 1, 3)) --> nil	nil	nil
print(table.unpack({ 1, nil, 3 }, 1, 3)) --> 1	nil	3
print((table.unpack({ 1, 2 }))) --> 1
print(select("#", table.unpack({}, 1, 10)), select("#", table.unpack({}, 1, 0)), select("#", table.unpack({ 1, 2, nil,
  4 }, 1, 4)), table.unpack({ [math.maxinteger] = "max" }, math.maxinteger, math.maxinteger),
  table.unpack({ [math.mininteger] = "min" }, math.mininteger, math.mininteger)) --> 10	0	4	max	min
print(table.unpack("abc", 1, 2)) --> nil	nil
print(table.unpack({ 1, 2, 3 }, "2", 3.0)) --> 2	3
print(pcall(table.unpack)) --> false	attempt to get length of a nil value
print(table.unpack(setmetatable({}, { __index = function(_, i) return i * i end }), 1, 5)) --> 1	4	9	16	25
local many = {}
for i = 1, 250 do many[i] = i end
print(select("#", table.unpack(many)), (select(250, table.unpack(many))), math.max(table.unpack(many)), select("#",
  table.unpack(many, 100, 120))) --> 250	250	250	21
print(err(table.unpack, {}, 1, 1e7)) --> too many results to unpack
print(err(table.unpack, {}, 1, math.maxinteger)) --> too many results to unpack
print(err(table.unpack, {}, math.mininteger, math.maxinteger)) --> too many results to unpack
print(err(table.unpack, {}, -math.maxinteger, math.maxinteger)) --> too many results to unpack
print(err(table.unpack, {}, {})) --> bad argument #2 to 'table.unpack' (number expected, got table)
print(err(table.unpack, {}, 1, "x")) --> bad argument #3 to 'table.unpack' (number expected, got string)
print(pcall(table.unpack, {}, math.maxinteger, math.mininteger)) --> true
print(pcall(table.unpack, {}, math.maxinteger, math.maxinteger)) --> true	nil
print(select("#", pcall(table.unpack, {}, math.maxinteger - 1, math.maxinteger))) --> 3
-- argument lists
local function sum(...) local r = 0 for _, v in ipairs { ... } do r = r + v end return r end
print(sum(table.unpack(many)), string.char(table.unpack({ 72, 105 })), string.format("%s %s %s", table.unpack({ "a",
  "b", "c" })), #{ table.unpack({ 1, 2, 3 }), 4 }, #{ 0, table.unpack({ 1, 2, 3 }) }) --> 31375	Hi	a b c	2	4
