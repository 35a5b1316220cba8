-- A sudoku solver with constraint propagation on bit sets, and a check of uniqueness.
local N = 9
local peers, units = {}, {}
for cell = 0, 80 do
  local r, c = cell // 9, cell % 9
  local set, list = {}, {}
  local row, column, box = {}, {}, {}
  for k = 0, 8 do
    row[#row + 1] = r * 9 + k
    column[#column + 1] = k * 9 + c
    box[#box + 1] = (r // 3 * 3 + k // 3) * 9 + c // 3 * 3 + k % 3
  end
  units[cell] = { row, column, box }
  for _, u in ipairs(units[cell]) do
    for _, p in ipairs(u) do if p ~= cell and not set[p] then set[p] = true list[#list + 1] = p end end
  end
  peers[cell] = list
end
local bitCount, single = {}, {}
for m = 0, 511 do
  local n, d = 0, nil
  for b = 0, 8 do if m >> b & 1 == 1 then n = n + 1 d = b + 1 end end
  bitCount[m] = n
  single[m] = n == 1 and d or nil
end
local assign
local function eliminate(values, cell, bit)
  if values[cell] & bit == 0 then return true end
  values[cell] = values[cell] & ~bit
  local left = values[cell]
  if left == 0 then return false end
  if single[left] then
    for _, p in ipairs(peers[cell]) do if not eliminate(values, p, left) then return false end end
  end
  for _, unit in ipairs(units[cell]) do
    local place, count = nil, 0
    for _, c in ipairs(unit) do
      if values[c] & bit ~= 0 then place = c count = count + 1 if count > 1 then break end end
    end
    if count == 0 then return false end
    if count == 1 and values[place] ~= bit and not assign(values, place, bit) then return false end
  end
  return true
end
function assign(values, cell, bit)
  local others = values[cell] & ~bit
  while others ~= 0 do
    local b = others & -others
    if not eliminate(values, cell, b) then return false end
    others = others & ~b
  end
  return true
end
local function parse(text)
  local values, cell = {}, 0
  for i = 0, 80 do values[i] = 511 end
  for c in text:gmatch("[%d%.]") do
    if c:match("[1-9]") and not assign(values, cell, 1 << (tonumber(c) - 1)) then return nil end
    cell = cell + 1
  end
  assert(cell == 81, cell)
  return values
end
local searched
local function search(values, found, limit)
  searched = searched + 1
  local best, fewest
  for cell = 0, 80 do
    local n = bitCount[values[cell]]
    if n > 1 and (not fewest or n < fewest) then best, fewest = cell, n end
  end
  if not best then found[#found + 1] = values return #found >= limit end
  local options = values[best]
  while options ~= 0 do
    local b = options & -options
    options = options & ~b
    local copy = table.move(values, 0, 80, 0, {})
    if assign(copy, best, b) and search(copy, found, limit) then return true end
  end
end
local function solve(text, limit)
  searched = 0
  local values, found = parse(text), {}
  if values then search(values, found, limit or 2) end
  return found
end
local function show(values) local s = "" for i = 0, 80 do s = s .. (single[values[i]] or ".") end return s end
local function valid(values)
  for cell = 0, 80 do
    for _, u in ipairs(units[cell]) do
      local m = 0
      for _, c in ipairs(u) do m = m | values[c] end
      if m ~= 511 then return false end
    end
  end
  return true
end
local easy = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
local s = solve(easy, STRESS and 1 or 2)
print(#s, show(s[1]):sub(1, 27), valid(s[1])) --> 1	534678912672195348198342567	true
if not STRESS then
  s = solve("4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......")
  assert(#s == 1 and valid(s[1]) and show(s[1]) ==
    "417369825632158947958724316825437169791586432346912758289643571573291684164875293")
  s = solve("..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9", 1)
  assert(#s == 1 and valid(s[1]))
  s = solve((".."):rep(40) .. ".", 3)
  assert(#s == 3 and valid(s[1]) and valid(s[3]) and show(s[1]) ~= show(s[2]))
end
print(#solve("55" .. ("."):rep(79)), #solve("12345678." .. ("........9"):rep(8))) --> 0	0
print(pcall(parse, "123") == false, #peers[0], #peers[40], bitCount[511], single[64], single[65]) --> true	20	20	9	7	nil
