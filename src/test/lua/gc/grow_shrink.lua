-- Tables that grow and shrink, also while they are traversed with assignments to nil, under collection.
local function count(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
local size = STRESS and 64 or 4096
-- clearing during traversal: every entry is seen once
for _, kind in ipairs { "array", "hash", "mixed", "float", "sparse" } do
  local t = {}
  for i = 1, size do
    local k = i
    if kind == "hash" then
      k = "k" .. i
    elseif kind == "mixed" then
      k = i % 2 == 0 and i or "k" .. i
    elseif kind == "float" then
      k = i + 0.5
    elseif kind == "sparse" then
      k = i * 1000
    end
    t[k] = i
  end
  local seen, sum = 0, 0
  for k, v in pairs(t) do
    seen = seen + 1
    sum = sum + v
    t[k] = nil
    if seen % (size // 4) == 0 then collectgarbage() end
  end
  print(kind, seen == size, sum == size * (size + 1) // 2, next(t), count(t))
  --> array	true	true	nil	0
  --> hash	true	true	nil	0
  --> mixed	true	true	nil	0
  --> float	true	true	nil	0
  --> sparse	true	true	nil	0
end
-- clearing some, changing others
local t = {}
for i = 1, size do t["x" .. i] = i end
local seen = 0
for k, v in pairs(t) do seen = seen + 1 if v % 3 == 0 then t[k] = nil else t[k] = -v end end
local ok = seen == size
for i = 1, size do ok = ok and t["x" .. i] == (i % 3 ~= 0 and -i or nil) end
print(ok, count(t) == size - size // 3) --> true	true
-- repeated fill and drain
local r = {}
for round = 1, 5 do
  for i = 1, size do r[i] = i end
  assert(#r == size)
  for i = size, 1, -1 do r[i] = nil end
  assert(#r == 0 and next(r) == nil)
  for i = 1, size // 2 do r["s" .. i] = i end
  for i = 1, size // 2 do r["s" .. i] = nil end
  assert(next(r) == nil)
end
print(#r, next(r)) --> 0	nil
-- keys that come and go: the table must not grow without bound
collectgarbage()
local before = collectgarbage("count")
local churn = {}
for i = 1, size * 4 do churn[i] = true churn[i - 10] = nil end
print(count(churn)) --> 10
churn = {}
for i = 1, size * 4 do churn["c" .. i] = true churn["c" .. i - 10] = nil end
print(count(churn)) --> 10
collectgarbage()
print(STRESS and true or collectgarbage("count") - before < 1024) --> true
-- shrink after a peak: the memory comes back once the table is used again or dropped
local peak = {}
for i = 1, size * 4 do peak[i] = { i } end
collectgarbage()
local high = collectgarbage("count")
for i = 1, size * 4 do peak[i] = nil end
collectgarbage()
print(collectgarbage("count") < high, next(peak)) --> true	nil
peak = nil
-- growing during iteration of another table, stacks and queues
local src, dst = {}, {}
for i = 1, size do src["k" .. i] = i end
for k, v in pairs(src) do dst[v] = k src[k] = nil if v % 100 == 0 then collectgarbage("step") end end
local all = true
for i = 1, size do all = all and dst[i] == "k" .. i end
print(all, #dst == size, next(src)) --> true	true	nil
-- deletes and reinserts of the same keys during traversal of a copy of the keys
local keys, m = {}, {}
for i = 1, size // 4 do keys[i] = "key" .. i m["key" .. i] = i end
for round = 1, 3 do for _, k in ipairs(keys) do local v = m[k] m[k] = nil m[k] = v + 1 end end
local sum = 0
for _, v in pairs(m) do sum = sum + v end
local q = size // 4
print(sum == q * (q + 1) // 2 + 3 * q) --> true
-- objects as keys, removed during traversal
local objects, set = {}, {}
for i = 1, size // 4 do objects[i] = { i } set[objects[i]] = i end
for o, i in pairs(set) do if i % 2 == 0 then set[o] = nil objects[i] = false end end
collectgarbage()
local n = 0
for o, i in pairs(set) do n = n + 1 assert(o[1] == i and objects[i] == o) end
print(n == size // 8) --> true
-- arrays used as dictionaries and back, negative and zero keys, holes
local a = {}
for i = -size // 4, size // 4 do a[i] = i end
for i = -size // 4, size // 4, 2 do a[i] = nil end
n = 0
for k, v in pairs(a) do n = n + 1 assert(k == v) end
print(n == size // 4) --> true
for i = -size // 4, size // 4 do a[i] = i * 2 end
for i = -size // 4, size // 4 do assert(a[i] == i * 2) end
-- a record with fields removed in all orders
for mask = 0, 31 do
  local rec = { a = 1, b = 2, c = 3, d = 4, e = 5 }
  local expect = 0
  for bit = 0, 4 do
    local k = ("abcde"):sub(bit + 1, bit + 1)
    if mask >> bit & 1 == 1 then rec[k] = nil else expect = expect + bit + 1 end
  end
  local s2 = 0
  for _, v in pairs(rec) do s2 = s2 + v end
  assert(s2 == expect)
  rec.f = 6
  rec.a = 10
  assert(rec.f == 6 and rec.a == 10)
end
-- nested tables growing under collection
local deep = {}
for i = 1, STRESS and 10 or 60 do
  local row = {}
  deep[i] = row
  for j = 1, i do row[j] = { i * j, tostring(i * j) } end
  if i % 10 == 0 then collectgarbage() end
end
for i = 1, #deep do for j = 1, i do assert(deep[i][j][1] == i * j and deep[i][j][2] == tostring(i * j)) end end
print(#deep > 5) --> true
