-- Nanoseconds of a table access in a loop of compiled code, on unshared tables and on shared ones, and their ratio;
-- separated by tabs.
-- The tables of one column are the same as those of the other, but that other threads may see them.

local N, rounds = 2000000, 60
local clock = threads.clock
threads.run(function() end):join()

local function tables(shared)
  local made = {record = {x = 1, y = 2}, array = {}, dictionary = {}}
  for i = 1, 100 do
    made.array[i] = i
  end
  for i = 1, 1000 do
    made.dictionary["key" .. i] = i
  end
  if shared then
    SHARED = made
  end
  return made
end

-- A function for each column: sites keep what they have seen.
local source = [[
local N, t, list, map, key = ...
return {
  {"field get", function() local s = 0 for i = 1, N do s = s + t.x end return s end},
  {"field set", function() for i = 1, N do t.y = i end end},
  {"array get", function() local s = 0 for i = 1, N do s = s + list[i % 64 + 1] end return s end},
  {"array set", function() for i = 1, N do list[i % 64 + 1] = i end end},
  {"constant key get", function() local s = 0 for i = 1, N do s = s + map.key500 end return s end},
  {"key get", function() local s = 0 for i = 1, N do s = s + map[key] end return s end},
  {"key set", function() for i = 1, N do map[key] = i end end},
}]]
local columns = {}
for c = 1, 2 do
  local made = tables(c == 2)
  columns[c] = load(source)(N, made.record, made.array, made.dictionary, "key7")
end

local function time(f)
  local start = clock()
  f()
  return (clock() - start) / N * 1e9
end

for i, case in ipairs(columns[1]) do
  local best = {math.huge, math.huge}
  for round = 1, rounds do
    for c = 1, 2 do
      best[c] = math.min(best[c], time(columns[c][i][2]))
    end
  end
  print(string.format("%s\tns\t%.2f\t%.2f\t%.3f", case[1], best[1], best[2], best[2] / best[1]))
end
