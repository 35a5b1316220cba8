-- sethook and gethook: count, line, call, return, tail call; per coroutine; removal; errors.
local function lines(code)
  local out = {}
  local f = load(code, "=t")
  debug.sethook(function(event, line)
    local i = debug.getinfo(2, "S")
    if i.source == "=t" then out[#out + 1] = line end
  end, "l")
  pcall(f)
  debug.sethook()
  return table.concat(out, " ")
end
print(lines("local a = 1\nlocal b = 2\nlocal c = a + b")) --> 1 2 3
print(lines("for i = 1, 3 do\n local x = i\nend")) --> 1 2 1 2 1 2 1 3
print(lines("local i = 0\nwhile i < 2 do\n i = i + 1\nend\nlocal z")) --> 1 2 3 2 3 2 5
print(lines("local function f()\n return 1\nend\nf()\nf()")) --> 3 4 2 5 2
print(lines("if nil then\n x = 1\nelse\n x = 2\nend")) --> 1 4 5
x = nil
print(lines("local a\n\n\n\nlocal b = 5")) --> 1 5
print(lines("repeat\n local done = true\nuntil done")) --> 2 3
print(lines("local t = {\n 1,\n 2 }")) --> 1 2 3
print(lines("goto l\n::l::\nlocal a = 1")) --> 1 3
print(lines("local a = 1; local b = 2; local c = 3")) --> 1
print(lines("for i, v in pairs { 1, 2 } do\n local x = v\nend\n\nlocal z = 1")) --> 1 2 1 2 1 3 5
-- what only fetches a value does so where the value is needed
print(lines("local b = { 10 }\na = b[1]\n\n+\n\nb[1]\nb = 4")) --> 1 4 6 4 6 7
print(lines("if\nmath.sin(1)\nthen\n a = 1\nelse\n a = 2\nend")) --> 2 3 4 7
print(lines("local a, b\nif a\nand b\nor math.abs(1)\nthen\n local x = 1\nend")) --> 1 3 4 5 6 7
print(lines("local a = 1\nwhile a\nand a == 1\ndo\n a = nil\nend")) --> 1 3 5 3 6
print(lines("x = 1\ny = { z = 1 }\nif x\nand y.z\nand x\nthen\n local q = x\nend")) --> 1 2 4 5 6 7 8
print(lines("local a = 1\nassert(a ==\n 1\n and a\n)")) --> 1 2 3 5 2 5
x, y = nil
print(lines("local x = math.max(1,\n2\n,\nmath.pi\n)")) --> 1 3 4 5 1 5
print(lines("local x = { math.pi,\n1\n, math.pi\n}")) --> 1 3 4
print(lines("local a <const> = 5\nlocal b =\n a\n+\n a")) --> 5
print(lines("local a = 5\nlocal b = -\n a\nlocal c = not\n a")) --> 1 2 5
print(lines("local t = {{\n1\n},\n{2\n},}")) --> 1 3 5
print(lines("local t = { a = print }\nlocal x = {\n t\n .a }\n")) --> 1 2 4
print(lines("for k, v in\n pairs {1}\n do\n local x = k\nend")) --> 2 3 4 2 5
print(lines("local x = 1\nif x\nthen\n goto done\nend\nx = 2\n::done:: x = 3")) --> 1 3 4 7
print(lines("local t = {}\nfunction\n t.x\n()\nend")) --> 1 5 2 5
a = nil
-- a function without lines has one event where it begins, and one for each jump back
local function stripped(code)
  local out = {}
  local f = load(string.dump(load(code), true))
  debug.sethook(function(event, line)
    if debug.getinfo(2, "S").short_src == "?" then out[#out + 1] = event .. ":" .. tostring(line) end
  end, "l")
  f()
  debug.sethook()
  return table.concat(out, " ")
end
print(stripped("local a = 1\nlocal b = 2\nreturn b")) --> line:nil
print(stripped("local a = 1\nwhile a < 2 do\na = a + 1\nend")) --> line:nil line:nil
-- the registry shows the hooks
debug.sethook(print, "", 1000000)
print(debug.getregistry()._HOOKKEY[coroutine.running()] == print) --> true
debug.sethook()
print(debug.getregistry()._HOOKKEY[coroutine.running()], getmetatable(debug.getregistry()._HOOKKEY).__mode) --> nil	k
-- calls and returns
local function events(mask, code, ...)
  local out = {}
  local f = load(code, "=t")
  debug.sethook(function(event)
    local i = debug.getinfo(2, "Sn")
    if i.source == "=t" then out[#out + 1] = event .. ":" .. (i.name or "?") end
  end, mask)
  pcall(f, ...)
  debug.sethook()
  return table.concat(out, " ")
end
print(events("c", "local function f() end f()")) --> call:? call:f
print(events("r", "local function f() end f()")) --> return:f return:?
print(events("cr", "local function f() return 1 end local x = f()")) --> call:? call:f return:f return:?
print(events("cr", "local function g() end local function f() return g() end f()")) --> call:? call:f tail call:? return:? return:?
print(events("c", "local function f(n) if n > 0 then f(n - 1) end end f(2)")) --> call:? call:f call:f call:f
print(events("c", "local t = setmetatable({}, { __index = function() end }) local x = t.y")) --> call:? call:index
print(events("cr", "local function f() error('x') end pcall(f)")) --> call:? call:? return:?
local native = {}
debug.sethook(function(e)
  local i = debug.getinfo(2, "nS")
  if i.what == "C" then native[#native + 1] = e .. ":" .. tostring(i.name) end
end, "cr")
local s = ("x"):rep(2)
local m = math.max(1, 2)
debug.sethook()
table.remove(native)
print(table.concat(native, " ")) --> return:sethook call:rep return:rep call:max return:max
-- values returned
local function returnedBy(f, ...)
  local got
  debug.sethook(function()
    local i = debug.getinfo(2, "rf")
    if i.func == f then
      local n = {}
      for k = i.ftransfer, i.ftransfer + i.ntransfer - 1 do n[#n + 1] = tostring(select(2, debug.getlocal(2, k))) end
      got = table.concat(n, ",")
    end
  end, "r")
  f(...)
  debug.sethook()
  return got
end
print(returnedBy(function() return "a", nil, 3 end)) --> a,nil,3
print(returnedBy(function(x) local y = x * 2 return y end, 21)) --> 42
print(returnedBy(function() end) == "") --> true
print(returnedBy(function(a, ...) return ... end, 1, 2, 3, 4)) --> 2,3,4
-- parameters of the function called
local function parameters(f, ...)
  local got
  debug.sethook(function()
    local i = debug.getinfo(2, "rf")
    if i.func == f then got = i.ftransfer .. " " .. i.ntransfer end
  end, "c")
  f(...)
  debug.sethook()
  return got
end
print(parameters(function(a, b) end, 1), parameters(function(...) end, 1, 2), parameters(math.max, 1, 2)) --> 1 2	0 0	1 2
-- count
local n = 0
debug.sethook(function(e) assert(e == "count") n = n + 1 end, "", 100)
for i = 1, 10000 do local a = i end
debug.sethook()
print(n > 50, n < 5000) --> true	true
n = 0
debug.sethook(function() n = n + 1 end, "", 1)
local a = 1
local b = 2
debug.sethook()
print(n >= 2) --> true
print(pcall(function() debug.sethook(function() error("timeout", 0) end, "", 1000) while true do end end)) --> false	timeout
debug.sethook()
-- gethook
print(debug.gethook()) --> nil
local function hook() end
debug.sethook(hook, "crl", 5)
local h, mask, count = debug.gethook()
debug.sethook()
print(h == hook, mask, count) --> true	crl	5
debug.sethook(hook, "", 3)
h, mask, count = debug.gethook()
debug.sethook()
print(h == hook, mask, count) --> true		3
debug.sethook(hook, "l")
h, mask, count = debug.gethook()
debug.sethook(nil)
print(h == hook, mask, count) --> true	l	0
debug.sethook(hook, "")
print(debug.gethook()) --> nil
debug.sethook(hook, "c")
debug.sethook(nil, "c")
print(debug.gethook()) --> nil
debug.sethook(hook, "xyz")
print(debug.gethook()) --> nil
-- a hook belongs to its coroutine
local seen = {}
local co = coroutine.create(function() local x = 1 coroutine.yield() local y = 2 end)
debug.sethook(co, function(e, l) seen[#seen + 1] = e end, "l")
coroutine.resume(co)
local before = #seen
local outside = 1
print(before > 0, #seen == before) --> true	true
coroutine.resume(co)
print(#seen > before, debug.gethook(co) ~= nil, debug.gethook() == nil) --> false	true	true
debug.sethook(co)
print(debug.gethook(co)) --> nil
local inCo = 0
debug.sethook(function() inCo = inCo + 1 end, "c")
coroutine.wrap(function() local function f() end f() f() f() end)()
debug.sethook()
print(inCo < 8) --> true
-- hooks do not hook themselves; errors in hooks; hooks that change locals
local depth = 0 debug.sethook(function() depth = depth + 1 local function inner() end inner() inner() end, "c") local function one() end one() debug.sethook() print(depth) print(pcall(function() debug.sethook(function() debug.sethook() error("hook error", 0) end, "l")
  local x = 1 end)) local v = "original" local function changing() local w = "w" debug.sethook(function() debug.sethook() debug.setlocal(2, 1, "changed by hook") end, "l")
  local unused = 1
  return w end print(changing())
  --> 2
  --> false	hook error
  --> changed by hook
-- a profiler, a coverage tool, an instruction limit
local calls = {}
debug.sethook(function()
  local name = debug.getinfo(2, "n").name
  if name then calls[name] = (calls[name] or 0) + 1 end
end, "c")
local function work() end
local function twice() work() work() end
twice()
twice()
debug.sethook()
print(calls.work, calls.twice) --> 4	2
local function limited(f, limit)
  local used = 0
  local c = coroutine.create(f)
  debug.sethook(c, function()
    used = used + 100
    if used > limit then error("instruction limit reached", 0) end
  end, "", 100)
  return coroutine.resume(c)
end
print(limited(function() while true do end end, 5000)) --> false	instruction limit reached
print(limited(function() return "quick" end, 5000)) --> true	quick
print(limited(function() local t = 0 for i = 1, 10 do t = t + i end return t end, 5000)) --> true	55
print(pcall(debug.sethook, print) == false, pcall(debug.sethook, 5, "l") == false) --> true	true
-- a new coroutine does not have its maker's hook
do
  local events = 0
  debug.sethook(function() events = events + 1 end, "crl", 1)
  local inside = coroutine.wrap(function()
    events = 0
    local hook = debug.gethook()
    local function f() return 1 end
    f()
    return hook == nil and events
  end)
  local result = inside()
  debug.sethook()
  print(result) --> 0
end
