-- Instructions that have gone the usual way many times and then meet an operand that is not usual.
local function failure(...)
  local _, message = pcall(...)
  return (message:gsub("^.-:(%d+):", "%1:"))
end

-- Integers and floats mixed, on either side, with registers and constants.
local function arithmetic(a, b)
  return a + b, a - b, a * b, a / b, a + 1, a - 1.5, a * 2, a / 4
end
local function same(expected, ...)
  for i = 1, select("#", ...) do
    local value = select(i, ...)
    assert(value == expected[i] and math.type(value) == math.type(expected[i]), i)
  end
end
for _ = 1, 300 do
  same({ 7, 3, 10, 2.5, 6, 3.5, 10, 1.25 }, arithmetic(5, 2))
  same({ 7.0, 3.0, 10.0, 2.5, 6, 3.5, 10, 1.25 }, arithmetic(5, 2.0))
  same({ 7.0, 3.0, 10.0, 2.5, 6.0, 3.5, 10.0, 1.25 }, arithmetic(5.0, 2))
  same({ 7.0, 3.0, 10.0, 2.5, 6.0, 3.5, 10.0, 1.25 }, arithmetic(5.0, 2.0))
end
same({ 7, 3, 10, 2.5, 6, 3.5, 10, 1.25 }, arithmetic("5", "2"))
local big = 1 << 46
same({ big * 2, 0, 0, 1.0, big + 1, big - 1.5, big * 2, big / 4 }, arithmetic(big, big))
same({ math.mininteger, math.maxinteger - 1, math.maxinteger, 2.0 ^ 63, math.mininteger, 2.0 ^ 63, -2, 2.0 ^ 61 },
  arithmetic(math.maxinteger, 1))
print(failure(arithmetic, 1, nil)) --> 9: attempt to perform arithmetic on a nil value (local 'b')
print(failure(arithmetic, {}, 1.5)) --> 9: attempt to perform arithmetic on a table value (local 'a')

-- Integer division and remainder with every combination of signs, and with zero.
local function division(a, b) return a // b, a % b end
for _ = 1, 300 do
  same({ 3, 1 }, division(7, 2))
  same({ -4, 1 }, division(-7, 2))
  same({ -4, -1 }, division(7, -2))
  same({ 3, -1 }, division(-7, -2))
  same({ 3.0, 1.5 }, division(7.5, 2))
end
print(failure(division, 1, 0)) --> 32: attempt to divide by zero
print(division(1, 0.0) == math.huge) --> true

-- Elements: append, holes, nil, an array that is full, one with a metatable, keys that are no integers.
local function put(t, k, v) t[k] = v end
local function mark(t, k) t[k] = true end
for _ = 1, 50 do
  local t = {}
  for i = 1, 20 do put(t, i, i) end
  assert(#t == 20)
  put(t, 22, 22)
  put(t, 21, 21)
  assert(#t == 22 and t[22] == 22)
  put(t, 22, nil)
  assert(#t == 21)
  put(t, 30, 1)
  for i = 22, 29 do mark(t, i) end
  assert(#t == 30 and t[29] == true)
  mark(t, "name")
  mark(t, 31.0)
  mark(t, -1)
  assert(#t == 31 and t.name and t[31] and t[-1])
end
local log = {}
local guarded = setmetatable({ 1, 2 }, { __newindex = function(t, k, v) log[#log + 1] = k rawset(t, k, v) end })
for i = 1, 6 do put(guarded, i, i * 10) end
print(table.concat(guarded, " ")) --> 10 20 30 40 50 60
print(table.concat(log, " ")) --> 3 4 5 6
print(failure(mark, nil, 1)) --> 45: attempt to index a nil value (local 't')
print(failure(put, {}, nil, 1)) --> 44: table index is nil

-- Methods: of the object itself, of its class, of the class behind it, and missing ones.
local Base = { who = function() return "base" end }
Base.__index = Base
local Derived = setmetatable({}, Base)
Derived.__index = Derived
local function ask(o) return o:who() end
local derived, own = setmetatable({}, Derived), setmetatable({ who = function() return "own" end }, Base)
for _ = 1, 100 do
  assert(ask(setmetatable({}, Base)) == "base" and ask(derived) == "base" and ask(own) == "own")
end
function Derived:who() return "derived" end
print(ask(derived), ask(own)) --> derived	own
own.who = nil
print(ask(own)) --> base
Base.who = nil
print(failure(ask, own)) --> 76: attempt to call a nil value (method 'who')
Base.__index = function(_, name) return function() return "made " .. name end end
print(ask(own)) --> made who

-- Calls: too few, too many and an open number of arguments; more and fewer results than are returned.
local function three(a, b, c) return a, b, c end
local function calls(...)
  local a = three(1, 2, 3)
  local b, c = three(a)
  local d, e, f, g = three(1, 2, 3, 4)
  local h, i = three(...)
  three()
  return a, b, c, d, e, f, g, h, i
end
for _ = 1, 100 do calls(1, 2) end
print(calls("x")) --> 1	1	nil	1	2	3	nil	x	nil
local callable = setmetatable({}, { __call = function(_, ...) return select("#", ...), ... end })
local function call(f) return (f(1, 2)) end
for _ = 1, 100 do assert(call(three) == 1 and call(callable) == 2 and call(math.max) == 2) end
print(failure(call, 1)) --> 103: attempt to call a number value (local 'f')

-- Loops: over floats, over integers that do not fit a word, backwards, none at all.
local function count(first, last, step)
  local n = 0
  for _ = first, last, step do n = n + 1 end
  return n
end
for _ = 1, 100 do
  assert(count(1, 10, 1) == 10 and count(10, 1, -3) == 4 and count(1, 0, 1) == 0 and count(1, 2, 0.25) == 5)
end
print(count(math.maxinteger - 2, math.maxinteger, 1), count(1, 3.7, 1), count(3, 1, -1)) --> 3	3	3
print(failure(count, 1, 2, 0)) --> 110: 'for' step is zero
