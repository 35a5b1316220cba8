-- while, repeat, if, break: conditions, nesting, scope of the repeat condition.
local function collect(f)
  local out = {};
  f(function(x) out[#out + 1] = tostring(x) end);
  return table.concat(out, " ")
end
print(collect(function(put) local i = 0; while i < 5 do i = i + 1; put(i) end end)) --> 1 2 3 4 5
print(collect(function(put) local i = 0; while true do i = i + 1; if i > 3 then break end put(i) end end)) --> 1 2 3
print(collect(function(put) while false do put("never") end put("after") end)) --> after
print(collect(function(put) while nil do put("never") end end) == "") --> true
print(collect(function(put) local i = 3; repeat put(i); i = i - 1 until i == 0 end)) --> 3 2 1
print(collect(function(put) local i = 3; repeat put(i); i = i - 1 until true end)) --> 3
print(collect(function(put) repeat local done = true; put("once") until done end)) --> once
print(collect(function(put) local i = 0; repeat local j = i * i; i = i + 1; put(j) until j > 10 end)) --> 0 1 4 9 16
print(collect(function(put)
  local i = 0
  repeat
    i = i + 1
    if i == 2 then goto continue end
    if i == 5 then break end
    put(i)
    ::continue::
  until i > 10
end)) --> 1 3 4
print(collect(function(put)
  for i = 1, 3 do
    local j = 0
    while true do
      j = j + 1
      if j > i then break end
      put(i .. j)
    end
  end
end)) --> 11 21 22 31 32 33
print(collect(function(put)
  local i = 0
  while i < 10 do
    i = i + 1
    if i % 2 == 0 then goto next end
    for j = 1, 10 do if j > 2 then break end put(i * 10 + j) end
    if i > 4 then break end
    ::next::
  end
  put("end " .. i)
end)) --> 11 12 31 32 51 52 end 5
-- break inside if, do and nested blocks
print(collect(function(put)
  while true do
    do
      if true then do break end end
    end
    put("never")
  end
  put("out")
end)) --> out

-- a condition is evaluated before each turn
local calls = 0
local function check(limit) calls = calls + 1; return calls < limit end
while check(4) do end
print(calls) --> 4
repeat until not check(10)
print(calls) --> 10

-- closures in the loop capture a fresh local each time, which the until sees
local fs, i = {}, 0
repeat
  i = i + 1
  local x = i
  fs[i] = function() x = x + 10; return x end
until fs[i]() > 12
print(#fs, fs[1](), fs[2](), fs[3]()) --> 3	21	22	23
fs, i = {}, 0
while i < 3 do i = i + 1; local x = i; fs[i] = function() return x end end
print(fs[1](), fs[2](), fs[3]()) --> 1	2	3

-- if, elseif, else
local function grade(n)
  if n >= 90 then return "A" elseif n >= 80 then return "B" elseif n >= 70 then return "C" else return "F" end
end
print(grade(95), grade(85), grade(75), grade(10), grade(90), grade(89.999)) --> A	B	C	F	A	B
local function kind(v)
  if v == nil then return "nil"
  elseif v == false then return "false"
  elseif v then
    if type(v) == "number" then
      if v > 0 then return "positive" elseif v < 0 then return "negative" end
      return "zero"
    end
    return "true"
  end
end
print(kind(nil), kind(false), kind(1), kind(-1), kind(0), kind("s")) --> nil	false	positive	negative	zero	true
if false then print("no") end
if nil then print("no") else print("else") end --> else
if 0 then print("0 is true") end --> 0 is true

-- return in the middle of loops
local function find(list, x)
  for i = 1, #list do
    local j = i
    while true do if list[j] == x then return j end break end
    repeat if x == "early" then return "returned" end until true
  end
  return nil
end
print(find({ 5, 6, 7 }, 7), find({ 5, 6, 7 }, 8), find({ 1 }, "early")) --> 3	nil	returned

-- sums and products
local sum, n = 0, 0
while n < 100 do n = n + 1; sum = sum + n end
print(sum) --> 5050
local a, b = 252, 105
while b ~= 0 do a, b = b, a % b end
print(a) --> 21
local steps, c = 0, 27
repeat c = c % 2 == 0 and c // 2 or 3 * c + 1; steps = steps + 1 until c == 1
print(steps) --> 111

print((select(2, load("break", "=t")))) --> t:1: break outside loop at line 1
print((select(2, load("while true do local function f() break end end", "=t")))) --> t:1: break outside loop at line 1
print((select(2, load("while true do", "=t")))) --> t:1: 'end' expected near <eof>
print((select(2, load("while true\nprint(1)\nend", "=t")))) --> t:2: 'do' expected near 'print'
print((select(2, load("repeat local x\nuntil", "=t")))) --> t:2: unexpected symbol near <eof>
print((select(2, load("if x then\n\nelse\n", "=t")))) --> t:4: 'end' expected (to close 'if' at line 1) near <eof>
print((select(2, load("if x the y end", "=t")))) --> t:1: 'then' expected near 'the'
print((select(2, load("repeat\nend", "=t")))) --> t:2: 'until' expected (to close 'repeat' at line 1) near 'end'
print((select(2, load("if x then else elseif y then end", "=t")))) --> t:1: 'end' expected near 'elseif'
