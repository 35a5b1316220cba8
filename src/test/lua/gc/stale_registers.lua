-- What a temporary or a variable out of scope has left in a register keeps nothing alive.
local function untilCollected(loop)
  local done = false
  local function garbage() return setmetatable({}, { __gc = function() done = true end }) end
  loop(garbage, function() return done end)
  return done
end
print(untilCollected(function(garbage, isDone)
  local u = garbage()
  repeat u = {} until isDone()
end)) --> true
local finished = false
local u = setmetatable({}, { __gc = function() finished = true end })
local kept = { 34 }
repeat u = {} until finished
print(kept[1]) --> 34
finished = false
u = setmetatable({}, { __gc = function() finished = true end })
while not finished do u = "x" .. tostring(u):rep(10):sub(1, 100) end
print(kept[1]) --> 34
finished = false
do
  local a, b, c = 1, 2, setmetatable({}, { __gc = function() finished = true end })
end
repeat local i u = function() return i end until finished
print(kept[1]) --> 34
finished = false
u = { setmetatable({}, { __gc = function() finished = true end }) }
::again::
u = { {} }
if not finished then goto again end
print(kept[1]) --> 34
-- in the loops of for, which keep their own state
finished = false
u = { { { setmetatable({}, { __gc = function() finished = true end }) } } }
u = nil
for i = 1, math.huge do
  local x = { i }
  if finished then break end
end
print(kept[1]) --> 34
finished = false
u = { { { setmetatable({}, { __gc = function() finished = true end }) } } }
u = nil
local first, second, third
for a, b, c in function(_, n) return n + 1, { n }, { { n } } end, nil, 0 do
  first, second, third = a, b[1], c[1][1]
  if finished then break end
end
print(first == second + 1, second == third) --> true	true
-- what is live stays: temporaries below a call that collects, variables around nested loops, captured ones
local function collecting(x) for i = 1, STRESS and 10 or 1000 do local t = { {} } end return x end
print(({ 1, { 2 }, collecting(3), #{ 4, collecting(5) } })[2][1]) --> 2
local function nested(n)
  local outer, get = { "outer" }
  for i = 1, n do
    local middle = { "middle" }
    local captured = { i }
    get = function() captured = { captured[1] + 1 } return captured[1] end
    local j = 0
    while j < 3 do
      local inner = { "inner" }
      j = j + 1
      for _, v in ipairs { 1, 2 } do
        local s = outer[1] .. middle[1] .. inner[1] .. v
        assert(s == "outermiddleinner" .. v)
      end
    end
    assert(get() == i + 1)
  end
  return outer[1], get()
end
print(nested(STRESS and 5 or 500) == "outer") --> true
-- a string key of a table whose keys and values are weak goes with its entry
local function measured(f)
  collectgarbage()
  collectgarbage()
  local before = collectgarbage("count")
  f()
  collectgarbage()
  return collectgarbage("count") - before
end
local size = 1 << 20
local both = setmetatable({}, { __mode = "kv" })
print(measured(function() both[("a"):rep(size)] = {} end) < 200) --> true
print(measured(function() both[("b"):rep(size)] = 5 end) > 1000, (next(both)) == ("b"):rep(size)) --> true	true
print(both[("a"):rep(size)], both[("b"):rep(size)]) --> nil	5
both[{}] = ("c"):rep(size)
both[1] = ("d"):rep(100)
collectgarbage()
local n = 0
for k, v in pairs(both) do n = n + 1 end
print(n, both[1] == ("d"):rep(100)) --> 2	true
