-- Any value crosses: closures that share variables, tables, metatables, strings, userdata, modules, globals.
local n = STRESS and 30 or 2000

-- closures share captured variables with the threads they come from
local counter = 0
local function increment()
  counter = counter + 1
  return counter
end
threads.run(function() increment() increment() end):join()
print(counter, increment()) --> 2	3
local set, get
do
  local hidden = "first"
  function set(v) hidden = v end
  function get() return hidden end
end
threads.run(set, "set by another thread"):join()
print(get()) --> set by another thread
local flag = false
local waiter = threads.run(function() while not flag do end return "seen" end)
flag = true
print(waiter:join()) --> seen
-- loops make a variable for each round
local list = {}
for i = 1, 3 do
  -- not list[i] = ...: the key would be read after the call, when the thread may have changed it
  list[#list + 1] = threads.run(function() i = i + 10 return i end)
end
print(list[1]:join(), list[2]:join(), list[3]:join()) --> 11	12	13
-- deep upvalues, several levels, functions that make functions
local function adder(by)
  return function(x)
    return function() by = by + x return by end
  end
end
local add = threads.run(function(a) return a(5) end, adder(1)):join()
print(add(), threads.run(add):join(), add()) --> 6	11	16

-- tables: identity, cycles, metatables, nesting
local t = {sub = {1, 2}}
t.self = t
local same, sub = threads.run(function(x) x.sub[3] = "new" return x == x.self and x, x.sub end, t):join()
print(same == t, sub == t.sub, t.sub[3]) --> true	true	new
local Point = {}
Point.__index = Point
Point.__add = function(a, b) return setmetatable({x = a.x + b.x}, Point) end
Point.__eq = function(a, b) return a.x == b.x end
Point.__tostring = function(p) return "point " .. p.x end
function Point:double() return self + self end
local p = threads.run(function() return setmetatable({x = 21}, Point):double() end):join()
print(tostring(p), getmetatable(p) == Point, p == setmetatable({x = 42}, Point)) --> point 42	true	true
-- a method that is added later is found by other threads
local go, went = threads.latch(1), threads.latch(1)
local late = threads.run(function() local before = p.late went:countdown() go:wait() return before, p:late() end)
went:wait()
function Point:late() return "late " .. self.x end
go:countdown()
print(late:join()) --> nil	late 42

-- strings of every length, made here and there, are equal and the same keys
local keys = {}
local made = threads.parallel(3, function(i)
  for k = 1, n do
    keys["key " .. k % 50] = i
    keys[("long key "):rep(10) .. k % 50] = i
  end
  return ("abc"):rep(100)
end)
print(made[1] == made[2], made[1] == ("abc"):rep(100)) --> true	true
local number = 0
for k in pairs(keys) do
  number = number + 1
end
print(number == (STRESS and 60 or 100)) --> true
for k = 1, 29 do
  assert(keys["key " .. k] and keys[("long key "):rep(10) .. k])
end

-- numbers that need an object of their own
print(threads.run(function(...) return ... end, 1 << 62, math.mininteger, 0.1, -0.0, 1e308):join())
--> 4611686018427387904	-9223372036854775808	0.1	-0.0	1e+308

-- globals
shared = 1
threads.run(function() shared = shared + 1 made_there = {1} end):join()
print(shared, made_there[1]) --> 2	1
shared, made_there = nil, nil

-- files and other userdata
local name = os.tmpname()
local file = assert(io.open(name, "w"))
threads.run(function() file:write("from a thread\n") end):join()
file:write("from main\n")
threads.run(function() file:close() end):join()
print(io.type(file)) --> closed file
for line in io.lines(name) do
  print(line)
end
--> from a thread
--> from main
local back = threads.run(function() local f = io.open(name) return f, f:read() end)
local f, first = back:join()
print(first, f:read()) --> from a thread	from main
f:close()
os.remove(name)
local owner = {}
debug.setuservalue(io.stdout, owner, 1)
print(threads.run(function() return io.stdout == io.output() end):join()) --> true

-- modules are loaded for all
package.preload.made = function(...) return {name = ..., count = 0} end
local module = threads.run(function() return require("made") end):join()
print(module == require("made"), module.name) --> true	made
local modules = threads.parallel(3, function() return require("made") end)
print(modules[1] == module and modules[2] == module and modules[3] == module) --> true
-- the string metatable is everybody's
string.shout = function(s) return s:upper() .. "!" end
print(threads.run(function() return ("hey"):shout() end):join()) --> HEY!
string.shout = nil
-- load makes functions for any thread, environments are tables like others
local env = {out = 0}
local chunk = load("out = out + 1 return out", "chunk", "t", env)
print(threads.run(chunk):join(), threads.run(chunk):join(), env.out) --> 1	2	2
print(threads.run(load, "return 6 * 7"):join()()) --> 42
print(load(threads.run(string.dump, function(x) return x + 1 end):join())(41)) --> 42
-- upvalues by the debug library
local u = 1
local function reads() return u end
threads.run(debug.setupvalue, reads, 1, 99):join()
print(u, (select(2, threads.run(debug.getupvalue, reads, 1):join()))) --> 99	99

-- mailboxes
local main = threads.self()
local echo = threads.run(function()
  local sum = 0
  for _ = 1, n do
    local v = threads.receive()
    sum = sum + v.value
    v.from:send({value = sum})
  end
  return threads.receive(0.01)
end)
local last
for i = 1, n do
  echo:send({from = main, value = i})
  last = threads.receive()
end
print(last.value == n * (n + 1) // 2, echo:join()) --> true	nil	timeout
print(threads.receive(0)) --> nil	timeout
main:send("to myself")
main:send(false)
print(threads.receive(), threads.receive()) --> to myself	false
print(pcall(main.send, main, nil)) --> false	bad argument #2 to '?' (nil cannot be sent)
print(pcall(main.send, main)) --> false	bad argument #2 to '?' (value expected)
local ended = threads.run(function() end)
ended:join()
ended:send("nobody reads it")

-- a generator of random numbers for each thread; seeding is one's own
math.randomseed(42)
local a, b = math.random(1000000), math.random(1000000)
math.randomseed(42)
local c = math.random(1000000)
threads.run(function() math.randomseed(7) math.random() end):join()
print(a == c, b == math.random(1000000)) --> true	true
local first, second = threads.run(function() math.randomseed(42) return math.random(1000000), math.random(1000000) end):join()
print(first == a, second == b) --> true	true
print(threads.run(math.random):join() ~= threads.run(math.random):join()) --> true
