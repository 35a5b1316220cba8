-- Starting threads, their results, handles, names and states.
local t = threads.run(function(a, b, ...) return a + b, select("#", ...), ... end, 1, 2, nil, "x", nil)
print(t:join()) --> 3	3	nil	x	nil
print(t:join()) --> 3	3	nil	x	nil
print(t:pjoin()) --> true	3	3	nil	x	nil
print(t:status()) --> finished
print(select("#", threads.run(function() end):join())) --> 0
print(select("#", threads.run(function() end):pjoin())) --> 1

-- any value, many results
local many = table.pack(threads.run(function() return table.unpack({}, 1, 250) end):join())
print(many.n) --> 250
local list = {}
local same = threads.run(function(l) l[1] = "seen" return l end, list):join()
print(same == list, list[1]) --> true	seen

-- names, numbers, self
local me = threads.self()
print(me == threads.self(), me:name(), me:id(), me:status()) --> true	main	0	running
local id, name, selfSame = threads.run(function()
  local own = threads.self()
  return own:id(), own:name(), own == threads.self()
end):join()
print(math.type(id), name == "thread " .. id, selfSame) --> integer	true	true
local go = threads.latch(1)
local named = threads.run(function() go:wait() return threads.self():name() end)
print(named:name("worker")) --> worker
print(tostring(named)) --> thread handle: worker (running)
go:countdown()
print(named:join()) --> worker
print(tostring(named)) --> thread handle: worker (finished)
print(threads.run(function(h) return h == threads.self() end, me):join()) --> false
local known = threads.run(function() return threads.self() end)
print(known:join() == known) --> true
local a, b = threads.run(function() end), threads.run(function() end)
print(a:id() < b:id(), a ~= b) --> true	true
a:join() b:join()

-- a time that is over
go = threads.latch(1)
local slow = threads.run(function() go:wait() return "slow" end)
print(slow:join(0)) --> nil	timeout
print(slow:join(0.01)) --> nil	timeout
print(slow:pjoin(0.01)) --> nil	timeout
print(slow:status()) --> running
go:countdown()
print(slow:join(60)) --> slow
print(slow:join(0)) --> slow
print(pcall(slow.join, slow, -1)) --> false	bad argument #2 to '?' (seconds must not be negative or NaN)
print(pcall(slow.join, slow, 0/0)) --> false	bad argument #2 to '?' (seconds must not be negative or NaN)

-- several threads join one
go = threads.latch(1)
local joined = threads.run(function() go:wait() return "for all" end)
local waiters = {}
for i = 1, 4 do
  waiters[i] = threads.run(function() return i, joined:join() end)
end
go:countdown()
for i = 1, 4 do
  print(waiters[i]:join())
end
--> 1	for all
--> 2	for all
--> 3	for all
--> 4	for all

-- what cannot be joined
print(pcall(me.join, me)) --> false	a thread cannot join itself
print(threads.run(function() return pcall(threads.self().join, threads.self()) end):join()) --> false	a thread cannot join itself
print(threads.run(function() return pcall(me.join, me) end):join()) --> false	the main thread cannot be joined
print(pcall(threads.run)) --> false	bad argument #1 to 'threads.run' (function expected, got no value)
print(pcall(threads.run, {})) --> false	bad argument #1 to 'threads.run' (function expected, got table)
print(pcall(t.join, {})) --> false	bad argument #1 to '?' (thread handle expected, got table)

-- functions of the library as bodies; threads that start threads
print(threads.run(string.rep, "ab", 3):join()) --> ababab
local function tree(depth)
  if depth == 0 then
    return 1
  end
  local left, right = threads.run(tree, depth - 1), threads.run(tree, depth - 1)
  return left:join() + right:join()
end
print(tree(3)) --> 8

-- detached threads have results, too
local d = threads.run(function() return "detached" end)
print(d:detach() == d, d:join()) --> true	detached

-- one after another
local sum = 0
for i = 1, STRESS and 10 or 300 do
  sum = sum + threads.run(function() return 1 end):join()
end
print(sum == (STRESS and 10 or 300)) --> true

-- time
print(threads.cpus() >= 1, math.type(threads.cpus())) --> true	integer
local before = threads.clock()
threads.sleep(0.02)
print(threads.clock() - before >= 0.02, math.type(before)) --> true	float
threads.sleep(0)
print(select("#", threads.yield())) --> 0
print(pcall(threads.sleep, -1)) --> false	bad argument #1 to 'threads.sleep' (seconds must not be negative or NaN)
print(pcall(threads.sleep)) --> false	bad argument #1 to 'threads.sleep' (number expected, got no value)
