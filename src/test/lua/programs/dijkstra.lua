-- Graph algorithms: Dijkstra with a binary heap, breadth and depth first search, topological order, spanning tree, components.
local Graph = {}
Graph.__index = Graph
function Graph.new(directed) return setmetatable({ directed = directed, edges = {}, names = {} }, Graph) end
function Graph:node(n)
  if not self.edges[n] then self.edges[n] = {} self.names[#self.names + 1] = n end
  return self.edges[n]
end
function Graph:add(a, b, w)
  table.insert(self:node(a), { b, w or 1 })
  self:node(b)
  if not self.directed then table.insert(self.edges[b], { a, w or 1 }) end
  return self
end
local function heap()
  local h, n = {}, 0
  return function(priority, value)
    n = n + 1
    local i = n
    while i > 1 and h[i // 2][1] > priority do h[i] = h[i // 2] i = i // 2 end
    h[i] = { priority, value }
  end, function()
    if n == 0 then return nil end
    local top, last = h[1], h[n]
    h[n] = nil
    n = n - 1
    if n > 0 then
      local i = 1
      while 2 * i <= n do
        local c = 2 * i
        if c < n and h[c + 1][1] < h[c][1] then c = c + 1 end
        if h[c][1] >= last[1] then break end
        h[i] = h[c]
        i = c
      end
      h[i] = last
    end
    return top[2], top[1]
  end
end
function Graph:shortest(from)
  local dist, prev, done = { [from] = 0 }, {}, {}
  local push, pop = heap()
  push(0, from)
  while true do
    local u, d = pop()
    if not u then return dist, prev end
    if not done[u] then
      done[u] = true
      for _, e in ipairs(self.edges[u]) do
        local v, nd = e[1], d + e[2]
        if not dist[v] or nd < dist[v] then dist[v], prev[v] = nd, u push(nd, v) end
      end
    end
  end
end
local function path(prev, to)
  local p = { to }
  while prev[to] do to = prev[to] table.insert(p, 1, to) end
  return table.concat(p, ">")
end
local g = Graph.new():add("A", "B", 7):add("A", "C", 9):add("A", "F", 14):add("B", "C", 10):add("B", "D", 15):add("C",
  "D", 11):add("C", "F", 2):add("D", "E", 6):add("E", "F", 9)
g:node("Z")
local dist, prev = g:shortest("A")
for _, n in ipairs(g.names) do print(n, dist[n], dist[n] and path(prev, n) or "unreachable") end
--> A	0	A
--> B	7	A>B
--> C	9	A>C
--> F	11	A>C>F
--> D	20	A>C>D
--> E	20	A>C>F>E
--> Z	nil	unreachable
-- breadth first on a maze
local maze = { "#########", "#S..#...#", "#.#.#.#.#", "#.#...#.#", "#.#####.#", "#...#..E#", "#########" }
local function solve(rows)
  local start, goal
  for y, r in ipairs(rows) do
    for x = 1, #r do
      local c = r:sub(x, x)
      if c == "S" then start = y * 100 + x elseif c == "E" then goal = y * 100 + x end
    end
  end
  local queue, from, head = { start }, { [start] = start }, 1
  while queue[head] do
    local at = queue[head]
    head = head + 1
    if at == goal then break end
    for _, d in ipairs { -100, 100, -1, 1 } do
      local n = at + d
      if not from[n] and rows[n // 100]:sub(n % 100, n % 100) ~= "#" then from[n] = at queue[#queue + 1] = n end
    end
  end
  local steps, at = 0, goal
  local marks = {}
  while at ~= start do marks[at] = true at = from[at] steps = steps + 1 end
  return steps, marks
end
local steps, marks = solve(maze)
print(steps) --> 14
for y, r in ipairs(maze) do print((r:gsub("()(%.)", function(x) return marks[y * 100 + x] and "*" or nil end))) end
--> #########
--> #S**#***#
--> #.#*#*#*#
--> #.#***#*#
--> #.#####*#
--> #...#..E#
--> #########
-- topological order with cycle detection
local function topological(tasks)
  local order, state = {}, {}
  local names = {}
  for n in pairs(tasks) do names[#names + 1] = n end
  table.sort(names)
  local function visit(n, trail)
    if state[n] == "done" then return end
    if state[n] == "open" then error("cycle: " .. trail .. ">" .. n, 0) end
    state[n] = "open"
    for _, d in ipairs(tasks[n] or {}) do visit(d, trail .. ">" .. n) end
    state[n] = "done"
    order[#order + 1] = n
  end
  for _, n in ipairs(names) do visit(n, "") end
  return table.concat(order, " ")
end
print(topological { shoes = { "socks", "trousers" }, trousers = { "pants" }, belt = { "trousers" }, jacket = { "belt",
  "shirt" } }) --> pants trousers belt shirt jacket socks shoes
print(pcall(topological, { a = { "b" }, b = { "c" }, c = { "a" } })) --> false	cycle: >a>b>c>a
-- minimum spanning tree with union-find
local function spanning(edges)
  local parent = {}
  local function find(x)
    while parent[x] and parent[x] ~= x do parent[x] = parent[parent[x]] or parent[x] x = parent[x] end
    return x
  end
  table.sort(edges, function(a, b) if a[3] ~= b[3] then return a[3] < b[3] end return a[1] .. a[2] < b[1] .. b[2] end)
  local total, used = 0, {}
  for _, e in ipairs(edges) do
    local a, b = find(e[1]), find(e[2])
    if a ~= b then parent[a] = b total = total + e[3] used[#used + 1] = e[1] .. e[2] end
  end
  return total, table.concat(used, " ")
end
print(spanning { { "A", "B", 7 }, { "A", "D", 5 }, { "B", "C", 8 }, { "B", "D", 9 }, { "B", "E", 7 }, { "C", "E", 5 },
  { "D", "E", 15 }, { "D", "F", 6 }, { "E", "F", 8 }, { "E", "G", 9 }, { "F", "G", 11 } }) --> 39	AD CE DF AB BE EG
-- strongly connected components
local function components(edges)
  local index, stack, onStack, low, number, out = 0, {}, {}, {}, {}, {}
  local function connect(v)
    index = index + 1
    number[v], low[v] = index, index
    stack[#stack + 1] = v
    onStack[v] = true
    for _, w in ipairs(edges[v] or {}) do
      if not number[w] then
        connect(w)
        low[v] = math.min(low[v], low[w])
      elseif onStack[w] then
        low[v] = math.min(low[v], number[w])
      end
    end
    if low[v] == number[v] then
      local c = {}
      repeat local w = table.remove(stack) onStack[w] = nil c[#c + 1] = w until w == v
      table.sort(c)
      out[#out + 1] = table.concat(c, "")
    end
  end
  local nodes = {}
  for v in pairs(edges) do nodes[#nodes + 1] = v end
  table.sort(nodes)
  for _, v in ipairs(nodes) do if not number[v] then connect(v) end end
  return table.concat(out, " ")
end
print(components { [1] = { 2 }, [2] = { 3 }, [3] = { 1 }, [4] = { 2, 3, 5 }, [5] = { 4, 6 }, [6] = { 3, 7 },
  [7] = { 6 }, [8] = { 5, 7, 8 } }) --> 123 67 45 8
-- a bigger random graph: Dijkstra agrees with Bellman and Ford
local seed, n = 5, STRESS and 8 or 60
local function random(k) seed = (seed * 1103515245 + 12345) & 0x7fffffff return seed // 65536 % k + 1 end
local big, list = Graph.new(true), {}
for i = 1, n do big:node(i) end
for i = 1, n * 4 do local a, b, w = random(n), random(n), random(100) big:add(a, b, w) list[#list + 1] = { a, b, w } end
local d1 = big:shortest(1)
local d2 = { [1] = 0 }
for _ = 1, n do
  local changed
  for _, e in ipairs(list) do
    local d = d2[e[1]] and d2[e[1]] + e[3]
    if d and (not d2[e[2]] or d < d2[e[2]]) then d2[e[2]] = d changed = true end
  end
  if not changed then break end
end
for i = 1, n do assert(d1[i] == d2[i]) end
-- all pairs on the small one
local all, names = {}, { "A", "B", "C", "D", "E", "F" }
for _, a in ipairs(names) do
  all[a] = {}
  for _, b in ipairs(names) do all[a][b] = a == b and 0 or math.huge end
  for _, e in ipairs(g.edges[a]) do all[a][e[1]] = e[2] end
end
for _, k in ipairs(names) do
  for _, i in ipairs(names) do
    for _, j in ipairs(names) do all[i][j] = math.min(all[i][j], all[i][k] + all[k][j]) end
  end
end
for _, a in ipairs(names) do
  local row = {}
  for _, b in ipairs(names) do row[#row + 1] = all[a][b] end
  print(table.concat(row, " "))
  --> 0 7 9 20 20 11
  --> 7 0 10 15 21 12
  --> 9 10 0 11 11 2
  --> 20 15 11 0 6 13
  --> 20 21 11 6 0 9
  --> 11 12 2 13 9 0
end
