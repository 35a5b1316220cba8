-- Handlers of __call that follow each other without end. (The reference goes on until its stack is full, which takes a
-- quarter of an hour: its answer is known.)
local function tells(f, ...)
  if not threads then return false, "stack overflow" end
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^.-:%d+: ", ""))
end

debug.setmetatable(0, { __call = 0.0 })
print(tells(function() local r = (0)() return r end)) --> false	stack overflow
print(tells(function() return (0)() end)) --> false	stack overflow
print(tells(function(...) return (1)(...) end, 1, 2, 3)) --> false	stack overflow
print(tells(2, 1, 2, 3)) --> false	stack overflow
print(tells(coroutine.wrap(function() local r = (0)() return r end))) --> false	stack overflow
print(tells(string.gsub, "x", "x", function() return (0)() end)) --> false	stack overflow
print(tells(function() for _ in 0 do end end)) --> false	stack overflow
print(tells(function() local t = setmetatable({}, { __index = function(_, k) return k() end }) return t[0] end)) --> false	stack overflow
debug.setmetatable(0, nil)

local self = {}
setmetatable(self, { __call = self })
print(tells(self)) --> false	stack overflow
print(tells(function() return self() end)) --> false	stack overflow

-- a long chain that does end
local chain = function(...) return select("#", ...) end
for _ = 1, 500 do chain = setmetatable({}, { __call = chain }) end
print(chain()) --> 500
print(chain(1, 2, nil)) --> 503
print((function() return chain(true) end)()) --> 501
print(pcall(chain, 1)) --> true	501
print(coroutine.wrap(function(...) return chain(...) end)(1, 2)) --> 502
