-- Counts the words of real files, a thread for each processor: the Lua programs beside this one, or the files named as
-- arguments. The counts are in one table that all threads write to.
local files = {...}
if #files == 0 then
  local folder = arg and arg[0] and arg[0]:match("^(.*)[/\\]") or "."
  files = {folder .. "/hello.lua", folder .. "/primes.lua", folder .. "/queue.lua", folder .. "/words.lua"}
end

local counts = {}
local lines = threads.map(files, function(name)
  local number = 0
  for line in io.lines(name) do
    number = number + 1
    for word in line:gmatch("%a+") do
      threads.atomic.add(counts, word, 1) -- counts[word] = (counts[word] or 0) + 1 would lose some
    end
  end
  return number
end)

local sorted = {}
for word, count in pairs(counts) do
  sorted[#sorted + 1] = {word = word, count = count}
end
table.sort(sorted, function(a, b)
  return a.count > b.count or a.count == b.count and a.word < b.word
end)

local total = 0
for _, n in ipairs(lines) do
  total = total + n
end
print(#files .. " files, " .. total .. " lines, " .. #sorted .. " words")
for i = 1, math.min(5, #sorted) do
  print(sorted[i].count, sorted[i].word)
end
