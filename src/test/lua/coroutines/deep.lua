-- Many coroutines, deep nesting, deep stacks inside, long lives.
-- a chain of coroutines that resume each other
local function nest(n) if n == 0 then return "bottom" end return coroutine.wrap(nest)(n - 1) .. "." end
print(nest(10)) --> bottom..........
assert(#nest(STRESS and 10 or 60) == 6 + (STRESS and 10 or 60))
-- a yield passed up through a chain, level by level
local function relay(n)
  return coroutine.wrap(function(...)
    if n == 0 then return coroutine.yield("deepest", ...) end
    local inner = relay(n - 1)
    local v, w = inner(...)
    local back = coroutine.yield(v .. n, w)
    return inner(back) .. n
  end)
end
local r = relay(5)
print(r("arg")) --> deepest12345	arg
print(r("resumed")) --> resumed12345
-- yield from a deep stack
local function down(n) if n == 0 then return coroutine.yield("deep") end return 1 + down(n - 1) end
local co = coroutine.wrap(function() return down(STRESS and 100 or 3000) end)
print(co()) --> deep
print(co(0) == (STRESS and 100 or 3000)) --> true
-- yield at every level of a recursion
local function each(n) if n > 0 then each(n - 1) coroutine.yield(n) end end
local sum = 0
local depth = STRESS and 30 or 300
for v in coroutine.wrap(function() each(depth) end) do sum = sum + v end
assert(sum == depth * (depth + 1) // 2)
-- deep stacks in a nested coroutine with pcall in between
local function mixed(n)
  if n == 0 then return coroutine.yield("mixed") end
  if n % 10 == 0 then local ok, v = pcall(mixed, n - 1) return v + 1 end
  return mixed(n - 1) + 1
end
co = coroutine.wrap(function() return mixed(100) end)
print(co()) --> mixed
print(co(0)) --> 100
-- many at once
local many = {}
local count = STRESS and 30 or 1000
for i = 1, count do
  many[i] = coroutine.wrap(function() local n = i while true do n = n + coroutine.yield(n) end end)
end
for i = 1, count do assert(many[i]() == i) end
for round = 1, 3 do for i = count, 1, -1 do assert(many[i](round) == i + round * (round + 1) // 2) end end
-- a long life: many switches
local ping = coroutine.wrap(function() local i = 0 while true do i = i + 1 coroutine.yield(i) end end)
local switches = STRESS and 100 or 20000
for i = 1, switches do assert(ping() == i) end
-- stacks that grow and shrink between yields
local function wobble(n)
  if n > 0 then local a, b, c = n, n, n wobble(n - 1) return a + b + c end
  coroutine.yield("bottom of wobble")
end
co = coroutine.create(function()
  for _, n in ipairs { 5, 200, 3, 100, 1 } do wobble(n) coroutine.yield("top") end
  return "finished"
end)
local seen = {}
repeat local ok, v = coroutine.resume(co) assert(ok) seen[#seen + 1] = v until coroutine.status(co) == "dead"
print(#seen, seen[1], seen[2], seen[#seen]) --> 11	bottom of wobble	top	finished
-- captured variables of suspended frames
local getters = {}
local function frames(n)
  local v = n
  getters[n] = function() v = v + 100 return v end
  if n > 1 then frames(n - 1) else coroutine.yield() end
  return v
end
co = coroutine.create(frames)
coroutine.resume(co, 5)
print(getters[1](), getters[5](), getters[5]()) --> 101	105	205
print(coroutine.resume(co)) --> true	205
print(getters[5]()) --> 305
-- varargs kept across yields
co = coroutine.wrap(function(...)
  local function f(...) coroutine.yield() return select("#", ...), ... end
  return f(...)
end)
co(1, nil, 3, nil) print(co()) --> 4	1	nil	3	nil
-- collecting while others are suspended
local alive = coroutine.wrap(function() local t = { "kept" } coroutine.yield() return t[1] end)
alive()
for _ = 1, STRESS and 3 or 50 do
  local dead = coroutine.wrap(function() local x = { {}, {} } coroutine.yield(x) end)
  dead()
end
collectgarbage() collectgarbage()
print(alive()) --> kept
-- coroutines that refer to each other in a cycle are collected
local weak = setmetatable({}, { __mode = "v" })
;(function()
  local a, b
  a = coroutine.create(function() coroutine.yield(b) end)
  b = coroutine.create(function() coroutine.yield(a) end)
  coroutine.resume(a) coroutine.resume(b)
  weak[1], weak[2] = a, b
end)()
collectgarbage()
print(weak[1], weak[2]) --> nil	nil
-- resuming a coroutine from several others in turn
local token = coroutine.create(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end)
local function user()
  return coroutine.wrap(function() for _ = 1, 3 do local _, n = coroutine.resume(token) coroutine.yield(n) end end)
end
local u1, u2 = user(), user()
print(u1(), u2(), u2(), u1(), u1(), u2()) --> 1	2	3	4	5	6
-- wrap inside for inside wrap inside for
local total = 0
for a in coroutine.wrap(function()
  for i = 1, 3 do
    for b in coroutine.wrap(function() for j = 1, i do coroutine.yield(j) end end) do coroutine.yield(b * i) end
  end
end) do total = total + a end
print(total) --> 25
