-- A counter that several threads share: done wrong, and three ways to do it right.
local threadCount, rounds = 4, 20000

-- Wrong: reading, adding and storing are three steps. Another thread may store between them, and its store is lost.
local wrong = {n = 0}
threads.parallel(threadCount, function()
  for _ = 1, rounds do
    wrong.n = wrong.n + 1
  end
end)
print("plain", wrong.n <= threadCount * rounds and "at most the right number" or "impossible")

-- Right: one step on the field itself.
local right = {n = 0}
threads.parallel(threadCount, function()
  for _ = 1, rounds do
    threads.atomic.add(right, "n", 1)
  end
end)
print("atomic", right.n)

-- Right: a lock, for more than one field at a time.
local account, lock = {n = 0, last = "nobody"}, threads.lock()
threads.parallel(threadCount, function(i)
  for _ = 1, rounds do
    lock:with(function()
      account.n = account.n + 1
      account.last = "thread " .. i
    end)
  end
end)
print("lock", account.n)

-- Right, and the fastest: count apart, add at the end.
local sums = threads.parallel(threadCount, function()
  local n = 0
  for _ = 1, rounds do
    n = n + 1
  end
  return n
end)
local total = 0
for _, n in ipairs(sums) do
  total = total + n
end
print("apart", total)
