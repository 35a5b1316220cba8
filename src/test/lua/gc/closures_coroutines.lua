-- Captured variables and suspended stacks are roots as long as something can reach them, no longer.
local weak = setmetatable({}, { __mode = "v" })
local function gone(k) collectgarbage() return weak[k] == nil end
-- a captured object lives with its closure
local f
;(function() local o = { "captured" } weak.a = o f = function() return o[1] end end)()
print(gone("a"), f()) --> false	captured
f = nil
print(gone("a")) --> true
-- what is not captured does not live
;(function() local o, p = { "yes" }, { "no" } weak.o, weak.p = o, p f = function() return o[1] end end)()
print(gone("p"), gone("o"), f()) --> true	false	yes
f = nil
-- shared by two closures
local g, h
;(function()
  local o = { n = 0 }
  weak.s = o
  g = function() o.n = o.n + 1 return o.n end
  h = function() return o.n end
end)()
g()
g()
print(gone("s"), h()) --> false	2
g = nil
print(gone("s"), h()) --> false	2
h = nil
print(gone("s")) --> true
-- reassigned: the old value goes, the new one stays
;(function() local v = { "old" } weak.old = v f = function(n) if n then v = n end return v[1] end end)()
;(function() local n = { "new" } weak.new = n f(n) end)()
print(gone("old"), gone("new"), f()) --> true	false	new
f = nil
-- set to nil inside
;(function() local v = { "cleared" } weak.c = v f = function() v = nil end end)()
print(gone("c")) --> false
f()
print(gone("c")) --> true
-- locals of a suspended coroutine
local co = coroutine.create(function()
  local a = { "on the stack" }
  weak.stack = a
  coroutine.yield()
  local b = a[1]
  a = nil
  coroutine.yield(b)
end)
coroutine.resume(co)
print(gone("stack")) --> false
print(coroutine.resume(co)) --> true	on the stack
co = nil
collectgarbage()
co = coroutine.wrap(function(...) weak.vararg = (...) local n = select("#", ...) coroutine.yield(n) return (...) end)
;(function() co({ "vararg" }) end)()
print(gone("vararg")) --> false
print(co()[1]) --> vararg
co = nil
print(gone("vararg")) --> true
-- blocks that ended inside a suspended coroutine
co = coroutine.create(function() (function() local inner = {} weak.inner = inner end)() coroutine.yield() end)
coroutine.resume(co)
print(gone("inner")) --> true
co = nil
-- finished coroutines keep nothing
co = coroutine.create(function() local x = {} weak.fin = x return 1 end)
coroutine.resume(co)
print(gone("fin"), coroutine.status(co)) --> true	dead
co = coroutine.create(function() local x = {} weak.err = x error("x") end)
coroutine.resume(co)
co = nil
print(gone("err")) --> true
-- values passed and dropped
co = coroutine.wrap(function() while true do local v = coroutine.yield() weak.passed = v v = nil end end)
co()
;(function() co({}) end)()
co(1)
collectgarbage()
print(weak.passed) --> 1
-- objects in the middle of expressions and calls while a collection runs
local function identity(x) collectgarbage() return x end
print(identity({ "a" })[1] .. identity({ "b" })[1] .. identity({ "c" })[1]) --> abc
print(({ identity({ 1 }), identity({ 2 }), n = identity({ 3 }) }).n[1], #{ identity(1), identity(2) }) --> 3	2
local r = { identity({ "x" }), { identity({ "y" }) } }
print(r[1][1], r[2][1][1]) --> x	y
print(select("#", identity({}), identity({}), identity({}))) --> 3
print((identity("long string " .. 1) .. identity("long string " .. 2)):len()) --> 26
local function many(...) collectgarbage() return ... end
local a, b, c, d = many({ 1 }, { 2 }, { 3 }, { 4 })
print(a[1], b[1], c[1], d[1]) --> 1	2	3	4
print(many({ 1 }, many({ 2 }), many({ 3 }))[1]) --> 1
local function rec(n, acc) if n == 0 then collectgarbage() return acc end return rec(n - 1, { acc, n }) end
local nest = rec(10, { "end" })
local depth = 0
while type(nest[1]) == "table" do nest = nest[1] depth = depth + 1 end
print(depth, nest[1]) --> 10	end
-- in metamethods, iterators, callbacks
local mt = { __add = function(x, y)
  collectgarbage()
  return setmetatable({ x[1] + y[1] }, getmetatable(x))
end, __index = function(t, k) collectgarbage() return { k } end, __concat = function(x, y)
  collectgarbage()
  return (type(x) == "table" and x[1] or x) .. (type(y) == "table" and y[1] or y)
end }
local function V(n) return setmetatable({ n }, mt) end
print((V(1) + V(2) + V(3))[1], V(1).field[1], V(1) .. "-" .. V(2) .. "-" .. V(3)) --> 6	field	1-2-3
for i, v in (function(s, i)
  collectgarbage()
  if i < s then return i + 1, { i } end
end), 3, 0 do io.write(i, v[1], " ") end
print() --> 10 21 32
local sorted = {}
for i = 1, 10 do sorted[i] = { (i * 7) % 11 } end
table.sort(sorted, function(x, y) collectgarbage() return x[1] < y[1] end)
for i = 2, 10 do assert(sorted[i - 1][1] < sorted[i][1]) end
print((("abc"):gsub(".", function(ch) collectgarbage() return ({ ch:upper() })[1] end))) --> ABC
