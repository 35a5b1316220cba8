-- Threads that hammer one table: 75 % look-ups, 20 % stores, 5 % removals, keys from a range. Prints million operations
-- per second; checks afterwards that every value under a key is one that was stored there.
local threadCount, operations, keys = tonumber(arg[1]) or 8, tonumber(arg[2]) or 2000000, tonumber(arg[3]) or 65536
local map = {}
for k = 0, keys - 1 do
  map[k * 1024 - 1] = k
end
local function work(seed)
  local x, found = seed * 7919 + 17, 0
  for i = 1, operations do
    x = x * 48271 % 2147483647
    local key = (x >> 4) % keys * 1024 - 1
    local kind = x % 100 -- the low digits are good enough for this
    if kind < 75 then
      if map[key] then
        found = found + 1
      end
    elseif kind < 95 then
      map[key] = key // 1024 + 1
    else
      map[key] = nil
    end
  end
  return found
end
local best = 0
for round = 1, 5 do
  local t0 = threads.clock()
  threads.parallel(threadCount, work)
  best = math.max(best, threadCount * operations / (threads.clock() - t0) / 1e6)
end
for k, v in pairs(map) do
  assert(v == k // 1024 + 1, "a value under a wrong key")
end
print(string.format("%.2f", best))
