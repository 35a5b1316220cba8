-- coroutine.wrap: iteration, errors propagate with position, dead coroutines.
local gen = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
print(gen(), gen(), gen(), gen()) --> 1	2	3
print(pcall(gen)) --> false	cannot resume dead coroutine
local out = {}
for v in coroutine.wrap(function() for i = 1, 5 do coroutine.yield(i * i) end end) do out[#out + 1] = v end
print(table.concat(out, " ")) --> 1 4 9 16 25
for a, b in coroutine.wrap(function() coroutine.yield(1, "x") coroutine.yield(2, "y") end) do print(a, b) end
--> 1	x
--> 2	y
-- errors pass through, with the position of where they were raised
local function err(f, ...) local ok, m = pcall(f, ...) return m end
print(err(load("local w = coroutine.wrap(function() error('oops') end)\nw()", "=t"))) --> t:2: t:1: oops
print(err(load("local w = coroutine.wrap(function()\n local x = nil + 1 end)\nw()", "=t"))) --> t:3: t:2: attempt to perform arithmetic on a nil value
print(err(load("coroutine.wrap(function() error('no position', 0) end)()", "=t"))) --> t:1: no position
print(err(load("coroutine.wrap(function() error('level 2', 2) end)()", "=t"))) --> t:1: level 2
local value = { "error value" }
print(err(coroutine.wrap(function() error(value) end)) == value) --> true
print(err(coroutine.wrap(function() error() end))) --> nil
print(err(coroutine.wrap(function() error(nil) end))) --> nil
print(err(coroutine.wrap(function() error(42) end)), math.type(err(coroutine.wrap(function() error(42) end)))) --> 42	integer
-- nested wraps: the string gets the position of each level that is a Lua function
print(err(load([[
local inner = coroutine.wrap(function() error("deep", 0) end)
local outer = coroutine.wrap(function() inner() end)
outer()]], "=t"))) --> t:3: t:2: deep
print(err(load([[
local inner = coroutine.wrap(function() error("deep") end)
local outer = coroutine.wrap(function()
  inner()
end)
outer()]], "=t"))) --> t:5: t:3: t:1: deep
-- after an error it is dead
local w = coroutine.wrap(function() error("once", 0) end)
print(pcall(w)) --> false	once
print(pcall(w)) --> false	cannot resume dead coroutine
-- wrap inside pcall inside wrap
print(coroutine.wrap(function()
  local inner2 = coroutine.wrap(function() coroutine.yield(1) error("second", 0) end)
  local a = inner2()
  local ok, m = pcall(inner2)
  return a, ok, m
end)()) --> 1	false	second
-- resuming a wrap from inside itself
local selfCall
selfCall = coroutine.wrap(function() return pcall(selfCall) end)
print(selfCall()) --> false	cannot resume non-suspended coroutine
-- a wrap that was never started, passed around, compared
local w1, w2 = coroutine.wrap(print), coroutine.wrap(print)
print(w1 == w2, type(w1)) --> false	function
w1("called", 1) --> called	1
-- arguments of the first and the following calls
local adder = coroutine.wrap(function(a) local sum = a while true do sum = sum + coroutine.yield(sum) end end)
print(adder(1), adder(2), adder(3), adder(10)) --> 1	3	6	16
-- wrap as method of an object, as metamethod, as sort helper result
local object = { next = coroutine.wrap(function(self)
  while true do self.n = (self.n or 0) + 1 self = coroutine.yield(self.n) end
end) }
print(object:next(), object:next(), object.n) --> 1	2	2
local lazy = setmetatable({}, { __index = coroutine.wrap(function(_, k)
  while true do _, k = coroutine.yield("value of " .. k) end
end) })
print(lazy.a, lazy.b, lazy.c) --> value of a	value of b	value of c
-- permutations
local function permute(a, n)
  n = n or #a
  if n <= 1 then coroutine.yield(table.concat(a)) else
    for i = 1, n do
      a[n], a[i] = a[i], a[n]
      permute(a, n - 1)
      a[n], a[i] = a[i], a[n]
    end
  end
end
local perms = {}
for p in coroutine.wrap(function() permute { "a", "b", "c" } end) do perms[#perms + 1] = p end
print(table.concat(perms, " ")) --> bca cba cab acb bac abc
-- abandoned generators do no harm
for i = 1, 20 do
  local g = coroutine.wrap(function() for k = 1, 100 do coroutine.yield(k) end end)
  assert(g() == 1 and g() == 2)
end
-- tail call of yield, yield of yields
local t = coroutine.wrap(function(...) return coroutine.yield(...) end)
print(t(1, 2)) --> 1	2
print(t(3, 4)) --> 3	4
local yy = coroutine.wrap(function() coroutine.yield(coroutine.yield(coroutine.yield(1))) return "done" end)
print(yy(), yy(2), yy(3), yy()) --> 1	2	3	done
