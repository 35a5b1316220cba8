-- Stores behind the last element of an array, often enough to be compiled: with room and without, beside holes, with
-- nil, with metamethods that want to know.
local N = STRESS and 60 or 20000

local function put(t, k, v) t[k] = v end
local function fill(n)
  local t = {}
  for i = 1, n do t[i] = i end
  for i = 1, n do put(t, n + i, -i) end
  for i = 1, n do t[#t + 1] = i end
  return t
end
local t = fill(N)
local sum = 0
for i = 1, #t do sum = sum + t[i] end
print(#t == 3 * N, sum == N * (N + 1) // 2, t[N] == N, t[2 * N] == -N, t[3 * N] == N, t[3 * N + 1]) --> true	true	true	true	true	nil

-- whatever is stored under small integers, every key has its value and # is a border
local seed = 7
local function random(n)
  seed = (seed * 3877 + 29573) % 139968
  return seed % n + 1
end
local function isBorder(list) return (#list == 0 or list[#list] ~= nil) and list[#list + 1] == nil end
local wrong = 0
for round = 1, N // 40 do
  local list, model = round % 3 == 0 and { 1, 2, nil, 4 } or round % 3 == 1 and {} or { nil, nil, 3 }, {}
  for k = 1, 4 do model["k" .. k] = list[k] end
  for step = 1, 40 do
    local k = random(3) == 1 and random(20) or #list + 1
    local v = random(4) > 1 and step or nil
    put(list, k, v)
    model["k" .. k] = v
    if list[k] ~= v or not isBorder(list) then wrong = wrong + 1 end
  end
  for k = 1, 60 do
    if list[k] ~= model["k" .. k] then wrong = wrong + 1 end
  end
end
print(wrong) --> 0

-- a hole that is closed makes what lies behind it part of the sequence
local function closes(n)
  local good = 0
  for i = 1, n do
    local list = { 1, 2, 3, 4, 5, 6, 7, 8 }
    list[8] = nil
    list[7] = nil
    list[6] = nil
    put(list, 7, "seven")
    put(list, 6, "six")
    if list[6] == "six" and list[7] == "seven" and list[8] == nil and isBorder(list) then good = good + 1 end
  end
  return good == n
end
print(closes(N // 10)) --> true

-- a metatable is asked although the site has met plain tables only until now
local heard = {}
local watched = setmetatable({}, { __newindex = function(list, k, v)
  heard[#heard + 1] = k
  rawset(list, k, v)
end })
for i = 1, 5 do put(watched, i, i * 10) end
put(watched, 3, 33)
print(#heard, #watched, watched[3], watched[5]) --> 5	5	33	50
local refusing = setmetatable({}, { __newindex = function(_, k) error("no element " .. k, 0) end })
print(pcall(put, refusing, 1, true)) --> false	no element 1
print((select(2, pcall(put, nil, 1, true)):gsub("^.*:%d+: ", ""))) --> attempt to index a nil value (local 't')

-- elements that are the table itself, functions, strings: the collector finds them
local kinds = {}
for i = 1, N // 10 do
  kinds[i] = i % 4 == 0 and kinds or i % 4 == 1 and "text number " .. i or i % 4 == 2 and { i } or i + 0.5
end
collectgarbage()
local found = 0
for i = 1, N // 10 do
  local v = kinds[i]
  if v == kinds or v == "text number " .. i or type(v) == "table" and v[1] == i or v == i + 0.5 then found = found + 1 end
end
print(found == N // 10) --> true

-- a weak table's last elements may be gone; then it is weak no more, and its length is asked for
local function length(list) return #list end
local function lengths(n)
  local list, s = { 1, 2, 3 }, 0
  for _ = 1, n do s = s + length(list) end
  return s // n
end
print(lengths(N)) --> 3
local weak = setmetatable({ "stays" }, { __mode = "v" })
for i = 2, 7 do weak[i] = {} end
collectgarbage()
setmetatable(weak, nil)
print(length(weak), weak[1], weak[7]) --> 1	stays	nil
