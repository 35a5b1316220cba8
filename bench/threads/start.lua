-- Microseconds to start a thread and join it, one after another: the median of rounds, the least, and their ratio;
-- separated by tabs.
local n, rounds = tonumber(arg and arg[1]) or 2000, 9
local clock = threads.clock
local function nothing() end
local times = {}
for r = 1, rounds do
  local t0 = clock()
  for i = 1, n do
    threads.run(nothing):join()
  end
  times[r] = (clock() - t0) / n * 1e6
end
table.sort(times)
local median, least = times[(rounds + 1) // 2], times[1]
print(string.format("start and join\tus\t%.1f\t%.1f\t%.3f", median, least, least / median))
