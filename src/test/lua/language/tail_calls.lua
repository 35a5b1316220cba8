-- Tail calls do not grow the stack; what looks like one is not always one.
local depth = STRESS and 300 or 100000
local function loop(n) if n == 0 then return "done" end return loop(n - 1) end
print(loop(depth)) --> done
local function sum(n, acc) if n == 0 then return acc end return sum(n - 1, acc + n) end
print(sum(depth, 0) == depth * (depth + 1) // 2) --> true
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(depth), odd(depth)) --> true	false

-- methods, fields, upvalues, globals, varargs
local object = { count = 0 }
function object:tick(n) self.count = self.count + 1 if n == 0 then return self.count end return self:tick(n - 1) end
print(object:tick(STRESS and 300 or 20000) == (STRESS and 301 or 20001)) --> true
function globalTail(n) if n == 0 then return "global" end return globalTail(n - 1) end
print(globalTail(STRESS and 300 or 20000)) --> global
globalTail = nil
local function vararg(n, ...) if n == 0 then return ... end return vararg(n - 1, ...) end
print(vararg(STRESS and 300 or 20000, "a", "b", nil, "d")) --> a	b	nil	d
local function growing(n, ...) if n == 0 then return select("#", ...) end return growing(n - 1, n, ...) end
print(growing(100)) --> 100
local function shrinking(n, a, ...) if n == 0 then return a, ... end return shrinking(n - 1, ...) end
print(shrinking(3, 1, 2, 3, 4, 5)) --> 4	5

-- every result passes through
local function many() return 1, 2, 3 end
local function pass() return many() end
local function pass2() return pass() end
print(pass2()) --> 1	2	3
print((pass2())) --> 1
print(#{ pass2() }) --> 3
local function none() return (function() end)() end
print(select("#", none())) --> 0

-- through Java or C functions: pcall, select, wrapped and callable values
local function viaSelect(...) return select(2, ...) end
print(viaSelect("a", "b", "c")) --> b	c
local function viaPcall(f, ...) return pcall(f, ...) end
print(viaPcall(many)) --> true	1	2	3
print(viaPcall(error, "failure", 0)) --> false	failure
local callable = setmetatable({}, { __call = function(self, n)
  if n == 0 then return "callable" end
  return self(n - 1)
end })
print(callable(STRESS and 300 or 20000)) --> callable
local tower = callable
for _ = 1, 5 do tower = setmetatable({}, { __call = tower }) end
local function callTower(f, ...) return f(...) end
print(select("#", pcall(callTower, tower, 0))) --> 2

-- continuation passing
local function cps(n, k) if n == 0 then return k(0) end return cps(n - 1, function(v) return k(v + n) end) end
print(cps(STRESS and 50 or 1000, function(v) return v end) == (STRESS and 1275 or 500500)) --> true
-- a state machine
local states = {}
function states.a(n, s) if n == 0 then return s end return states.b(n - 1, s + 1) end
function states.b(n, s) if n == 0 then return s end return states.c(n - 1, s + 2) end
function states.c(n, s) if n == 0 then return s end return states.a(n - 1, s + 3) end
print(states.a(STRESS and 300 or 30000, 0) == (STRESS and 600 or 60000)) --> true
-- inside coroutines
print(coroutine.wrap(function() return loop(STRESS and 300 or 20000) end)()) --> done
local function yielding(n) if n == 0 then return "end" end coroutine.yield(n) return yielding(n - 1) end
local co, seen = coroutine.wrap(yielding), {}
for i = 1, 4 do seen[i] = tostring(co(3)) end
print(table.concat(seen, " ")) --> 3 2 1 end

-- captured variables of a frame that made a tail call are intact
local getters = {}
local function capture(n)
  local v = n * 10
  getters[n] = function() v = v + 1 return v end
  if n == 1 then return "captured" end
  return capture(n - 1)
end
print(capture(5), getters[5](), getters[1](), getters[5]()) --> captured	51	11	52

-- not tail calls: parentheses, arithmetic, and, more values, <close>
local log = {}
local function note(x) log[#log + 1] = x return x end
local function paren() return (many()) end
local function plus() return many() + 1 end
local function two() return many(), 5 end
local function both() return true and many() end
print(paren()) --> 1
print(plus()) --> 2
print(two()) --> 1	5
print(both()) --> 1
local function closing()
  local c <close> = setmetatable({}, { __close = function() note("closed") end })
  return note("called")
end
print(closing(), table.concat(log, " ")) --> called	called closed
-- the frame is gone from the traceback
local function bottom() return debug.traceback("tb") end
local function middle() return bottom() end
local text = middle()
print(select(2, text:gsub("%(%.%.%.tail calls%.%.%.%)", ""))) --> 1
local info
local function inspect() info = debug.getinfo(1, "t") return info.istailcall end
local function call() return inspect() end
print(call(), (inspect())) --> true	false
-- errors in tail-called functions are caught as usual
print(pcall(function() return error("tail error", 0) end)) --> false	tail error
print(pcall(function() return loop(nil) end) == false) --> true
