-- errors in hooks: the message handler runs before the hook is left, afterwards hooks work again
local function failing()
  debug.sethook(function() error("in the hook", 0) end, "l")
  local x = 1
  x = x * 2
end
local function handler(message)
  local trace = debug.traceback("", 2)
  debug.sethook()
  return message .. ", " .. (trace:match("in hook '%?'") or "elsewhere")
end
print(xpcall(failing, handler)) --> false	in the hook, in hook '?'
for i = 1, 3 do
  local ok, message = pcall(failing) debug.sethook() print(i, ok, message)
end
--> 1	false	in the hook
--> 2	false	in the hook
--> 3	false	in the hook
local events = 0
debug.sethook(function() events = events + 1 end, "l")
local x = 1
x = 2
debug.sethook()
print(events) --> 3
-- errors caught inside a hook do not end it
local inside = {}
debug.sethook(function() debug.sethook() inside[1] = select(2, pcall(error, "inside", 0)) inside[2] = #inside end, "l")
local y = 1
print(inside[1], inside[2]) --> inside	1
-- a coroutine that its hook ends
local limited = coroutine.create(function()
  debug.sethook(function() error("limit", 0) end, "", 100)
  for i = 1, 100000 do end
end)
print(coroutine.resume(limited)) --> false	limit
print(pcall(coroutine.wrap(function()
  debug.sethook(function() error("wrapped", 0) end, "", 100)
  while true do end
end))) --> false	wrapped
events = 0
debug.sethook(function() events = events + 1 end, "", 1)
for i = 1, 100 do end
debug.sethook()
print(events > 50) --> true
