-- A long mixed run against a model: every structure is checked against a second one kept differently.
local seed = 20240601
local function random(n) seed = (seed * 6364136223846793005 + 1442695040888963407) return ((seed >> 33) % n) + 1 end
local steps = STRESS and 60 or 12000
-- a dictionary with string, integer, float and object keys; the model is a list of pairs
local dict, model, objects = {}, {}, {}
for i = 1, 20 do objects[i] = { "object" .. i } end
local function key()
  local kind, n = random(4), random(40)
  if kind == 1 then
    return "s" .. n
  elseif kind == 2 then
    return n
  elseif kind == 3 then
    return n + 0.25
  else
    return objects[(n - 1) % 20 + 1]
  end
end
local function find(k) for i = 1, #model do if model[i][1] == k then return i end end end
for step = 1, steps do
  local k, action = key(), random(10)
  if action <= 5 then
    local v = { step } dict[k] = v local at = find(k) if at then model[at][2] = v else model[#model + 1] = { k, v } end
  elseif action <= 8 then
    dict[k] = nil local at = find(k) if at then table.remove(model, at) end
  else
    local at = find(k) assert(dict[k] == (at and model[at][2] or nil))
  end
  if step % (steps // 10) == 0 then
    collectgarbage(step % 4 == 0 and "collect" or "step")
    local n = 0
    for kk, v in pairs(dict) do n = n + 1 local at = find(kk) assert(at and model[at][2] == v) end
    assert(n == #model)
  end
end
print(#model > 0) --> true
-- text: ropes of strings against a table of characters
local text, chars = "", {}
for step = 1, STRESS and 20 or 600 do
  local action, n = random(4), #chars
  if action <= 2 or n < 5 then local c = string.char(96 + random(26)):rep(random(7)) text = text ..
    c for ch in c:gmatch(".") do chars[#chars + 1] = ch end
  elseif action == 3 then local i = random(n) local j = math.min(n, i + random(5)) text = text:sub(1, i - 1) ..
    text:sub(j + 1) table.move(chars, j + 1, n + (j - i + 1), i)
  else local i = random(n) text = text:sub(1, i) .. "X" .. text:sub(i + 1) table.insert(chars, i + 1, "X") end
  if step % 50 == 0 then collectgarbage("step") end
end
print(text == table.concat(chars), #text == #chars) --> true	true
-- a population of objects with methods, links, closures and coroutines
local Class = {} Class.__index = Class
function Class.new(id)
  local self = setmetatable({ id = id, links = {}, log = 0 }, Class)
  self.tick = function() self.log = self.log + 1 return self.id end
  self.gen = coroutine.wrap(function() local n = id while true do coroutine.yield(n) n = n + 1 end end)
  return self
end
function Class:link(o) self.links[#self.links + 1] = o if #self.links > 3 then table.remove(self.links, 1) end end
local population, expectedLog, expectedGen = {}, {}, {}
for i = 1, 20 do population[i] = Class.new(i) expectedLog[i], expectedGen[i] = 0, i end
for step = 1, STRESS and 40 or 4000 do
  local i, j = random(20), random(20)
  local a, b = population[i], population[j]
  a:link(b)
  assert(a.tick() == a.id)
  expectedLog[i] = expectedLog[i] + 1
  assert(a.gen() == expectedGen[i])
  expectedGen[i] = expectedGen[i] + 1
  if random(50) == 1 then population[j] = Class.new(j) expectedLog[j], expectedGen[j] = 0, j end
  if step % 500 == 0 then collectgarbage() end
end
for i = 1, 20 do assert(population[i].log == expectedLog[i] and population[i].id == i) end
print "population consistent" --> population consistent
-- numbers: integers and floats in and out of tables, wide and small
local numbers, sums = {}, 0
for i = 1, STRESS and 100 or 3000 do
  local v = (i * 2654435761) << (i % 40)
  if i % 3 == 0 then v = v / 8 end
  numbers[i] = v
  numbers["n" .. i % 50] = v
end
for i = 1, #numbers do
  local v = (i * 2654435761) << (i % 40)
  if i % 3 == 0 then v = v / 8 end
  assert(numbers[i] == v and math.type(numbers[i]) == math.type(v))
end
print(#numbers == (STRESS and 100 or 3000)) --> true
