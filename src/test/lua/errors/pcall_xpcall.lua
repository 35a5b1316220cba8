-- pcall and xpcall: results, handlers, nesting, errors in handlers, what the handler sees.
print(pcall(function() end)) --> true
print(pcall(function() return 1, nil, 3, nil end)) --> true	1	nil	3	nil
print(select("#", pcall(function() return nil, nil end))) --> 3
print(pcall(function(...) return select("#", ...), ... end, 1, nil, 3)) --> true	3	1	nil	3
print(pcall(pcall)) --> false	bad argument #1 to 'pcall' (value expected)
print(pcall(pcall, error, "x", 0)) --> true	false	x
print(pcall(pcall, pcall, error)) --> true	true	false	nil
print(pcall(5)) --> false	attempt to call a number value
print(pcall(nil)) --> false	attempt to call a nil value
print(pcall({})) --> false	attempt to call a table value
print(pcall(pcall, nil)) --> true	false	attempt to call a nil value
print(pcall(string.upper, "x")) --> true	X
print(pcall(string.upper)) --> false	bad argument #1 to 'string.upper' (string expected, got no value)
print(pcall(math.floor, "y")) --> false	bad argument #1 to 'math.floor' (number expected, got string)
local function many(n) local t = {} for i = 1, n do t[i] = i end return table.unpack(t) end
print(select("#", pcall(many, 150)), (select(-1, pcall(many, 150)))) --> 151	150
-- xpcall
local function handler(m) return "H(" .. tostring(m) .. ")" end
print(xpcall(function() return "fine", 2 end, handler)) --> true	fine	2
print(xpcall(error, handler, "message", 0)) --> false	H(message)
print(xpcall(function(a, b) return a + b end, handler, 1, 2)) --> true	3
print(xpcall(function(a, b) error(a .. b, 0) end, handler, "a", "b")) --> false	H(ab)
print(xpcall(error, handler)) --> false	H(nil)
print(xpcall(error, function(...) return select("#", ...), ... end, "one", 0)) --> false	1
print(select("#", xpcall(error, function() end, "x")), select("#", xpcall(error, function() return 1, 2, 3 end, "x"))) --> 2	2
print(select(2, xpcall(error, function(m) return { m } end, "boxed", 0))[1]) --> boxed
print(xpcall(nil, handler)) --> false	H(attempt to call a nil value)
print(xpcall({}, handler)) --> false	H(attempt to call a table value)
print(xpcall(error, print, "printed by the handler", 0))
--> printed by the handler
--> false	nil
print(xpcall(error, tostring, 5)) --> false	5
print(pcall(xpcall)) --> false	bad argument #2 to 'xpcall' (function expected, got no value)
print(pcall(xpcall, print)) --> false	bad argument #2 to 'xpcall' (function expected, got no value)
print(pcall(xpcall, print, 5)) --> false	bad argument #2 to 'xpcall' (function expected, got number)
-- the handler runs where the error happened, before unwinding
local depth
local function level() local n = 0 while debug.getinfo(n + 2, "l") do n = n + 1 end return n end
local base = level()
local function deep(n) if n == 0 then error("deep", 0) end deep(n - 1) return n end
xpcall(deep, function() depth = level() end, 10)
print(depth - base > 10) --> true
local seen
xpcall(function() local secret = "visible" error("x") end, function()
  local l = 1
  while debug.getinfo(l, "f") do
    local i = 1
    while debug.getlocal(l, i) do local n, v = debug.getlocal(l, i) if n == "secret" then seen = v end i = i + 1 end
    l = l + 1
  end
end)
print(seen) --> visible
-- traceback as handler
local _, text = xpcall(load("local function f() error('tb') end\nlocal function g() f() return 1 end\ng()", "=t"),
  debug.traceback)
print((text:match("^(.-)\n[^\n]*in function 'xpcall'")))
--> t:1: tb
--> stack traceback:
--> 	[C]: in function 'error'
--> 	t:1: in upvalue 'f'
--> 	t:2: in local 'g'
--> 	t:3: in main chunk
-- errors in the handler
print(xpcall(error, function() error("again", 0) end, "x") == false) --> true
local calls = 0
local ok, m = xpcall(error, function(e)
  calls = calls + 1
  if calls < 3 then error("from handler " .. calls, 0) end
  return e
end, "first", 0)
print(ok, m, calls) --> false	from handler 2	3
-- a handler that itself uses pcall
print(xpcall(error, function(e) local o, inner = pcall(error, "inner", 0) return e .. "+" .. inner end, "outer", 0)) --> false	outer+inner
-- nested xpcall: the innermost handler only
local trace = {}
print(xpcall(function()
  trace[#trace + 1] = tostring(select(2, xpcall(error, function(e) return "inner " .. e end, "e1", 0)))
  error("e2", 0)
end, function(e) return "outer " .. e end)) --> false	outer e2
print(table.concat(trace, " ")) --> inner e1
print(xpcall(pcall, handler, error, "caught by pcall", 0)) --> true	false	caught by pcall
print(pcall(xpcall, error, function(e) return "r" .. e end, "e", 0)) --> true	false	re
-- handlers see runtime errors, with position
print(xpcall(load("local t = nil\nreturn t.x", "=t"), handler)) --> false	H(t:2: attempt to index a nil value (local 't'))
print(xpcall(load("return {} < {}", "=t"), handler)) --> false	H(t:1: attempt to compare two table values)
-- a handler is not called for caught or absent errors
local used = false
xpcall(function() pcall(error, "x") end, function() used = true end)
print(used) --> false
-- error rethrown keeps its value, position is not added twice
print(pcall(function() local _, e = pcall(load("error('once')", "=t")) error(e, 0) end)) --> false	t:1: once
local obj = {}
print(select(2, pcall(function() local _, e = pcall(error, obj) error(e) end)) == obj) --> true
-- try/catch/finally built on it
local function try(body, catch, finally)
  local r = table.pack(pcall(body))
  if not r[1] and catch then r = table.pack(pcall(catch, r[2])) end
  if finally then finally() end
  if not r[1] then error(r[2], 0) end
  return table.unpack(r, 2, r.n)
end
print(try(function() return 1, 2 end, nil, function() print("finally") end))
--> finally
--> 1	2
print(try(function() error("x", 0) end, function(e) return "caught " .. e end, function() print("finally") end))
--> finally
--> caught x
print(pcall(try, function() error("y", 0) end, nil, function() print("finally") end))
--> finally
--> false	y
print(pcall(try, function() error("y", 0) end, function(e) error(e .. " again", 0) end)) --> false	y again
-- many errors in a loop, error in the middle of expressions and calls with pending values
local sum = 0
for i = 1, STRESS and 20 or 1000 do local o, e = pcall(error, i) sum = sum + e end
assert(sum == (STRESS and 210 or 500500))
local function f(...) return select("#", ...) end
print(f(1, 2, (pcall(error)), 3), ({ 1, 2, pcall(error, "e", 0) })[4], 1 + (pcall(error) and 1 or 2)) --> 4	e	3
-- the stack is as before after an error in nested frames with varargs
local function g(...)
  local a, b = 1, 2
  pcall(function(...) local x, y, z = ... error("x") end, ...)
  return a, b, ...
end
print(g("p", "q")) --> 1	2	p	q
-- coroutine inside pcall inside coroutine
print(pcall(coroutine.wrap(function() return pcall(coroutine.wrap(function() error("cc", 0) end)) end))) --> true	false	cc
