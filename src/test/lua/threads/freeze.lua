-- threads.freeze: read-only for good, all the way down.
local inner = {1, 2, 3}
local meta = {__index = {inherited = "yes"}}
local t = setmetatable({a = 1, list = inner, [10] = "ten", [inner] = "by table"}, meta)
t.self = t
print(threads.isfrozen(t)) --> false
print(threads.freeze(t) == t) --> true
print(threads.isfrozen(t), threads.isfrozen(inner), threads.isfrozen(meta), threads.isfrozen(meta.__index)) --> true	true	true	true

-- reading
print(t.a, t.list[2], t[10], t.self.self.a, t.inherited, t[inner], #inner, t.missing) --> 1	2	ten	1	yes	by table	3	nil
local keys = 0
for k, v in pairs(t) do
  keys = keys + 1
end
print(keys, next({}), rawlen(inner), rawget(t, "a"), rawequal(t, t.self)) --> 5	nil	3	1	true
print(table.concat(inner, ","), table.unpack(inner)) --> 1,2,3	1	2	3
for i, v in ipairs(inner) do
  assert(i == v)
end
print(getmetatable(t) == meta) --> true

-- every way to write
local function refused(f, ...)
  local ok, message = pcall(f, ...)
  print(ok, (message:gsub("^[^ ]*: ", "")))
end
refused(function() t.a = 2 end) --> false	attempt to modify a frozen table
refused(function() t.new = 2 end) --> false	attempt to modify a frozen table
refused(function() t.a = nil end) --> false	attempt to modify a frozen table
refused(function() t[10] = 2 end) --> false	attempt to modify a frozen table
refused(function() t[11] = 2 end) --> false	attempt to modify a frozen table
refused(function() t[1.5] = 2 end) --> false	attempt to modify a frozen table
refused(function() t[{}] = 2 end) --> false	attempt to modify a frozen table
refused(function() inner[1] = 2 end) --> false	attempt to modify a frozen table
refused(function() inner[4] = 2 end) --> false	attempt to modify a frozen table
refused(function() inner[#inner + 1] = 2 end) --> false	attempt to modify a frozen table
refused(function() t.self.list[1] = 2 end) --> false	attempt to modify a frozen table
refused(function() meta.__newindex = print end) --> false	attempt to modify a frozen table
refused(rawset, t, "a", 2) --> false	attempt to modify a frozen table
refused(rawset, t, "b", 2) --> false	attempt to modify a frozen table
refused(rawset, inner, 1, 2) --> false	attempt to modify a frozen table
refused(table.insert, inner, 4) --> false	attempt to modify a frozen table
refused(table.insert, inner, 1, 4) --> false	attempt to modify a frozen table
refused(table.remove, inner) --> false	attempt to modify a frozen table
refused(table.remove, inner, 1) --> false	attempt to modify a frozen table
refused(table.sort, inner, function(a, b) return a > b end) --> false	attempt to modify a frozen table
refused(table.move, {1, 2}, 1, 2, 1, inner) --> false	attempt to modify a frozen table
refused(setmetatable, t, nil) --> false	attempt to modify a frozen table
refused(setmetatable, inner, {}) --> false	attempt to modify a frozen table
refused(debug.setmetatable, inner, {}) --> false	attempt to modify a frozen table
refused(threads.atomic.set, t, "a", 2) --> false	attempt to modify a frozen table
refused(threads.atomic.swap, t, "a", 2) --> false	attempt to modify a frozen table
refused(threads.atomic.cas, t, "a", 1, 2) --> false	attempt to modify a frozen table
refused(threads.atomic.add, t, "a", 2) --> false	attempt to modify a frozen table
refused(function() for i = 1, 100 do inner[i] = i * 2 end end) --> false	attempt to modify a frozen table
print(t.a, #inner, inner[1], t.new, t[11]) --> 1	3	1	nil	nil

-- in a loop that is hot
local f = threads.freeze({n = 0})
local failures = 0
for i = 1, STRESS and 50 or 5000 do
  if not pcall(function() f.n = i end) then
    failures = failures + 1
  end
end
print(f.n, failures == (STRESS and 50 or 5000)) --> 0	true

-- a __newindex of a frozen table is asked for keys that are absent
local proxy = {}
local p = threads.freeze(setmetatable({}, {__newindex = function(_, k, v) proxy[k] = v end}))
p.x = 5
print(proxy.x, rawget(p, "x")) --> 5	nil

-- other values, again, cycles
print(threads.freeze(1), threads.freeze("s"), threads.freeze(nil), threads.freeze(print) == print) --> 1	s	nil	true
print(threads.isfrozen(1), threads.isfrozen("s"), threads.isfrozen({})) --> true	true	false
local a, b = {}, {}
a.b, b.a = b, a
threads.freeze(a)
threads.freeze(b)
print(threads.isfrozen(b), a.b.a == a) --> true	true
local deep = {}
local at = deep
for i = 1, STRESS and 200 or 20000 do
  at.next = {}
  at = at.next
end
threads.freeze(deep)
print(threads.isfrozen(at)) --> true
print(pcall(threads.freeze)) --> false	bad argument #1 to 'threads.freeze' (value expected)

-- functions in a frozen table keep their variables
local counter = 0
local object = threads.freeze({count = function() counter = counter + 1 return counter end})
object.count()
print(object.count()) --> 2

-- all threads read it
local sums = threads.parallel(3, function()
  local sum = 0
  for _ = 1, STRESS and 5 or 500 do
    for _, v in ipairs(t.list) do
      sum = sum + v
    end
    sum = sum + t.a + #t.inherited
  end
  return sum
end)
print(sums[1] == (STRESS and 50 or 5000), sums[2] == sums[1], sums[3] == sums[1]) --> true	true	true

-- all or nothing: two threads that freeze the same tables both return when all is read-only
do
  local writable = 0
  for round = 1, STRESS and 2 or 10 do
    local root = {}
    local last = root
    for i = 1, STRESS and 50 or 20000 do
      last.next = {v = i}
      last = last.next
    end
    local begins = threads.latch(2)
    local first = threads.run(function()
      begins:countdown()
      begins:wait()
      threads.freeze(root)
    end)
    begins:countdown()
    begins:wait()
    while not threads.isfrozen(root) do threads.yield() end
    threads.freeze(root)
    if pcall(function() last.v = "changed" end) then writable = writable + 1 end
    first:join()
  end
  print(writable) --> 0
end

-- an insertion is made or refused, never in its middle
do
  local torn = 0
  for round = 1, STRESS and 3 or 100 do
    local list = {}
    for i = 1, STRESS and 20 or 2000 do list[i] = i end
    local begins = threads.latch(2)
    local inserts = threads.run(function()
      begins:countdown()
      begins:wait()
      return pcall(function()
        for i = 1, math.huge do table.insert(list, 1, -i) end
      end)
    end)
    begins:countdown()
    begins:wait()
    for i = 1, round * 20 do begins:count() end
    threads.freeze(list)
    local ok, message = inserts:join()
    if ok or not message:find("frozen", 1, true) then torn = torn + 1 end
    for i = 2, #list do
      if list[i] <= list[i - 1] then torn = torn + 1 end
    end
  end
  print(torn) --> 0
end
