-- Closures: sharing and independence of captured variables.
local function counter(start)
  local n = start or 0
  return function(step) n = n + (step or 1); return n end, function() return n end, function(v) n = v end
end
local inc, get, set = counter()
print(inc(), inc(), get(), inc(10)) --> 1	2	2	12
set(100)
print(get(), inc()) --> 100	101
local inc2, get2 = counter(50)
print(inc2(), get2(), get()) --> 51	51	101

-- three levels
local function outer(a)
  return function(b)
    return function(c)
      a, b = a + 1, b + 1
      return a, b, c
    end
  end
end
local level2 = outer(10)
local l3a, l3b = level2(20), level2(30)
print(l3a(1)) --> 11	21	1
print(l3b(2)) --> 12	31	2
print(l3a(3)) --> 13	22	3
print(outer(10)(20)(4)) --> 11	21	4

-- captured parameters, varargs copied, loop variables, recursive locals
local function adder(a) return function(b) return a + b end end
local add5, add7 = adder(5), adder(7)
print(add5(1), add7(1), adder(1)(1)) --> 6	8	2
local function bind(f, ...)
  local args = table.pack(...)
  return function(...)
    local all = table.move({ ... }, 1, select("#", ...), args.n + 1, { table.unpack(args, 1, args.n) })
    return f(table.unpack(all, 1, args.n + select("#", ...)))
  end
end
print(bind(math.max, 3, 9)(4, 11), bind(string.format, "%s-%s")("a", "b"), bind(select, "#", nil)(nil)) --> 11	a-b	2
local function compose(f, g) return function(...) return f(g(...)) end end
local inc1, double = function(x) return x + 1 end, function(x) return x * 2 end
print(compose(inc1, double)(5), compose(double, inc1)(5), compose(compose(inc1, inc1), compose(double, double))(1)) --> 11	12	6

-- one variable, many closures; assigned before and after capture
local function several()
  local v = 1
  local read1 = function() return v end
  v = 2
  local read2 = function() return v end
  local write = function(x) v = x end
  v = 3
  return read1, read2, write
end
local r1, r2, w = several()
print(r1(), r2()) --> 3	3
w("shared")
print(r1(), r2()) --> shared	shared
-- never reassigned
local function constant() local k = {} ; return function() return k end, function() return k end end
local k1, k2 = constant()
print(k1() == k2(), constant()() == k1()) --> true	false
-- captured by a closure that outlives the loop and the function
local saved
do
  local gone = "still here"
  saved = function() return gone end
end
print(saved()) --> still here
-- declared without value, assigned in the closure
local late
local function setLate() late = "set" end
print(late) --> nil
setLate()
print(late) --> set

-- the captured variable itself holds the closure
local function fix()
  local self
  self = function(n) if n <= 1 then return 1 end return n * self(n - 1) end
  return self
end
print(fix()(10)) --> 3628800
local function y(f)
  return (function(x) return x(x) end)(function(x) return f(function(...) return x(x)(...) end) end)
end
print(y(function(self) return function(n) return n == 0 and 1 or n * self(n - 1) end end)(6)) --> 720

-- generators with private state
local function fibonacci()
  local a, b = 0, 1
  return function() local r = a; a, b = b, a + b; return r end
end
local gen, out = fibonacci(), {}
for i = 1, 15 do out[i] = gen() end
print(table.concat(out, " ")) --> 0 1 1 2 3 5 8 13 21 34 55 89 144 233 377
-- a stack of closures
local function chain(n) local f = function(x) return x end
  for i = 1, n do local g = f; f = function(x) return g(x) + i end end
  return f
end
print(chain(0)(1), chain(1)(1), chain(10)(1), chain(50)(0)) --> 1	2	56	1275

-- captured variables in branches not taken, in nested functions only
local function branch(flag)
  local v = "v"
  if flag then return function() return v end end
  return function() return function() return v .. v end end
end
print(branch(true)(), branch(false)()()) --> v	vv
-- upvalues of upvalues, modified at each level
local function tower()
  local a = 1
  local function l1()
    local b = a + 1
    a = a * 10
    local function l2() b = b + a; a = a + 1; return a, b end
    return l2
  end
  return l1, function() return a end
end
local l1, readA = tower()
local la, lb = l1(), l1()
print(la()) --> 101	102
print(lb()) --> 102	112
print(la()) --> 103	204
print(readA()) --> 103
-- parameters captured and changed
local function param(p) local function bump() p = p + 1 end bump() bump() return p end
print(param(40)) --> 42
-- capturing the for variables, the method receiver, a table field's table
local object = { name = "obj" }
function object:getter() return function() return self.name end end
local getter = object:getter()
object.name = "renamed"
print(getter()) --> renamed
-- functions as keys and values
local registry = {}
registry[inc1], registry[double] = "inc", "double"
print(registry[inc1], registry[double], registry[function() end]) --> inc	double	nil
-- identity: each evaluation is a usable function of its own
local function make() local u = {} ; return function() return u end end
print(make() == make(), make()() == make()()) --> false	false
