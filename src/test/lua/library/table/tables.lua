-- Tables as data structures: growth, holes, length, mixed keys, clearing, next.
local t = {}
for i = 1, 100 do t[i] = i * i end
print(#t, t[1], t[100], t[101]) --> 100	1	10000	nil
for i = 1, 100 do t["k" .. i] = i end
local n, sum = 0, 0
for k, v in pairs(t) do n = n + 1 sum = sum + v end
print(n, sum, #t) --> 200	343400	100
for i = 100, 51, -1 do t[i] = nil end
print(#t) --> 50
for i = 1, 100 do t["k" .. i] = nil end
n = 0 for _ in pairs(t) do n = n + 1 end print(n) --> 50
for k in pairs(t) do t[k] = nil end
print(next(t), #t) --> nil	0
-- refilled after clearing
for i = 1, 10 do t[i] = "again" .. i end print(#t, t[10]) --> 10	again10
-- built backwards, from the middle, sparse
local b = {} for i = 50, 1, -1 do b[i] = i end print(#b) --> 50
local m = {} for i = 0, 24 do m[25 - i] = 1 m[26 + i] = 1 end print(#m) --> 50
local sp = { [1] = "a", [1000] = "b", [1000000] = "c" }
n = 0
for _ in pairs(sp) do n = n + 1 end
print(n, sp[1000000], sp[999]) --> 3	c	nil
-- an array that becomes a dictionary and back
local mix = { 1, 2, 3 }
mix.name = "n"
mix[4] = 4
mix[-1] = "neg"
mix[5.5] = "float"
mix[5] = 5
print(#mix, mix.name, mix[-1], mix[5.5]) --> 5	n	neg	float
mix.name, mix[-1], mix[5.5] = nil, nil, nil n = 0 for _ in pairs(mix) do n = n + 1 end print(n) --> 5
-- many fields, then more: records that grow past any limit
local r, fields = {}, STRESS and 80 or 300
for i = 1, fields do r["field" .. i] = i for j = 1, i, 37 do assert(r["field" .. j] == j) end end
for i = 1, fields, 2 do r["field" .. i] = nil end
n = 0 for k, v in pairs(r) do n = n + 1 assert(k == "field" .. v and v % 2 == 0) end assert(n == fields // 2)
for i = 1, fields, 2 do r["field" .. i] = -i end
assert(r.field1 == -1 and r.field2 == 2)
-- same fields in different orders
local x, y = {}, {}
x.a = 1 x.b = 2 x.c = 3 y.c = 3 y.a = 1 y.b = 2
local function total(o) return o.a + o.b * 10 + o.c * 100 end
print(total(x), total(y), total { c = 1, b = 2, a = 3 }, total { a = 1, x = 0, b = 2, y = 0, c = 3 }) --> 321	321	123	321
local objects = {}
for i = 1, 20 do
  local o = {}
  for j = 0, 2 do o[("abc"):sub((i + j) % 3 + 1, (i + j) % 3 + 1)] = j end
  objects[i] = o
end
local acc = 0 for _, o in ipairs(objects) do acc = acc + total(o) end print(acc) --> 2121
-- a field set to nil and set again keeps nothing of the old value
local o = { a = 1, b = 2 }
o.a = nil
print(o.a, rawget(o, "a"), next(o)) --> nil	nil	b	2
o.a = "back"
print(o.a) --> back
o.c = 3
o.b = nil
n = 0
for _ in pairs(o) do n = n + 1 end
print(n) --> 2
-- next by hand, after removal of the current key, with a missing key
local keys, k = {}, nil
repeat k = next({ 10, 20, 30 }, k) keys[#keys + 1] = tostring(k) until k == nil
print(table.concat(keys, " ")) --> 1 2 3 nil
local del = {} for i = 1, 30 do del["d" .. i] = i end
k = nil n = 0
while true do local nk, v = next(del, k) if k then del[k] = nil end if nk == nil then break end n = n + v k = nk end
print(n, next(del)) --> 465	nil
print(pcall(next, {}, "missing")) --> false	invalid key to 'next'
print(pcall(next, { 1 }, 2)) --> false	invalid key to 'next'
print(next({}), next({}, nil), select("#", next({}))) --> nil	nil	1
-- assignment to existing fields while traversing
local upd = { a = 1, b = 2, c = 3, 1, 2, 3 }
for key, v in pairs(upd) do upd[key] = v * 2 end
print(upd.a, upd.b, upd.c, upd[1], upd[2], upd[3]) --> 2	4	6	2	4	6
-- deep copies, comparison, merging, inverting, grouping
local function copy(v)
  if type(v) ~= "table" then return v end
  local c = {}
  for kk, vv in pairs(v) do c[copy(kk)] = copy(vv) end
  return c
end
local function equal(p, q)
  if type(p) ~= "table" or type(q) ~= "table" then return p == q end
  for kk, vv in pairs(p) do if not equal(vv, q[kk]) then return false end end
  for kk in pairs(q) do if p[kk] == nil then return false end end
  return true
end
local src = { 1, { 2, { 3 } }, x = { y = { z = "deep" } } }
local dst = copy(src)
print(equal(src, dst), src[2] == dst[2]) --> true	false
dst.x.y.z = "changed"
print(equal(src, dst), src.x.y.z) --> false	deep
local inv = {} for kk, vv in pairs { a = 1, b = 2 } do inv[vv] = kk end print(inv[1], inv[2]) --> a	b
local groups = {}
for _, w in ipairs { "ant", "bee", "ape", "bat", "cow" } do
  local g = w:sub(1, 1)
  groups[g] = groups[g] or {}
  table.insert(groups[g], w)
end
print(table.concat(groups.a, ","), table.concat(groups.b, ","), #groups.c) --> ant,ape	bee,bat	1
-- tables as keys of tables, nested matrices, self references
local self = {} self[self] = self self.self = self print(self[self][self] == self, self.self.self[self] == self) --> true	true
local grid = {}
for i = 1, 5 do grid[i] = {} for j = 1, 5 do grid[i][j] = i * j end end
print(grid[3][4], grid[5][5], #grid, #grid[1]) --> 12	25	5	5
-- length is always a border
for trial = 1, STRESS and 3 or 20 do
  local h = {}
  for i = 1, 40 do if (i * trial * 7) % 5 ~= 0 then h[i] = i end end
  local len = #h
  assert(len == 0 and h[1] == nil or h[len] ~= nil and h[len + 1] == nil)
  h[41] = 1 h[20] = nil len = #h
  assert(len == 0 and h[1] == nil or h[len] ~= nil and h[len + 1] == nil)
end
