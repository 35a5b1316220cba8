-- Much garbage of every kind, while live data is checked: memory stays bounded.
local n = STRESS and 60 or 20000
collectgarbage()
local baseline = collectgarbage("count")
local function bounded(what)
  collectgarbage()
  local now = collectgarbage("count")
  print(what, STRESS and true or now < baseline + 3000)
end
local live = {} for i = 1, 50 do live[i] = { id = i, name = "live" .. i, f = function() return i end } end
local function check()
  for i = 1, 50 do local l = live[i] assert(l.id == i and l.name == "live" .. i and l.f() == i) end
end
for i = 1, n do local t = { i, i + 1, { i } } end check() bounded "tables" --> tables	true
for i = 1, n do local t = { x = i, y = i, z = { w = i } } t.late = i end check() bounded "records" --> records	true
for i = 1, n do local s = "string " .. i .. " " .. i end check() bounded "strings" --> strings	true
for i = 1, n // 20 do local s = ("block"):rep(200) .. i end check() bounded "long strings" --> long strings	true
for i = 1, n do local f = function() return i end f() end check() bounded "closures" --> closures	true
for i = 1, n do local a, b = i, i local f = function() a = a + 1 return b end f() end check() bounded "cells" --> cells	true
for i = 1, n // 20 do local co = coroutine.wrap(function(x) coroutine.yield(x) end) co(i) end
check()
bounded "suspended coroutines" --> suspended coroutines	true
for i = 1, n // 20 do coroutine.wrap(function(x) return x end)(i) end check() bounded "finished coroutines" --> finished coroutines	true
for i = 1, n do local v = i + 0.5 local w = 2^60 + i local x = (1 << 60) + i end check() bounded "numbers" --> numbers	true
for i = 1, n // 4 do pcall(error, { i }) end check() bounded "error values" --> error values	true
for i = 1, n // 10 do setmetatable({ i }, { __gc = function(o) o[1] = nil end }) end
collectgarbage()
check()
bounded "finalized objects" --> finalized objects	true
for i = 1, n // 20 do local t = {} for k = 1, 40 do t[k] = k end for k = 1, 40 do t["k" .. k] = k end end
check()
bounded "growing tables" --> growing tables	true
for i = 1, n // 20 do local c = load("local x = " .. i .. " return function() return x end") c()() end
check()
bounded "chunks" --> chunks	true
for i = 1, n do local t = table.pack(i, i) local u = select("#", table.unpack(t)) end check() bounded "varargs" --> varargs	true
for i = 1, n // 4 do local s = ("%d:%s"):format(i, "x"):upper():gsub("X", "y"):sub(1, -2) end
check()
bounded "string functions" --> string functions	true
for i = 1, n // 20 do local w = setmetatable({}, { __mode = "k" }) for k = 1, 10 do w[{}] = {} end end
check()
bounded "weak tables" --> weak tables	true
-- a queue that moves through memory: constant size, many objects
local queue, head, tail = {}, 1, 0
for i = 1, n do
  tail = tail + 1
  queue[tail] = { i }
  if tail - head > 20 then assert(queue[head][1] == head) queue[head] = nil head = head + 1 end
end
bounded "queue" check() --> queue	true
-- a sliding window of strings as keys
local window = {}
for i = 1, n // 2 do window["key" .. i] = i window["key" .. i - 30] = nil end
local left = 0
for k, v in pairs(window) do left = left + 1 assert(k == "key" .. v) end
print(left) --> 30
window = nil
bounded "string keys" check() --> string keys	true
-- replacement of live data, one object at a time
for i = 1, n do
  local slot = i % 50 + 1
  live[slot] = { id = slot, name = "live" .. slot, f = function() return slot end }
end
check()
bounded "replacement" --> replacement	true
