-- Assignment: adjustment of lists, order of evaluation, swaps, nested targets.
local a, b, c = 1, 2
print(a, b, c) --> 1	2	nil
a, b = b, a
print(a, b) --> 2	1
a, b, c = 0
print(a, b, c) --> 0	nil	nil
a, b = 1, 2, error and 3
print(a, b) --> 1	2
local function many() return 10, 20, 30 end
a, b, c = many()
print(a, b, c) --> 10	20	30
a, b, c = many(), 1
print(a, b, c) --> 10	1	nil
a, b, c = 0, many()
print(a, b, c) --> 0	10	20
a, b, c = (many())
print(a, b, c) --> 10	nil	nil
local d, e, f, g = many(), many()
print(d, e, f, g) --> 10	10	20	30
local none = (function() end)()
print(none) --> nil
local n1, n2 = (function() end)()
print(n1, n2) --> nil	nil

-- every expression is evaluated before anything is assigned
local i, t = 1, {}
i, t[i] = i + 1, 20
print(i, t[1], t[2]) --> 2	20	nil
local p, q = { v = 1 }, { v = 2 }
p.v, q.v = q.v, p.v
print(p.v, q.v) --> 2	1
local list = { 1, 2, 3, 4, 5 }
list[1], list[5] = list[5], list[1]
list[2], list[3], list[4] = list[3], list[4], list[2]
print(table.concat(list, " ")) --> 5 3 4 2 1
local x = { y = { z = 1 } }
local old = x
x, x.y = { y = "new" }, "changed"
print(old.y, x.y) --> changed	new
local k = "a"
local m = { a = 1 }
k, m[k] = "b", 5
print(k, m.a, m.b) --> b	5	nil
do
  local a = {}
  local alias = a
  a.x, a = 1, nil
  print(alias.x, a) --> 1	nil
end

-- globals, fields, upvalues and locals together
global_one = 1
local up = 1
local function set() global_one, up, t.field = up + 1, global_one + 5, "f" end
set()
print(global_one, up, t.field) --> 2	6	f
global_one = nil
print(global_one, rawget(_G, "global_one")) --> nil	nil

-- rotate three, reverse five
local r1, r2, r3 = 1, 2, 3
r1, r2, r3 = r3, r1, r2
print(r1, r2, r3) --> 3	1	2
local v1, v2, v3, v4, v5 = 1, 2, 3, 4, 5
v1, v2, v3, v4, v5 = v5, v4, v3, v2, v1
print(v1, v2, v3, v4, v5) --> 5	4	3	2	1

-- a local is not visible in its own initialiser
local outer = "outer"
do
  local outer = outer .. " seen"
  print(outer) --> outer seen
  local outer, other = "new", outer
  print(outer, other) --> new	outer seen
end
print(outer) --> outer
local self = function() return self end
print(self()) --> nil
local function named() return named end
print(named() == named) --> true

-- targets with side effects
local log = {}
local function target(name) log[#log + 1] = name; return t end
local function value(v) log[#log + 1] = "v" .. v; return v end
target("first")[value(1)], target("second")[value(2)] = value(3), value(4)
table.sort(log)
print(table.concat(log, " "), t[1], t[2]) --> first second v1 v2 v3 v4	3	4

-- many targets
local big = {}
big[1], big[2], big[3], big[4], big[5], big[6], big[7], big[8], big[9], big[10] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
print(#big, big[1], big[10]) --> 10	1	10
local s1, s2, s3, s4, s5, s6, s7, s8 = table.unpack { 1, 2, 3, 4, 5, 6 }
print(s1, s6, s7, s8) --> 1	6	nil	nil

-- assigning nil and assigning through calls and strings
local holder = { get = function() return m end }
holder.get().z, holder.get()["w"] = 1, 2
print(m.z, m.w) --> 1	2
m.z = nil
print(m.z) --> nil
;(holder.get()).z = 3
print(m.z) --> 3
local grid = {}
for row = 1, 3 do grid[row] = {} for col = 1, 3 do grid[row][col] = row * col end end
grid[1][1], grid[3][3] = grid[3][3], grid[1][1]
print(grid[1][1], grid[2][2], grid[3][3]) --> 9	4	1

-- what is no target
print((select(2, load("1 = 2", "=t")))) --> t:1: unexpected symbol near '1'
print((select(2, load("f() = 2", "=t")))) --> t:1: syntax error near '='
print((select(2, load("a, f() = 1, 2", "=t")))) --> t:1: syntax error near '='
print((select(2, load("(a) = 2", "=t")))) --> t:1: syntax error near '='
print((select(2, load("a + b = 2", "=t")))) --> t:1: syntax error near '+'
print((select(2, load("a.b:c = 2", "=t")))) --> t:1: function arguments expected near '='
print((select(2, load("a =", "=t")))) --> t:1: unexpected symbol near <eof>
print((select(2, load("local a.b = 1", "=t")))) --> t:1: unexpected symbol near '.'
print((select(2, load("a", "=t")))) --> t:1: syntax error near <eof>
print((select(2, load("a.b", "=t")))) --> t:1: syntax error near <eof>
print((select(2, load("'x' = 1", "=t")))) --> t:1: unexpected symbol near ''x''
