-- Cyclic structures of every kind are collected, and reachable parts of them are not.
local alive = setmetatable({}, { __mode = "k" })
local function watch(o, name) alive[o] = name return o end
local function names()
  collectgarbage()
  local n = {}
  for _, v in pairs(alive) do n[#n + 1] = v end
  table.sort(n)
  return table.concat(n, " ")
end
-- tables
;(function() local a = watch({}, "self") a.a = a end)() print(names()) -->
;(function()
  local a, b, c = watch({}, "a"), watch({}, "b"), watch({}, "c")
  a.n, b.n, c.n = b, c, a
  a[b], b[c], c[a] = c, a, b
end)()
print(names()) -->
-- closures that capture themselves and each other
;(function() local t = watch({}, "captured") local f f = function() return f, t end t.f = f end)() print(names()) -->
;(function() local t, g, h = watch({}, "by two") g = function() return h, t end h = function() t = g end end)()
print(names()) -->
-- metatables that are their own, or refer back
;(function() local m = watch({}, "metatable") m.__index = m setmetatable(m, m) end)() print(names()) -->
;(function()
  local o, m = watch({}, "object"), watch({}, "class")
  m.__index = function() return o end
  m.instances = { o }
  setmetatable(o, m)
end)()
print(names()) -->
-- coroutines: suspended with themselves on their stacks
;(function()
  local t = watch({}, "on stack")
  local co
  co = coroutine.create(function(x) local me = co coroutine.yield() return me, x end)
  t.co = co
  coroutine.resume(co, t)
end)()
print(names()) -->
;(function()
  local t = watch({}, "two coroutines")
  local a, b
  a = coroutine.wrap(function() local keep = b coroutine.yield(t) return keep end)
  b = coroutine.wrap(function() local keep = a coroutine.yield(t) return keep end)
  a()
  b()
  t.a = a
end)()
print(names()) -->
-- doubly linked lists, rings, trees with parents
;(function()
  local first
  for i = 1, 20 do
    local node = { value = i }
    if i == 1 then
      first = watch(node, "list head")
    else
      node.previous = first.last or first
      node.previous.next = node
    end
    first.last = node
  end
  first.last.next = first
end)()
print(names()) -->
local function tree(depth, parent)
  local n = { parent = parent }
  if depth > 0 then n.left, n.right = tree(depth - 1, n), tree(depth - 1, n) end
  return n
end
local root = watch(tree(STRESS and 3 or 8), "root")
print(names()) --> root
local branch = root.left.right
root = nil
print(names(), branch.parent.parent.left == branch.parent) --> root	true
branch = nil
print(names()) -->
-- cutting a cycle open keeps the reachable half
local ring = {}
for i = 1, 5 do ring[i] = watch({ id = i }, "r" .. i) end
for i = 1, 5 do ring[i].next = ring[i % 5 + 1] end
local entry = ring[1]
ring = nil
print(names()) --> r1 r2 r3 r4 r5
entry.next.next.next = nil
print(names()) --> r1 r2 r3
entry = nil
print(names()) -->
-- cycles through environments, upvalues of loaded chunks, package.loaded
;(function()
  local env = watch({}, "environment")
  env.env = env
  env.f = load("return env", "=t", "t", env)
  assert(env.f() == env)
end)()
print(names()) -->
-- cycles through weak tables do not keep anything alive
;(function()
  local w = watch(setmetatable({}, { __mode = "v" }), "weak table")
  local o = watch({ w = w }, "holder")
  w[1] = o
end)()
print(names()) -->
-- long chains: marking must not need a deep stack
;(function()
  local chain = watch({}, "chain")
  for i = 1, STRESS and 100 or 50000 do chain = { chain } end
  local c = chain
  for i = 1, STRESS and 100 or 50000 do c = c[1] end
  assert(alive[c] == "chain")
end)()
print(names()) -->
local long = {}
do local node = long for i = 1, STRESS and 100 or 20000 do node.next = { i = i } node = node.next end end
collectgarbage()
local n = 0
do local node = long.next while node do n = n + 1 assert(node.i == n) node = node.next end end
print(n == (STRESS and 100 or 20000)) --> true
long = nil
collectgarbage()
;(function()
  local f = watch({}, "closure chain")
  local g = function() return f end
  for i = 1, STRESS and 50 or 5000 do local h = g g = function() return h end end
  assert(g)
end)()
print(names()) -->
;(function()
  local mt = watch({}, "metatable chain")
  local t = mt
  for i = 1, STRESS and 50 or 5000 do t = setmetatable({}, { __index = t }) end
end)()
print(names()) -->
