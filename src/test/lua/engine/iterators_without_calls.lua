-- The loops over pairs, next and ipairs, which the engines step without a call, and the cases that need one.
local N = STRESS and 20 or 3000

local function list(t)
  local out = {}
  for i, v in ipairs(t) do out[#out + 1] = i .. "=" .. tostring(v) end
  return table.concat(out, " ")
end
for _ = 1, N do list { 1, 2, 3 } end
print(list { "a", "b", nil, "d" }) --> 1=a 2=b
print(list {}) -->
print(list { false, 0, "" }) --> 1=false 2=0 3=
print(list { 1, 2, x = 3, [3] = "three", [5] = "five" }) --> 1=1 2=2 3=three
print(list(setmetatable({ 1 }, { __index = function(_, i) return i < 4 and i * 10 or nil end }))) --> 1=1 2=20 3=30
print(list(setmetatable({ 1 }, { __index = { 7, 8, 9 } }))) --> 1=1 2=8 3=9
print(list(setmetatable({ 1, 2 }, {}))) --> 1=1 2=2
print(list("text")) -->
print(pcall(list, 5)) --> false	attempt to index a number value
print(pcall(list)) --> false	attempt to index a nil value

-- fewer and more variables than values
local one, three = {}, {}
for i in ipairs { 4, 5 } do one[#one + 1] = i end
for i, v, w in ipairs { 4, 5 } do three[#three + 1] = i .. v .. tostring(w) end
for k, v, w in pairs { 4 } do three[#three + 1] = k .. v .. tostring(w) end
print(table.concat(one, " "), table.concat(three, " ")) --> 1 2	14nil 25nil 14nil

-- the table grows and shrinks under way
local grown = { 1 }
for i, v in ipairs(grown) do if i < 10 then grown[i + 1] = v * 2 end end
print(#grown, grown[10]) --> 10	512
local seen = 0
local shrinking = { 1, 2, 3, 4, 5, 6 }
for _ in ipairs(shrinking) do
  seen = seen + 1
  shrinking[#shrinking] = nil
end
print(seen, #shrinking) --> 3	3

-- controls that nobody would expect
local step = ipairs {}
local function from(t, control, limit)
  local out = {}
  for i, v in step, t, control do
    out[#out + 1] = math.type(i) .. " " .. i .. " " .. tostring(v)
    if #out == (limit or 5) then break end
  end
  return table.concat(out, ", ")
end
for _ = 1, N do from({ 1, 2, 3 }, 0) end
print(from({ "a", "b" }, 0.0)) --> integer 1 a, integer 2 b
print(from({ "a", "b" }, "1")) --> integer 2 b
print(from({ [0] = "zero", "a" }, -1)) --> integer 0 zero, integer 1 a
print(from({ [math.mininteger] = "least" }, math.maxinteger)) --> integer -9223372036854775808 least
print(from({ [1 << 47] = "wide", [(1 << 47) + 1] = "wider" }, (1 << 47) - 1)) --> integer 140737488355328 wide, integer 140737488355329 wider
local function err(...) return (select(2, pcall(...)):gsub("^.*:%d+: ", "")) end
print(err(from, {}, 1.5)) --> bad argument #2 to 'for iterator' (number has no integer representation)
print(err(from, {}, {})) --> bad argument #2 to 'for iterator' (number expected, got table)

-- an iterator that is called by hand, and one that is the step of another table's ipairs
print(step({ "x" }, 0)) --> 1	x
print(step({ "x" }, 1)) --> nil
print(step == ipairs { 1 }) --> true

-- loops over dictionaries in one another, at the same places of the stack and at different ones
local function dictionary(n, prefix)
  local t = {}
  for i = 1, n do t[prefix .. i] = i end
  return t
end
local a, b, record = dictionary(20, "a"), dictionary(50, "a long key, number "), { x = 1, y = 2, z = 3 }
local function sums(t, u, depth)
  local sum, count = 0, 0
  for _, v in pairs(t) do
    sum = sum + v
    for _, w in pairs(u) do count = count + w end
    if depth > 0 then
      local s, c = sums(u, t, depth - 1)
      sum, count = sum + s, count + c
    end
  end
  return sum, count
end
for _ = 1, N // 100 do sums(record, a, 0) end
print(sums(a, b, 0)) --> 210	25500
print(sums(record, a, 1)) --> 636	990
print(sums(b, record, 1)) --> 1575	191550

-- the key of another table is no key of this one, wherever the traversal of that one stood
local k1 = next(a)
local k2 = next(a, k1)
print(pcall(next, b, k1)) --> false	invalid key to 'next'
print(next(a, k1) == k2) --> true
local twins = {}
for i = 1, 4 do twins[i] = dictionary(30, "twin") end
local good = true
for k in pairs(twins[1]) do
  local successor = next(twins[1], k)
  for i = 2, 4 do good = good and next(twins[i], k) == successor end
end
print(good) --> true

-- fields are cleared and assigned under way
for _ = 1, N // 20 do
  local t, left, stayed = dictionary(40, "k"), 40, 0
  for k, v in pairs(t) do
    t[k] = v % 2 == 0 and v + 100 or nil
    left = left - 1
  end
  for _, v in pairs(t) do if v > 100 then stayed = stayed + 1 end end
  if left ~= 0 or stayed ~= 20 then error("a key was lost") end
end
print(next({})) --> nil

-- a hook hears of the calls
local calls = 0
debug.sethook(function() calls = calls + 1 end, "call")
for _ in ipairs { 1, 2, 3 } do end
debug.sethook()
print(calls) --> 11
