-- threads.atomic on fields of every kind.
local atomic = threads.atomic
local get, set, swap, cas, add, update = atomic.get, atomic.set, atomic.swap, atomic.cas, atomic.add, atomic.update
local metatabled = setmetatable({}, {__index = function() return "index" end, __newindex = error})
local count = STRESS and 20 or 3000

-- one thread: all kinds of keys and values, with and without a metatable, not shared and shared
threads.run(function() end):join()
SHARED = {{}, setmetatable({}, getmetatable(metatabled))}
for _, t in ipairs {{}, metatabled, SHARED[1], SHARED[2]} do
  local keyTable = {}
  for _, k in ipairs {"name", 1, 2, 1000, 1 << 62, 1.5, -1, keyTable, true, print, "a string longer than five bytes"} do
    assert(get(t, k) == nil)
    assert(set(t, k, "v") == nil)
    assert(get(t, k) == "v" and rawget(t, k) == "v")
    assert(swap(t, k, 5) == "v")
    assert(cas(t, k, 4, 6) == false and get(t, k) == 5)
    assert(cas(t, k, 5, 6) == true and get(t, k) == 6)
    assert(add(t, k) == 7 and add(t, k, -2) == 5 and add(t, k, 0.5) == 5.5)
    assert(update(t, k, function(v) return v * 2 end) == 11.0)
    assert(cas(t, k, 11, nil) == true and get(t, k) == nil)
    assert(cas(t, k, nil, "again") == true and get(t, k) == "again")
    assert(swap(t, k, nil) == "again" and rawget(t, k) == nil)
    assert(add(t, k, 3) == 3)
    assert(swap(t, k, keyTable) == 3)
    assert(cas(t, k, {}, 1) == false and cas(t, k, keyTable, nil))
  end
end
print(get({}, 2^53), get({[2] = "two"}, 2.0)) --> nil	two

-- expected values are compared as rawequal does
local t = {x = 1, s = "long enough for the heap " .. count, w = 1 << 60}
print(cas(t, "x", 1.0, 2), cas(t, "s", "long enough for the heap " .. count, "y"), cas(t, "w", 1 << 60, 0)) --> true	true	true
print(t.x, t.s, t.w) --> 2	y	0
local eq = setmetatable({}, {__eq = function() return true end})
t.e = eq
print(cas(t, "e", setmetatable({}, getmetatable(eq)), 1)) --> false

-- integers wrap around, as Lua's do
t.m = math.maxinteger
print(add(t, "m", 1) == math.mininteger) --> true
for _, t in ipairs {{}, SHARED[1]} do
  for _, k in ipairs {"sum", 77, -1, false, 1 << 62} do
    t[k] = 0
    for bit = 1, 62 do
      assert(add(t, k, 1 << bit) == (1 << bit + 1) - 2 and math.type(t[k]) == "integer")
    end
    for bit = 1, 62 do
      assert(add(t, k, -(1 << bit)) == -(1 << bit + 1) + (1 << 63))
    end
    assert(add(t, k, -0.0) == 0.0 and math.type(t[k]) == "float")
    assert(add(t, k, 2) == 2.0 and math.type(t[k]) == "float")
  end
end

-- errors
print(pcall(get, 1, 2)) --> false	bad argument #1 to '?' (table expected, got number)
print(pcall(get, {})) --> false	bad argument #2 to '?' (value expected)
print(pcall(get, {}, nil)) --> false	bad argument #2 to '?' (index is nil)
print(pcall(set, {}, 0/0, 1)) --> false	bad argument #2 to '?' (index is NaN)
print(pcall(set, {}, 1)) --> false	bad argument #3 to '?' (value expected)
print(pcall(cas, {}, 1, 1)) --> false	bad argument #4 to '?' (value expected)
print(pcall(add, {a = "text"}, "a")) --> false	attempt to add to a field that is no number
print(pcall(add, {a = "10"}, "a", 1)) --> false	attempt to add to a field that is no number
print(pcall(add, {}, "a", "x")) --> false	bad argument #3 to '?' (number expected, got string)

-- several threads: nothing is lost
local shared = setmetatable({}, {__index = function() return 0 end})
local key = {}
threads.parallel(4, function(i)
  for n = 1, count do
    add(shared, "string", 1)
    add(shared, 1, 2)
    add(shared, key, 3)
    add(shared, "float", 0.5)
    update(shared, "updated", function(v) return (v or 0) + 1 end)
    add(shared, n % 50 + 100, 1)
  end
end)
print(shared.string == 4 * count, shared[1] == 8 * count, shared[key] == 12 * count, shared.float == 2.0 * count,
  shared.updated == 4 * count) --> true	true	true	true	true
local sum = 0
for i = 100, 149 do
  sum = sum + shared[i]
end
print(sum == 4 * count) --> true

-- exactly one thread gets each turn
local slots, won = {}, {}
local wins = threads.parallel(4, function(me)
  local mine = 0
  for i = 1, count do
    if cas(slots, i, nil, me) then
      mine = mine + 1
    end
  end
  return mine
end)
print(wins[1] + wins[2] + wins[3] + wins[4] == count, #slots == count) --> true	true

-- swap hands each value to exactly one
local box, seen = {v = 0}, {}
local taken = threads.parallel(3, function(me)
  local sum = 0
  for i = 1, count do
    sum = sum + swap(box, "v", 1)
  end
  return sum
end)
print(taken[1] + taken[2] + taken[3] + box.v == 3 * count) --> true

-- a flag that one thread waits for in a loop
local flags = {}
local waiter = threads.run(function()
  while not flags.go do
  end
  return flags.data
end)
flags.data = "published before"
flags.go = true
print(waiter:join()) --> published before
waiter = threads.run(function()
  while get(flags, "go2") ~= 1 do
  end
  return flags.data2
end)
flags.data2 = "and with atomic"
set(flags, "go2", 1)
print(waiter:join()) --> and with atomic
