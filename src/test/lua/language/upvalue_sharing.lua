-- Captured variables whose kinds differ: reassigned or not, one closure or several, parameters, loops, varargs.
-- never reassigned, one closure
local function one(a) return function() return a end end
print(one(1)(), one("s")(), one(nil)(), one(false)(), one(2^60)()) --> 1	s	nil	false	1.1529215046068e+18
-- reassigned before capture only
local function before(a) a = a * 2 return function() return a end end
print(before(4)()) --> 8
-- reassigned after capture only
local function after(a) local f = function() return a end a = a * 2 return f end
print(after(4)()) --> 8
-- reassigned by the closure only
local function inside(a) return function() a = a * 2 return a end end
local f = inside(4)
print(f(), f(), f()) --> 8	16	32
-- two closures, no assignment
local function two(a) return function() return a end, function() return a end end
local g1, g2 = two({})
print(g1() == g2()) --> true
-- two closures, one writes
local function rw(a) return function() return a end, function(v) a = v end end
local read, write = rw(1)
write(2)
print(read()) --> 2
write(nil)
print(read()) --> nil
write("s")
print(read()) --> s
-- a conditional assignment, perhaps after capture
local function maybe(flag)
  local v = "initial"
  local f = function() return v end
  if flag then v = "assigned" end
  return f
end
print(maybe(true)(), maybe(false)()) --> assigned	initial
-- an assignment in an unrelated inner function
local function far()
  local v = 1
  local function outer()
    local function inner() v = v + 1 end
    inner()
  end
  outer() outer()
  return v, function() return v end
end
local v, getv = far()
print(v, getv()) --> 3	3
-- captured in two levels
local function levels()
  local x = 0
  return function()
    local y = x
    return function() x = x + 1 y = y + 10 return x, y end
  end
end
local l = levels()
local a, b = l(), l()
print(a()) --> 1	10
print(b()) --> 2	10
print(a()) --> 3	20
print(l()()) --> 4	13
-- the same variable captured directly and through an intermediate function
local function mixed()
  local x = 1
  local direct = function() x = x + 1 return x end
  local indirect = function() return function() x = x * 10 return x end end
  return direct, indirect()
end
local direct, indirect = mixed()
print(direct(), indirect(), direct(), indirect()) --> 2	20	21	210
-- parameter, self, for variables and vararg copies
local object = { n = 1 }
function object:make(k) return function() k = k + self.n return k end end
local om = object:make(10)
object.n = 5
print(om(), om()) --> 15	20
local function copies(...) local x, y = ... return function() x = x + 1 return x, y, y end end
print(copies(1, 2)()) --> 2	2	2
-- a local function that is reassigned while captured
local function swap() return "first" end
local caller = function() return swap() end
print(caller()) --> first
swap = function() return "second" end
print(caller()) --> second
-- recursion of a captured local function, replaced by another
local function countdown(n) if n == 0 then return "zero" end return countdown(n - 1) end
local original = countdown
print(countdown(3)) --> zero
countdown = function(n) return "replaced at " .. n end
print(original(3)) --> replaced at 2
-- upvalues written while a coroutine is suspended
local shared = 0
local co = coroutine.wrap(function() while true do shared = shared + 1 coroutine.yield(shared) end end)
co() shared = 100
print(co(), shared) --> 101	101
-- a block's variable after the block has ended and the register was reused
local escaped
do local x = "kept" escaped = function() return x end end
do local y = "other" local z = y end
local w = "third"
print(escaped(), w) --> kept	third
-- many upvalues in one function
local u1, u2, u3, u4, u5, u6, u7, u8, u9, u10 = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
local function all()
  u1, u10 = u10, u1
  return u1 + u2 + u3 + u4 + u5 + u6 + u7 + u8 + u9 + u10, u1, u10
end
print(all()) --> 55	10	1
print(all()) --> 55	1	10
print(u1, u10) --> 1	10
-- identity as the debug library sees it
local i1, i2 = two(1)
print(debug.upvalueid(i1, 1) == debug.upvalueid(i2, 1), debug.upvalueid(one(1), 1) == debug.upvalueid(one(1), 1)) --> true	false
local made = {}
for i = 1, 2 do local x = i made[i] = { function() return x end, function() x = x + 1 return x end } end
print(debug.upvalueid(made[1][1], 1) == debug.upvalueid(made[1][2], 1), debug.upvalueid(made[1][1], 1) ==
  debug.upvalueid(made[2][1], 1)) --> true	false
print(debug.getupvalue(made[1][1], 1)) --> x	1
print(debug.setupvalue(made[1][1], 1, 50), made[1][1](), made[1][2](), made[2][1]()) --> x	50	51	2
local s1 = one("set by debug")
print(debug.setupvalue(s1, 1, "changed"), s1(), debug.getupvalue(s1, 1)) --> a	changed	a	changed
debug.upvaluejoin(made[1][1], 1, made[2][2], 1)
made[2][2]()
print(made[1][1](), made[2][1]()) --> 3	3
-- assigned in the condition of a repeat, in a nested loop and in a pcall
local n = 0
repeat local done = (function() n = n + 1 return n > 3 end)() until done
print(n) --> 4
pcall(function() n = n + 100 error("x") end)
print(n) --> 104
for i = 1, 2 do local ok = pcall(function() n = n + i end) end
print(n) --> 107
