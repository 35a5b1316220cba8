-- table.insert and table.remove: every position, shifting, empty tables, other keys, errors.
local function s(t) return "{" .. table.concat(t, ",") .. "}" end
local t = {}
table.insert(t, "a")
print(s(t)) --> {a}
table.insert(t, "b")
print(s(t)) --> {a,b}
table.insert(t, 1, "c")
print(s(t)) --> {c,a,b}
table.insert(t, 2, "d")
print(s(t)) --> {c,d,a,b}
table.insert(t, 5, "e")
print(s(t)) --> {c,d,a,b,e}
table.insert(t, #t, "f")
print(s(t)) --> {c,d,a,b,f,e}
print(table.insert(t, "g"), select("#", table.insert(t, "h")), #t) --> nil	0	8
print(table.remove(t), s(t)) --> h	{c,d,a,b,f,e,g}
print(table.remove(t, 1), s(t)) --> c	{d,a,b,f,e,g}
print(table.remove(t, 2), s(t)) --> a	{d,b,f,e,g}
print(table.remove(t, #t), s(t)) --> g	{d,b,f,e}
print(table.remove(t, #t + 1), s(t)) --> nil	{d,b,f,e}
-- on empty tables
print(table.remove({}), table.remove({}, 0), table.remove({}, 1), select("#", table.remove({}))) --> nil	nil	nil	1
print(table.remove({ [0] = "zero" }, 0), table.remove({ [0] = "zero" })) --> zero	zero
local z = { [0] = "zero" } print(table.remove(z), z[0]) --> zero	nil
-- nil and false as values
local n = {}
table.insert(n, false)
print(n[1], #n) --> false	1
print(table.remove(n), #n) --> false	0
local u = { 1, 2, 3 } table.insert(u, 2, nil) print(u[1], u[2], u[3], u[4]) --> 1	nil	2	3
-- stack and queue
local stack, queue = {}, {}
for i = 1, 10 do table.insert(stack, i) table.insert(queue, 1, i) end
local a, b = {}, {}
while #stack > 0 do a[#a + 1] = table.remove(stack) end
while #queue > 0 do b[#b + 1] = table.remove(queue) end
print(s(a), s(b), #stack, #queue) --> {10,9,8,7,6,5,4,3,2,1}	{1,2,3,4,5,6,7,8,9,10}	0	0
for i = 1, 5 do queue[#queue + 1] = i end
local c = {}
while queue[1] do c[#c + 1] = table.remove(queue, 1) if #c == 3 then table.insert(queue, 99) end end
print(s(c)) --> {1,2,3,4,5,99}
-- other keys stay
local m = { "x", "y", name = "m", [10] = "ten" }
table.insert(m, "z") table.remove(m, 1)
print(m[1], m[2], m[3], m.name, m[10]) --> y	z	nil	m	ten
-- float and string positions
local f = { "a", "b" }
table.insert(f, 2.0, "mid")
print(s(f)) --> {a,mid,b}
table.insert(f, "1", "first")
print(s(f), table.remove(f, "2"), s(f)) --> {first,a,mid,b}	a	{first,mid,b}
-- growing and shrinking
local big, count = {}, STRESS and 60 or 2000
for i = 1, count do table.insert(big, i) end
assert(#big == count)
for i = count, 1, -1 do assert(table.remove(big) == i) end
assert(#big == 0 and next(big) == nil)
for i = 1, STRESS and 20 or 100 do table.insert(big, 1, i) end
for i = STRESS and 20 or 100, 1, -1 do assert(table.remove(big, 1) == i) end
-- mixed with direct assignment
local d = {}
d[1] = 1
table.insert(d, 2)
d[#d + 1] = 3
table.insert(d, #d + 1, 4)
print(s(d)) --> {1,2,3,4}
d[#d] = nil
print(s(d), table.remove(d), s(d)) --> {1,2,3}	3	{1,2}
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
print(err(table.insert, {}, 2, "x")) --> bad argument #2 to 'table.insert' (position out of bounds)
print(err(table.insert, {}, 0, "x")) --> bad argument #2 to 'table.insert' (position out of bounds)
print(err(table.insert, { 1, 2, 3 }, 5, "x")) --> bad argument #2 to 'table.insert' (position out of bounds)
print(err(table.insert, { 1 }, -1, "x")) --> bad argument #2 to 'table.insert' (position out of bounds)
print(err(table.insert, {}, "a", "x")) --> bad argument #2 to 'table.insert' (number expected, got string)
print(err(table.insert, {}, 1.5, "x")) --> bad argument #2 to 'table.insert' (number has no integer representation)
print(err(table.insert, {}, 1, 2, 3)) --> wrong number of arguments to 'insert'
print(err(table.insert, {})) --> wrong number of arguments to 'insert'
print(err(table.insert, nil, 1)) --> bad argument #1 to 'table.insert' (table expected, got nil)
print(err(table.insert, 5, 1)) --> bad argument #1 to 'table.insert' (table expected, got number)
print(err(table.insert, {}, math.maxinteger, "x")) --> bad argument #2 to 'table.insert' (position out of bounds)
print(err(table.remove, {}, "a")) --> bad argument #2 to 'table.remove' (number expected, got string)
print(err(table.remove, nil)) --> bad argument #1 to 'table.remove' (table expected, got nil)
print(err(table.remove, { 1, 2 }, 1.5)) --> bad argument #2 to 'table.remove' (number has no integer representation)
print(pcall(table.remove, {}, 5) == false, pcall(table.remove, { 1, 2 }, 4) == false, pcall(table.remove, { 1, 2 },
  -1) == false, pcall(table.remove, { 1, 2 }, 0) == false) --> true	true	true	true
