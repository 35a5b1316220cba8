-- __call: arguments, results, chains, methods, everywhere a function is expected.
local f = setmetatable({ name = "f" }, { __call = function(self, ...) return self.name, select("#", ...), ... end })
print(f()) --> f	0
print(f(1, nil)) --> f	2	1	nil
print(f "text") --> f	1	text
print((select(3, f { 5 }))[1]) --> 5
print((f(1))) --> f
print(#{ f(1, 2, 3) }) --> 5
print(f(f(1))) --> f	3	f	1	1
-- chains: every object in the chain becomes an argument
local inner = setmetatable({ name = "inner" }, { __call = function(self, ...) return self.name, select("#", ...),
  (...) end })
local outer = setmetatable({ name = "outer" }, { __call = inner })
local r = { outer("arg") }
print(r[1], r[2], r[3] == outer) --> inner	2	true
local deep = function(...) return select("#", ...) end
for i = 1, 10 do deep = setmetatable({}, { __call = deep }) end
print(deep(), deep(1, 2), (pcall(deep))) --> 10	12	true
-- as method, field, in constructors, returned
local o = { m = f }
print(o.m(1)) --> f	1	1
print(o:m() == "f", select("#", o:m(1, 2))) --> true	5
local function tail(x) return f(x) end
print(tail("tail")) --> f	1	tail
print(select("#", (function() return f() end)())) --> 2
-- as callback of the library
print(pcall(f, 1)) --> true	f	1	1
print(pcall(coroutine.wrap, f)) --> false	bad argument #1 to 'coroutine.wrap' (function expected, got table)
print((("abc"):gsub("%w", setmetatable({}, { __index = function(_, k) return k:upper() end })))) --> ABC
local less = setmetatable({}, { __call = function(_, a, b) return a > b end })
print(pcall(table.sort, { 1, 2, 3 }, less)) --> false	bad argument #2 to 'table.sort' (function expected, got table)
print(xpcall(f, print, 5)) --> true	f	1	5
print(pcall(xpcall, error, setmetatable({}, { __call = function(_, m) return "handled " .. m end }), "msg")) --> false	bad argument #2 to 'xpcall' (function expected, got table)
print(pcall(load, setmetatable({}, { __call = function() return nil end }))) --> false	bad argument #1 to 'load' (function expected, got table)
for i in setmetatable({}, { __call = function(_, state, i) i = (i or
  0) + 1 if i <= 3 then return i end end }) do io.write(i, " ") end
print() --> 1 2 3
local mt = setmetatable({}, { __call = function(_, a, b)
  return (type(a) == "table" and a.v or a) + (type(b) == "table" and b.v or b)
end })
local num = setmetatable({ v = 5 }, { __add = mt, __index = setmetatable({}, { __call = function(_, t,
  k) return k end }) })
print(num + 1, 1 + num, num + num) --> 6	6	10
print(setmetatable({}, { __index = function(t, k) return k end }).name) --> name
-- constructors of classes
local Point = setmetatable({}, { __call = function(class, x, y) return setmetatable({ x = x, y = y }, class) end })
Point.__index = Point
function Point:sum() return self.x + self.y end
local p = Point(3, 4)
print(p.x, p.y, p:sum(), getmetatable(p) == Point) --> 3	4	7	true
-- functors with state, currying
local function counter()
  return setmetatable({ n = 0 }, { __call = function(self, step) self.n = self.n + (step or 1) return self.n end })
end
local c = counter()
print(c(), c(), c(10), c.n) --> 1	2	12	12
local function curry(fn, n, ...)
  local args = { ... }
  if #args >= n then return fn(table.unpack(args)) end
  return setmetatable({}, { __call = function(_, x) args[#args + 1] = x return curry(fn, n, table.unpack(args)) end })
end
print(curry(function(a, b, d) return a + b * d end, 3)(2)(3)(4)) --> 14
-- numbers, strings and functions may get one
debug.setmetatable(0, { __call = function(n, x) return n * x end })
print((5)(6), (2)(0.5)) --> 30	1.0
debug.setmetatable(0, nil)
local smt = getmetatable("")
smt.__call = function(s, i) return s:sub(i, i) end
print(("hello")(1), ("hello")(-1)) --> h	o
smt.__call = nil
-- a changed or removed metamethod
getmetatable(c).__call = function() return "replaced" end
print(c()) --> replaced
getmetatable(c).__call = nil
-- errors
local function err(g, ...) local ok, e = pcall(g, ...) return (tostring(e):gsub("^[^:]+:%d+: ", "")) end
print(err(function() c() end)) --> attempt to call a table value (upvalue 'c')
print(err(c)) --> attempt to call a table value
print(err(function() return setmetatable({}, { __call = 5 })() end)) --> attempt to call a number value
print(err(function() return setmetatable({}, { __call = {} })() end)) --> attempt to call a table value
print(err(function() local t = {} t.x.y() end)) --> attempt to index a nil value (field 'x')
print(err(setmetatable({}, { __call = function() error("inside", 0) end }))) --> inside
-- varargs and many arguments through __call
local count = setmetatable({}, { __call = function(_, ...) return select("#", ...) end })
local many = {}
for i = 1, 200 do many[i] = i end
print(count(table.unpack(many)), count(nil, nil, nil), count(count(), count())) --> 200	3	2
-- yielding from __call
local y = setmetatable({}, { __call = function(_, v) return coroutine.yield(v) .. "!" end })
local co = coroutine.wrap(function(v) return y(v) end)
print(co("yielded"), co("resumed")) --> yielded	resumed!
