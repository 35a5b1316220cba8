-- Generators, producers and consumers, pipelines, schedulers.
-- producer, filter, consumer
local function producer(list)
  return coroutine.create(function() for _, v in ipairs(list) do coroutine.yield(v) end end)
end
local function filter(source) return coroutine.create(function()
  local n = 1
  while true do
    local _, v = coroutine.resume(source)
    if not v then return end
    coroutine.yield(("%d %s"):format(n, v))
    n = n + 1
  end
end) end
local function consume(source)
  local out = {}
  while true do
    local _, v = coroutine.resume(source)
    if not v then return table.concat(out, "|") end
    out[#out + 1] = v
  end
end
print(consume(filter(producer { "a", "b", "c" }))) --> 1 a|2 b|3 c
-- lazy sequences
local function from(n) return coroutine.wrap(function() while true do coroutine.yield(n) n = n + 1 end end) end
local function take(n, g)
  return coroutine.wrap(function() for _ = 1, n do local v = g() if v == nil then return end coroutine.yield(v) end end)
end
local function map(f, g) return coroutine.wrap(function() for v in g do coroutine.yield(f(v)) end end) end
local function keep(p, g)
  return coroutine.wrap(function() for v in g do if p(v) then coroutine.yield(v) end end end)
end
local function zip(a, b)
  return coroutine.wrap(function()
    while true do local x, w = a(), b() if x == nil or w == nil then return end coroutine.yield(x, w) end
  end)
end
local function list(g) local t = {} for v in g do t[#t + 1] = v end return table.concat(t, " ") end
print(list(take(5, from(10)))) --> 10 11 12 13 14
print(list(map(function(x) return x * x end, take(6, from(1))))) --> 1 4 9 16 25 36
print(list(take(5, keep(function(x) return x % 3 == 0 end, from(1))))) --> 3 6 9 12 15
for a, b in zip(take(3, from(1)), from(100)) do print(a, b) end
--> 1	100
--> 2	101
--> 3	102
-- sieve of Eratosthenes as a chain of coroutines
local function sieve(n)
  local primes, g = {}, from(2)
  for i = 1, n do
    local p, source = g(), g
    primes[i] = p
    g = keep(function(x) return x % p ~= 0 end, source)
  end
  return table.concat(primes, " ")
end
print(sieve(STRESS and 12 or 12)) --> 2 3 5 7 11 13 17 19 23 29 31 37
-- walking a tree; comparing two by their fringes
local function walk(t) if t then walk(t.left) coroutine.yield(t.key) walk(t.right) end end
local function iterate(t) return coroutine.wrap(function() walk(t) end) end
local function insert(t, k)
  if not t then return { key = k } end
  if k < t.key then t.left = insert(t.left, k) else t.right = insert(t.right, k) end
  return t
end
local function tree(...) local t for _, k in ipairs { ... } do t = insert(t, k) end return t end
print(list(iterate(tree(5, 2, 8, 1, 9, 3)))) --> 1 2 3 5 8 9
local function sameFringe(a, b)
  local ga, gb = iterate(a), iterate(b)
  while true do local x, w = ga(), gb() if x ~= w then return false end if x == nil then return true end end
end
print(sameFringe(tree(1, 2, 3), tree(3, 2, 1)), sameFringe(tree(1, 2, 3), tree(1, 2, 4)), sameFringe(tree(1), tree(1,
  2))) --> true	false	false
-- round-robin scheduler with sleeping tasks and messages
local queue, now, log = {}, 0, {}
local function spawn(name, f) queue[#queue + 1] = { name = name, co = coroutine.create(f), wake = 0 } end
local function sleep(t) coroutine.yield("sleep", t) end
local mailbox = {}
local function send(to, m) mailbox[to] = mailbox[to] or {} table.insert(mailbox[to], m) end
local function receive(me)
  while not (mailbox[me] and mailbox[me][1]) do coroutine.yield("wait") end
  return table.remove(mailbox[me], 1)
end
spawn("ping", function() for i = 1, 3 do send("pong", "ping " .. i) log[#log + 1] = receive("ping") end end)
spawn("pong", function() for i = 1, 3 do local m = receive("pong") log[#log + 1] = m send("ping", "pong " .. i) end end)
spawn("sleeper", function() for i = 1, 2 do sleep(4) log[#log + 1] = "woke at " .. now end end)
spawn("failing", function() sleep(1) error("task failed", 0) end)
while #queue > 0 do
  now = now + 1
  for i = #queue, 1, -1 do
    local task = queue[i]
    if task.wake <= now then
      local ok, what, arg = coroutine.resume(task.co)
      if not ok then log[#log + 1] = task.name .. ": " .. what end
      if coroutine.status(task.co) == "dead" then
        table.remove(queue, i)
      elseif what == "sleep" then
        task.wake = now + arg
      end
    end
  end
end
print(table.concat(log, ", ")) --> pong 1, ping 1, pong 2, pong 3, woke at 5, woke at 9
-- a coroutine as parser input, character by character
local function tokens(text)
  return coroutine.wrap(function()
    local word = ""
    for c in text:gmatch(".") do
      if c:match("%w") then word = word .. c else
        if word ~= "" then coroutine.yield("word", word) word = "" end
        if c:match("%S") then coroutine.yield("sign", c) end
      end
    end
    if word ~= "" then coroutine.yield("word", word) end
  end)
end
local parts = {}
for kind, t in tokens("let x1 = (y+ 2);") do parts[#parts + 1] = kind:sub(1, 1) .. ":" .. t end
print(table.concat(parts, " ")) --> w:let w:x1 s:= s:( w:y s:+ w:2 s:) s:;
-- two-way communication: an accumulator, a guessing game
local average = coroutine.wrap(function(x)
  local sum, n = 0, 0
  while true do sum, n = sum + x, n + 1 x = coroutine.yield(sum / n) end
end)
print(average(10), average(20), average(60)) --> 10.0	15.0	30.0
local function guess(secret)
  return coroutine.wrap(function(g)
    local tries = 1
    while g ~= secret do g = coroutine.yield(g < secret and "higher" or "lower") tries = tries + 1 end
    return "found in " .. tries
  end)
end
local game, lo, hi = guess(37), 1, 100
local answer
repeat
  local mid = (lo + hi) // 2
  answer = game(mid)
  if answer == "higher" then lo = mid + 1 elseif answer == "lower" then hi = mid - 1 end
until answer:find("found")
print(answer) --> found in 3
-- recursive generators
local function range(a, b) return coroutine.wrap(function() for i = a, b do coroutine.yield(i) end end) end
local function concat(...)
  local gs = { ... }
  return coroutine.wrap(function() for _, g in ipairs(gs) do for v in g do coroutine.yield(v) end end end)
end
print(list(concat(range(1, 3), concat(range(4, 5), range(6, 6)), range(1, 0), range(7, 8)))) --> 1 2 3 4 5 6 7 8
local subsets
function subsets(t, i) return coroutine.wrap(function()
  if i > #t then coroutine.yield("") return end
  for s in subsets(t, i + 1) do coroutine.yield(s) coroutine.yield(t[i] .. s) end
end) end
local all = {}
for s in subsets({ "a", "b", "c" }, 1) do all[#all + 1] = s == "" and "{}" or s end
table.sort(all) print(table.concat(all, " ")) --> a ab abc ac b bc c {}
