-- A discrete-event simulation of a bank with several tellers, driven by a priority queue of coroutines.
local Heap = {}
Heap.__index = Heap
function Heap.new(less) return setmetatable({ less = less, n = 0 }, Heap) end
function Heap:push(v)
  self.n = self.n + 1
  local i = self.n
  self[i] = v
  while i > 1 and self.less(self[i], self[i // 2]) do self[i], self[i // 2] = self[i // 2], self[i] i = i // 2 end
end
function Heap:pop()
  if self.n == 0 then return nil end
  local top = self[1]
  self[1], self[self.n] = self[self.n], nil
  self.n = self.n - 1
  local i = 1
  while true do
    local s, l, r = i, 2 * i, 2 * i + 1
    if l <= self.n and self.less(self[l], self[s]) then s = l end
    if r <= self.n and self.less(self[r], self[s]) then s = r end
    if s == i then return top end
    self[i], self[s] = self[s], self[i]
    i = s
  end
end

local seed = 7
local function random(a, b) seed = (seed * 16807) % 2147483647 return a + seed % (b - a + 1) end

local events, clock, order = Heap.new(function(a, b)
  if a.time ~= b.time then return a.time < b.time end
  return a.order < b.order
end), 0, 0
local function at(time, co, ...)
  order = order + 1
  events:push { time = time, order = order, co = co, args = table.pack(...) }
end
local function spawn(f, ...) at(clock, coroutine.create(f), ...) end
local function wait(t) at(clock + t, coroutine.running()) return coroutine.yield() end
local function run(limit)
  while true do
    local e = events:pop()
    if not e or e.time > limit then return end
    clock = e.time
    local ok, m = coroutine.resume(e.co, table.unpack(e.args, 1, e.args.n))
    if not ok then error(m, 0) end
  end
end

local Resource = {}
Resource.__index = Resource
function Resource.new(count) return setmetatable({ free = count, waiting = {}, longest = 0 }, Resource) end
function Resource:acquire()
  if self.free > 0 then self.free = self.free - 1 return end
  table.insert(self.waiting, (coroutine.running()))
  self.longest = math.max(self.longest, #self.waiting)
  coroutine.yield()
end
function Resource:release()
  local next = table.remove(self.waiting, 1)
  if next then at(clock, next) else self.free = self.free + 1 end
end

local tellers, served, waited, log = Resource.new(2), 0, 0, {}
local function customer(id)
  local arrived = clock
  tellers:acquire()
  local delay = clock - arrived
  waited = waited + delay
  wait(random(3, 8))
  tellers:release()
  served = served + 1
  if id <= 8 then log[#log + 1] = ("customer %d arrived %d waited %d left %d"):format(id, arrived, delay, clock) end
end
spawn(function()
  for id = 1, 40 do
    spawn(customer, id)
    wait(random(1, 4))
  end
end)
run(1000)
for _, line in ipairs(log) do print(line) end
--> customer 1 arrived 0 waited 0 left 4
--> customer 3 arrived 3 waited 1 left 8
--> customer 2 arrived 2 waited 0 left 10
--> customer 4 arrived 5 waited 3 left 12
--> customer 6 arrived 9 waited 3 left 16
--> customer 5 arrived 6 waited 4 left 17
--> customer 7 arrived 11 waited 5 left 22
--> customer 8 arrived 14 waited 3 left 23
print(served, waited, tellers.longest, tellers.free, #tellers.waiting, clock) --> 40	246	5	2	0	105
-- the heap on its own: sorted output, ties in order of insertion
local h = Heap.new(function(a, b) return a < b end)
for _, v in ipairs { 5, 3, 8, 1, 9, 2, 7, 3, 5 } do h:push(v) end
local out = {}
while h.n > 0 do out[#out + 1] = h:pop() end
print(table.concat(out, " "), h:pop()) --> 1 2 3 3 5 5 7 8 9	nil
local n = STRESS and 30 or 1000
for i = 1, n do h:push((i * 7919) % 1009) end
local last = -1
for i = 1, n do local v = h:pop() assert(v >= last) last = v end
-- an error inside a process stops the run with its message
spawn(function() wait(5) error("process failed", 0) end)
print(pcall(run, 10000)) --> false	process failed
