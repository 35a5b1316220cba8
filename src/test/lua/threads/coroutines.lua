-- Coroutines that other threads go on with.
local n = STRESS and 20 or 500

-- begun here, resumed there
local log = {}
local co = coroutine.create(function(a)
  log[#log + 1] = a
  while true do
    a = coroutine.yield(a * 2)
    if not a then
      return "end"
    end
    log[#log + 1] = a
  end
end)
print(coroutine.resume(co, 1)) --> true	2
print(threads.run(coroutine.resume, co, 2):join()) --> true	4
print(coroutine.resume(co, 3)) --> true	6
print(threads.run(function() return coroutine.resume(co) end):join()) --> true	end
print(coroutine.status(co), table.concat(log, " ")) --> dead	1 2 3
print(threads.run(coroutine.resume, co):join()) --> false	cannot resume dead coroutine

-- begun there, resumed here, its maker long gone
local made = threads.run(function()
  local hidden = {10}
  local co = coroutine.create(function(...)
    local sum = select("#", ...)
    while true do
      hidden[1] = hidden[1] + 1
      sum = sum + coroutine.yield(hidden[1], sum)
    end
  end)
  coroutine.resume(co, "x", "y")
  return co
end):join()
collectgarbage()
print(coroutine.resume(made, 5)) --> true	12	7
print(threads.run(function() collectgarbage() return coroutine.resume(made, 5) end):join()) --> true	13	12

-- wrapped generators walk through many threads
local count = coroutine.wrap(function() for i = 1, math.huge do coroutine.yield(i) end end)
for i = 1, 5 do
  assert(threads.run(count):join() == 2 * i - 1)
  assert(count() == 2 * i)
end
print(count()) --> 11

-- a traversal goes on in other threads while its table is rebuilt: every key that stays, none twice
local function walk(t, inner)
  return coroutine.wrap(function()
    for k in pairs(t) do
      for i in pairs(inner or {}) do
        coroutine.yield(k, i)
      end
      coroutine.yield(k)
    end
  end)
end
local function there(step)
  return threads.run(step):join()
end
local turn = 0
local function inTurn(step)
  turn = turn + 1
  if turn % 2 == 0 then
    return there(step)
  end
  return step()
end
local function check(sharedBefore, inner, resume)
  local t, seen, grown = {}, {}, 0
  for i = 1, 20 do
    t["k" .. i], t[i] = i, i
  end
  if sharedBefore then
    threads.run(function() return t end):join()
  end
  local step = walk(t, inner)
  local key, innerKey = step()
  while key do
    local name = key .. "/" .. tostring(innerKey)
    assert(not seen[name], name)
    seen[name] = true
    for i = 1, 5 do
      grown = grown + 1
      t["new" .. grown % (STRESS and 60 or 600)] = grown % 3 > 0 or nil
    end
    key, innerKey = resume(step)
  end
  for i = 1, 20 do
    assert(seen["k" .. i .. "/nil"] and seen[i .. "/nil"], i)
  end
end
for _, sharedBefore in ipairs {true, false} do
  for _, inner in ipairs {false, {a = 1, b = 2, 3}} do
    check(sharedBefore, inner, there)
    check(sharedBefore, inner, inTurn)
  end
end
print "traversals in many threads" --> traversals in many threads

-- suspended in loops over tables that are shared only afterwards
local holder, suspended = {}, {}
threads.run(function() return holder end):join()
for c = 1, 40 do
  local t, seen = {}, {}
  for i = 1, 50 do t["k" .. i] = true end
  suspended[c] = {t, seen, coroutine.wrap(function()
    for k in pairs(t) do seen[k] = (seen[k] or 0) + 1 coroutine.yield(true) end
  end)}
  for _ = 1, c do suspended[c][3]() end
end
for c, each in ipairs(suspended) do holder[c] = each[1] end
for _, each in ipairs(suspended) do
  for i = 1, 200 do each[1]["new" .. i] = true end
  while each[3]() do end
  for i = 1, 50 do assert(each[2]["k" .. i] == 1) end
end
-- coroutines that take turns with one traversal by next
local t, key, seen = {}, nil, {}
for i = 1, 100 do t["k" .. i] = true end
holder.t = t
for step = 1, math.huge do
  coroutine.wrap(function()
    key = next(t, key)
    if step % 3 == 0 then coroutine.yield() end
  end)()
  if key == nil then break end
  seen[key] = (seen[key] or 0) + 1
  for i = 1, 20 do t["new" .. (step * 20 + i) % (STRESS and 100 or 1000)] = true end
end
for i = 1, 100 do assert(seen["k" .. i] == 1) end
print "traversals by turns" --> traversals by turns

-- two threads resume one: one gets in, the other a clear error
local inside, go = threads.latch(1), threads.latch(1)
co = coroutine.create(function() inside:countdown() go:wait() return "done" end)
local first = threads.run(coroutine.resume, co)
inside:wait()
print(coroutine.status(co)) --> running
print(coroutine.resume(co)) --> false	cannot resume non-suspended coroutine
print(pcall(coroutine.close, co)) --> false	cannot close a running coroutine
print(select(2, pcall(debug.traceback, co)):match("the .*%w")) --> the coroutine runs in another thread
print(select(2, pcall(debug.getinfo, co, 1)):match("the .*%w")) --> the coroutine runs in another thread
print(select(2, pcall(debug.getlocal, co, 1, 1)):match("the .*%w")) --> the coroutine runs in another thread
print(select(2, pcall(debug.setlocal, co, 1, 1, 2)):match("the .*%w")) --> the coroutine runs in another thread
print(select(2, pcall(debug.sethook, co, print, "l")):match("the .*%w")) --> the coroutine runs in another thread
go:countdown()
print(first:join()) --> true	done
-- the same with one that has resumed another
inside, go = threads.latch(1), threads.latch(1)
co = coroutine.create(function() coroutine.wrap(function() inside:countdown() go:wait() end)() end)
first = threads.run(coroutine.resume, co)
inside:wait()
print(coroutine.status(co), coroutine.resume(co)) --> normal	false	cannot resume non-suspended coroutine
print(select(2, pcall(debug.traceback, co)):match("the .*%w")) --> the coroutine runs in another thread
go:countdown()
print(first:join()) --> true
-- and the main coroutine of a thread
local main = coroutine.running()
print(threads.run(function()
  return select(2, pcall(debug.traceback, main)):match("the .*%w"), coroutine.resume(main)
end):join()) --> the coroutine runs in another thread	false	cannot resume non-suspended coroutine

-- many threads at one coroutine: every step is made exactly once
local steps, refused = {n = 0}, {n = 0}
co = coroutine.create(function() while true do steps.n = steps.n + 1 coroutine.yield(steps.n) end end)
local results = threads.parallel(4, function()
  local mine = 0
  while mine < n do
    local ok, value = coroutine.resume(co)
    if ok then
      mine = mine + 1
    else
      assert(value == "cannot resume non-suspended coroutine", value)
      threads.atomic.add(refused, "n", 1)
    end
  end
end)
print(steps.n == 4 * n) --> true

-- suspended ones can be looked at and closed by anybody
local closed = {}
co = coroutine.create(function(x)
  local a <close> = setmetatable({}, {__close = function() closed[1] = "closed" end})
  local seen = x
  coroutine.yield()
  return seen
end)
threads.run(coroutine.resume, co, "value"):join()
print(debug.traceback(co):match("in function <") ~= nil) --> true
print(debug.getlocal(co, 1, 1)) --> x	value
print(debug.getlocal(co, 1, 3)) --> seen	value
print(debug.setlocal(co, 1, 3, {"another"})) --> seen
local other = coroutine.create(function() coroutine.yield() end)
print((select(2, threads.run(coroutine.resume, co):join()))[1], closed[1]) --> another	closed
closed = {}
co = coroutine.create(function()
  local a <close> = setmetatable({}, {__close = function() closed[1] = threads.self():name() end})
  coroutine.yield()
end)
coroutine.resume(co)
local closer = threads.run(function() threads.self():name("closer") return coroutine.close(co) end)
print(closer:join(), closed[1], coroutine.status(co)) --> true	closer	dead

-- errors end a coroutine, whichever thread it runs in
co = coroutine.create(function() coroutine.yield() error("inside", 0) end)
coroutine.resume(co)
print(threads.run(coroutine.resume, co):join()) --> false	inside
print(coroutine.status(co), coroutine.close(co)) --> dead	false	inside
local wrapped = coroutine.wrap(function() coroutine.yield() error("wrapped", 0) end)
wrapped()
print((select(2, threads.run(wrapped):pjoin()))) --> wrapped

-- cancelled in the middle: the coroutine is dead, its variables are closed
inside = threads.latch(1)
closed = {}
co = coroutine.create(function()
  local a <close> = setmetatable({}, {__close = function() closed[1] = "closed" end})
  inside:countdown()
  while true do end
end)
first = threads.run(coroutine.resume, co)
inside:wait()
first:cancel()
print(first:pjoin()) --> false	thread cancelled	nil
print(coroutine.status(co), closed[1], coroutine.resume(co)) --> dead	closed	false	cannot resume dead coroutine

-- coroutines inside of threads as everywhere: yield across pcall, metamethods, iterators
print(threads.run(function()
  local c = coroutine.wrap(function()
    pcall(coroutine.yield, 1)
    local t = setmetatable({}, {__index = function(_, k) return coroutine.yield(k) end})
    coroutine.yield(t[2])
    for v in coroutine.wrap(function() coroutine.yield(4) end) do
      coroutine.yield(v)
    end
    return coroutine.isyieldable()
  end)
  return c(), c(), c(3), c(), c()
end):join()) --> 1	2	3	4	true
print(threads.run(coroutine.isyieldable):join(), threads.run(pcall, coroutine.yield):join())
--> false	false	attempt to yield from outside a coroutine
