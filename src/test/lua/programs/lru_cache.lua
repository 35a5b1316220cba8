-- A least-recently-used cache with a doubly linked list, a least-frequently-used one, and memoization on top.
local LRU = {}
LRU.__index = LRU
function LRU.new(capacity)
  local self = setmetatable({ capacity = capacity, size = 0, map = {}, hits = 0, misses = 0 }, LRU)
  self.head, self.tail = {}, {}
  self.head.next, self.tail.prev = self.tail, self.head
  return self
end
local function unlink(node) node.prev.next, node.next.prev = node.next, node.prev end
local function pushFront(self, node)
  node.next, node.prev = self.head.next, self.head
  self.head.next.prev = node
  self.head.next = node
end
function LRU:get(key)
  local node = self.map[key]
  if not node then self.misses = self.misses + 1 return nil end
  self.hits = self.hits + 1
  unlink(node)
  pushFront(self, node)
  return node.value
end
function LRU:put(key, value)
  local node = self.map[key]
  if node then
    node.value = value
    unlink(node)
  else
    if self.size == self.capacity then
      local last = self.tail.prev
      unlink(last)
      self.map[last.key] = nil
      self.size = self.size - 1
      if self.evicted then self.evicted(last.key, last.value) end
    end
    node = { key = key, value = value }
    self.map[key] = node
    self.size = self.size + 1
  end
  pushFront(self, node)
end
function LRU:keys()
  local out, node = {}, self.head.next
  while node ~= self.tail do out[#out + 1] = node.key node = node.next end
  return table.concat(out, " ")
end
local c = LRU.new(3)
local gone = {}
c.evicted = function(k, v) gone[#gone + 1] = k .. "=" .. v end
c:put("a", 1) c:put("b", 2) c:put("c", 3)
print(c:keys(), c:get("a"), c:keys()) --> c b a	1	a c b
c:put("d", 4)
print(c:keys(), c:get("b"), table.concat(gone, " ")) --> d a c	nil	b=2
c:put("a", 10)
print(c:keys(), c:get("a"), c.size, c.hits, c.misses) --> a d c	10	3	2	1
c:put("e", 5) c:put("f", 6) c:put("g", 7)
print(c:keys(), table.concat(gone, " ")) --> g f e	b=2 c=3 d=4 a=10
local one = LRU.new(1)
for i = 1, 5 do one:put(i, i * i) end
print(one:keys(), one:get(5), one:get(4)) --> 5	25	nil
-- against a simple model
local model, cache = {}, LRU.new(8)
local seed = 99
local function random(n) seed = (seed * 1103515245 + 12345) & 0x7fffffff return seed // 65536 % n + 1 end
for step = 1, STRESS and 40 or 2000 do
  local k = random(16)
  local at
  for i, e in ipairs(model) do if e[1] == k then at = i end end
  if random(2) == 1 then
    local v = cache:get(k)
    assert(v == (at and model[at][2]))
    if at then table.insert(model, 1, table.remove(model, at)) end
  else
    cache:put(k, step)
    if at then table.remove(model, at) elseif #model == 8 then table.remove(model) end
    table.insert(model, 1, { k, step })
  end
  local keys = {}
  for i, e in ipairs(model) do keys[i] = e[1] end
  assert(cache:keys() == table.concat(keys, " "))
end
-- least frequently used
local LFU = {}
LFU.__index = LFU
function LFU.new(n) return setmetatable({ n = n, values = {}, uses = {}, since = {}, clock = 0, count = 0 }, LFU) end
function LFU:touch(k) self.clock = self.clock + 1 self.uses[k] = (self.uses[k] or 0) + 1 self.since[k] = self.clock end
function LFU:get(k) if self.values[k] ~= nil then self:touch(k) end return self.values[k] end
function LFU:put(k, v)
  if self.values[k] == nil then
    if self.count == self.n then
      local victim
      for key in pairs(self.values) do
        if not victim or self.uses[key] < self.uses[victim] or self.uses[key] == self.uses[victim] and
          self.since[key] < self.since[victim] then victim = key end
      end
      self.values[victim], self.uses[victim], self.since[victim] = nil, nil, nil
    else self.count = self.count + 1 end
  end
  self.values[k] = v
  self:touch(k)
end
local l = LFU.new(2)
l:put("x", 1) l:put("y", 2) l:get("x") l:put("z", 3)
print(l:get("x"), l:get("y"), l:get("z")) --> 1	nil	3
l:get("z") l:get("z") l:put("w", 4)
print(l:get("x"), l:get("z"), l:get("w")) --> nil	3	4
-- memoization with an LRU behind it
local calls = 0
local function memoize(f, n)
  local store = LRU.new(n)
  return function(x) local v = store:get(x) if v == nil then v = f(x) store:put(x, v) end return v end, store
end
local fib, store
fib, store = memoize(function(n) calls = calls + 1 if n < 2 then return n end return fib(n - 1) + fib(n - 2) end, 50)
print(fib(40), calls, store.size, fib(40), calls) --> 102334155	41	41	102334155	41
local function memoizeMany(f)
  local root = {}
  return function(...)
    local node = root
    for i = 1, select("#", ...) do local k = select(i, ...) node[k] = node[k] or {} node = node[k] end
    if not node.result then node.result = table.pack(f(...)) end
    return table.unpack(node.result, 1, node.result.n)
  end
end
local evaluated = 0
local area = memoizeMany(function(w, h) evaluated = evaluated + 1 return w * h, 2 * (w + h) end)
print(area(2, 3)) --> 6	10
print(area(2, 3)) --> 6	10
print(area(3, 2)) --> 6	10
print(evaluated) --> 2
