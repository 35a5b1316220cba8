-- <const> variables: cannot be assigned, may be captured, and compile-time constants keep their value.
local a <const> = 10
local b <const>, c <const> = "text", { 1 }
local d, e <const>, f = 1, 2, 3
d, f = d + 1, f + 1
print(a, b, c[1], d, e, f) --> 10	text	1	2	2	4
c[1] = "tables stay mutable"
print(c[1]) --> tables stay mutable
local nothing <const> = nil
local yes <const>, no <const> = true, false
local pi <const>, big <const> = 3.5, math.maxinteger
print(nothing, yes, no, pi, big) --> nil	true	false	3.5	9223372036854775807
local unset <const>
print(unset) --> nil
local spaced   <   const   > = 5
print(spaced) --> 5

-- in expressions, conditions, calls, indices, constructors
print(a + 1, 1 + a, a * a, -a, a // 3, a % 3, a / 4, a .. b, b .. a, #b, not a, a == 10, a < 11, 9 < a) --> 11	11	100	-10	3	1	2.5	10text	text10	4	false	true	true	true
print(a & 6, a | 5, a ~ 3, ~a, a << 1, a >> 1, pi * 2, pi // 1, a ^ 2) --> 2	15	9	-11	20	5	7.0	3.0	100.0
if yes then print("yes") end --> yes
if no then print("no") else print("not no") end --> not no
print(nothing == nil, nothing and 1, nothing or 2, yes and 3, no or 4) --> true	nil	2	3	4
local t = { [a] = "ten", [b] = "by name", a, b }
print(t[a], t[b], t[1], t[2], t.text, ({ 1, 2, 3 })[e]) --> ten	by name	10	text	by name	2
for i = e, a, e do if i > 6 then print(i) end end
--> 8
--> 10
local key <const> = "len"
print(string[key]("four")) --> 4

-- captured by closures
local function get() return a, b, e, c end
print(get() == a, select(2, get()), select(3, get()), select(4, get()) == c) --> true	text	2	true
local function nested() return function() return function() return a + e end end end
print(nested()()()) --> 12
local fs = {}
for i = 1, 3 do
  local sq <const> = i * i
  fs[i] = function() return sq end
end
print(fs[1](), fs[2](), fs[3]()) --> 1	4	9

-- shadowing is fine
do
  local a = a + 1
  a = a + 1
  print(a) --> 12
  local a <const> = "again"
  print(a) --> again
end
local function param(a) a = a + 1 return a end
print(a, param(1)) --> 10	2
for a = 1, 1 do a = "loop" print(a) end --> loop

-- a function value
local double <const> = function(x) return 2 * x end
print(double(21)) --> 42
local fact <const> = (function() local function self(n) return n < 2 and 1 or n * self(n - 1) end return self end)()
print(fact(10)) --> 3628800

local function err(code) return (select(2, load(code, "=t"))) end
print(err("local x <const> = 1; x = 2")) --> t:1: attempt to assign to const variable 'x'
print(err("local x <const> = 1; x, y = 2, 3")) --> t:1: attempt to assign to const variable 'x'
print(err("local x <const> = 1; y, x = 2, 3")) --> t:1: attempt to assign to const variable 'x'
print(err("local x <const> = 1; function f() x = 2 end")) --> t:1: attempt to assign to const variable 'x'
print(err("local x <const> = 1; function x() end")) --> t:1: attempt to assign to const variable 'x'
print(err("local x <const> = {}; function x.y() end")) --> nil
print(err("local x <const> = 1; local function g() return function() x = x + 1 end end")) --> t:1: attempt to assign to const variable 'x'
print(err("local x <close> = nil; x = 1")) --> t:1: attempt to assign to const variable 'x'
print(err("local x <unknown> = 1")) --> t:1: unknown attribute 'unknown'
print(err("local x <const = 1")) --> t:1: '>' expected near '='
print(err("local x <> = 1")) --> t:1: <name> expected near '>'
print(err("local x <const> <const> = 1")) --> t:1: unexpected symbol near '<'
print(err("local <const> x = 1")) --> t:1: <name> expected near '<'
print(err("local function f() end local x <close>, y <close> = nil, nil")) --> t:1: multiple to-be-closed variables in local list
print(err("\nlocal name <const> = f\n\nname = 1")) --> t:4: attempt to assign to const variable 'name'
print(err("for x <const> = 1, 2 do end")) --> t:1: '=' or 'in' expected near '<'
print(err("x <const> = 1")) --> t:1: syntax error near '<'
