-- Locks, barriers, latches.
local count = STRESS and 20 or 2000

-- a lock keeps others out
local lock, n = threads.lock(), {v = 0}
threads.parallel(4, function()
  for _ = 1, count do
    lock:lock()
    n.v = n.v + 1
    lock:unlock()
  end
end)
print(n.v == 4 * count) --> true
n.v = 0
threads.parallel(3, function()
  for _ = 1, count do
    lock:with(function(by) n.v = n.v + by end, 2)
  end
end)
print(n.v == 6 * count) --> true
n.v = 0
threads.parallel(3, function()
  for _ = 1, count do
    local held <close> = lock:lock()
    n.v = n.v + 1
  end
end)
print(n.v == 3 * count) --> true

-- held any number of times by one thread
print(lock:trylock(), lock:trylock(), lock:lock() == lock) --> true	true	true
local function tried()
  return lock:trylock()
end
print(threads.run(tried):join()) --> false
lock:unlock()
lock:unlock()
print(threads.run(tried):join()) --> false
print(threads.run(function() return pcall(lock.unlock, lock) end):join()) --> false	this thread does not hold the lock
lock:unlock()
print(pcall(lock.unlock, lock)) --> false	this thread does not hold the lock
print(threads.run(function() local got = lock:trylock() lock:unlock() return got end):join()) --> true

-- a wait with an end
lock:lock()
local before = threads.clock()
print(threads.run(function() return lock:trylock(0.03) end):join()) --> false
print(threads.clock() - before >= 0.03) --> true
local waiting = threads.run(function() local got = lock:trylock(60) lock:unlock() return got end)
lock:unlock()
print(waiting:join()) --> true

-- with: results, arguments, errors
print(lock:with(function(...) return select("#", ...), ... end, 1, nil, nil)) --> 3	1	nil	nil
print(pcall(lock.with, lock, function(m) error(m, 0) end, "inside")) --> false	inside
print(threads.run(tried):join()) --> true
-- which leaves it held by a thread that has ended: nobody gets it any more
print(lock:trylock(0)) --> false

-- coroutines of one thread share what it holds
lock = threads.lock()
lock:lock()
print(coroutine.wrap(function() return lock:trylock() end)()) --> true
lock:unlock()
lock:unlock()

-- a lock inside with, given back by hand, is not given back twice
do
  local held <close> = lock:lock()
  lock:unlock()
end
print(pcall(lock.unlock, lock)) --> false	this thread does not hold the lock

-- barriers: every round waits for all
local barrier, parties, rounds = threads.barrier(3), 3, STRESS and 5 or 50
local reached, late = {}, {n = 0}
for round = 1, rounds do
  reached[round] = 0
end
local places = threads.parallel(parties, function()
  local last = 0
  for round = 1, rounds do
    threads.atomic.add(reached, round, 1)
    last = last + (barrier:wait() == 1 and 1 or 0)
    if reached[round] ~= parties then
      threads.atomic.add(late, "n", 1)
    end
  end
  return last
end)
print(late.n, places[1] + places[2] + places[3] == rounds) --> 0	true
print(threads.barrier(1):wait()) --> 1
-- one that does not come: the others' waits end, and they have not been there
print(barrier:wait(0.01)) --> nil	timeout
print(barrier:wait(0)) --> nil	timeout
local later = threads.parallel(3, function() return barrier:wait(60) end)
table.sort(later)
print(table.concat(later, " ")) --> 1 2 3
-- one that is cancelled while it waits
local victim = threads.run(function() return barrier:wait() end)
threads.sleep(0.01)
victim:cancel()
print(victim:pjoin()) --> false	thread cancelled	nil
later = threads.parallel(3, function() return barrier:wait(60) end)
table.sort(later)
print(table.concat(later, " ")) --> 1 2 3
print(pcall(threads.barrier, 0)) --> false	bad argument #1 to 'threads.barrier' (must be at least 1)
print(pcall(threads.barrier)) --> false	bad argument #1 to 'threads.barrier' (number expected, got no value)

-- latches
local latch = threads.latch(3)
print(latch:count(), latch:wait(0)) --> 3	nil	timeout
local go = {}
for i = 1, 3 do
  go[i] = threads.run(function() return latch:wait() end)
end
latch:countdown()
print(latch:count()) --> 2
latch:countdown(2)
print(latch:count(), go[1]:join(), go[2]:join(), go[3]:join()) --> 0	true	true	true
latch:countdown(5)
print(latch:count(), latch:wait(), latch:wait(0)) --> 0	true	true
print(pcall(latch.countdown, latch, 0)) --> false	bad argument #2 to '?' (must be at least 1)
