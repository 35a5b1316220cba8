-- Finalizers among much allocation: each runs exactly once, for the right object, with its data intact.
local n = STRESS and 40 or 2000
local finalized, wrong = {}, 0
local mt = { __gc = function(o)
  finalized[o.id] = (finalized[o.id] or 0) + 1
  if o.text ~= "object " .. o.id or o.ref[1] ~= o.id then wrong = wrong + 1 end
end }
;(function()
  for i = 1, n do
    local o = setmetatable({ id = i, text = "object " .. i, ref = { i } }, mt)
    local junk = { {}, "junk" .. i }
  end
end)()
collectgarbage() collectgarbage()
local once = 0 for i = 1, n do if finalized[i] == 1 then once = once + 1 end end print(once == n, wrong) --> true	0
-- resurrected objects are whole, and may be resurrected into several places
local saved, byId = {}, setmetatable({}, { __mode = "v" })
local rmt rmt = { __gc = function(o) saved[#saved + 1] = o byId[o.id] = o end }
;(function() for i = 1, 20 do setmetatable({ id = i, child = { i * 2 } }, rmt) end end)()
collectgarbage()
collectgarbage()
local good = 0
for _, o in ipairs(saved) do if o.child[1] == o.id * 2 and byId[o.id] == o then good = good + 1 end end
print(#saved, good) --> 20	20
saved = {}
collectgarbage()
print(next(byId)) --> nil
-- a finalizer that keeps remaking its object: one per collection
local lives = 0
local function phoenix()
  setmetatable({}, { __gc = function() lives = lives + 1 if lives < 5 then phoenix() end end })
end
;(function() phoenix() end)()
for i = 1, 10 do collectgarbage() end
print(lives) --> 5
-- order: objects marked later are finalized first, also across kinds
local order = {}
;(function()
  local all = {} -- they die together
  for i = 1, 10 do all[i] = setmetatable({}, { __gc = function() order[#order + 1] = i end }) end
  return #all
end)()
collectgarbage()
print(table.concat(order, " ")) --> 10 9 8 7 6 5 4 3 2 1
-- objects that refer to each other: both finalizers run, each sees the other
local pairsSeen = {}
;(function()
  local a, b = { name = "a" }, { name = "b" }
  a.other, b.other = b, a
  local m = { __gc = function(o) pairsSeen[#pairsSeen + 1] = o.name .. o.other.name end }
  setmetatable(a, m)
  setmetatable(b, m)
end)()
collectgarbage()
print(table.concat(pairsSeen, " ")) --> ba ab
-- closing a chain: parent's finalizer uses the child that has a finalizer as well
local chain = {}
;(function()
  local child = setmetatable({ open = true }, { __gc = function(o) o.open = false chain[#chain + 1] = "child" end })
  setmetatable({ child = child }, { __gc = function(o)
    chain[#chain + 1] = "parent sees " .. tostring(o.child.open)
  end })
end)()
collectgarbage()
print(table.concat(chain, ", ")) --> parent sees true, child
-- errors in some finalizers do not keep the others from running
local ran = 0
;(function()
  for i = 1, 10 do setmetatable({}, { __gc = function() ran = ran + 1 if i % 2 == 0 then error("ignored") end end }) end
end)()
collectgarbage()
print(ran) --> 10
-- finalizers that allocate much, collect, use pcall, coroutines, string functions
local work = 0
;(function()
  for i = 1, 5 do
    setmetatable({}, { __gc = function()
      local t = {}
      for k = 1, 50 do t[k] = ("s" .. k):rep(3) end
      collectgarbage("step")
      pcall(error, "x")
      local s = coroutine.wrap(function() coroutine.yield(1) end)()
      work = work + #t + s
    end })
  end
end)()
collectgarbage()
collectgarbage()
print(work) --> 255
-- a local that is still in scope is not finalized early
do
  local kept = setmetatable({ v = "in scope" }, { __gc = function() order = "finalized too early" end })
  collectgarbage()
  collectgarbage()
  print(kept.v, type(order)) --> in scope	table
end
-- the metatable is collected together with its last object
local metaWeak = setmetatable({}, { __mode = "v" })
;(function() local m = { __gc = function() end } metaWeak.m = m setmetatable({}, m) end)()
collectgarbage()
collectgarbage()
print(metaWeak.m) --> nil
-- weak keys with finalized objects: the entry is there for the finalizer, gone afterwards
local info = setmetatable({}, { __mode = "k" })
local reported = {}
;(function()
  for i = 1, 5 do
    local o = setmetatable({}, { __gc = function(o) reported[#reported + 1] = info[o] end })
    info[o] = "info " .. i
  end
end)()
collectgarbage()
table.sort(reported)
print(table.concat(reported, ", ")) --> info 1, info 2, info 3, info 4, info 5
collectgarbage()
print(next(info)) --> nil
-- a pool: finalizers return resources
local free, created = {}, 0
local function acquire()
  local r = table.remove(free)
  if not r then created = created + 1 r = { id = created } end
  return setmetatable({ r = r }, { __gc = function(o) free[#free + 1] = o.r end })
end
for round = 1, 5 do (function() local a, b = acquire(), acquire() assert(a.r ~= b.r) end)() collectgarbage() end
print(created, #free) --> 2	2
