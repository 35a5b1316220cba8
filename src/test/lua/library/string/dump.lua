-- string.dump and load of binary chunks: constants, upvalues, nested functions, strip, modes, damaged data.
local function trip(f, strip, ...) return load(string.dump(f, strip), "=dumped", "b", ...) end
print(trip(function() return 1, "two", 3.5, nil, true end)()) --> 1	two	3.5	nil	true
print(trip(function(a, b, ...) return b, a, select("#", ...), ... end)(1, 2, 3, nil)) --> 2	1	2	3	nil
print(trip(function() return math.maxinteger, math.mininteger, 2^53, -0.0, 1e300, 1/0, #"a\0b", ("x"):rep(3) end)()) --> 9223372036854775807	-9223372036854775808	9.007199254741e+15	-0.0	1e+300	inf	3	xxx
print(trip(function(n)
  local function fact(k) if k < 2 then return 1 end return k * fact(k - 1) end
  return fact(n)
end)(10)) --> 3628800
print(trip(function()
  local t = { 1, 2, x = { y = "z" } }
  local s = 0
  for i, v in ipairs(t) do s = s + v end
  return s, t.x.y, #t
end)()) --> 3	z	2
print(trip(function(n)
  local s = 0
  for i = 1, n do if i % 2 == 0 then goto continue end s = s + i ::continue:: end
  while s > 20 do s = s - 1 end
  repeat s = s + 1 until s > 21
  return s
end)(10)) --> 22
print(trip(function()
  local a <const>, b = 5, { n = 1 }
  function b:get() return self.n + a end
  return b:get(), a // 2, a & 4, ~a, -a, not a, #"str", a .. ""
end)()) --> 6	2	4	-6	-5	false	3	5
print(trip(function()
  local log = {}
  do local c <close> = setmetatable({}, { __close = function() log[1] = "closed" end }) end
  return log[1]
end)()) --> closed
-- upvalues are fresh: the first gets the globals if there is exactly that many
local up1, up2 = "upvalue one", "upvalue two"
local f = function() return up1, up2 end
local g = trip(f)
print(type((g())) ~= "string", select(2, g())) --> true	nil
print(debug.setupvalue(g, 1, "set 1"), debug.setupvalue(g, 2, "set 2"), g()) --> up1	up2	set 1	set 2
print(f()) --> upvalue one	upvalue two
print(trip(function() return type(_G), type(print) end)()) --> table	function
print(trip(function() return x end, false, { x = "from environment" })()) --> from environment
print(debug.getupvalue(trip(function() return print end), 1), debug.getupvalue(trip(function() return print end, true),
  1) ~= "_ENV") --> _ENV	true
-- closures inside keep working
local counter = trip(function() local n = 0 return function() n = n + 1 return n end end)()
print(counter(), counter(), counter()) --> 1	2	3
-- strip removes names and lines
local failing = load("local a = {}\n\nreturn a.b.c", "=source")
print(pcall(load(string.dump(failing), "=ignored", "b"))) --> false	source:3: attempt to index a nil value (field 'b')
print(pcall(load(string.dump(failing, true), "=ignored", "b"))) --> false	?:-1: attempt to index a nil value (field 'b')
print(#string.dump(failing, true) < #string.dump(failing)) --> true
local named = function(first, second) local third return first end
print(debug.getlocal(trip(named), 1), debug.getlocal(trip(named), 2), debug.getinfo(trip(named), "u").nparams,
  debug.getlocal(trip(named, true), 1) ~= "first") --> first	second	2	true
print(debug.getinfo(trip(failing), "S").short_src, debug.getinfo(trip(failing), "S").source) --> source	=source
-- modes
local bin = string.dump(function() return "binary" end)
print(load(bin, "=b", "b")(), load(bin, "=b", "bt")(), load(bin, "=b")(), load(bin, "=b", "t")) --> binary	binary	binary	nil	attempt to load a binary chunk (mode is 't')
print(load("return 1", "=t", "b")) --> nil	attempt to load a text chunk (mode is 'b')
print(load("return 1", "=t", "t")()) --> 1
print(load("return 1", "=t", "bt")()) --> 1
print(bin:sub(1, 1) == "\27", bin:sub(2, 4)) --> true	Lua
-- in pieces
local at = 0
print(load(function() at = at + 1 return at <= #bin and bin:sub(at, at) or nil end, "=p", "b")()) --> binary
local halves = { bin:sub(1, #bin // 2), bin:sub(#bin // 2 + 1) }
print(load(function() return table.remove(halves, 1) end)()) --> binary
-- a dump of a dump
print(trip(trip(trip(function(...) return "thrice", ... end)))(1)) --> thrice	1
-- native functions cannot be dumped
print(pcall(string.dump, math.abs)) --> false	unable to dump given function
print(pcall(string.dump)) --> false	bad argument #1 to 'string.dump' (function expected, got no value)
print(pcall(string.dump, coroutine.wrap(math.abs))) --> false	unable to dump given function
-- truncated chunks are refused, not executed
local refused = 0
local step = STRESS and math.max(1, #bin // 10) or 1
local tried = 0
for n = 1, #bin - 1, step do
  tried = tried + 1
  local ok, m = load(bin:sub(1, n), "=cut", "b")
  if not ok and type(m) == "string" then refused = refused + 1 end
end
print(refused == tried) --> true
print(load("\27Lua", "=bad", "b") == nil, load("\27", "=bad", "b") == nil, load("\27" .. ("x"):rep(100), "=bad", "b") ==
  nil, load("", "=bad", "b") ~= nil) --> true	true	true	false
-- many constants and a big function
local parts = {}
for i = 1, STRESS and 60 or 400 do parts[i] = ("t[%d] = 'c%d' .. %d.5"):format(i, i, i) end
local big = load("local t = {} " .. table.concat(parts, " ") .. " return t")
local t = load(string.dump(big))()
print(#t == #parts, t[1], t[50]) --> true	c11.5	c5050.5
