-- A text formatter: filling, justifying, centring, tables, bullets, roman numerals, word counts.
local text = [[
The quick brown fox jumps over the lazy dog. Pack my box with five dozen liquor jugs!

How vexingly quick daft zebras jump; sphinx of black quartz, judge my vow. A   line  with   odd    spaces.
]]
local function paragraphs(s)
  local list = {}
  for p in (s .. "\n\n"):gmatch("(.-)\n%s*\n") do
    p = p:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")
    if p ~= "" then list[#list + 1] = p end
  end
  return list
end
local function fill(p, width)
  local lines, line = {}, ""
  for word in p:gmatch("%S+") do
    if line == "" then line = word
    elseif #line + 1 + #word <= width then line = line .. " " .. word
    else lines[#lines + 1], line = line, word end
  end
  if line ~= "" then lines[#lines + 1] = line end
  return lines
end
local function justify(line, width)
  local words = {}
  for w in line:gmatch("%S+") do words[#words + 1] = w end
  if #words == 1 then return line end
  local letters = 0
  for _, w in ipairs(words) do letters = letters + #w end
  local gaps, blanks = #words - 1, width - letters
  local out = words[1]
  for i = 2, #words do
    local n = blanks // gaps + (i - 2 < blanks % gaps and 1 or 0)
    out = out .. (" "):rep(n) .. words[i]
  end
  return out
end
local function centre(s, width)
  local left = (width - #s) // 2
  return (" "):rep(left) .. s .. (" "):rep(width - #s - left)
end
for _, p in ipairs(paragraphs(text)) do
  local lines = fill(p, 30)
  for i, line in ipairs(lines) do print("|" .. (i < #lines and justify(line, 30) or ("%-30s"):format(line)) .. "|") end
  print("|" .. centre("* * *", 30) .. "|")
  --> |The quick brown fox jumps over|
  --> |the lazy dog. Pack my box with|
  --> |five dozen liquor jugs!       |
  --> |            * * *             |
  --> |How vexingly quick daft zebras|
  --> |jump;  sphinx of black quartz,|
  --> |judge  my vow. A line with odd|
  --> |spaces.                       |
  --> |            * * *             |
end

local function formatTable(rows, aligns)
  local widths = {}
  for _, row in ipairs(rows) do
    for c, cell in ipairs(row) do widths[c] = math.max(widths[c] or 0, #tostring(cell)) end
  end
  local out = {}
  for r, row in ipairs(rows) do
    local cells = {}
    for c, cell in ipairs(row) do
      cells[c] = (aligns[c] == "r" and "%" or "%-") .. widths[c] .. "s"
      cells[c] = cells[c]:format(tostring(cell))
    end
    out[#out + 1] = "| " .. table.concat(cells, " | ") .. " |"
    if r == 1 then
      local rules = {}
      for c, w in ipairs(widths) do rules[c] = ("-"):rep(w) end
      out[#out + 1] = "|-" .. table.concat(rules, "-|-") .. "-|"
    end
  end
  return out
end
for _, l in ipairs(formatTable({ { "item", "count", "price" }, { "apple", 3, 0.5 }, { "watermelon", 12, 3.25 }, { "fig",
  100, 0.05 } }, { "l", "r", "r" })) do print(l) end
  --> | item       | count | price |
  --> |------------|-------|-------|
  --> | apple      |     3 |   0.5 |
  --> | watermelon |    12 |  3.25 |
  --> | fig        |   100 |  0.05 |

local function roman(n)
  local out = ""
  for _, p in ipairs { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50,
    "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } } do
    while n >= p[1] do out = out .. p[2] n = n - p[1] end
  end
  return out
end
print(roman(1), roman(4), roman(9), roman(14), roman(1999), roman(2024), roman(3888)) --> I	IV	IX	XIV	MCMXCIX	MMXXIV	MMMDCCCLXXXVIII
local function commas(n)
  local s, k = tostring(n), nil
  repeat s, k = s:gsub("^(-?%d+)(%d%d%d)", "%1,%2") until k == 0
  return s
end
print(commas(0), commas(999), commas(1000), commas(-1234567), commas(9876543210)) --> 0	999	1,000	-1,234,567	9,876,543,210
local function title(s) return (s:lower():gsub("(%a)([%w_']*)", function(f, r) return f:upper() .. r end)) end
print(title("the QUICK brown fox's tail")) --> The Quick Brown Fox's Tail
local counts, order = {}, {}
for w in text:lower():gmatch("%a+") do
  if not counts[w] then order[#order + 1] = w end
  counts[w] = (counts[w] or 0) + 1
end
table.sort(order, function(a, b) if counts[a] ~= counts[b] then return counts[a] > counts[b] end return a < b end)
for i = 1, 5 do io.write(order[i], "=", counts[order[i]], " ") end print(#order) --> my=2 quick=2 the=2 with=2 a=1 31
local function wrapIndent(s, width, first, rest)
  local lines = fill(s, width - #rest)
  for i, l in ipairs(lines) do lines[i] = (i == 1 and first or rest) .. l end
  return table.concat(lines, "\n")
end
print(wrapIndent("A bullet whose text is long enough to need three lines of output.", 28, "  * ", "    "))
-->   * A bullet whose text is
-->     long enough to need
-->     three lines of output.
local function caesar(s, k)
  return (s:gsub("%a", function(c)
    local base = c:match("%l") and 97 or 65
    return string.char((c:byte() - base + k) % 26 + base)
  end))
end
print(caesar("Hello, World!", 13), caesar(caesar("Round trip.", 5), -5)) --> Uryyb, Jbeyq!	Round trip.
print(("level"):reverse() == "level", (("A man, a plan"):gsub("%W", ""):lower()), ("x"):rep(3, "-"),
  ("%q"):format("end")) --> true	amanaplan	x-x-x	"end"
