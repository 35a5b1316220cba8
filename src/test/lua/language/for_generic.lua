-- Generic for: iterator protocol, pairs, ipairs, custom iterators, closures, calls through __call.
local function range(n)
  local i = 0
  return function() i = i + 1; if i <= n then return i end end
end
local out = {}
for i in range(4) do out[#out + 1] = i end
print(table.concat(out, " ")) --> 1 2 3 4
for i in range(0) do print("never") end

-- a stateless iterator receives the state and the control value
local function step(state, control)
  if control < state then return control + 1, (control + 1) * 10 end
end
for i, v in step, 3, 0 do print(i, v) end
--> 1	10
--> 2	20
--> 3	30
for i, v, extra in step, 1, 0 do print(i, v, extra) end --> 1	10	nil
for i in step, 2, 0 do print(i) end
--> 1
--> 2
for k, v in next, { "a" } do print(k, v) end --> 1	a
for k, v in next, {} do print("never") end
for k in next, { x = 1 }, nil do print(k) end --> x

-- the expression list is adjusted to three (and a fourth, closed, value)
local function three() return step, 2, 0 end
for i, v in three() do print(i, v) end
--> 1	10
--> 2	20
for i, v in (three()), 1, 0 do print(i, v) end --> 1	10
local log = {}
local function note(x) log[#log + 1] = tostring(x); return x end
for i in note(step), note(1), note(0), note(nil), note("ignored") do log[#log + 1] = "turn" end
print(#log, log[2], log[3], log[4], log[5], log[6]) --> 6	1	0	nil	ignored	turn

-- the loop ends at the first nil, not at false
local values = { 1, false, 2 }
local n = 0
local function each() n = n + 1; return values[n] end
local seen = {}
for v in each do seen[#seen + 1] = tostring(v) end
print(table.concat(seen, " "), n) --> 1 false 2	4

-- variables are fresh for each turn and may be assigned
local fs = {}
for i, v in ipairs { "a", "b", "c" } do fs[i] = function() v = v .. i; return v end end
print(fs[1](), fs[1](), fs[2](), fs[3]()) --> a1	a11	b2	c3
for i, v in ipairs { 1, 2, 3 } do i = i * 100; v = v + i; out[#out + 1] = v end
print(table.concat(out, " ")) --> 1 2 3 4 101 202 303
local k, v = "outer", "outer"
for k, v in pairs { inner = 1 } do print(k, v) end --> inner	1
print(k, v) --> outer	outer

-- pairs visits everything once; ipairs stops at the first hole
local t = { 10, 20, 30, nil, 50, x = 1, y = 2, [100] = 3 }
local keys, total = 0, 0
for _, value in pairs(t) do keys = keys + 1; total = total + value end
print(keys, total) --> 7	116
local list = {}
for i, value in ipairs(t) do list[#list + 1] = i .. "=" .. value end
print(table.concat(list, " ")) --> 1=10 2=20 3=30
for i, value in ipairs {} do print("never") end
for i, value in ipairs { nil, 2 } do print("never") end

-- fields may be cleared and changed during traversal
local set = {}
for i = 1, 20 do set[i] = i; set["k" .. i] = i end
local visits = 0
for key in pairs(set) do visits = visits + 1; set[key] = nil end
print(visits, next(set)) --> 40	nil
set = { a = 1, b = 2, c = 3 }
for key, value in pairs(set) do set[key] = value * 10 end
print(set.a, set.b, set.c) --> 10	20	30
-- ipairs sees what is appended while it runs
local growing = { 1 }
for i, value in ipairs(growing) do if i < 5 then growing[i + 1] = value * 2 end end
print(table.concat(growing, " ")) --> 1 2 4 8 16

-- gmatch, string keys, callable objects
for word, number in ("one=1 two=2"):gmatch("(%a+)=(%d+)") do print(word, number) end
--> one	1
--> two	2
local callable = setmetatable({}, { __call = function(self, state, control)
  control = (control or 0) + 1
  if control <= state then return control, self ~= nil end
end })
for i, flag in callable, 2 do print(i, flag) end
--> 1	true
--> 2	true
local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i, i * i) end end)
for i, square in co do print(i, square) end
--> 1	1
--> 2	4
--> 3	9
local many = function() return 1, 2, 3, 4, 5 end
for a, b, c, d, e, f in many do print(a, b, c, d, e, f) break end --> 1	2	3	4	5	nil

-- nested loops over the same iterator, break and goto
local it = range(10)
for i in it do
  for j in it do
    print(i, j)
    --> 1	2
    --> 3	4
    --> 5	6
    if j % 2 == 0 then break end
  end
  if i > 4 then break end
end
for i in range(5) do
  if i % 2 == 1 then goto continue end
  print("even", i)
  --> even	2
  --> even	4
  ::continue::
end

local function err(code) local ok, message = pcall(load(code, "=t")) return message end
print(err("for i in nil do end")) --> t:1: attempt to call a nil value (for iterator 'for iterator')
print(err("for i in 5 do end")) --> t:1: attempt to call a number value (for iterator 'for iterator')
print(err("for k, v in {} do end")) --> t:1: attempt to call a table value (for iterator 'for iterator')
print(err("local t = {} for k, v in t do end")) --> t:1: attempt to call a table value (for iterator 'for iterator')
print(err("for k, v in pairs(nil) do end")) --> t:1: bad argument #1 to 'for iterator' (table expected, got nil)
print(err("for k, v in ipairs() do end")) --> t:1: bad argument #1 to 'ipairs' (value expected)
print(err("for k, v in undefined_name do end")) --> t:1: attempt to call a nil value (for iterator 'for iterator')
print(err("\nfor k in ('x') do end")) --> t:2: attempt to call a string value (for iterator 'for iterator')
print((select(2, load("for in x do end", "=t")))) --> t:1: <name> expected near 'in'
print((select(2, load("for a, b do end", "=t")))) --> t:1: 'in' expected near 'do'
print((select(2, load("for a in do end", "=t")))) --> t:1: unexpected symbol near 'do'
print((select(2, load("for a, in x do end", "=t")))) --> t:1: <name> expected near 'in'
