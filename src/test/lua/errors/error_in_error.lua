-- Errors while errors are handled.
local function firstLine(s) return (tostring(s):match("^[^\n]*")) end
-- a handler that always fails ends with the last error or the reference's "C stack overflow", not with a crash
local ok, m = xpcall(error, function(e) error(e, 0) end, "x")
print(ok, type(m)) --> false	string
ok, m = xpcall(error, function(e) local t = nil return t.x end, "x")
print(ok, type(m)) --> false	string
ok, m = xpcall(error, error, "same function")
print(ok, type(m)) --> false	string
-- fails n times, then succeeds
for n = 0, 3 do
  local count = 0
  local o, r = xpcall(error, function(e)
    count = count + 1
    if count <= n then error("again " .. count, 0) end
    return e
  end, "start", 0)
  print(n, o, r, count)
  --> 0	false	start	1
  --> 1	false	again 1	2
  --> 2	false	again 2	3
  --> 3	false	again 3	4
end
-- an error in __tostring while the message is shown
print(pcall(tostring, setmetatable({}, { __tostring = function() error("in __tostring", 0) end }))) --> false	in __tostring
-- an error in a finalizer, in a hook, in a close method during an error
;(function() setmetatable({}, { __gc = function() error("in finalizer") end }) end)()
collectgarbage()
print("finalizer error is not fatal") --> finalizer error is not fatal
local hooked = 0
local okHook, mHook = pcall(function()
  debug.sethook(function() hooked = hooked + 1 debug.sethook() error("in hook", 0) end, "l")
  local x = 1
  local y = 2
end)
debug.sethook()
print(okHook, mHook, hooked) --> false	in hook	1
print(pcall(function()
  local c <close> = setmetatable({}, { __close = function(_, e) error("close after " .. e, 0) end })
  error("body", 0)
end)) --> false	close after body
-- in the middle of sort, gsub, concat and load
print(pcall(table.sort, { 3, 2, 1 }, function() error("in sort", 0) end)) --> false	in sort
print(pcall(string.gsub, "abc", ".", function() error("in gsub", 0) end)) --> false	in gsub
print(pcall(string.gsub, "abc", ".", setmetatable({}, { __index = function(_, k) error("in table " .. k, 0) end }))) --> false	in table a
print(pcall(load, function() error("in reader", 0) end)) --> true	nil	in reader
print(pcall(table.concat, setmetatable({}, { __len = function() error("in len", 0) end }))) --> false	in len
print(pcall(next, {}, {})) --> false	invalid key to 'next'
local sorted = { 5, 3, 1, 4, 2 }
pcall(table.sort, sorted, function(a, b) if a == 4 or b == 4 then error("x") end return a < b end)
table.sort(sorted)
print(table.concat(sorted, " ")) --> 1 2 3 4 5
-- errors in iterators, in __index chains, in method lookups
print(pcall(function() for _ in function() error("in iterator", 0) end do end end)) --> false	in iterator
print(pcall(function()
  for _ in pairs(setmetatable({}, { __pairs = function() error("in __pairs", 0) end })) do end
end)) --> false	in __pairs
print(pcall(function()
  return setmetatable({}, { __index = setmetatable({}, { __index = function(_, k) error("chain " .. k, 0) end }) }).name
end)) --> false	chain name
print(pcall(function() setmetatable({}, { __newindex = function(_, k) error("set " .. k, 0) end }).name = 1 end)) --> false	set name
print(pcall(function() return setmetatable({}, { __eq = function() error("eq", 0) end }) == setmetatable({}, {}) end)) --> false	eq
print(pcall(function()
  return setmetatable({}, { __call = function(_, a) error("called with " .. a, 0) end })("arg")
end)) --> false	called with arg
-- a failed require can be repeated
package.preload["failing module"] = function() error("module failed", 0) end
print(pcall(require, "failing module")) --> false	module failed
print(package.loaded["failing module"]) --> nil
package.preload["failing module"] = function() return "now it works" end
print((require "failing module")) --> now it works
package.preload["failing module"], package.loaded["failing module"] = nil, nil
-- nested pcalls: each layer sees the error of its own body
local log = {}
local function layer(n)
  if n == 0 then error("core", 0) end
  local _, e = pcall(layer, n - 1)
  log[#log + 1] = e
  error("layer " .. n, 0)
end
log[#log + 1] = select(2, pcall(layer, 4))
print(table.concat(log, ", ")) --> layer 4, layer 1, layer 2, layer 3
-- the stack depth after many caught errors is what it was
local function levels() local n = 1 while debug.getinfo(n, "l") do n = n + 1 end return n end
local before = levels()
for _ = 1, STRESS and 10 or 300 do pcall(error) pcall(function() local a, b, c = 1, 2, 3 return a.b end) end
print(levels() == before) --> true
-- an error thrown with partial results on the stack
local function half() return 1, 2, error("half", 0) end
print(pcall(half)) --> false	half
print(pcall(function() return { 1, 2, half() } end)) --> false	half
print(pcall(function() local a, b = half() return a end)) --> false	half
print(pcall(string.format, "%d %d", 1, "x")) --> false	bad argument #3 to 'string.format' (number expected, got string)
-- concat of a huge chain with an error at the end leaves nothing behind
print(pcall(function() return "a" .. "b" .. "c" .. "d" .. (function() error("inside concat", 0) end)() .. "e" end)) --> false	inside concat
-- the stack overflows once more while the handler of an overflow runs; under stress each call would collect
local function overflow(x) return 1 + overflow(x) end
local function twice()
  if STRESS then return "error in error handling", "stack overflow" end
  local _, inner = xpcall(overflow, function() return (select(2, pcall(overflow, 1))) end, 1)
  return inner, (select(2, pcall(overflow, 1)):gsub("^.-:%d+: ", ""))
end
print(twice()) --> error in error handling	stack overflow
