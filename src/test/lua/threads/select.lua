-- threads.select: the first of several operations that can be done.
local a, b = threads.channel(1), threads.channel(1)
print(threads.select({a, b}, 0)) --> nil	timeout
print(threads.select({a, b}, 0.01)) --> nil	timeout
b:send("in b")
print(threads.select({a, b})) --> 2	in b
a:send("in a")
print(threads.select({a, b}, 0)) --> 1	in a
print(threads.select({a, {b, "sent"}})) --> 2
print(b:recv()) --> sent
b:send("full")
print(threads.select({a, {b, "no room"}}, 0.01)) --> nil	timeout

-- either of two that are ready is taken, each at some time
local seen = {}
for _ = 1, 400 do
  a:trysend(1)
  b:trysend(1)
  seen[threads.select({a, b})] = true
end
print(seen[1], seen[2]) --> true	true
a:tryrecv() b:tryrecv()

-- closed channels are ready to receive, and an error to send to
local closed = threads.channel(1)
closed:send("last")
closed:close()
print(threads.select({a, closed})) --> 2	last
print(threads.select({a, closed})) --> 2	nil	closed
print(pcall(threads.select, {a, {closed, 1}})) --> false	attempt to send on a closed channel

-- woken by a sender, a receiver, a closer
local t = threads.run(function() return threads.select({a, b}) end)
threads.sleep(0.01)
b:send("woken")
print(t:join()) --> 2	woken
b:send("full")
t = threads.run(function() return threads.select({a, {b, "room at last"}}) end)
threads.sleep(0.01)
print(b:recv(), t:join()) --> full	2
print(b:recv()) --> room at last
t = threads.run(function() return threads.select({a, closed == nil and b or threads.channel(0)}) end)
threads.sleep(0.01)
a:close()
print(t:join()) --> 1	nil	closed

-- without capacity: both sides in a select
local meet = threads.channel(0)
t = threads.run(function() return threads.select({{meet, "hello"}}) end)
print(threads.select({meet, b})) --> 1	hello
print(t:join()) --> 1
t = threads.run(function() return threads.select({b, meet}) end)
print(threads.select({{meet, "and back"}})) --> 1
print(t:join()) --> 2	and back
t = threads.run(function() return threads.select({{meet, "plain"}}) end)
print(meet:recv()) --> plain
t:join()
t = threads.run(function() return meet:recv() end)
print(threads.select({{meet, "to a plain one"}}), t:join()) --> 1	to a plain one
-- a thread does not meet itself
print(threads.select({meet, {meet, "me"}}, 0.02)) --> nil	timeout

-- many selects at once lose nothing
local n = STRESS and 20 or 1000
local one, two, sum = threads.channel(0), threads.channel(3), {n = 0}
local takers = {}
for i = 1, 3 do
  takers[i] = threads.run(function()
    while true do
      local index, value, why = threads.select({one, two})
      if why then
        return
      end
      threads.atomic.add(sum, "n", value)
    end
  end)
end
threads.parallel(2, function(k)
  for i = 1, n do
    threads.select({{one, i}, {two, i}})
  end
end)
while #two > 0 or #one > 0 do
  threads.yield()
end
one:close()
two:close()
for i = 1, 3 do
  takers[i]:join()
end
print(sum.n == n * (n + 1)) --> true

-- arguments
print(pcall(threads.select, {})) --> false	bad argument #1 to 'threads.select' (no channels)
print(pcall(threads.select, {1})) --> false	bad argument #1 to 'threads.select' (element 1 is neither a channel nor {channel, value})
print(pcall(threads.select, {one, {two}})) --> false	bad argument #1 to 'threads.select' (nil cannot be sent)
print(pcall(threads.select)) --> false	bad argument #1 to 'threads.select' (table expected, got no value)
print(pcall(threads.select, {b}, "x")) --> false	bad argument #2 to 'threads.select' (number expected, got string)
