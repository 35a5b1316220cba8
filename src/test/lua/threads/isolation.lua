-- What goes wrong in one thread leaves the others intact.
local sum, n = {n = 0}, STRESS and 20 or 2000
local function work()
  for k = 1, n do
    threads.atomic.add(sum, "n", 1)
    local t = {}
    for i = 1, 10 do
      t[i] = {k, i}
    end
    assert(t[10][1] == k)
  end
end
local function beside(f)
  sum.n = 0
  local workers = {threads.run(work), threads.run(work)}
  local t = threads.run(f)
  local ok, problem = t:pjoin()
  workers[1]:join()
  workers[2]:join()
  return ok, problem, sum.n == 2 * n
end

-- stack overflow, in Lua and through metamethods and pcall
local function deep() return 1 + deep() end
if STRESS then
  deep = function() error("stack overflow") end -- a collection at each of a million calls takes hours
end
local ok, problem, intact = beside(deep)
print(ok, problem:match("stack overflow"), intact) --> false	stack overflow	true
ok, problem, intact = beside(function()
  local t = setmetatable({}, {__index = function(t, k) return STRESS and deep() or t[k + 1] end})
  return t[1]
end)
print(ok, problem:match("stack overflow"), intact) --> false	stack overflow	true
ok, problem, intact = beside(function() return pcall(deep) end)
print(ok, problem, intact) --> true	false	true
ok, problem, intact = beside(function() string.gsub(("x"):rep(10), ".", function() return deep() end) end)
print(ok, problem:match("stack overflow"), intact) --> false	stack overflow	true
-- the thread's carrier can be used again
print(threads.run(function() return "after an overflow" end):join()) --> after an overflow

-- errors and cancellations by the dozen
local shared = {}
for k = 1, 100 do
  shared[k] = k
end
sum.n = 0
local worker = threads.run(work)
for k = 1, STRESS and 6 or 60 do
  local t = threads.run(function()
    shared[k % 100 + 1] = k % 100 + 1
    if k % 3 == 0 then
      error({k})
    elseif k % 3 == 1 then
      threads.self():cancel()
    else
      table.sort(shared, function() error("in the middle") end)
    end
  end)
  assert(t:pjoin() == false)
end
worker:join()
print(sum.n == n, #shared, shared[1], shared[100]) --> true	100	1	100

-- a string that is too large for one thread
ok, problem, intact = beside(function() return ("x"):rep(1 << 40) end)
print(ok, intact) --> false	true
print(problem:match("resulting string too large") or problem:match("not enough memory") ~= nil) --> resulting string too large
