-- Varargs: passing, adjusting, counting, nil among them, in every position.
local function count(...) return select("#", ...) end
local function id(...) return ... end
local function first(a, ...) return a end
local function rest(a, ...) return ... end
print(count(), count(nil), count(nil, nil), count(1, 2, 3), count(1, nil, 3, nil)) --> 0	1	2	3	4
print(id(), "end") --> nil	end
print(id(1, 2, 3)) --> 1	2	3
print((id(1, 2, 3))) --> 1
print(id(1, 2, 3), "x") --> 1	x
print("x", id(1, 2, 3)) --> x	1	2	3
print(first(1, 2), rest(1, 2, 3)) --> 1	2	3
print(rest(1), rest(1, nil)) --> nil	nil
print(count(rest()), count(rest(1)), count(rest(1, 2)), count(first())) --> 0	0	1	1

local function pack2(...) return { n = select("#", ...), ... } end
local p = pack2(1, nil, 3, nil)
print(p.n, p[1], p[2], p[3], p[4]) --> 4	1	nil	3	nil
local function tables(...) return #{ ... }, #{ ..., "end" }, #{ "start", ... }, ({ ... })[2] end
print(tables("a", "b", "c")) --> 3	2	4	b
print(tables()) --> 0	2	1	nil

local function assign(...)
  local a, b = ...
  local c, d = ..., "last"
  local e = (...)
  return a, b, c, d, e
end
print(assign(1, 2, 3)) --> 1	2	1	last	1
print(assign()) --> nil	nil	nil	last	nil

-- expressions take one value
local function exprs(...) return ... + 1, ... .. "s", not ..., -..., ... == 5, ... and "yes" or "no" end
print(exprs(5, 6)) --> 6	5s	false	-5	true	yes
local function index(t, ...) return t[...], t[(...)] end
print(index({ "one", "two" }, 2, 1)) --> two	two
local function cond(...) if ... then return "true" else return "false" end end
print(cond(), cond(false), cond(0), cond(nil, 1)) --> false	false	true	false
local function looped(...)
  local out = {}
  for i, v in ipairs { ... } do out[i] = v * 2 end
  for _ = 1, ... do out[#out + 1] = "x" end
  return table.concat(out, " ")
end
print(looped(3, 4)) --> 6 8 x x x

-- varargs do not reach inner functions
print(load("local function f(...) return function() return ... end end", "=t")) --> nil	t:1: cannot use '...' outside a vararg function near '...'
local function outer(...)
  local args = { ... }
  return function(...) return args[1], ... end
end
print(outer("up", "x")("in1", "in2")) --> up	in1	in2

-- the main chunk has varargs
print(load("return ...")(1, 2, 3)) --> 1	2	3
print(load("return select('#', ...)")()) --> 0
print(load("local a, b = ... ; return b, a")("x", "y")) --> y	x

-- recursion over varargs
local function sum(head, ...) if head == nil then return 0 end return head + sum(...) end
print(sum(), sum(1), sum(1, 2, 3, 4, 5)) --> 0	1	15
local function reverse(head, ...)
  if select("#", ...) == 0 then return head end
  local function append(x, ...) if select("#", ...) == 0 then return ..., x end return ..., x end
  local r = { reverse(...) }
  r[#r + 1] = head
  return table.unpack(r)
end
print(reverse(1, 2, 3, 4)) --> 4	3	2	1
local function map(f, ...)
  if select("#", ...) == 0 then return end
  return f((...)), map(f, select(2, ...))
end
print(map(function(x) return x * x end, 1, 2, 3, 4)) --> 1	4	9	16

-- forwarding through pcall, coroutines, methods and tail calls
print(pcall(id, 1, nil, 3)) --> true	1	nil	3
print(coroutine.wrap(id)(1, nil, nil)) --> 1	nil	nil
print(count(coroutine.wrap(id)(1, nil, nil))) --> 3
local o = { name = "o" }
function o:method(...) return self.name, select("#", ...), ... end
print(o:method()) --> o	0
print(o:method(nil, 2)) --> o	2	nil	2
local function tail(n, ...) if n == 0 then return count(...), ... end return tail(n - 1, n, ...) end
print(tail(5)) --> 5	1	2	3	4	5
print(tail(3, nil)) --> 4	1	2	3	nil

-- many arguments
local t = {}
for i = 1, 250 do t[i] = i end
print(count(table.unpack(t)), (select(250, table.unpack(t))), select("#", table.unpack(t, 1, 200))) --> 250	250	200
local function last(...) return (select(select("#", ...), ...)) end
print(last(table.unpack(t)), last(table.unpack(t, 1, 100))) --> 250	100
local function sumAll(...)
  local s = 0
  for i = 1, select("#", ...) do s = s + (select(i, ...)) end
  return s
end
print(sumAll(table.unpack(t, 1, 50))) --> 1275
local big = {}
for i = 1, STRESS and 300 or 5000 do big[i] = i end
assert(count(table.unpack(big)) == #big and count(id(table.unpack(big))) == #big)
assert(#pack2(table.unpack(big)) == #big and last(table.unpack(big)) == #big)

-- missing and extra arguments of fixed functions
local function fixed(a, b, c) return a, b, c end
print(fixed()) --> nil	nil	nil
print(fixed(1)) --> 1	nil	nil
print(fixed(1, 2, 3, 4, 5)) --> 1	2	3
local function mixed(a, b, ...) return a, b, select("#", ...), ... end
print(mixed()) --> nil	nil	0
print(mixed(1, 2)) --> 1	2	0
print(mixed(1, 2, 3, 4)) --> 1	2	2	3	4
-- assigning to a parameter leaves the varargs alone
local function change(a, ...) a = "changed"; return a, ... end
print(change(1, 2, 3)) --> changed	2	3
local function copies(...) local a, b = ...; a = a + 1; return a, ... end
print(copies(1, 2)) --> 2	1	2
