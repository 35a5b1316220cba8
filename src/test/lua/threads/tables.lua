-- Tables under concurrent change: nothing is lost, nothing fails.
local n = STRESS and 15 or 3000

-- disjoint keys of all kinds
local t = {}
threads.parallel(4, function(i)
  for k = 1, n do
    t[i * n + k] = k
    t["s" .. i * n + k] = k
    t[i * n + k + 0.5] = k
  end
end)
local count, sum = 0, 0
for k, v in pairs(t) do
  count, sum = count + 1, sum + v
end
print(count == 12 * n, sum == 12 * n * (n + 1) // 2) --> true	true
for i = 1, 4 do
  for k = 1, n do
    assert(t[i * n + k] == k and t["s" .. i * n + k] == k and t[i * n + k + 0.5] == k)
  end
end
-- and all taken out again
threads.parallel(4, function(i)
  for k = 1, n do
    t[i * n + k] = nil
    t["s" .. i * n + k] = nil
    t[i * n + k + 0.5] = nil
  end
end)
print(next(t)) --> nil

-- records: fields added by several threads at once
local record = {}
threads.parallel(4, function(i)
  for k = 1, 10 do
    record["field" .. i .. k] = i * k
  end
end)
for i = 1, 4 do
  for k = 1, 10 do
    assert(record["field" .. i .. k] == i * k)
  end
end

-- insert and remove at the end
local list = {}
threads.parallel(4, function(i)
  for k = 1, n do
    table.insert(list, i * n + k)
  end
end)
local seen = {}
for _, v in ipairs(list) do
  assert(not seen[v])
  seen[v] = true
end
print(#list == 4 * n, rawlen(list) == 4 * n) --> true	true
local taken = threads.parallel(4, function()
  local mine = {}
  for _ = 1, n do
    mine[#mine + 1] = table.remove(list)
  end
  return mine
end)
for i = 1, 4 do
  for _, v in ipairs(taken[i]) do
    assert(seen[v])
    seen[v] = nil
  end
end
print(#list, next(seen), table.remove(list)) --> 0	nil	nil
-- both at once
local balance = threads.parallel(4, function(i)
  local got = 0
  for k = 1, n do
    if i % 2 == 0 then
      table.insert(list, 1)
    elseif table.remove(list) then
      got = got + 1
    end
  end
  return got
end)
print(#list + balance[1] + balance[3] == 2 * n) --> true

-- at both ends of a sequence that is empty again and again
list = {}
local left = threads.parallel(4, function(i)
  local sum = 0
  for k = 1, 2 * n do
    if (k + i) % 4 < 2 then
      if k % 2 == 0 then
        table.insert(list, 1, k)
      else
        table.insert(list, k)
      end
      sum = sum + k
    elseif k % 3 == 0 then
      sum = sum - (table.remove(list, 1) or 0)
    else
      sum = sum - (table.remove(list) or 0)
    end
  end
  return sum
end)
local present = 0
for _, v in ipairs(list) do
  present = present + v
end
print(present == left[1] + left[2] + left[3] + left[4]) --> true
-- bounds and nil are those of the reference on a shared table, too
list = {10, 20}
threads.run(function() list.n = nil end):join()
print(pcall(table.insert, list, 4, 1)) --> false	bad argument #2 to 'table.insert' (position out of bounds)
print(pcall(table.insert, list, 0, 1)) --> false	bad argument #2 to 'table.insert' (position out of bounds)
print(pcall(table.remove, list, 4)) --> false	bad argument #2 to 'table.remove' (position out of bounds)
print(pcall(table.remove, list, math.mininteger)) --> false	bad argument #2 to 'table.remove' (position out of bounds)
print(table.remove(list, 3), table.remove(list, nil), #list) --> nil	20	1
table.insert(list, nil)
table.insert(list, 2, nil)
table.insert(list, 1, nil)
print(rawget(list, 1), list[2]) --> nil	10
list[2] = nil
list[0] = "zero"
print(table.remove(list), list[0]) --> zero	nil

-- objects of a class are sequences, too
local Stack = {}
Stack.__index = Stack
function Stack:push(v) table.insert(self, v) end
function Stack:pop() return table.remove(self) end
local stack = setmetatable({}, Stack)
local popped = threads.parallel(4, function(i)
  local count = 0
  for k = 1, n do
    if (k + i) % 3 == 0 then
      count = count + (stack:pop() and 1 or 0)
    else
      stack:push(k)
      count = count - 1
    end
  end
  return count
end)
local there = 0
for _ in ipairs(stack) do
  there = there + 1
end
print(there == -(popped[1] + popped[2] + popped[3] + popped[4])) --> true
-- with these metamethods they are called, as ever
local log = {}
local logged = setmetatable({}, {__newindex = function(t, k, v) log[#log + 1] = k rawset(t, k, v) end})
threads.run(function() table.insert(logged, "a") table.insert(logged, 1, "b") end):join()
print(#log, log[1], log[2], logged[1], logged[2]) --> 2	1	2	b	a
local counted = setmetatable({1, 2, 3}, {__len = function() return 2 end})
threads.run(function() table.insert(counted, "x") end):join()
print(counted[3], table.remove(counted), rawlen(counted)) --> x	2	3
local default = setmetatable({}, {__index = function(_, k) return "default " .. k end})
print(threads.run(function() return table.remove(default) end):join()) --> default 0

-- a loop inside a loop over the same table, left at the outer one's key, when the table has another order meanwhile
local function grow(t, from)
  threads.run(function()
    for i = from, from + 200 do
      t["added" .. i] = i
    end
  end):join()
end
for _, iterator in ipairs {
  function(t) return next, t end,
  function(t) return function(_, k) return next(t, k) end, nil end,
  function(t)
    local k
    return function()
      local v
      k, v = next(t, k)
      return k, v
    end
  end,
} do
  for stopAt = 1, STRESS and 3 or 30 do
    local t, seen, count = {}, {}, 0
    for k = 1, 30 do
      t["key" .. k] = k
    end
    for k in iterator(t) do
      assert(not seen[k], k)
      seen[k] = true
      count = count + 1
      if count == stopAt then
        grow(t, 1000 * stopAt)
        for other in iterator(t) do
          if other == k then break end
        end
      end
    end
    for k = 1, 30 do
      assert(seen["key" .. k], k)
    end
  end
end
print("looped") --> looped

-- sort, concat, unpack, move, insert in the middle while others write: an error or a result, never harm
local work = {}
for k = 1, 100 do
  work[k] = k
end
local middle = table.move(work, 1, 20, 1, {})
local stop = false
local writer = threads.run(function()
  local k = 0
  while not stop do
    k = k % 100 + 1
    work[k] = (k * 7919) % 1000
    work[101] = k
    work[101] = nil
    middle[20 + k] = k
    middle[20 + k] = nil
  end
end)
for _ = 1, STRESS and 2 or 60 do
  local copy = table.move(work, 1, 100, 1, {})
  assert(#copy == 100)
  assert(select("#", table.unpack(work, 1, 100)) == 100)
  assert(type(table.concat(work, " ", 1, 100)) == "string")
  pcall(table.sort, work)
  pcall(table.sort, work, function(a, b) return a > b end)
  pcall(table.insert, middle, 5, 1)
  pcall(table.remove, middle, 5)
  assert(#work >= 100)
  for i, v in ipairs(work) do
    assert(math.type(v) == "integer")
  end
end
stop = true
writer:join()
print("sorted") --> sorted

-- pairs while others add and remove: no key twice, every key that stays
local stay = {}
for k = 1, 50 do
  stay["stays" .. k] = k
  stay[k] = k
end
stop = false
local changers, span = {}, STRESS and 20 or 200
for i = 1, 2 do
  changers[i] = threads.run(function()
    local k = 0
    while not stop do
      k = k % span + 1
      local key = i * 1000 + k
      stay[key] = k
      stay["x" .. key] = k
      if k % 3 == 0 then
        stay[key - 1] = nil
        stay["x" .. key - 1] = nil
      end
      if k == span then
        for j = 1, span do
          stay[i * 1000 + j] = nil
          stay["x" .. i * 1000 + j] = nil
        end
      end
    end
  end)
end
-- a traversal, which checks itself: by a loop or by calls
local function watched(advance)
  local met, stayed = {}, 0
  return function()
    local k = advance()
    if k == nil then
      assert(stayed == 100, stayed)
      return false
    end
    assert(not met[k], "a key twice")
    met[k] = true
    if math.type(k) == "integer" and k <= 50 or type(k) == "string" and k:match("^stays") then
      stayed = stayed + 1
    end
    return true
  end
end
local function byCalls()
  local key
  return function()
    key = next(stay, key)
    return key
  end
end
local function byLoop()
  return coroutine.wrap(function()
    for k in pairs(stay) do
      coroutine.yield(k)
    end
  end)
end
for _ = 1, STRESS and 1 or 50 do
  for _, how in ipairs {byCalls, byLoop} do
    local step = watched(how())
    while step() do end
  end
end
-- many at once, in turns
local many = {}
for i = 1, STRESS and 0 or 400 do
  many[i] = watched((i % 3 == 0 and byLoop or byCalls)())
  for _ = 1, i % 20 do
    many[i]()
  end
end
while #many > 0 do
  for i = #many, 1, -1 do
    if not many[i]() then
      table.remove(many, i)
    end
  end
end
stop = true
changers[1]:join()
changers[2]:join()
print("traversed") --> traversed
-- what is remembered of traversals that began before their table was shared keeps nothing alive
local shelf = {}
threads.run(function() return shelf end):join()
local messages, weak = setmetatable({}, {__mode = "k"}), setmetatable({}, {__mode = "k"})
for i = 1, 20 do
  local message = {}
  for k = 1, 10 do
    message["key" .. k] = k
    weak[{}] = k
  end
  for _ in pairs(message) do break end
  assert(next(message))
  messages[message] = i
  shelf.message = message
  shelf.message = nil
end
local found = next(weak) ~= nil
shelf.weak = weak
collectgarbage()
collectgarbage()
local count = 0
for _ in pairs(messages) do
  count = count + 1
end
print(count <= 1, type(found), next(weak)) --> true	boolean	nil
-- the key that came last is gone before the table is shared
local gone = {}
for _ = 1, 20 do
  gone[{}] = true
end
for key in next, gone do
  gone[key] = nil
end
gone[{}] = true
gone[next(gone)] = nil
collectgarbage()
for i = 1, 20 do
  gone["a longer key " .. i] = {}
end
shelf.gone = gone
collectgarbage()
count = 0
for _ in pairs(gone) do
  count = count + 1
end
print(count) --> 20
-- what began before is not taken for a traversal that begins in another thread and goes on here
local both = {10, 20}
assert(next(both))
shelf.both = both
both.x = 30
local at = threads.run(function() return (next(both)) end):join()
local sum = both[at]
while true do
  at = next(both, at)
  if at == nil then break end
  sum = sum + both[at]
end
print(sum) --> 60
-- two tables in turns; what was added is seen by a traversal that begins then
local left, right = {}, {}
shelf.left, shelf.right = left, right
for i = 1, STRESS and 50 or 5000 do
  left[i * 1000] = i
  right[i * 1001] = i
end
local l, r, steps = next(left), next(right), 1
while l do
  assert(l == steps * 1000 and r == steps * 1001)
  steps = steps + 1
  l, r = next(left, l), next(right, r)
end
left[500], left[2500] = true, true
print(next(left)) --> 500	true
print(next(left, 2000)) --> 2500	true
-- clearing while traversing, several threads at once
for k in pairs(stay) do
  stay[k] = nil
end
print(next(stay)) --> nil
for k = 1, 100 do
  stay["k" .. k] = k
end
threads.parallel(3, function()
  for k in pairs(stay) do
    stay[k] = nil
  end
end)
print(next(stay)) --> nil

-- metatables come and go
local object, other = {}, {}
local yes, no = {__index = function() return "yes" end}, {__index = {x = "no"}}
stop = false
local switcher = threads.run(function()
  while not stop do
    setmetatable(object, yes)
    setmetatable(object, no)
    setmetatable(object, nil)
  end
end)
for _ = 1, STRESS and 20 or 5000 do
  local x = object.x
  assert(x == "yes" or x == "no" or x == nil)
end
stop = true
switcher:join()
print("switched") --> switched

-- all operations at random on one table; values are consistent
local arena = {}
local problems = threads.parallel(4, function(me)
  local random = me * 7919
  local function dice(k)
    random = (random * 1103515245 + 12345) & 0x7fffffff
    return (random >> 8) % k
  end
  local bad = 0
  for _ = 1, n do
    local k = dice(60)
    local key = k % 3 == 0 and k or k % 3 == 1 and "k" .. k or k + 0.25
    local what = dice(6)
    if what <= 1 then
      arena[key] = {key, key}
    elseif what == 2 then
      arena[key] = nil
    elseif what == 3 then
      threads.atomic.swap(arena, key, {key, key})
    else
      local v = arena[key]
      if v and not (v[1] == key and v[2] == key) then
        bad = bad + 1
      end
    end
  end
  return bad
end)
print(problems[1] + problems[2] + problems[3] + problems[4]) --> 0
