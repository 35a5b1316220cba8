-- parallel, map, reduce.
local squares = threads.parallel(5, function(i, by, extra) return i * by, extra end, 10, "second")
print(squares.n, table.concat(squares, " ")) --> 5	10 20 30 40 50
print(threads.parallel(0, error).n) --> 0
local none = threads.parallel(2, function() end)
print(none.n, none[1], none[2]) --> 2	nil	nil
print(threads.parallel(1, function(...) return select("#", ...) end, nil, nil)[1]) --> 3

-- errors: the first with all others; tables as they are; the others run to their end
local done = {n = 0}
local ok, message = pcall(threads.parallel, 4, function(i)
  if i % 2 == 0 then
    error("number " .. i, 0)
  end
  threads.sleep(0.02)
  threads.atomic.add(done, "n", 1)
end)
print(ok, done.n) --> false	2
print(message:match("^[^\n]*"), message:match("thread 2 of 4"), message:match("also thread 4: number 4"))
--> number 2	thread 2 of 4	also thread 4: number 4
local object = {code = 1}
ok, message = pcall(threads.parallel, 2, function(i) if i == 2 then error(object) end end)
print(ok, message == object) --> false	true
print(pcall(threads.parallel, -1, print)) --> false	bad argument #1 to 'parallel' (a number of threads expected, got -1)
print(pcall(threads.parallel, "x", print)) --> false	bad argument #1 to 'parallel' (a number of threads expected, got x)
print(pcall(threads.parallel, 2)) --> false	bad argument #2 to 'parallel' (function expected, got no value)

-- a cancelled parallel takes its threads with it
local started, stopped = threads.latch(3), {n = 0}
local t = threads.run(function()
  threads.parallel(3, function()
    local closing <close> = setmetatable({}, {__close = function() threads.atomic.add(stopped, "n", 1) end})
    started:countdown()
    threads.sleep(1000)
  end)
end)
started:wait()
t:cancel()
print(t:pjoin()) --> false	thread cancelled	nil
while stopped.n < 3 do
  threads.yield()
end
print(stopped.n) --> 3

-- map keeps the order, whatever the size
for _, n in ipairs {0, 1, 2, 3, 7, 16, 17, STRESS and 50 or 1000} do
  local list = {}
  for i = 1, n do
    list[i] = i
  end
  local mapped = threads.map(list, function(v, i) return v * 2 + i end)
  assert(#mapped == n)
  for i = 1, n do
    assert(mapped[i] == 3 * i)
  end
  assert(threads.reduce(list, function(a, b) return a + b end, 0) == n * (n + 1) // 2)
  assert(threads.reduce(list, math.max, math.mininteger) == (n > 0 and n or math.mininteger))
end
local words = threads.map({"b", "a", "c"}, string.upper)
print(table.concat(words), threads.reduce(words, function(a, b) return a .. b end, "")) --> BAC	BAC
print(next(threads.map({1, 2}, function() end))) --> nil
print(select(2, pcall(threads.map, {1, 2, 3}, function(v) if v == 2 then error("two", 0) end end)):match("^[^\n]*")) --> two
print(select(2, pcall(threads.reduce, {1, 2, 3}, function(a, b) return a .. nil end, 0)):match("attempt[^\n]*"))
--> attempt to concatenate a nil value
print(pcall(threads.map, 1)) --> false	bad argument #1 to 'map' (table expected, got number)
print(pcall(threads.map, {})) --> false	bad argument #2 to 'map' (function expected, got no value)
print(pcall(threads.reduce, {}, 1)) --> false	bad argument #2 to 'reduce' (function expected, got number)
-- threads inside of map
print(table.concat(threads.map({1, 2, 3}, function(v)
  return threads.reduce({v, v, v}, function(a, b) return a + b end, 0)
end), " ")) --> 3 6 9
