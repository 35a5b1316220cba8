-- Weak tables: values, keys, both; ephemerons; what is never removed.
local function count(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
-- weak values
local wv = setmetatable({}, { __mode = "v" })
local strong = {}
;(function()
  wv[1], wv[2], wv.x = {}, strong, {}
  wv.number, wv.string, wv.boolean, wv.float = 5, "text", true, 2.5
  wv.long = ("s"):rep(100)
  wv.func = function() return strong end
  wv[3] = coroutine.create(print)
end)()
collectgarbage()
print(wv[1], wv[2] == strong, wv.x, wv.number, wv.string, wv.boolean, wv.float, #wv.long, wv.func, wv[3]) --> nil	true	nil	5	text	true	2.5	100	nil	nil
strong = nil
collectgarbage()
print(wv[2], count(wv)) --> nil	5
-- weak keys
local wk = setmetatable({}, { __mode = "k" })
local key = {}
;(function()
  wk[{}] = 1
  wk[key] = "kept"
  wk["string"] = {}
  wk[1] = {}
  wk[true] = {}
  wk[function() return key end] = 2
end)()
collectgarbage()
print(count(wk), wk[key], type(wk.string), type(wk[1]), type(wk[true])) --> 4	kept	table	table	table
key = nil
collectgarbage()
print(count(wk)) --> 3
-- weak keys and values
local wkv = setmetatable({}, { __mode = "kv" })
local k1, v1 = {}, {}
;(function() wkv[k1], wkv[{}], wkv[1] = {}, v1, {} wkv[k1] = wkv[k1] wkv[2] = v1 end)()
collectgarbage()
print(count(wkv), wkv[k1], wkv[1], wkv[2] == v1) --> 1	nil	nil	true
-- ephemerons: a value that refers to its own key does not keep it
local eph = setmetatable({}, { __mode = "k" })
;(function() local k = {} eph[k] = { back = k } local k2 = {} eph[k2] = function() return k2 end end)()
collectgarbage()
print(count(eph)) --> 0
-- ... chains of them
local alive = {}
;(function()
  local a, b, c = {}, {}, {}
  eph[alive] = a eph[a] = b eph[b] = c eph[c] = "end of chain"
  local d, e = {}, {}
  eph[d] = e eph[e] = d
end)()
collectgarbage()
print(count(eph), eph[eph[eph[eph[alive]]]]) --> 4	end of chain
alive = nil
collectgarbage()
print(count(eph)) --> 0
-- ... through two tables
local e1, e2 = setmetatable({}, { __mode = "k" }), setmetatable({}, { __mode = "k" })
local anchor = {}
;(function()
  local x, y = {}, {}
  e1[anchor] = x
  e2[x] = y
  e1[y] = "reached"
  local p, q = {}, {}
  e1[p] = q
  e2[q] = p
end)()
collectgarbage()
print(count(e1), count(e2), e1[e2[e1[anchor]]]) --> 2	1	reached
anchor = nil collectgarbage()
print(count(e1), count(e2)) --> 0	0
-- a weak table as value of another
local outer = setmetatable({}, { __mode = "v" })
;(function() outer[1] = setmetatable({ outer }, { __mode = "k" }) end)()
collectgarbage()
print(outer[1]) --> nil
-- the mode can change
local change = setmetatable({}, {})
;(function() change[1] = {} end)()
collectgarbage()
print(type(change[1])) --> table
setmetatable(change, { __mode = "v" })
collectgarbage()
print(change[1]) --> nil
;(function() getmetatable(change).__mode = nil change[2] = {} end)()
collectgarbage()
print(type(change[2])) --> table
-- letters other than k and v mean nothing
local odd = setmetatable({}, { __mode = "xyz" })
;(function() odd[1] = {} end)()
collectgarbage() print(type(odd[1])) --> table
odd = setmetatable({}, { __mode = "some kind" })
;(function() odd[{}] = 1 end)()
collectgarbage() print(next(odd)) --> nil
odd = setmetatable({}, { __mode = 5 })
;(function() odd[1] = {} end)()
collectgarbage() print(type(odd[1])) --> table
-- length and traversal after collection; the entries can be used again
local list = setmetatable({}, { __mode = "v" })
local keep = {}
;(function() for i = 1, 10 do local o = { i } list[i] = o if i % 2 == 0 then keep[#keep + 1] = o end end end)()
collectgarbage()
local left = {}
for i, v in pairs(list) do left[#left + 1] = v[1] end
table.sort(left)
print(table.concat(left, " ")) --> 2 4 6 8 10
local held = {}
;(function() for i = 1, 10 do held[i] = list[i] or { i * 100 } list[i] = held[i] end end)()
print(list[1][1], list[2][1]) --> 100	2
held = nil
collectgarbage()
print(list[1], list[2][1]) --> nil	2
-- caches: memoize with weak values, private data with weak keys
local computed = 0
local cache = setmetatable({}, { __mode = "v" })
local function get(name)
  local v = cache[name]
  if not v then computed = computed + 1 v = { name = name } cache[name] = v end
  return v
end
local function use() local a, b = get("a"), get("a") return a == b end
print(use(), computed) --> true	1
collectgarbage()
print(use(), computed) --> true	2
local private = setmetatable({}, { __mode = "k" })
local function object(secret) local o = {} private[o] = { secret = secret } return o end
local o1 = object("s1")
;(function() object("s2") object("s3") end)()
collectgarbage()
print(private[o1].secret, count(private)) --> s1	1
-- weak tables in cycles with finalizers
local gone = 0
;(function() local o = setmetatable({}, { __gc = function() gone = gone + 1 end }) private[o] = { o } wv.obj = o end)()
collectgarbage() collectgarbage()
print(gone, wv.obj, count(private)) --> 1	nil	1
-- many entries
local many = setmetatable({}, { __mode = "k" })
;(function() for i = 1, STRESS and 30 or 2000 do many[{}] = i end end)()
collectgarbage()
assert(count(many) == 0)
;(function() for i = 1, STRESS and 30 or 2000 do many[i] = i end end)()
collectgarbage()
assert(count(many) == (STRESS and 30 or 2000))
-- strings are values, not objects: never removed from weak tables
local ws = setmetatable({}, { __mode = "kv" })
;(function() for i = 1, 20 do ws["key" .. i] = "value" .. i ws[i] = ("long string"):rep(10) .. i end end)()
collectgarbage()
print(count(ws), ws.key7, #ws[3]) --> 40	value7	111
