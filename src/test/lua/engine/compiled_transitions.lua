-- Ways into compiled code and out of it again: loops that become hot while they run, yields, errors, hooks, changed
-- locals, growing stacks, tail calls and metamethods, each often enough to be compiled and to be left again.
local N = STRESS and 50 or 30000

-- a loop that becomes hot, whose variables are used after it
local function sums(n)
  local integers, floats, text, count = 0, 0.0, "", 0
  for i = 1, n do
    integers = integers + i % 7
    floats = floats + i / 2
    if i % 1000 == 0 then text = text .. "." count = count + 1 end
  end
  return integers, floats, #text == count
end
local integers, floats, same = sums(N)
print(same, math.type(integers), math.type(floats)) --> true	integer	float

-- types that change in the middle: integer to wide integer, to float, to string, to table with metamethods
local function add(a, b) return a + b end
local values, failed = {}, 0
local money = setmetatable({}, { __add = function() return "added" end })
for i = 1, N do
  local v = i % 5
  local ok, r = pcall(add, v == 0 and money or v == 1 and "10" or v == 2 and 1 << 60 or v == 3 and 0.5 or i, v == 4 and {} or 1)
  values[v] = ok and r or "error"
  if not ok then failed = failed + 1 end
end
print(values[0], values[1], values[2], values[3], values[4], failed == N // 5) --> added	11	1152921504606846977	1.5	error	true

-- yields out of compiled loops, through pcall, metamethods and iterators
local function producer(n)
  for i = 1, n do
    local ok, got = pcall(function() return coroutine.yield(i) end)
    if not ok or got ~= i * 2 then error("lost at " .. i) end
  end
  return "done"
end
local co = coroutine.create(producer)
local _, value = coroutine.resume(co, N // 10)
while type(value) == "number" do _, value = coroutine.resume(co, value * 2) end
print(value, coroutine.status(co)) --> done	dead
local lazy = setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end, __add = function(_, b) return coroutine.yield(b) end })
local total = 0
local reader = coroutine.wrap(function() for i = 1, 300 do total = total + lazy[i] + (lazy + i) end return "end" end)
local request = reader()
while request ~= "end" do request = reader(request) end
print(total) --> 90300
local function each(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i, -i) end end) end
local positive, negative = 0, 0
for a, b in each(N // 10) do positive, negative = positive + a, negative + b end
print(positive + negative, positive > 0) --> 0	true

-- recursion deeper than compiled code nests on the Java stack; the frames below go on
local function depth(n) if n == 0 then return 0 end local below = depth(n - 1) return below + 1 end
for i = 1, 20 do if depth(i * 100) ~= i * 100 then print("wrong depth") end end
print(depth(STRESS and 2000 or 15000) == (STRESS and 2000 or 15000)) --> true
local function even(n) if n == 0 then return true end local function odd(m) if m == 0 then return false end return even(m - 1) end return odd(n - 1) end
print(even(N * 2), even(N * 2 + 1)) --> true	false
print(select("#", (function(...) return ... end)(1, nil, 3, nil))) --> 4
local function spread(n) if n == 0 then return "a", "b", "c" end return spread(n - 1) end
local first, second, third, fourth = spread(N)
print(first, second, third, fourth) --> a	b	c	nil

-- tail calls of functions in Java and of callable tables
local function kind(x) return type(x) end
local callable = setmetatable({}, { __call = function(_, a, b) return b, a end })
local function swap(a, b) return callable(a, b) end
local kinds = 0
for i = 1, N do
  local a, b = swap(i, i + 1)
  if kind(a) == "number" and a == b + 1 then kinds = kinds + 1 end
end
print(kinds == N) --> true

-- errors in compiled code: the line, the variable, and what was assigned before
local record = {}
local function fails(i)
  record.seen = i
  local missing = nil
  if i > 20 then
    return missing.field
  end
  return i
end
local message
for i = 1, N do
  local ok, problem = pcall(fails, i % 200)
  if not ok then message = problem end
end
print(message:match(":%d+: .*")) --> :81: attempt to index a nil value (local 'missing')
print(record.seen == N % 200) --> true

-- to-be-closed variables in a loop
local closed = 0
local function guarded(i)
  local guard <close> = setmetatable({}, { __close = function() closed = closed + 1 end })
  if i % 3 == 0 then return i end
  local second <close> = nil
  return -i
end
for i = 1, N // 10 do guarded(i) end
print(closed == N // 10) --> true

-- a hook that is set while a compiled loop runs, and taken away; a local variable that is changed from outside
local lines = 0
local function hooked(n)
  for i = 1, n do
    if i == n - 10 then debug.sethook(function() lines = lines + 1 end, "l") end
    if i == n - 5 then debug.sethook() end
  end
end
hooked(N)
print(lines >= 10, lines < 30) --> true	true
local function changed(n)
  local flag, seen = 0, 0
  for i = 1, n do
    if i == n // 2 then debug.setlocal(1, 2, 7) end
    seen = seen + flag
  end
  return seen
end
print(changed(N) == 7 * (N - N // 2 + 1)) --> true

-- captured variables, goto, while and repeat
local function counters(n)
  local list = {}
  local i = 0
  ::again::
  i = i + 1
  local own = i
  list[i % 3 + 1] = function() own = own + 1 return own end
  if i < n then goto again end
  local sum = 0
  repeat
    local last = list[1]() + list[2]() + list[3]()
    sum = sum + last
    i = i - 1
  until last <= 0 or i <= n - 5
  return sum - 3 * 5 * n
end
print(counters(N)) --> 30

-- open results, varargs and constructors
local function gather(...) return { ... }, select("#", ...) end
local good = 0
for i = 1, N // 10 do
  local t, n = gather(i, table.unpack({ i, i + 1 }, 1, i % 3))
  local u = { gather(i) }
  if n == 1 + i % 3 and #t == (i % 3 == 0 and 1 or n) and u[2] == 1 and u[1][1] == i then good = good + 1 end
end
print(N // 10 - good <= N // 30 + 1) --> true

-- a numeric loop that is begun by compiled code and left in its first turn
local function each(first, last, f)
  local s = 0
  for i = first, last do
    f()
    s = s + i
  end
  return s
end
for _ = 1, N do each(1, 2, function() end) end
local turns = coroutine.wrap(function() return each(5, 7, coroutine.yield) end)
turns() turns() turns()
print(turns()) --> 18
local halves = coroutine.wrap(function() return each(0.5, 2, coroutine.yield) end)
halves() halves()
print(halves()) --> 2.0
local function first(f) for i = 5, 7 do f() do return i end end end
for _ = 1, N do first(function() end) end
local once = coroutine.wrap(function() return first(coroutine.yield) end)
once()
print(once()) --> 5
