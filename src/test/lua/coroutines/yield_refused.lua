-- Where a yield is refused, in the reference's words; the coroutine survives the refusal.
local y = coroutine.yield
local function try(f, ...) return coroutine.wrap(function(...) return pcall(f, ...) end)(...) end
print(pcall(y)) --> false	attempt to yield from outside a coroutine
print(try(table.sort, { 3, 1, 2 }, function(a, b) y() return a < b end)) --> false	attempt to yield across a C-call boundary
print(try(string.gsub, "abc", "%w", function(c) y(c) end)) --> false	attempt to yield across a C-call boundary
print(try(string.gsub, "abc", "%w", setmetatable({}, { __index = function(_, k) y(k) end }))) --> false	attempt to yield across a C-call boundary
print(try(load, function() y() end)) --> true	nil	attempt to yield across a C-call boundary
print(try(tostring, setmetatable({}, { __tostring = function() y() return "x" end }))) --> false	attempt to yield across a C-call boundary
print(try(table.concat, setmetatable({}, { __len = function() y() return 0 end }))) --> false	attempt to yield across a C-call boundary
print(try(table.unpack, setmetatable({}, { __index = function() y() end }), 1, 3)) --> false	attempt to yield across a C-call boundary
print(try(table.insert, setmetatable({}, { __newindex = function() y() end }), 1)) --> false	attempt to yield across a C-call boundary
print(try(table.sort, setmetatable({ 2, 1 }, { __len = function() y() return 2 end }))) --> false	attempt to yield across a C-call boundary
print(try(function()
  table.sort { setmetatable({}, { __lt = function() y() end }), setmetatable({}, { __lt = function() y() end }) }
end)) --> false	attempt to yield across a C-call boundary
print(try(string.format, "%s", setmetatable({}, { __tostring = function() y() return "x" end }))) --> false	attempt to yield across a C-call boundary
print(try(print, setmetatable({}, { __tostring = function() y() return "x" end }))) --> false	attempt to yield across a C-call boundary
print(try(table.move, setmetatable({}, { __index = function() y() end }), 1, 2, 3)) --> false	attempt to yield across a C-call boundary
print(try(math.max, 1, 2)) --> true	2
-- xpcall's handler cannot yield: the error in it becomes the result
print(coroutine.wrap(function() return xpcall(error, function() return pcall(y) end, "e") end)()) --> false	false
-- finalizers cannot
print(coroutine.wrap(function()
  local result
  ;(function()
    setmetatable({}, { __gc = function()
      result = table.concat({ tostring((pcall(y))), tostring(coroutine.isyieldable()) }, " ")
    end })
  end)()
  collectgarbage()
  return result
end)()) --> false false
-- hooks written in Lua cannot
print(coroutine.wrap(function()
  local result
  debug.sethook(function() debug.sethook() result = pcall(y) end, "l")
  local x = 1
  debug.sethook()
  return result
end)()) --> false
-- a new coroutine inside a callback may yield
print(try(function()
  local out = {}
  local s = ("ab"):gsub("%w", function(c) local g = coroutine.wrap(function() y(c) y(c .. c) end) g() return g() end)
  table.sort({ 2, 1 }, function(a, b) coroutine.wrap(function() y() end)() return a < b end)
  return s
end)) --> true	aabb
print(try(function() return (("x"):gsub("x", function() return tostring(coroutine.isyieldable()) end)) end)) --> true	false
print(coroutine.wrap(function() return coroutine.isyieldable() end)()) --> true
-- afterwards the coroutine yields as before
local co = coroutine.wrap(function()
  local ok, m = pcall(table.sort, { 2, 1 }, function() y() end)
  local v = y(m)
  return "finished with " .. v
end)
print(co()) --> attempt to yield across a C-call boundary
print(co("v")) --> finished with v
-- the main coroutine cannot yield, at any depth
print(pcall(function() return pcall(function() y() end) end)) --> true	false	attempt to yield from outside a coroutine
print((select(2, pcall(load("coroutine.yield()", "=t"))))) --> attempt to yield from outside a coroutine
print((select(2, pcall(load("for x in coroutine.yield do end", "=t"))))) --> attempt to yield from outside a coroutine
-- require and dofile
package.preload["yielding module"] = function() y("x") return 1 end
print(try(require, "yielding module")) --> false	attempt to yield across a C-call boundary
package.preload["yielding module"] = nil
