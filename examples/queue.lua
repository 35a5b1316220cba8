-- A class with metamethods, and an iterator over its objects.
local Queue = {}
Queue.__index = Queue

function Queue.new(...)
  return setmetatable({first = 1, last = select("#", ...), ...}, Queue)
end

function Queue:push(value)
  self.last = self.last + 1
  self[self.last] = value
end

function Queue:pop()
  if self.first > self.last then return nil end
  local value = self[self.first]
  self[self.first] = nil
  self.first = self.first + 1
  return value
end

function Queue:__len() return self.last - self.first + 1 end

function Queue:__call() return self.pop, self end

function Queue.__concat(left, right)
  local both = Queue.new()
  for _, queue in ipairs {left, right} do
    for i = queue.first, queue.last do both:push(queue[i]) end
  end
  return both
end

local inner = Queue.new("Mercury", "Venus", "Earth", "Mars")
local outer = Queue.new("Jupiter", "Saturn")
outer:push("Uranus")
local all = inner .. outer
print(#inner, #outer, #all)
for planet in all() do io.write(planet, " ") end
print(#all)
