-- Accesses that meet objects of many shapes: the same key in the same slot, in another one, absent, nil, in a dictionary,
-- inherited from classes of different depth.
local makers = {
  function(x) return {x = x, y = 1} end,
  function(x) local t = {x = x, y = 2} t.z = 3 return t end,
  function(x) local t = {z = x} t.y = 4 t.x = x return t end,
  function(x) local t = {x = x, y = 5, z = 6} t.z = nil return t end,
  function(x) local t = {} for i = 1, 70 do t["k" .. i] = i end t.x = x t.y = 7 return t end,
  function(x) return {10, 20, x = x, y = 8} end,
  function(x) local t = {y = 9} t.x = x return setmetatable(t, {__index = {z = 10}}) end,
}
local objects = {}
for i = 1, 70 do objects[i] = makers[i % #makers + 1](i) end
local function visit(list)
  local s = 0
  for i = 1, #list do
    local o = list[i]
    o.y = o.y + 1
    s = s + o.x * o.y
    if o.z then s = s + o.z end
  end
  return s
end
local sum = 0
for _ = 1, 40 do sum = sum + visit(objects) end
print(sum) --> 2571500
-- a field that comes and goes
local function toggle(list)
  local count = 0
  for i = 1, #list do
    local o = list[i]
    if o.flag then o.flag = nil count = count + 1 else o.flag = true end
  end
  return count
end
local total = 0
for _ = 1, STRESS and 20 or 100 do total = total + toggle(objects) end
print(total == (STRESS and 10 or 50) * #objects) --> true

-- classes of different depth; methods that are overridden, added, replaced and removed
local function class(parent)
  local c = {}
  c.__index = c
  return setmetatable(c, {__index = parent})
end
local A = class()
function A:name() return "A" end
function A:depth() return 1 end
local B = class(A)
function B:name() return "B" end
local C = class(B)
function C:depth() return 3 end
local D = class(C)
local E = class(D)
E.__index = function(_, key) return key == "depth" and function() return 5 end or D[key] end
local F = setmetatable({}, {__index = E})
F.__index = F
local all = {setmetatable({}, A), setmetatable({own = 1}, B), setmetatable({own = 2, more = 3}, C), setmetatable({}, D),
  setmetatable({a = 1}, E), setmetatable({b = 1}, F), setmetatable({name = function() return "own" end}, A)}
local function names()
  local parts = {}
  for round = 1, 40 do
    for i = 1, #all do
      local o = all[i]
      parts[i] = o:name() .. o:depth() .. tostring(o.missing)
    end
  end
  return table.concat(parts, " ")
end
print(names()) --> A1nil B1nil B3nil B3nil B5nil B3nil own1nil
function A:depth() return 11 end
function D:name() return "D" end
print(names()) --> A11nil B11nil B3nil D3nil D5nil D3nil own11nil
C.depth, B.name, A.missing = nil, nil, 0
print(names()) --> A110 A110 A110 D110 D50 D110 own110
setmetatable(C, nil)
print((select(2, pcall(names)):match("attempt.*"))) --> attempt to call a nil value (method 'name')
setmetatable(C, {__index = B})
setmetatable(all[1], B)
all[7].name = nil
print(names()) --> A110 A110 A110 D110 D50 D110 A110
-- keys of strings that are computed
local function get(o, k) return o[k] end
local parts = {}
for _ = 1, 40 do
  for i = 1, #objects do
    parts[i % 7 + 1] = tostring(get(objects[i], "x") == i) .. tostring(get(objects[i], "nothing" .. i)) .. type(get(objects[i], "y"))
  end
end
print(table.concat(parts, " "))
--> truenilnumber truenilnumber truenilnumber truenilnumber truenilnumber truenilnumber truenilnumber
-- shared, one site for both kinds
if threads then
  SHARED_OBJECTS = {makers[1](1), makers[2](2), makers[3](3)}
  threads.run(function() return SHARED_OBJECTS end):join()
  local mixed = {makers[1](1), SHARED_OBJECTS[1], makers[2](2), SHARED_OBJECTS[2], makers[3](3), SHARED_OBJECTS[3]}
  local s = 0
  for _ = 1, 100 do s = s + visit(mixed) end
  assert(mixed[1].y == 101 and mixed[2].y == 101 and mixed[3].y == 102 and mixed[6].y == 104)
end
