-- create, resume, yield, status: values passed both ways, life cycle.
local co = coroutine.create(function(a, b)
  print("start", a, b)
  local c = coroutine.yield(a + b)
  print("second", c)
  local d, e = coroutine.yield()
  print("third", d, e)
  return "end", nil, 3
end)
print(type(co), coroutine.status(co)) --> thread	suspended
print(coroutine.resume(co, 1, 2))
--> start	1	2
--> true	3
print(coroutine.status(co)) --> suspended
print(coroutine.resume(co, "x", "dropped"))
--> second	x
--> true
print(coroutine.resume(co))
--> third	nil	nil
--> true	end	nil	3
print(coroutine.status(co)) --> dead
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
print(coroutine.resume(co, "still dead")) --> false	cannot resume dead coroutine
-- any number of values
local echo = coroutine.wrap(function(...)
  local args = table.pack(...)
  while true do args = table.pack(coroutine.yield(table.unpack(args, 1, args.n))) end
end)
print(echo()) -->
print(echo(1)) --> 1
print(echo(nil, nil)) --> nil	nil
print(echo(1, nil, 3, nil)) --> 1	nil	3	nil
print(select("#", echo(nil, nil, nil))) --> 3
local many = {}
for i = 1, 200 do many[i] = i end
print(select("#", echo(table.unpack(many))), (select(200, echo(table.unpack(many))))) --> 200	200
-- functions without yield, without results, native functions
print(coroutine.resume(coroutine.create(function() end))) --> true
print(coroutine.resume(coroutine.create(function(...) return ... end), 1, nil)) --> true	1	nil
print(coroutine.resume(coroutine.create(math.max), 3, 9, 4)) --> true	9
print(coroutine.resume(coroutine.create(coroutine.yield), "native yield")) --> true	native yield
local native = coroutine.create(coroutine.yield)
print(coroutine.resume(native, 1, 2)) --> true	1	2
print(coroutine.resume(native, 3, 4)) --> true	3	4
print(coroutine.status(native)) --> dead
print(coroutine.resume(coroutine.create(coroutine.running)) == true) --> true
-- status seen from inside, from a nested coroutine, of the main one
local outer
outer = coroutine.create(function()
  print(coroutine.status(outer))
  local inner = coroutine.create(function() print(coroutine.status(outer)) coroutine.yield() end)
  coroutine.resume(inner)
  print(coroutine.status(inner), coroutine.status(outer))
end)
coroutine.resume(outer)
--> running
--> normal
--> suspended	running
print(coroutine.status(outer)) --> dead
local main, isMain = coroutine.running()
print(type(main), isMain, coroutine.status(main)) --> thread	true	running
coroutine.wrap(function()
  local me, isMainHere = coroutine.running()
  print(me ~= main, isMainHere, coroutine.status(main), coroutine.status(me)) --> true	false	normal	running
end)()
print(coroutine.running() == main, (coroutine.running()) == main) --> true	true
-- isyieldable
print(coroutine.isyieldable(), coroutine.wrap(function() return coroutine.isyieldable() end)()) --> false	true
local sus = coroutine.create(function() coroutine.yield() end)
print(coroutine.isyieldable(sus), coroutine.isyieldable(main)) --> true	false
-- resuming what cannot be resumed
print(coroutine.resume(main)) --> false	cannot resume non-suspended coroutine
print(coroutine.wrap(function() return coroutine.resume(coroutine.running()) end)()) --> false	cannot resume non-suspended coroutine
print(coroutine.wrap(function() return coroutine.resume(main) end)()) --> false	cannot resume non-suspended coroutine
local cycle
cycle = coroutine.create(function()
  return coroutine.resume(coroutine.create(function() return coroutine.resume(cycle) end))
end)
print(coroutine.resume(cycle)) --> true	true	false	cannot resume non-suspended coroutine
print(pcall(coroutine.yield, 1)) --> false	attempt to yield from outside a coroutine
local ok, message = pcall(coroutine.yield)
print(ok, message) --> false	attempt to yield from outside a coroutine
-- two at the same time, each with its own state
local function counter(step)
  return coroutine.wrap(function() local n = 0 while true do n = n + step coroutine.yield(n) end end)
end
local c1, c2 = counter(1), counter(10)
print(c1(), c2(), c1(), c2(), c1()) --> 1	10	2	20	3
-- locals and upvalues survive
local shared = 0
local function bump()
  local mine = 0
  for _ = 1, 3 do mine = mine + 1 shared = shared + 1 coroutine.yield(mine, shared) end
end
local b1, b2 = coroutine.wrap(bump), coroutine.wrap(bump)
print(b1()) --> 1	1
print(b2()) --> 1	2
print(b1()) --> 2	3
print(b2()) --> 2	4
-- argument errors
local function err(f, ...) local o, m = pcall(f, ...) return (tostring(m):gsub("^[^:]+:%d+: ", "")) end
print(err(coroutine.create)) --> bad argument #1 to 'coroutine.create' (function expected, got no value)
print(err(coroutine.create, 5)) --> bad argument #1 to 'coroutine.create' (function expected, got number)
print(err(coroutine.wrap, nil)) --> bad argument #1 to 'coroutine.wrap' (function expected, got nil)
print(err(coroutine.resume)) --> bad argument #1 to 'coroutine.resume' (thread expected, got no value)
print(err(coroutine.resume, print)) --> bad argument #1 to 'coroutine.resume' (thread expected, got function)
print(err(coroutine.status)) --> bad argument #1 to 'coroutine.status' (thread expected, got no value)
print(err(coroutine.status, {})) --> bad argument #1 to 'coroutine.status' (thread expected, got table)
print(err(coroutine.close)) --> bad argument #1 to 'coroutine.close' (thread expected, got no value)
print(err(coroutine.close, 5)) --> bad argument #1 to 'coroutine.close' (thread expected, got number)
print(err(coroutine.isyieldable, 5)) --> bad argument #1 to 'coroutine.isyieldable' (thread expected, got number)
print((tostring(co):gsub("0x%x+", "ADDR"))) --> thread: ADDR
-- yields at every place an expression can stand
local log = {}
local y = coroutine.yield
local places = coroutine.wrap(function()
  local t = { y(1), [y(2)] = y(3), y(4) }
  local s = y(5) .. y(6) .. y(7)
  local n = y(8) + y(9) * y(10)
  if y(11) then log[#log + 1] = "if" end
  while y(12) do break end
  for i = y(13), y(14) do log[#log + 1] = i end
  local f = function(...) return select("#", ...), y(15) end
  log[#log + 1] = f(y(16), y(17))
  t[y(18)] = y(19)
  return s, n, y(20) and y(21) or y(22), t[1], t.k
end)
local r = table.pack(places())
local answers = { "a", "k", "v", "b", "x", "y", "z", 1, 2, 3, true, true, 1, 2, "f", nil, nil, "i", "j", false, "end" }
local turns = 0
while #r == 1 and turns < 40 do
  turns = turns + 1
  log[#log + 1] = "#" .. r[1]
  local answer = answers[r[1]]
  if r[1] == 20 then answer = false end
  r = table.pack(places(answer == nil and "nil" or answer))
end
print(table.concat(log, " ")) --> #1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 if #12 #13 #14 1 2 2 #17 #15 #18 #19 #20 #22
print(table.unpack(r, 1, r.n)) --> xyz	7	nil	a	v
