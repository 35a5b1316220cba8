-- Closures made in loops: a fresh variable for every turn of every kind of loop.
local fs = {}
for i = 1, 5 do fs[i] = function() i = i + 1 return i end end
print(fs[1](), fs[1](), fs[2](), fs[5]()) --> 2	3	3	6
for i = 5, 1, -1 do fs[i] = function() return i end end
print(fs[1](), fs[3](), fs[5]()) --> 1	3	5
for i = 0.5, 2.5 do fs[i] = function() return i end end
print(fs[0.5](), fs[1.5](), fs[2.5]()) --> 0.5	1.5	2.5
for k, v in pairs { a = 1 } do fs[k] = function() v = v + 1 return k, v end end
print(fs.a()) --> a	2
print(fs.a()) --> a	3
for i, v in ipairs { "x", "y" } do fs[i] = { function() return v end, function(n) v = n end } end
fs[1][2]("changed")
print(fs[1][1](), fs[2][1]()) --> changed	y
local i = 0
while i < 3 do
  i = i + 1
  local j = i
  fs[i] = function() j = j * 2 return j, i end
end
print(fs[1]()) --> 2	3
print(fs[2]()) --> 4	3
print(fs[3]()) --> 6	3
print(fs[3]()) --> 12	3
i = 0
repeat
  local j = i
  i = i + 1
  fs[i] = function() return j end
until j == 2
print(fs[1](), fs[2](), fs[3]()) --> 0	1	2

-- two closures of one turn share, of different turns do not
local pairsOf = {}
for n = 1, 3 do
  local v = n
  pairsOf[n] = { get = function() return v end, add = function(d) v = v + d end }
end
pairsOf[1].add(10) pairsOf[3].add(30)
print(pairsOf[1].get(), pairsOf[2].get(), pairsOf[3].get()) --> 11	2	33

-- nested loops
local grid = {}
for a = 1, 3 do
  local row = {}
  for b = 1, 3 do
    local product = a * b
    row[b] = function() product = product + a; return a .. b .. product end
  end
  grid[a] = row
end
print(grid[1][1](), grid[2][3](), grid[2][3](), grid[3][3]()) --> 112	238	2310	3312

-- leaving by break, goto and return keeps what was captured
local kept
for n = 1, 10 do
  local v = n * 100
  kept = function() v = v + 1 return v end
  if n == 3 then break end
end
print(kept(), kept()) --> 301	302
for n = 1, 10 do
  local v = n * 1000
  kept = function() return v end
  if n == 4 then goto out end
end
::out::
print(kept()) --> 4000
local function returned()
  for n = 1, 10 do
    local v = n
    local f = function() v = v + 1 return v end
    if n == 5 then return f end
  end
end
local five = returned()
print(five(), five()) --> 6	7
-- continue with goto: the variable of the skipped turn is not lost
local list = {}
for n = 1, 5 do
  local v = n
  list[n] = function() return v end
  if n % 2 == 0 then goto continue end
  v = v * 10
  ::continue::
end
for n = 1, 5 do io.write(list[n](), " ") end print() --> 10 2 30 4 50

-- an outer variable shared by the closures of all turns
local total = 0
local adders = {}
for n = 1, 4 do adders[n] = function() total = total + n return total end end
print(adders[1](), adders[4](), adders[2](), total) --> 1	5	7	7
-- a local without initialiser starts as nil in each turn
local seen = {}
for n = 1, 3 do
  local v
  seen[#seen + 1] = tostring(v)
  v = n
  fs[n] = function() v = v + 1 return v end
end
print(table.concat(seen, " "), fs[1](), fs[1](), fs[2]()) --> nil nil nil	2	3	3
-- closures called in the same turn
local s = ""
for n = 1, 3 do
  local v = n
  local function bump() v = v + 1 end
  bump() bump()
  s = s .. v .. " "
end
print(s) --> 3 4 5
-- closures made by recursion inside a loop
local function walk(n)
  if n == 0 then return {} end
  local r = walk(n - 1)
  local v = n
  r[n] = function() v = -v return v end
  return r
end
local w = walk(4)
print(w[1](), w[4](), w[4](), w[2]()) --> -1	-4	4	-2
-- captured loop variables in coroutines
local gens = {}
for n = 1, 3 do gens[n] = coroutine.wrap(function() while true do coroutine.yield(n) n = n + 10 end end) end
print(gens[1](), gens[1](), gens[2](), gens[3](), gens[1]()) --> 1	11	2	3	21
-- many closures
local many = {}
local count = STRESS and 50 or 2000
for n = 1, count do local v = n many[n] = function(d) v = v + d return v end end
local sum = 0
for n = 1, count do sum = sum + many[n](1) end
assert(sum == count * (count + 1) // 2 + count)
for n = 1, count do assert(many[n](0) == n + 1) end
