-- Counts the words of a text: patterns, sorting, formatted output.
local text = [[
That's one small step for a man, one giant leap for mankind. The step was small,
the leap was giant, and the moon was far.
]]

local counts = {}
for word in text:lower():gmatch("[%a']+") do
  counts[word] = (counts[word] or 0) + 1
end

local words = {}
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then return counts[a] > counts[b] end
  return a < b
end)

for i = 1, 6 do
  print(string.format("%-8s %2d %s", words[i], counts[words[i]], ("*"):rep(counts[words[i]])))
end
