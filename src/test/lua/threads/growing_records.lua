-- Fields that are replaced while their record grows, becomes a dictionary, is collected, frozen.
local N = STRESS and 40 or 20000
threads.run(function() end):join()

-- ways to replace the storage of a record
local ways = {
  fields = function(t, i) t["field" .. i] = i end,
  array = function(t, i) t[i] = i end,
  sparse = function(t, i) t[i * 1000] = i end,
  floats = function(t, i) t[i + 0.5] = i end,
  mixture = function(t, i)
    if i % 3 == 0 then t["field" .. i] = i elseif i % 3 == 1 then t[i] = i else t[-i] = i end
  end,
  and_back = function(t, i) t["field" .. i] = i t["field" .. i - 1] = nil end,
}
local names = {}
for name in pairs(ways) do names[#names + 1] = name end
table.sort(names)

-- nothing is lost, and no value comes back
for _, name in ipairs(names) do
  local grow = ways[name]
  local t = { count = 0, text = "", same = "same", gone = true }
  t.gone = nil
  local ready = threads.latch(3)
  local function counts()
    ready:countdown() ready:wait()
    for i = 1, N do
      t.count = i
      if t.count ~= i then return "count is " .. tostring(t.count) .. ", not " .. i end
    end
    return "ok"
  end
  local function writes()
    ready:countdown() ready:wait()
    for i = 1, N do
      t.text = "text " .. i -- a string that is new each time
      if t.text ~= "text " .. i then return "text is " .. tostring(t.text) end
    end
    return "ok"
  end
  local function reads()
    local last = 0
    ready:wait()
    repeat
      local now = t.count
      if now < last then return "count was " .. last .. " and is " .. now .. " again" end
      last = now
      if t.same ~= "same" or t.gone ~= nil then return "another field has changed" end
    until now == N
    return "ok"
  end
  local a, b, c = threads.run(counts), threads.run(writes), threads.run(reads)
  ready:countdown() ready:wait()
  local steps = STRESS and 20 or 200
  for i = 1, steps do
    grow(t, i)
    if i % 50 == 0 then collectgarbage() end
  end
  print(name, a:join(), b:join(), c:join())
  assert(t.count == N and t.text == "text " .. N and t.same == "same" and t.gone == nil)
  local keys = 0
  for k, v in pairs(t) do keys = keys + 1 assert(t[k] == v) end
  assert(keys == (name == "and_back" and 4 or steps + 3))
  collectgarbage()
  assert(t.count == N and t.text == "text " .. N and t.same == "same" and t.gone == nil)
  t.count = nil
  assert(t.count == nil and rawget(t, "count") == nil)
  t.gone = 1
  assert(t.gone == 1)
end
--> and_back	ok	ok	ok
--> array	ok	ok	ok
--> fields	ok	ok	ok
--> floats	ok	ok	ok
--> mixture	ok	ok	ok
--> sparse	ok	ok	ok

-- counting by compare-and-set on slots that others replace
do
  local t = { n = 0, other = 0 }
  local sums = threads.parallel(3, function(id)
    for i = 1, N do
      threads.atomic.add(t, "n", 1)
      t.other = id
      if i % (N // 10) == 0 then t["of " .. id .. " " .. i] = true end
    end
    return t.other > 0
  end)
  print(t.n == 3 * N, sums[1], sums[2], sums[3]) --> true	true	true	true
end

-- what other threads store last is there, whoever has made the storage
do
  local ok = true
  for round = 1, STRESS and 10 or 500 do
    local t = { a = 0, b = 0, c = 0 }
    threads.parallel(3, function(id)
      local field = ({ "a", "b", "c" })[id]
      for i = 1, 5 do
        t[field] = i
        t["new" .. id .. i] = i
        if id == 1 then t.a = i * 10 elseif id == 2 then t.b = i * 10 else t.c = i * 10 end
      end
    end)
    ok = ok and t.a == 50 and t.b == 50 and t.c == 50 and t.new15 == 5 and t.new35 == 5
  end
  print(ok) --> true
end

-- weak tables: what forwards is cleared as well
do
  local function fill(mode)
    local t = setmetatable({ keep = {}, drop = {}, text = "a string that is long enough to be an object of its own" },
        { __mode = mode })
    local kept = t.keep
    SHARED = t
    for i = 1, 20 do t["more" .. i] = i end
    t[kept] = kept
    return t, kept
  end
  for _, mode in ipairs { "v", "k", "kv" } do
    local t, kept = fill(mode)
    collectgarbage()
    print(mode, t.keep == kept, t.drop == nil, #t.text, t.more20, t[kept] == kept)
    SHARED = nil
  end
end
--> v	true	true	55	20	true
--> k	true	false	55	20	true
--> kv	true	true	55	20	true

-- metamethods that come and go in a shared metatable
do
  local meta = { __index = function() return "by function" end, __eq = false, __len = false }
  meta.__len = nil
  local objects = {}
  for i = 1, 3 do objects[i] = setmetatable({}, meta) end
  SHARED = objects
  local wrong = 0
  for i = 1, N do
    local o = objects[i % 3 + 1]
    if o.missing ~= "by function" then wrong = wrong + 1 end
    meta.__index = nil
    if o.missing ~= nil then wrong = wrong + 1 end
    if i % (N // 10) == 0 then meta["field" .. i] = i end
    meta.__index = function() return "by function" end
    if #o ~= 0 then wrong = wrong + 1 end
    meta.__len = function() return i end
    if #o ~= i then wrong = wrong + 1 end
    meta.__len = nil
  end
  print(wrong) --> 0
end

-- what is read after freeze has returned never changes
do
  local changed = 0
  for round = 1, STRESS and 3 or 40 do
    local t = { n = 0, list = { 0 }, inner = { n = 0 } }
    if round % 2 == 0 then for i = 1, 100 do t["field" .. i] = i end end
    local started = threads.latch(2)
    local writers = {}
    for w = 1, 2 do
      writers[w] = threads.run(function()
        started:countdown()
        return pcall(function()
          for i = 1, math.huge do
            t.n = i
            t.list[1] = i
            t.inner = { n = i }
          end
        end)
      end)
    end
    started:wait()
    for i = 1, round * 10 do t.n = 0 end
    threads.freeze(t)
    local n, first, inner = t.n, t.list[1], t.inner
    local innerFrozen, innerN = threads.isfrozen(inner), inner.n
    for w = 1, 2 do
      local ok, message = writers[w]:join()
      if ok or not message:find("frozen", 1, true) then changed = changed + 1 end
    end
    if t.n ~= n or t.list[1] ~= first or t.inner ~= inner or not innerFrozen or t.inner.n ~= innerN then
      changed = changed + 1
    end
  end
  print(changed) --> 0
end
