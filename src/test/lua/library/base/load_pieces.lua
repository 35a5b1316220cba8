-- load with a reader function: the chunk is parsed while it is read.
local function reader(...)
  local parts, i = { ... }, 0
  return function()
    i = i + 1
    local part = parts[i]
    if type(part) == "function" then return part() end
    return part
  end, function() return i end
end
local function try(...)
  local read, calls = reader(...)
  local f, message = load(read)
  print(calls(), f and "a function" or message)
end
-- an endless chunk ends at its first error
print(load(function() return "x = = " end)) --> nil	(load):1: unexpected symbol near '='
print(load(function() return "return 1 return " end)) --> nil	(load):1: <eof> expected near 'return'
print(load(function() return "\n\nfor " end)) --> nil	(load):5: <name> expected near 'for'
-- a piece is asked for when the character behind a token is needed, even if nothing is wrong before it
try("x = )", " y", "z") --> 2	(load):1: unexpected symbol near ')'
try("x", " = 1 ", "+", " = ", "2") --> 4	(load):1: unexpected symbol near '='
try("return a <", "<", "= 1", "b") --> 3	(load):1: unexpected symbol near '='
try("return a ~", "=", "b") --> 4	a function
try("return .", ".", ".", ".", "5") --> 6	(load):1: <eof> expected near '.5'
try("return 1", "2", ".", "5", "e", "-", "1", " ", "x") --> 10	(load):1: <eof> expected near 'x'
try("return 1", "2", ".", "5", "_", "9", "x") --> 6	(load):1: malformed number near '12.5_'
try("x = 'a", "b\\", "x", "4", "1\\u", "{7", "F}\\z ", "\r", "\n", "c\\", "q", "d'") --> 12	(load):2: invalid escape sequence near ''abAc\q'
try("x = 'a", "\n", "b") --> 2	(load):1: unfinished string near ''a'
try("x = 'a", "b") --> 3	(load):1: unfinished string near <eof>
try("x = [", "=", "[", "a]", "]", "=", "]", ")", "b") --> 9	(load):1: unexpected symbol near ')'
try("x = [", "=", "x", "b") --> 3	(load):1: invalid long string delimiter near '[='
try("-", "-[", "=", "[\n", "]", "=", "]", ")", "b") --> 9	(load):2: unexpected symbol near ')'
try("x = 1\r", "\n", "x = 2\n", "\r", "y = = 1", "b") --> 5	(load):3: unexpected symbol near '='
try("local a <con", "st> = ", "1", " a ", "= 2", "b") --> 5	(load):1: attempt to assign to const variable 'a'
try("goto a :", ":", "a", ":", ":", "b") --> 7	(load):1: syntax error near <eof>
-- no call after the end
try("x = 1", "", "no") --> 2	a function
try("x = 1", nil, "no") --> 2	a function
try(nil, "no") --> 1	a function
try("", "no") --> 1	a function
-- nor after a value that is no string, nor after an error
local function plain(read) print(pcall(load, read)) end
plain(reader("x = 1", false, "no")) --> true	nil	reader function must return a string
plain(reader("x = 1", function() error("failed", 0) end, "no")) --> true	nil	failed
plain(reader("x = 1", function() local t <close> = setmetatable({}, { __close = function(_, e) print("closed", e) end })
  error("failed", 0) end))
--> closed	failed
--> true	nil	failed
print(select(3, pcall(load, function() error(print) end)) == print) --> true
-- a message handler around load sees the errors of the reader, not those of the parser
local function handler(m) print("handler", m) return "handled" end
print(xpcall(load, handler, function() error("failed", 0) end))
--> handler	failed
--> true	nil	handled
print(xpcall(load, handler, function() return {} end))
--> handler	reader function must return a string
--> true	nil	handled
print(xpcall(load, handler, function() return ")" end)) --> true	nil	(load):1: unexpected symbol near ')'
print(pcall(coroutine.wrap(function() return xpcall(load, handler, function() return pcall(error, "inner") and "" end) end)))
--> handler	reader function must return a string
--> true	true	nil	handled
-- but one of the machine: too deep a nesting
print(xpcall(load, handler, "x = " .. ("("):rep(250)))
--> handler	C stack overflow
--> true	nil	handled
-- a reader cannot yield
print(coroutine.wrap(function() return load(function() coroutine.yield(1) end) end)()) --> nil	attempt to yield across a C-call boundary
print(coroutine.wrap(function() return load(coroutine.yield) end)()) --> nil	attempt to yield across a C-call boundary
-- but do much else: make garbage, load, yield inside another coroutine
local inner = coroutine.wrap(function() for word in ("local a = 1 return a + 2"):gmatch("%S+ ?") do coroutine.yield(word) end end)
print(load(function()
  local garbage = {}
  for i = 1, 50 do garbage[i] = { ("x"):rep(i) } end
  collectgarbage()
  assert(load("return " .. #garbage)() == 50)
  return inner()
end)()) --> 3
-- names and strings that come byte by byte
local function bytes(s) local i = 0 return function() i = i + 1 return s:sub(i, i) end end
local long = ("name"):rep(200)
print(load(bytes(long .. " = '" .. long .. "' return #" .. long .. ", #[[" .. long .. "]], 0x10, 1e2, 3 // 2"))()) --> 800	800	16	100.0	1
-- numbers are taken for strings
print(load((reader("return ", 12, 3.5)))()) --> 123.5
-- binary chunks: no more pieces than they take; the first byte decides, and the mode is looked at then
local dumped = string.dump(function(a, b) local c = a + b return function() return c end end)
local calls = 0
local f = load(function() calls = calls + 1 return dumped:sub(calls, calls) end, "=b", "b")
print(f(1, 2)(), calls == #dumped) --> 3	true
calls = 0
f = load(function() calls = calls + 1 return calls == 1 and dumped or "more" end)
print(f(1, 2)(), calls) --> 3	1
for _, mode in ipairs { "t", "b" } do
  calls = 0
  print(load(function() calls = calls + 1 return mode == "t" and dumped:sub(calls, calls) or " " end, "=b", mode))
  print(calls)
end
--> nil	attempt to load a binary chunk (mode is 't')
--> 1
--> nil	attempt to load a text chunk (mode is 'b')
--> 1
calls = 0
print(load(function() calls = calls + 1 return calls < #dumped and dumped:sub(calls, calls) or nil end, "=b") == nil,
  calls == #dumped) --> true	true
-- environment and name are those of the call
local env = {}
load(reader("x = 1 ", "function f() end"), "=named", "t", env)()
print(env.x, debug.getinfo(env.f, "S").source, x) --> 1	=named	nil

-- a handler that fails itself, in the middle of load
local closed = 0
function failing(m)
  local a <close> = setmetatable({}, {__close = function() closed = closed + 1 end})
  error {m}
end
print(xpcall(load, failing, function() return {} end)) --> true	nil	error in error handling
print(xpcall(load, failing, function() error "failed" end)) --> true	nil	error in error handling
print(xpcall(load, failing, function() return {} end)) --> true	nil	error in error handling
print(closed > 0) --> true
print(coroutine.wrap(function() return xpcall(load, failing, function() return {} end) end)())
--> true	nil	error in error handling
