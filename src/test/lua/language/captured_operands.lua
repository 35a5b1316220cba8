-- When a captured and reassigned variable is read that is an operand beside a call which assigns it.
local n = 1
local function inc() n = n + 1 return 10 end
local function reset() n = 1 return n end
-- arithmetic: a variable of this function is read when the operator runs, behind the other operand
print(n + inc()) --> 12
print(inc() + n) --> 13
reset()
print(n - inc(), n * inc(), n / inc(), n % inc(), n // inc(), n ^ inc()) --> -8	30	0.4	5	0	282475249.0
reset()
print(n & inc(), n | inc(), n ~ inc(), n << inc(), n >> inc()) --> 2	11	14	5120	0
reset()
print((n) + inc(), (n + 0) + inc(), n + (inc())) --> 12	12	14
reset()
print(n + inc() * 2, n + 1 + inc(), n + inc() + n, n + (n + inc())) --> 22	13	18	20
reset()
print(-n + inc(), n + -inc()) --> 9	-7
-- comparisons
reset()
print(n == inc() - 8, n ~= inc() - 7, n < inc() - 6, n <= inc() - 5, n > inc() - 4, n >= inc() - 3) --> true	false	false	true	false	true
reset()
if n == inc() - 8 then print("late") else print("early") end --> late
reset()
print(n == inc() - 8 and "late" or "early", not (n == inc() - 7)) --> late	false
while n < inc() - 5 do end
print(n) --> 5
-- concatenation, lists, arguments, constructors, returns: in order
reset()
print(n .. inc()) --> 110
print(n .. inc() .. n) --> 2103
print(n, inc(), n, inc()) --> 3	10	4	10
local list = { n, inc(), n, x = n, y = inc(), n }
print(list[1], list[2], list[3], list.x, list.y, list[4]) --> 5	10	6	6	10	7
local function both() return n, inc() end
print(both()) --> 7	10
local function two() local n = 1 local function f() n = n + 1 return 10 end return n, f(), n end
print(two()) --> 1	10	2
local a, b, c = n, inc(), n
print(a, b, c) --> 8	10	9
a, b, c = n, inc(), n
print(a, b, c) --> 9	10	10
print(select("#", n, inc(), n), (function(...) return ... end)(n, inc())) --> 3	11	10
reset()
for i = n, inc() do print(i) break end --> 1
print(n and inc(), n or inc()) --> 10	3
-- an index: the table is read behind the key, the key last
local t, other = { "t1", "t2", x = "tx" }, { "o1", "o2", x = "ox" }
local first = t
local function swap(...) t, other = other, t return ... end
print(t[swap(1)], t[1], t[swap("x")], t.x) --> o1	o1	tx	tx
print(t[1], t[swap(1)] .. t[1]) --> t1	o1o1
t = first
print(#t[swap(1)], t[swap(2)]:upper(), t[swap(1)]:rep(swap(2))) --> 2	T2	t1t1
-- assignments: table and key of this function are read when the store is made
local function who(u) return u == first and "first" or u ~= nil and "second" end
local function stored(key) return who(t[key] and t or other), t[key] or other[key] end
local function clear(...) t, other = first, t == first and other or t for _, k in ipairs { ... } do t[k], other[k] = nil, nil end end
t.f = swap(1)
print(stored("f")) --> first	1
clear("f")
t[swap("f")] = 1
print(stored("f")) --> first	1
clear("f")
t[swap("f")] = swap(1)
print(stored("f")) --> first	1
clear("f")
t[3] = swap(1)
print(stored(3)) --> first	1
clear(3)
local k = "k1"
local function nextKey(...) k = k == "k1" and "k2" or "k1" return ... end
t[k] = nextKey("v")
print(t.k1, t.k2) --> nil	v
t.k1, t.k2 = nil, nil
k = "k1"
t[k], t[nextKey("k3")] = nextKey("v"), nextKey("w")
print(t.k1, t.k2, t.k3) --> nil	v	w
k = "k1"
t.k1, t.k2, t.k3 = nil, nil, nil
local made = { [k] = nextKey("v"), [nextKey("k4")] = k, [k] = k }
print(made.k1, made.k2, made.k4) --> k1	v	k1
-- a variable that is itself assigned by the statement is copied before the values are evaluated
clear("f", "g")
t.f, t = swap(1), {}
print(first.f, other.f) --> 1	1
t, other = first, other == first and { "o1", "o2", x = "ox" } or other
clear("f")
k = "k1"
t[k], k = nextKey("v"), "k9"
print(t.k1, t.k2, k) --> v	nil	k9
t.k1, t.k2 = nil, nil
k = "k1"
t[k], t[nextKey("k3")], k = "v", "w", "k9"
print(t.k1, t.k2, t.k3, k) --> nil	v	w	k9
-- method calls and functions: at once
local object = { name = "one", get = function(self, ...) return self.name, ... end }
local second = { name = "two", get = object.get }
local function change(...) object, second = second, object return ... end
print(object:get(change(1))) --> one	1
print(object.get(object, change(2), object.name)) --> two	2	one
object.name = change("three")
print(object.name, second.name) --> three	one
object.name = object.name .. change("!")
print(object.name, second.name) --> three!	three
function object.method() return change("m") end
print(object.method() .. object.name) --> mthree
-- a variable of an enclosing function is read at once, but a table in a store with a short name for a key
;(function()
  reset()
  print(n + inc(), n == inc() - 8, n .. inc(), -n + inc()) --> 11	true	310	6
  t = first
  print(t[swap(1)], t[1], t[swap("x")], t.x) --> o1	o1	tx	tx
  clear("f")
  t.f = swap(1)
  print(stored("f")) --> second	1
  clear("f")
  t[swap("f")] = 1
  print(stored("f")) --> second	1
  clear("f")
  t[swap("f")] = swap(1)
  print(stored("f")) --> second	1
  clear(3)
  t[3] = swap(1)
  print(stored(3)) --> first	1
  clear("a name that is longer than forty characters")
  t["a name that is longer than forty characters"] = swap(1)
  print(stored("a name that is longer than forty characters")) --> first	1
  clear("a name of exactly forty characters, look")
  t["a name of exactly forty characters, look"] = swap(1)
  print(stored("a name of exactly forty characters, look")) --> second	1
  k = "k1"
  t.k1, t.k2 = nil, nil
  t[k] = nextKey("v")
  print(t.k1, t.k2, first.k1, first.k2) --> v	nil	nil	v
  clear("f")
  t.f, t = swap(1), {}
  print(first.f, other.f) --> 1	1
  t = first
  clear("f", "k1", "k2")
  k = "k1"
  t[k], k = nextKey("v"), "k9"
  print(first.k1, first.k2, other.k1, other.k2, k) --> v	nil	v	nil	k9
end)()
-- the environment is a variable like others
local print = print
local environment, spare = { x = "e1" }, { x = "e2" }
do
  local _ENV = environment
  local function flip(...) _ENV, spare = spare, _ENV return ... end
  x = flip("new")
  print(x, spare.x) --> new	e1
  x, y = flip("newer"), flip("y")
  print(x, spare.x, y, spare.y) --> newer	e1	y	nil
  ;(function() x = flip("captured") end)()
  print(x, spare.x) --> captured	newer
end
-- metamethods assign as well
local changing = setmetatable({}, {
  __add = function(_, value) n = 100 return 1 end,
  __index = function() n = 200 return 2 end,
  __unm = function() n = 300 return 3 end,
})
reset()
print(n + changing.field) --> 202
reset()
print(n + (changing + 1)) --> 101
reset()
print(n + -changing, n) --> 303	300
reset()
print(n < changing.field, n) --> false	200
-- a variable that changes while a long chain is evaluated
reset()
print(n + inc() + inc() + n + inc() + n) --> 39
reset()
print(n + (n + (n + (n + inc())))) --> 18
-- messages name the variable
local nothing
local function failing(f) print((select(2, pcall(f)):gsub("^.*:%d+: ", ""))) end
local function set(v) nothing = v end
set(nil)
failing(function() local v = nil local function f() v = nil return 1 end return v + f() end) --> attempt to perform arithmetic on a nil value (local 'v')
failing(function() local v = nil local function f() v = nil return 1 end return v < f() end) --> attempt to compare nil with number
failing(function() local v = nil local function f() v = nil return 1 end v.x = f() end) --> attempt to index a nil value (local 'v')
failing(function() local v = nil local function f() v = nil return 1 end return v[f()] end) --> attempt to index a nil value (local 'v')
failing(function() local v = nil local function f() v = nil return 1 end local u = {} u[v] = f() end) --> table index is nil
failing(function() nothing.x = set() end) --> attempt to index a nil value (upvalue 'nothing')
