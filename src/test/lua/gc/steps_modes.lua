-- Collection by steps, generational mode, stopped collector: the program's data never changes.
local function structure(n)
  local t = { list = {}, map = {}, cells = {} }
  for i = 1, n do
    t.list[i] = { i, tostring(i) }
    t.map["k" .. i] = t.list[i]
    local v = i
    t.cells[i] = function(d) v = v + (d or 0) return v end
  end
  return t
end
local function verify(t, n)
  assert(#t.list == n)
  for i = 1, n do
    local e = t.list[i]
    assert(e[1] == i and e[2] == tostring(i) and t.map["k" .. i] == e and t.cells[i]() == i)
  end
end
local n = STRESS and 20 or 300
for _, mode in ipairs { "incremental", "generational" } do
  collectgarbage(mode)
  local t = structure(n)
  for round = 1, STRESS and 3 or 20 do
    -- old objects pointing to new ones, between steps
    for i = 1, n, 7 do local e = { i, tostring(i) } t.list[i] = e collectgarbage("step", 1) t.map["k" .. i] = e end
    for i = 1, n, 5 do t.cells[i](1) t.cells[i](-1) end
    local junk = structure(5)
    collectgarbage("step")
  end
  verify(t, n) collectgarbage() verify(t, n) print(mode)
  --> incremental
  --> generational
end
collectgarbage("incremental")
-- moving references around while marking is under way: nothing gets lost
local slots = {} for i = 1, 50 do slots[i] = { id = i } end
for i = 1, STRESS and 100 or 3000 do
  local a, b = (i * 7) % 50 + 1, (i * 13) % 50 + 1
  slots[a], slots[b] = slots[b], slots[a]
  if i % 3 == 0 then collectgarbage("step", 0) end
  local t = { i }
end
local ids = {} for i = 1, 50 do ids[#ids + 1] = slots[i].id end table.sort(ids) print(ids[1], ids[50], #ids) --> 1	50	50
-- hiding the only reference in a place that was already looked at
local hidden = { {}, {}, {} }
for i = 1, STRESS and 30 or 500 do
  local o = { "payload" .. i }
  hidden[1].o = o
  collectgarbage("step", 0)
  hidden[1].o, hidden[2].o = nil, o
  collectgarbage("step", 0)
  hidden[2].o, hidden[3].o = nil, hidden[2].o
  o = nil
  collectgarbage("step", 0)
  assert(hidden[3].o[1] == "payload" .. i)
end
print "hidden references survive" --> hidden references survive
-- upvalues and coroutine stacks as the only holders between steps
local holder = coroutine.wrap(function() local v while true do v = coroutine.yield(v) end end)
holder()
for i = 1, STRESS and 20 or 300 do
  holder({ i })
  collectgarbage("step", 0)
  local junk = { i }
  assert(holder(nil) == nil or true)
  holder({ i, "again" })
  collectgarbage("step", 2)
end
print "stack references survive" --> stack references survive
local up
local function set(v) up = v end
for i = 1, STRESS and 20 or 300 do set({ i }) collectgarbage("step", 0) local junk = {} assert(up[1] == i) end
print "upvalues survive" --> upvalues survive
-- metatables and weak tables changed between steps
local w = setmetatable({}, { __mode = "k" })
local keys = {}
for i = 1, STRESS and 20 or 200 do
  local k = {}
  keys[i] = k
  w[k] = { i }
  collectgarbage("step", 0)
  if i > 10 then keys[i - 10] = nil end
end
collectgarbage()
local c = 0
for k, v in pairs(w) do c = c + 1 end
print(c) --> 10
local objs = {}
for i = 1, STRESS and 20 or 200 do objs[i] = setmetatable({}, { __index = { value = i } }) collectgarbage("step", 0) end
for i = 1, #objs do assert(objs[i].value == i) end
-- stopped: much garbage, then on again
collectgarbage("stop")
for i = 1, STRESS and 100 or 5000 do local t = { i, {} } end
print(collectgarbage("isrunning")) --> false
collectgarbage("restart")
collectgarbage()
print(collectgarbage("isrunning")) --> true
-- tuning calls are accepted with any numbers
for _, p in ipairs { 0, 1, 100, 200, 1000 } do
  collectgarbage("incremental", p, p, p // 100)
  local t = structure(STRESS and 2 or 20)
  verify(t, STRESS and 2 or 20)
end
collectgarbage("generational", 1, 1)
verify(structure(10), 10)
collectgarbage("incremental", 200, 100, 13)
