-- Finalizers, weak tables and collections with several threads.
local n = STRESS and 10 or 200
local atomic = threads.atomic

-- objects of many threads are finalized, each once
local finalized = {n = 0}
local meta = {__gc = function(o) atomic.add(finalized, "n", 1) atomic.add(finalized, o.id, 1) end}
threads.parallel(4, function(i)
  for k = 1, n do
    setmetatable({id = i * n + k}, meta)
  end
end)
for _ = 1, 100 do
  collectgarbage()
  if finalized.n == 4 * n then
    break
  end
  threads.sleep(0.01)
end
print(finalized.n == 4 * n) --> true
local once = true
for i = 1, 4 do
  for k = 1, n do
    once = once and finalized[i * n + k] == 1
  end
end
print(once) --> true

-- shared ones, too; one that is kept is not
finalized = {n = 0}
local kept, dropped = {}, {}
threads.run(function()
  for k = 1, n do
    kept[k] = setmetatable({id = k}, meta)
    dropped[k] = setmetatable({id = -k}, meta)
  end
end):join()
collectgarbage()
print(finalized.n) --> 0
for k = 1, n do
  dropped[k] = nil
end
for _ = 1, 100 do
  collectgarbage()
  if finalized.n == n then
    break
  end
  threads.sleep(0.01)
end
print(finalized.n == n, #kept == n) --> true	true
for _, o in ipairs(kept) do
  setmetatable(o, nil)
end

-- weak tables shared by threads
local values = setmetatable({}, {__mode = "v"})
local keys = setmetatable({}, {__mode = "k"})
local anchors = {}
threads.parallel(3, function(i)
  for k = 1, n do
    local anchor, loose = {}, {}
    atomic.set(anchors, i * n + k, anchor)
    values[i * n + k] = anchor
    values[-(i * n + k)] = loose
    keys[anchor] = {}
    keys[loose] = {loose}
  end
end)
collectgarbage()
collectgarbage()
local strong, weak = 0, 0
for k, v in pairs(values) do
  if k > 0 then strong = strong + 1 else weak = weak + 1 end
end
local pairsOfKeys = 0
for k in pairs(keys) do
  pairsOfKeys = pairsOfKeys + 1
end
print(strong == 3 * n, weak, pairsOfKeys == 3 * n) --> true	0	true
-- ephemerons
for k in pairs(anchors) do
  anchors[k] = nil
end
collectgarbage()
collectgarbage()
print(next(values), next(keys)) --> nil	nil

-- collections while all allocate; any thread may ask for one
local sums = threads.parallel(4, function(i)
  local list, sum = nil, 0
  for k = 1, n do
    list = {k, list, tostring(k)}
    if k % 50 == 0 then
      if i == 2 then
        collectgarbage()
      elseif i == 3 then
        collectgarbage("step")
        assert(collectgarbage("count") > 0)
      end
      while list do
        assert(list[3] == tostring(list[1]))
        sum = sum + list[1]
        list = list[2]
      end
    end
  end
  while list do
    sum = sum + list[1]
    list = list[2]
  end
  return sum
end)
for i = 1, 4 do
  assert(sums[i] == n * (n + 1) // 2)
end
-- a blocked thread does not delay a collection
local forever = threads.channel()
local blocked = threads.run(function() return forever:recv() end)
threads.sleep(0.01)
collectgarbage()
forever:send({"kept alive in the channel"})
collectgarbage()
print(blocked:join()[1]) --> kept alive in the channel
-- options from any thread
print(threads.run(function()
  local old = collectgarbage("incremental")
  collectgarbage(old)
  collectgarbage("stop")
  local running = collectgarbage("isrunning")
  collectgarbage("restart")
  return running, collectgarbage("isrunning"), collectgarbage("count") > 0
end):join()) --> false	true	true

-- a dropped handle of a thread that runs on; results of a thread that was never joined are garbage
local done = threads.latch(1)
threads.run(function() collectgarbage() done:countdown() return {} end)
collectgarbage()
done:wait()
-- a handle that is dropped with an error nobody asked for says so when it is collected
-- (to the standard error stream; its text is tested elsewhere)

-- __close and __gc in a thread that ends
finalized = {n = 0, [1] = 0}
threads.run(function()
  local c <close> = setmetatable({}, {__close = function() atomic.add(finalized, "closed", 1) end})
  local g = setmetatable({id = 1}, meta)
end):join()
collectgarbage()
for _ = 1, 100 do
  if finalized.n == 1 then
    break
  end
  collectgarbage()
  threads.sleep(0.01)
end
print(finalized.n, finalized.closed) --> 1	1
