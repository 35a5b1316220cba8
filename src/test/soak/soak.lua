-- Random operations of many threads on one graph of objects; at the end sums, sets and orders must check out.
-- Arguments: seconds, threads, seed.
local seconds = tonumber(arg[1]) or 30
local THREADS = tonumber(arg[2]) or 8
local SEED = tonumber(arg[3]) or os.time()
local atomic = threads.atomic
local COUNTERS, SLOTS, PERMANENT, CHANNELS, COROUTINES = 12, 40, 25, 3, 6

local world = {
  counters = {}, unique = {}, list = {}, slots = {}, walk = {}, scratch = {}, objects = {}, names = {},
  channels = {}, coroutines = threads.channel(COROUTINES), finalized = {n = 0}, sum = {s = 0}, boxes = {},
  weakValues = setmetatable({}, {__mode = "v"}), weakKeys = setmetatable({}, {__mode = "k"}),
  resumed = {n = 0}, records = {}, arrays = {}, wide = {},
}
for i = 1, PERMANENT do
  world.walk["permanent" .. i] = i
  world.walk[i * 1000] = i
end
for i = 1, CHANNELS do
  world.channels[i] = threads.channel(i == 1 and 1 or 20)
end
local function counter()
  local n = 0
  while true do
    n = n + 1
    coroutine.yield(n, {tostring(n), n})
  end
end
for _ = 1, COROUTINES do
  world.coroutines:send({coroutine = coroutine.create(counter), count = 0})
end
-- one that all threads try to resume
world.contended = coroutine.create(counter)
-- closures that share a captured variable
local function makeBox()
  local content = {1, {1}}
  return {set = function(v) content = v end, get = function() return content end}
end
for i = 1, 4 do
  world.boxes[i] = makeBox()
end
local metatables = {}
for i = 1, 4 do
  metatables[i] = {__index = function(_, k) return k .. i end, __len = function() return i end}
end
local finalizer = {__gc = function() atomic.add(world.finalized, "n", 1) end}

local function check(condition, what, ...)
  if not condition then
    local parts = {what}
    for i = 1, select("#", ...) do
      parts[#parts + 1] = tostring((select(i, ...)))
    end
    error(table.concat(parts, " "), 2)
  end
end

local function work(id, deadline)
  local state = SEED * 1000003 + id * 7919
  local function random(n)
    state = state * 6364136223846793005 + 1442695040888963407
    return (state >> 33) % n + 1
  end
  local report = {counters = {}, inserted = 0, removed = 0, insertedCount = 0, removedCount = 0, sent = {}, received = {},
    finalizable = 0, cancelled = 0, own = {}, steps = 0, resumed = 0, sum = 0}
  local serial, kept, lastSeen = 0, {}, {}
  for c = 1, CHANNELS do
    report.sent[c], report.received[c], lastSeen[c] = 0, 0, {}
  end
  local actions = {}
  -- a field of this thread's own, in accesses with a constant name
  local setOwn, getOwn = load("return function(r, v) r.f" .. id .. " = v end, function(r) return r.f" .. id .. " end")()
  local ownElements, ownValue, epoch = {}, nil, 0

  function actions.count()
    local k = random(COUNTERS)
    local key = k % 3 == 0 and k or k % 3 == 1 and "counter" .. k or k + 0.5
    local by = random(100) - 50
    atomic.add(world.counters, key, by)
    report.counters[key] = (report.counters[key] or 0) + by
  end

  function actions.update()
    local by = random(10)
    atomic.update(world.sum, "s", function(old) return old + by end)
    report.sum = report.sum + by
  end

  function actions.addUnique()
    serial = serial + 1
    local kind = random(4)
    local key = kind == 1 and "u" .. id .. "_" .. serial or kind == 2 and id << 32 | serial
      or kind == 3 and id * 1e6 + serial + 0.25 or {id, serial}
    local value = {serial}
    world.unique[key] = value
    report.own[#report.own + 1] = {key, value}
    check(world.unique[key] == value, "a key that was just added is missing", key)
  end

  function actions.checkUnique()
    if #report.own > 0 then
      local i = random(#report.own)
      local pair = report.own[i]
      check(world.unique[pair[1]] == pair[2], "a unique key has lost its value", pair[1], world.unique[pair[1]])
      if #report.own > 120 or random(3) == 1 then
        world.unique[pair[1]] = nil
        check(world.unique[pair[1]] == nil, "a removed key is still there", pair[1])
        report.own[i] = report.own[#report.own]
        report.own[#report.own] = nil
      end
    end
  end

  function actions.insert()
    if #world.list < 300 then
      serial = serial + 1
      local token = id * 1000000 + serial
      if random(4) == 1 then
        if not pcall(table.insert, world.list, 1, token) then return end
      else
        table.insert(world.list, token)
      end
      report.inserted, report.insertedCount = report.inserted + token, report.insertedCount + 1
    end
  end

  function actions.remove()
    local token
    if random(4) == 1 then
      local done, removed = pcall(table.remove, world.list, 1)
      token = done and removed
    else
      token = table.remove(world.list)
    end
    if token then
      report.removed, report.removedCount = report.removed + token, report.removedCount + 1
    end
  end

  function actions.send()
    local c = random(CHANNELS)
    local number = report.sent[c] + 1
    if world.channels[c]:trysend({from = id, number = number, text = "message " .. number}) then
      report.sent[c] = number
    end
  end

  function actions.receive()
    local c = random(CHANNELS)
    local message = world.channels[c]:tryrecv()
    if message then
      report.received[c] = report.received[c] + 1
      local last = lastSeen[c][message.from] or 0
      check(message.number > last, "messages of one thread out of order", message.number, last)
      check(message.text == "message " .. message.number, "a message without its content", message.text)
      lastSeen[c][message.from] = message.number
    end
  end

  function actions.publish()
    local n = random(1000000)
    world.slots[random(SLOTS)] = {a = n, b = {c = n, list = {n, n + 1}}, d = tostring(n),
      f = function() return n end}
  end

  function actions.look()
    local found = world.slots[random(SLOTS)]
    if found then
      local n = found.a
      check(n and found.b.c == n and found.b.list[2] == n + 1 and found.d == tostring(n) and found.f() == n,
        "an object without its content", n)
    end
  end

  function actions.walk()
    local seen = 0
    local keys = {}
    for k, v in pairs(world.walk) do
      check(not keys[k], "a traversal yields a key twice", k)
      keys[k] = true
      if k == "permanent" .. v or k == v * 1000 then
        seen = seen + 1
      end
    end
    check(seen == 2 * PERMANENT, "a traversal misses keys", seen)
  end

  function actions.churn()
    local k = random(600)
    if k % 1000 ~= 0 then
      world.walk[random(2) == 1 and k or "churn" .. k] = random(3) > 1 and k + 0.5 or nil
    end
  end

  function actions.coroutine()
    local item = world.coroutines:tryrecv()
    if item then
      for _ = 1, random(3) do
        local ok, n, content = coroutine.resume(item.coroutine)
        check(ok and n == item.count + 1 and content[1] == tostring(n) and content[2] == n,
          "a coroutine has lost its state", n, item.count)
        item.count = n
      end
      check(world.coroutines:send(item, 60), "no room for a coroutine")
    end
  end

  function actions.contend()
    local ok, n = coroutine.resume(world.contended)
    if ok then
      report.resumed = report.resumed + 1
    else
      check(n == "cannot resume non-suspended coroutine", "another refusal was expected", n)
    end
  end

  function actions.box()
    local box = world.boxes[random(#world.boxes)]
    if random(2) == 1 then
      local n = random(1000)
      box.set({n, {n}})
    else
      local content = box.get()
      check(content[1] == content[2][1], "a captured variable with half of its content", content[1])
    end
  end

  function actions.weak()
    local object = {id, serial}
    world.weakValues[random(50)] = {number = 7}
    local found = world.weakValues[random(50)]
    check(found == nil or found.number == 7, "a weak value without its content")
    if #kept < 60 then
      kept[#kept + 1] = object
      world.weakKeys[object] = {object, id}
    else
      local i = random(60)
      local entry = world.weakKeys[kept[i]]
      check(entry and entry[1] == kept[i] and entry[2] == id, "an ephemeron of a living key is gone")
      if random(4) == 1 then
        kept[i] = kept[#kept]
        kept[#kept] = nil
      end
    end
  end

  function actions.finalize()
    setmetatable({}, finalizer)
    report.finalizable = report.finalizable + 1
    local object = setmetatable({}, finalizer)
    report.finalizable = report.finalizable + 1
    world.objects["finalizable" .. random(5)] = object
  end

  function actions.metatable()
    local k = random(10)
    local object = world.objects[k]
    if not object or random(10) == 1 then
      world.objects[k] = setmetatable({}, metatables[random(4)])
    elseif random(4) == 1 then
      setmetatable(object, metatables[random(4)])
    else
      local found, length = object.field, #object
      check(found:match("^field[1-4]$"), "__index has found something else", found)
      check(length >= 1 and length <= 4, "__len has found something else", length)
    end
  end

  function actions.name()
    local k = random(2000)
    local name = "a longer name " .. k
    world.names[name] = k
    local other = world.names["a longer name " .. k % 2000 + 1]
    check(other == nil or other == k % 2000 + 1, "a name leads to another's value", other)
    check(world.names["a longer name " .. k] == k, "a name leads nowhere", k)
  end

  function actions.scratch()
    local list = world.scratch
    local k = random(9)
    if k == 1 then
      pcall(table.sort, list)
    elseif k == 2 then
      pcall(table.concat, list, ",")
    elseif k == 3 then
      pcall(table.unpack, list)
    elseif k == 4 then
      pcall(table.move, list, 1, 20, random(20))
    elseif k == 5 then
      list[random(80)] = nil
    else
      list[random(80)] = random(1000)
    end
    local length = #list
    check(length >= 0 and length <= 200, "a length out of nowhere", length)
  end

  function actions.spawn()
    if random(20) == 1 then
      local n = random(1000)
      local thread = threads.run(function(a)
        local t = {}
        for i = 1, 20 do t[i] = {i, a} end
        return t, n
      end, n)
      local list, back = thread:join()
      check(back == n and #list == 20 and list[20][2] == n, "a thread's results are not its own")
    elseif random(40) == 1 then
      local thread = threads.run(function() while true do end end)
      thread:cancel("enough")
      report.cancelled = report.cancelled + 1
      check(not thread:pjoin(), "a cancelled thread has finished")
      check(thread:status() == "cancelled", "a cancelled thread is not", thread:status())
    end
  end

  -- the object of this tenth of a second, made by whoever comes first
  local function current(list)
    local now = math.floor(threads.clock() * 10)
    if now ~= epoch then
      epoch, ownElements, ownValue = now, {}, nil
    end
    local found = list[now]
    if not found then
      atomic.cas(list, now, nil, {})
      list[now - 20] = nil
      found = list[now]
    end
    return found
  end

  function actions.ownField()
    local record = current(world.records)
    for i = 1, 20 do
      check(getOwn(record) == ownValue, "a field of this thread's own has another value", getOwn(record), ownValue)
      ownValue = random(20) > 1 and random(1000) or nil
      setOwn(record, ownValue)
      if i % 7 == 0 then
        record[random(10) > 1 and "noise" .. random(100) or random(10) + 0.5] = i
      end
    end
    check(getOwn(record) == ownValue, "a field of this thread's own is not what was stored", getOwn(record), ownValue)
  end

  function actions.ownElement()
    local array = current(world.arrays)
    for _ = 1, 10 do
      local k = random(30) * THREADS + id
      check(array[k] == ownElements[k], "an element of this thread's own has another value", k, array[k], ownElements[k])
      ownElements[k] = random(3) > 1 and random(1000) or nil
      array[k] = ownElements[k]
      check(array[k] == ownElements[k], "an element of this thread's own is not what was stored", k, array[k])
    end
  end

  function actions.wide()
    local k = (1 << 60) + random(50)
    world.wide[k] = {k}
    local other = (1 << 60) + random(50)
    local found = world.wide[other]
    check(found == nil or found[1] == other, "a wide integer leads to another's value", other)
    if random(5) == 1 then
      world.wide[other] = nil
    end
  end

  function actions.garbage()
    local t = {}
    for i = 1, random(60) do
      t[i] = {i, "x" .. i}
    end
  end

  local names = {}
  for name in pairs(actions) do
    names[#names + 1] = name
  end
  table.sort(names)
  while threads.clock() < deadline do
    for _ = 1, 50 do
      actions[names[random(#names)]]()
    end
    report.steps = report.steps + 50
  end
  return report
end

local deadline = threads.clock() + seconds
local ok, reports = pcall(threads.parallel, THREADS, work, deadline)
if not ok then
  io.stderr:write("seed ", SEED, "\n")
  error(reports, 0)
end

local total = {counters = {}, inserted = 0, removed = 0, insertedCount = 0, removedCount = 0, finalizable = 0, steps = 0,
  cancelled = 0, resumed = 0, sum = 0, own = 0}
for i = 1, THREADS do
  local report = reports[i]
  for _, name in ipairs {"inserted", "removed", "insertedCount", "removedCount", "finalizable", "cancelled", "steps",
    "resumed", "sum"} do
    total[name] = total[name] + report[name]
  end
  for k, v in pairs(report.counters) do
    total.counters[k] = (total.counters[k] or 0) + v
  end
  for _, pair in ipairs(report.own) do
    check(world.unique[pair[1]] == pair[2], "a unique key is gone at the end", pair[1])
    total.own = total.own + 1
  end
end
for k, v in pairs(total.counters) do
  check(world.counters[k] == v, "counter", k, "is", world.counters[k], "and should be", v)
end
check(world.sum.s == total.sum, "the sum of updates is", world.sum.s, "and should be", total.sum)
local present = 0
for _ in pairs(world.unique) do
  present = present + 1
end
check(present == total.own, "unique keys", present, "should be", total.own)
local sum, count, seen = 0, 0, {}
for i, token in ipairs(world.list) do
  check(not seen[token], "an element is in the list twice", token)
  seen[token] = true
  sum, count = sum + token, i
end
check(count == total.insertedCount - total.removedCount, "elements", count, "inserted", total.insertedCount, "removed",
  total.removedCount)
check(sum == total.inserted - total.removed, "the sum of the elements is", sum)
for c = 1, CHANNELS do
  local sent, received = 0, 0
  for i = 1, THREADS do
    sent, received = sent + reports[i].sent[c], received + reports[i].received[c]
  end
  while world.channels[c]:tryrecv() do
    received = received + 1
  end
  check(sent == received, "channel", c, "sent", sent, "received", received)
end
local _, n = coroutine.resume(world.contended)
check(n == total.resumed + 1, "the contended coroutine has counted", n, "resumptions", total.resumed + 1)
world.objects = nil
for _ = 1, 20 do
  collectgarbage()
  threads.yield()
end
check(world.finalized.n <= total.finalizable, "finalized more often than made", world.finalized.n)
check(world.finalized.n == total.finalizable, "finalized", world.finalized.n, "of", total.finalizable)
print("soak: " .. total.steps .. " steps by " .. THREADS .. " threads, all accounts balance")
