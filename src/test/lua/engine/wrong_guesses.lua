-- Compiled code guesses from constants, operators and loops whether operands are floats or integers. Here it guesses
-- wrong: in the middle of a loop, or from the first time on.
local N = STRESS and 30 or 3000
local function failure(...)
  local _, message = pcall(...)
  return (message:gsub("^.-:(%d+):", "%1:"))
end
local function show(...)
  local t = { ... }
  for i = 1, select("#", ...) do
    local v = t[i]
    t[i] = math.type(v) == "float" and string.format("%.4g", v) .. "f" or tostring(v)
  end
  print(table.concat(t, " "))
end

-- The other operand of a float: an integer, a big one, a string, something with metamethods, something without.
local name = setmetatable({}, { __name = "thing" })
local any = setmetatable({}, {
  __add = function() return "add" end, __sub = function() return "sub" end, __mul = function() return "mul" end,
  __div = function() return "div" end, __lt = function() return true end, __le = function() return false end,
})
local function floats(u)
  local f = 0.5
  return f + u, f - u, f * u, f / u, u + f, u - f, u * f, u / f, u + 1.5, u - 1.5, u * 1.5, u / 1.5
end
local function floatOrder(u)
  local f = 0.5
  return f < u, f <= u, u < f, u <= f, u < 1.5, u <= 1.5, u > 1.5, u >= 1.5
end
for _ = 1, N do floats(0.25) floatOrder(0.25) end
show(floats(0.25)) --> 0.75f 0.25f 0.125f 2f 0.75f -0.25f 0.125f 0.5f 1.75f -1.25f 0.375f 0.1667f
show(floats(2)) --> 2.5f -1.5f 1f 0.25f 2.5f 1.5f 1f 4f 3.5f 0.5f 3f 1.333f
show(floats(math.maxinteger)) --> 9.223e+18f -9.223e+18f 4.612e+18f 5.421e-20f 9.223e+18f 9.223e+18f 4.612e+18f 1.845e+19f 9.223e+18f 9.223e+18f 1.384e+19f 6.149e+18f
show(floats("2")) --> 2.5f -1.5f 1f 0.25f 2.5f 1.5f 1f 4f 3.5f 0.5f 3f 1.333f
show(floats(any)) --> add sub mul div add sub mul div add sub mul div
print(failure(floats, name)) --> 25: attempt to perform arithmetic on a thing value (local 'u')
print(failure(floats)) --> 25: attempt to perform arithmetic on a nil value (local 'u')
show(floatOrder(0.25)) --> false false true true true true false false
show(floatOrder(0.5)) --> false true false true true true false false
show(floatOrder(1.5)) --> true true false false false true false true
show(floatOrder(1)) --> true true false false true true false false
show(floatOrder(0 / 0)) --> false false false false false false false false
show(floatOrder(math.mininteger)) --> false false true true true true false false
show(floatOrder(any)) --> true false true false true false true false
print(failure(floatOrder, "1")) --> 29: attempt to compare number with string
print(failure(floatOrder, name)) --> 29: attempt to compare number with thing

-- The other operand of an integer, likewise; and results that are not inline.
local function integers(u)
  local i = 6
  return i + u, i - u, i * u, i / u, u + i, u - i, u * i, u / i, u + 3, u - 3, u * 3, u / 3
end
local function integerOrder(u)
  local i = 6
  return i < u, i <= u, u < i, u <= i, u < 3, u <= 3, u > 3, u >= 3
end
for _ = 1, N do integers(4) integerOrder(4) end
show(integers(4)) --> 10 2 24 1.5f 10 -2 24 0.6667f 7 1 12 1.333f
show(integers(0.5)) --> 6.5f 5.5f 3f 12f 6.5f -5.5f 3f 0.08333f 3.5f -2.5f 1.5f 0.1667f
show(integers((1 << 47) - 1)) --> 140737488355333 -140737488355321 844424930131962 4.263e-14f 140737488355333 140737488355321 844424930131962 2.346e+13f 140737488355330 140737488355324 422212465065981 4.691e+13f
show(integers(-1 << 47)) --> -140737488355322 140737488355334 -844424930131968 -4.263e-14f -140737488355322 -140737488355334 -844424930131968 -2.346e+13f -140737488355325 -140737488355331 -422212465065984 -4.691e+13f
show(integers(math.maxinteger)) --> -9223372036854775803 -9223372036854775801 -6 6.505e-19f -9223372036854775803 9223372036854775801 -6 1.537e+18f -9223372036854775806 9223372036854775804 9223372036854775805 3.074e+18f
show(integers("4")) --> 10 2 24 1.5f 10 -2 24 0.6667f 7 1 12 1.333f
show(integers("0x1p-1")) --> 6.5f 5.5f 3f 12f 6.5f -5.5f 3f 0.08333f 3.5f -2.5f 1.5f 0.1667f
show(integers(0)) --> 6 6 0 inff 6 -6 0 0f 3 -3 0 0f
show(integers(any)) --> add sub mul div add sub mul div add sub mul div
print(failure(integers, name)) --> 52: attempt to perform arithmetic on a thing value (local 'u')
show(integerOrder(4)) --> false false true true false false true true
show(integerOrder(6)) --> false true false true false false true true
show(integerOrder(3)) --> false false true true false true false true
show(integerOrder(3.0)) --> false false true true false true false true
show(integerOrder(6.5)) --> true true false false false false true true
show(integerOrder(0 / 0)) --> false false false false false false false false
show(integerOrder(math.huge)) --> true true false false false false true true
show(integerOrder(math.mininteger)) --> false false true true true true false false
show(integerOrder(any)) --> true false true false true false true false
print(failure(integerOrder, {})) --> 56: attempt to compare number with table

local function products(u)
  local big = 1 << 40
  return big * u, u * big, (u - 1) * big, (u + 1) * (big - 1)
end
for _ = 1, N do products(2) end
show(products(2)) --> 2199023255552 2199023255552 1099511627776 3298534883325
show(products(1 << 23)) --> -9223372036854775808 -9223372036854775808 9223370937343148032 -9223370937351536641
show(products(1 << 24)) --> 0 0 -1099511627776 1099494850559
show(products(3 << 40)) --> 0 0 -1099511627776 -2199023255553

-- A float that becomes something else in its loop, and an integer that does.
local function changes(steps, at, other)
  local s, i = 0.0, 0
  for k = 1, steps do
    if k == at then s, i = other, other end
    s = s + 0.5
    i = i + 1
  end
  return s, i
end
for _, other in ipairs { 7, 7.5, "7", 1 << 46, math.maxinteger } do show(changes(400, 201, other)) end
--> 107f 207
--> 107.5f 207.5f
--> 107f 207
--> 7.037e+13f 70368744177864
--> 9.223e+18f -9223372036854775609
print(failure(changes, 400, 201, {})) --> 95: attempt to perform arithmetic on a table value (local 's')

-- Loops whose start is an integer and whose index is a float all the same, and the other way round.
local function sum(limit, step)
  local s = 0
  for i = 1, limit, step do s = s + i * 2 end
  return s
end
for _ = 1, N do sum(3, 1) end
show(sum(3, 1), sum(3, 0.5), sum(3.5, 1), sum(1.5e308, 1e308)) --> 12 20f 12 inff
local function product(first)
  local p = 1
  for x = first, 3 do p = p * x end
  return p
end
for _ = 1, N do product(1) end
show(product(1), product(1.5), product(3.0), product(4)) --> 6 3.75f 3f 1

-- Zeros keep their signs, NaNs are equal to nothing.
local function signs(u)
  local z = 0.0
  return 1 / (z * u), 1 / (u - z), 1 / (z + u), z / u ~= z / u
end
for _ = 1, N do signs(1.5) end
show(signs(-1.5)) --> -inff -0.6667f -0.6667f false
show(signs(-0.0)) --> -inff -inff inff true
