-- Permutations, combinations, subsets, partitions: recursive, iterative and lazy generators that must agree.
local function recursive(list)
  local out = {}
  local function go(rest, chosen)
    if #rest == 0 then out[#out + 1] = table.concat(chosen) return end
    for i = 1, #rest do
      local left = {}
      for j, v in ipairs(rest) do if j ~= i then left[#left + 1] = v end end
      chosen[#chosen + 1] = rest[i]
      go(left, chosen)
      chosen[#chosen] = nil
    end
  end
  go(list, {})
  return out
end
local function heaps(list)
  local a, n = table.move(list, 1, #list, 1, {}), #list
  return coroutine.wrap(function()
    local function generate(k)
      if k == 1 then coroutine.yield(table.concat(a)) return end
      generate(k - 1)
      for i = 1, k - 1 do
        if k % 2 == 0 then a[i], a[k] = a[k], a[i] else a[1], a[k] = a[k], a[1] end
        generate(k - 1)
      end
    end
    generate(n)
  end)
end
local function nextPermutation(a)
  local i = #a - 1
  while i > 0 and a[i] >= a[i + 1] do i = i - 1 end
  if i == 0 then return false end
  local j = #a
  while a[j] <= a[i] do j = j - 1 end
  a[i], a[j] = a[j], a[i]
  local l, r = i + 1, #a
  while l < r do a[l], a[r] = a[r], a[l] l, r = l + 1, r - 1 end
  return true
end
print(table.concat(recursive { "a", "b", "c" }, " ")) --> abc acb bac bca cab cba
local seen, count = {}, 0
for p in heaps { "a", "b", "c", "d" } do assert(not seen[p]) seen[p] = true count = count + 1 end
print(count) --> 24
local a, lex = { 1, 2, 3, 4 }, {}
repeat lex[#lex + 1] = table.concat(a) until not nextPermutation(a)
local r = recursive { 1, 2, 3, 4 }
print(#lex, lex[1], lex[2], lex[24], table.concat(lex) == table.concat(r)) --> 24	1234	1243	4321	true
local m, multi = { 1, 1, 2, 2 }, {}
repeat multi[#multi + 1] = table.concat(m) until not nextPermutation(m)
print(table.concat(multi, " ")) --> 1122 1212 1221 2112 2121 2211
local function combinations(list, k)
  return coroutine.wrap(function()
    local chosen = {}
    local function go(start)
      if #chosen == k then coroutine.yield(table.concat(chosen)) return end
      for i = start, #list do
        chosen[#chosen + 1] = list[i]
        go(i + 1)
        chosen[#chosen] = nil
      end
    end
    go(1)
  end)
end
local cs = {}
for c in combinations({ "a", "b", "c", "d", "e" }, 3) do cs[#cs + 1] = c end
print(#cs, table.concat(cs, " ")) --> 10	abc abd abe acd ace ade bcd bce bde cde
local function binomial(n, k) local v = 1 for i = 1, k do v = v * (n - k + i) // i end return v end
for n = 0, 5 do local row = {} for k = 0, n do row[#row + 1] = binomial(n, k) end print(table.concat(row, " ")) end
--> 1
--> 1 1
--> 1 2 1
--> 1 3 3 1
--> 1 4 6 4 1
--> 1 5 10 10 5 1
local bits = {}
for mask = 0, 7 do
  local s = ""
  for i = 0, 2 do if mask >> i & 1 == 1 then s = s .. ("abc"):sub(i + 1, i + 1) end end
  bits[#bits + 1] = s == "" and "{}" or s
end
print(table.concat(bits, " ")) --> {} a b ab c ac bc abc
local function partitions(n)
  local out = {}
  local function go(left, max, parts)
    if left == 0 then out[#out + 1] = table.concat(parts, "+") return end
    for p = math.min(left, max), 1, -1 do parts[#parts + 1] = p go(left - p, p, parts) parts[#parts] = nil end
  end
  go(n, n, {})
  return out
end
print(table.concat(partitions(5), " "), #partitions(STRESS and 8 or 15) == (STRESS and 22 or 176)) --> 5 4+1 3+2 3+1+1 2+2+1 2+1+1+1 1+1+1+1+1	true
-- Gray codes, cartesian products, derangements, Catalan words
local gray = {}
for i = 0, 7 do local g, s = i ~ i >> 1, "" for b = 2, 0, -1 do s = s .. (g >> b & 1) end gray[#gray + 1] = s end
print(table.concat(gray, " ")) --> 000 001 011 010 110 111 101 100
local function product(...)
  local lists = { ... }
  return coroutine.wrap(function()
    local function go(i, acc)
      if i > #lists then coroutine.yield(acc) return end
      for _, v in ipairs(lists[i]) do go(i + 1, acc .. v) end
    end
    go(1, "")
  end)
end
local ps = {}
for p in product({ 1, 2 }, { "a", "b" }, { "x" }) do ps[#ps + 1] = p end
print(table.concat(ps, " ")) --> 1ax 1bx 2ax 2bx
local derangements = 0
for _, p in ipairs(lex) do
  local ok = true
  for i = 1, 4 do if p:byte(i) - 48 == i then ok = false end end
  if ok then derangements = derangements + 1 end
end
print(derangements) --> 9
local function parentheses(n)
  local out = {}
  local function go(s, open, close)
    if #s == 2 * n then out[#out + 1] = s end
    if open < n then go(s .. "(", open + 1, close) end
    if close < open then go(s .. ")", open, close + 1) end
  end
  go("", 0, 0)
  return out
end
print(table.concat(parentheses(3), " "), #parentheses(4)) --> ((())) (()()) (())() ()(()) ()()()	14
-- ranking and unranking are inverses
local function unrank(k, n)
  local items, out = {}, {}
  for i = 1, n do items[i] = i end
  for i = n, 1, -1 do
    local f = 1
    for j = 2, i - 1 do f = f * j end
    out[#out + 1] = table.remove(items, k // f + 1)
    k = k % f
  end
  return table.concat(out)
end
for i = 0, 23 do assert(unrank(i, 4) == lex[i + 1]) end
print(unrank(1000, 7), unrank(5039, 7)) --> 2436715	7654321
