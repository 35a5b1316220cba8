-- getlocal, setlocal, getupvalue, setupvalue, upvalueid, upvaluejoin.
local function list(level)
  local out, i = {}, 1
  while true do
    local n, v = debug.getlocal(level + 1, i)
    if not n then break end
    if n:sub(1, 1) ~= "(" then out[#out + 1] = n .. "=" .. tostring(v) end
    i = i + 1
  end
  return table.concat(out, " ")
end
local function f(a, b, ...)
  local c = a + b
  do local hidden = "gone" end
  local d <const> = "constant"
  local e = { 1 }
  e = "text"
  return (list(1))
end
print(f(1, 2, 3)) --> a=1 b=2 c=3 e=text
local function blocks()
  local a = 1
  local r = {}
  do local b = 2 r[1] = list(1) end
  for i = 5, 5 do local c = 3 r[2] = list(1) end
  local d = 4
  r[3] = list(1)
  return table.concat(r, "; "):gsub("table: 0x%x+", "T")
end
print((blocks():gsub("r=table: %w+", "r=T"))) --> a=1 r=T b=2; a=1 r=T i=5 c=3; a=1 r=T d=4
-- parameters of functions that are not running
print(debug.getlocal(f, 1), debug.getlocal(f, 2), debug.getlocal(f, 3)) --> a	b	nil
print(debug.getlocal(math.abs, 1), debug.getlocal(function() end, 1)) --> nil	nil
print(debug.getlocal(f, 0), debug.getlocal(f, -1)) --> nil	nil
-- varargs have negative indices
local function va(...)
  local n, v = debug.getlocal(1, -1)
  local n2, v2 = debug.getlocal(1, -2)
  return n, v, n2, v2, debug.getlocal(1, -3)
end
print(va("x", "y")) --> (vararg)	x	(vararg)	y	nil
print((va())) --> nil
local function setva(...) debug.setlocal(1, -2, "replaced") return ... end
print(setva(1, 2, 3)) --> 1	replaced	3
print(debug.setlocal(1, -100, 1)) --> nil
-- setlocal
local function set() local x, y = 1, 2 print(debug.setlocal(1, 1, "new x"), debug.setlocal(1, 2, nil)) return x, y end
print(set())
--> x	y
--> new x	nil
local function caller()
  local mine = "before"
  local function change() debug.setlocal(2, 1, "after") end
  change()
  return mine
end
print(caller()) --> after
print(debug.setlocal(1, 1000, 1)) --> nil
-- shadowed names appear twice, in order
local function shadow()
  local x = 1
  local x = 2
  local out = {}
  for i = 1, 2 do local n, v = debug.getlocal(1, i) out[i] = n .. v end
  return table.concat(out, " ")
end
print(shadow()) --> x1 x2
-- of other levels and coroutines
local function inner() return (list(2)) end
local function outer() local visible = "yes" local r = inner() return r end
print(outer()) --> visible=yes
local co = coroutine.create(function(p) local q = p * 2 coroutine.yield() return p, q end)
coroutine.resume(co, 21)
print(debug.getlocal(co, 1, 1)) --> p	21
print(debug.getlocal(co, 1, 2)) --> q	42
print(debug.getlocal(co, 1, 3)) --> nil
print(debug.setlocal(co, 1, 1, "P"), debug.setlocal(co, 1, 2, "Q")) --> p	q
print(coroutine.resume(co)) --> true	P	Q
print(pcall(debug.getlocal, co, 1, 1)) --> false	bad argument #2 to 'debug.getlocal' (level out of range)
-- upvalues
local u1, u2, u3 = "one", 2, nil local function g() u3 = u1 return u2, u3 end
local ups = {}
for i = 1, 4 do local n, v = debug.getupvalue(g, i) ups[#ups + 1] = tostring(n) .. "=" .. tostring(v) end
print(table.concat(ups, " ")) --> u3=nil u1=one u2=2 nil=nil
local function idx(fn, name)
  for i = 1, 255 do local n = debug.getupvalue(fn, i) if n == name then return i elseif not n then return end end
end
print(debug.setupvalue(g, idx(g, "u1"), "changed"), u1, g()) --> u1	changed	2	changed
print(debug.setupvalue(g, 10, 1), debug.getupvalue(g, 0), debug.getupvalue(g, -1)) --> nil	nil
print(debug.getupvalue(math.abs, 1), debug.setupvalue(math.abs, 1, 1)) --> nil
print(debug.getupvalue(load("return x"), 1) == "_ENV", select(2, debug.getupvalue(load("return x"), 1)) == _G) --> true	true
-- one variable shared by closures of one scope, also when read-only
local function make()
  local v, w = 0, "const"
  return function() v = v + 1 return v, w end, function() return v, w end
end
local m1, m2 = make()
local o1 = make()
print(debug.upvalueid(m1, 1) == debug.upvalueid(m2, 1), debug.upvalueid(m1, 2) == debug.upvalueid(m2, 2),
  debug.upvalueid(m1, 1) == debug.upvalueid(o1, 1), debug.upvalueid(m1, 1) == debug.upvalueid(m1, 2),
  type(debug.upvalueid(m1, 1))) --> true	true	false	false	userdata
print(debug.setupvalue(m2, 1, 100), m1()) --> v	101	const
print(debug.setupvalue(m2, 2, "set through m2"), select(2, m1())) --> w	set through m2
debug.upvaluejoin(o1, 1, m1, 1)
print(o1(), m1(), debug.upvalueid(o1, 1) == debug.upvalueid(m1, 1)) --> 103	104	true
debug.upvaluejoin(o1, 2, m1, 1)
print(o1()) --> 105	105
print(debug.upvalueid(m1, 5)) --> nil
print(pcall(debug.upvaluejoin, m1, 9, m2, 1)) --> false	bad argument #2 to 'debug.upvaluejoin' (invalid upvalue index)
print(pcall(debug.upvaluejoin, math.abs, 1, m2, 1)) --> false	bad argument #2 to 'debug.upvaluejoin' (invalid upvalue index)
print(pcall(debug.upvaluejoin, m1, 1, math.abs, 1)) --> false	bad argument #4 to 'debug.upvaluejoin' (invalid upvalue index)
print(debug.upvalueid(math.abs, 1)) --> nil
-- a joined variable is independent of its old scope; loops make separate ones
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 1 return i end end
debug.upvaluejoin(fs[1], 1, fs[3], 1)
print(fs[1](), fs[3](), fs[2](), debug.upvalueid(fs[1], 1) == debug.upvalueid(fs[3], 1), debug.upvalueid(fs[2], 1) ==
  debug.upvalueid(fs[3], 1)) --> 4	5	3	true	false
-- captured locals seen through setlocal while the closure exists
local function both() local x = 1 local function get() return x end debug.setlocal(1, 1, 99) return x, get() end
print(both()) --> 99	99
-- the same without names for debugging
local stripped = load(string.dump(load("local a = 12 local f = function() return a end \z
  return a, f(), debug.setupvalue(f, 1, 13), a, f()"), true))
print(stripped()) --> 12	12	(no name)	13	13
-- a function in C
local words = string.gmatch("a b", "%a")
print(debug.getupvalue(words, 1) == "", debug.upvalueid(words, 1) ~= nil, debug.upvalueid(words, 1000),
  debug.upvalueid(words, 1) == debug.upvalueid(string.gmatch("a b", "%a"), 1), words()) --> true	true	nil	false	a
print(debug.getinfo(words, "u").nups > 0, debug.getinfo(print, "u").nups) --> true	0
local function write()
  local x = 1
  local function inc() x = x + 1 end
  inc()
  inc()
  local n, v = debug.getlocal(1, 1)
  return n, v
end
print(write()) --> x	3
-- changing the environment of a chunk
local chunk = load("return name", "=t", "t", { name = "first" })
print(chunk(), debug.setupvalue(chunk, 1, { name = "second" }), chunk()) --> first	_ENV	second
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
print(err(debug.getlocal, 100, 1)) --> bad argument #1 to 'debug.getlocal' (level out of range)
print(err(debug.getlocal, "x", 1)) --> bad argument #1 to 'debug.getlocal' (number expected, got string)
print(err(debug.getlocal, 1)) --> bad argument #2 to 'debug.getlocal' (number expected, got no value)
print(err(debug.setlocal, 100, 1, 1)) --> bad argument #1 to 'debug.setlocal' (level out of range)
print(err(debug.setlocal, 1, 1)) --> bad argument #3 to 'debug.setlocal' (value expected)
print(err(debug.getupvalue, 1, 1)) --> bad argument #1 to 'debug.getupvalue' (function expected, got number)
print(err(debug.getupvalue, math.abs)) --> bad argument #2 to 'debug.getupvalue' (number expected, got no value)
print(err(debug.setupvalue, math.abs, 1)) --> bad argument #3 to 'debug.setupvalue' (value expected)
print(err(debug.upvalueid, 1, 1)) --> bad argument #1 to 'debug.upvalueid' (function expected, got number)
print(err(debug.getlocal, coroutine.create(print), 5, 1)) --> bad argument #2 to 'debug.getlocal' (level out of range)
