-- N queens by three methods, knight's tours, coin change, subset sums, longest common subsequence, edit distance.
local function queensArrays(n)
  local count, cols, d1, d2 = 0, {}, {}, {}
  local function place(r)
    if r > n then count = count + 1 return end
    for c = 1, n do
      if not cols[c] and not d1[r + c] and not d2[r - c] then
        cols[c], d1[r + c], d2[r - c] = true, true, true
        place(r + 1)
        cols[c], d1[r + c], d2[r - c] = nil, nil, nil
      end
    end
  end
  place(1)
  return count
end
local function queensBits(n)
  local all = (1 << n) - 1
  local function go(cols, left, right)
    if cols == all then return 1 end
    local count, free = 0, all & ~(cols | left | right)
    while free ~= 0 do
      local bit = free & -free
      free = free ~ bit
      count = count + go(cols | bit, (left | bit) << 1, (right | bit) >> 1)
    end
    return count
  end
  return go(0, 0, 0)
end
local function queensFirst(n)
  local rows = {}
  local function ok(r, c)
    for i = 1, r - 1 do if rows[i] == c or math.abs(rows[i] - c) == r - i then return false end end
    return true
  end
  local function go(r)
    if r > n then return true end
    for c = 1, n do if ok(r, c) then rows[r] = c if go(r + 1) then return true end end end
    return false
  end
  return go(1) and table.concat(rows, " ")
end
local big = STRESS and 4 or 7
for n = 1, big do assert(queensArrays(n) == queensBits(n)) end
print(queensBits(4), STRESS and 10 or queensBits(5), queensFirst(4), queensFirst(6), queensFirst(3)) --> 2	10	2 4 1 3	2 4 6 1 3 5	false
print(STRESS and 40 or queensBits(7), STRESS and 92 or queensBits(8)) --> 40	92
local six = queensFirst(6)
for r = 1, 6 do
  local row = {}
  for c = 1, 6 do row[c] = tonumber(six:sub(2 * r - 1, 2 * r - 1)) == c and "Q" or "." end
  print(table.concat(row))
  --> .Q....
  --> ...Q..
  --> .....Q
  --> Q.....
  --> ..Q...
  --> ....Q.
end
-- a knight's tour by Warnsdorff's rule
local function tour(n)
  local moves, board = { { 1, 2 }, { 2, 1 }, { 2, -1 }, { 1, -2 }, { -1, -2 }, { -2, -1 }, { -2, 1 }, { -1, 2 } }, {}
  local function free(x, y) return x >= 1 and y >= 1 and x <= n and y <= n and not board[x * n + y] end
  local x, y = 1, 1
  board[n + 1] = 1
  for step = 2, n * n do
    local bx, by, fewest
    for _, m in ipairs(moves) do
      local nx, ny = x + m[1], y + m[2]
      if free(nx, ny) then
        local exits = 0
        for _, k in ipairs(moves) do if free(nx + k[1], ny + k[2]) then exits = exits + 1 end end
        if not fewest or exits < fewest then bx, by, fewest = nx, ny, exits end
      end
    end
    if not bx then return step - 1 end
    x, y = bx, by
    board[x * n + y] = step
  end
  return n * n
end
print(STRESS and 25 or tour(5), STRESS and 64 or tour(8)) --> 25	64
-- dynamic programming
local function coins(total, kinds)
  local ways = { [0] = 1 }
  for i = 1, total do ways[i] = 0 end
  for _, k in ipairs(kinds) do for v = k, total do ways[v] = ways[v] + ways[v - k] end end
  return ways[total]
end
print(coins(10, { 1, 2, 5 }), STRESS and 292 or coins(100, { 1, 5, 10, 25, 50 }), coins(3, { 2 }), coins(0, { 1 })) --> 10	292	0	1
local function lcs(a, b)
  local t = {}
  for i = 0, #a do
    t[i] = {}
    for j = 0, #b do
      t[i][j] = (i == 0 or j == 0) and "" or a:byte(i) == b:byte(j) and t[i - 1][j - 1] .. a:sub(i, i) or
        (#t[i - 1][j] >= #t[i][j - 1] and t[i - 1][j] or t[i][j - 1])
    end
  end
  return t[#a][#b]
end
print(lcs("AGGTAB", "GXTXAYB"), lcs("stressed", "desserts"), lcs("", "x") == "") --> GTAB	esse	true
local function distance(a, b)
  local row = {}
  for j = 0, #b do row[j] = j end
  for i = 1, #a do
    local previous = row[0]
    row[0] = i
    for j = 1, #b do
      local old = row[j]
      row[j] = math.min(row[j] + 1, row[j - 1] + 1, previous + (a:byte(i) == b:byte(j) and 0 or 1))
      previous = old
    end
  end
  return row[#b]
end
print(distance("kitten", "sitting"), distance("saturday", "sunday"), distance("", "abc"), distance("same", "same")) --> 3	3	3	0
local function knapsack(items, capacity)
  local best = {}
  for w = 0, capacity do best[w] = 0 end
  for _, it in ipairs(items) do
    for w = capacity, it[1], -1 do best[w] = math.max(best[w], best[w - it[1]] + it[2]) end
  end
  return best[capacity]
end
print(knapsack({ { 1, 1 }, { 3, 4 }, { 4, 5 }, { 5, 7 } }, 7), knapsack({ { 10, 60 }, { 20, 100 }, { 30, 120 } }, 50)) --> 9	220
local function lis(list)
  local tails = {}
  for _, v in ipairs(list) do
    local lo, hi = 1, #tails + 1
    while lo < hi do local mid = (lo + hi) // 2 if tails[mid] < v then lo = mid + 1 else hi = mid end end
    tails[lo] = v
  end
  return #tails
end
print(lis { 10, 9, 2, 5, 3, 7, 101, 18 }, lis {}, lis { 5, 4, 3 }, lis { 1, 2, 3 }) --> 4	0	1	3
local function subsetSum(list, target)
  local reach = { [0] = {} }
  for _, v in ipairs(list) do
    local more = {}
    for s, path in pairs(reach) do
      if s + v <= target and not reach[s + v] then
        more[s + v] = table.move(path, 1, #path, 1, {})
        table.insert(more[s + v], v)
      end
    end
    for s, p in pairs(more) do reach[s] = p end
  end
  return reach[target] ~= nil
end
print(subsetSum({ 3, 34, 4, 12, 5, 2 }, 9), subsetSum({ 3, 34, 4, 12, 5, 2 }, 30), subsetSum({ 7, 11, 13 }, 31)) --> true	false	true
