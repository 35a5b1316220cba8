-- A coroutine that is being closed is running, and its closer is normal.
local function closing(f) return setmetatable({}, { __close = f }) end
local co
co = coroutine.create(function()
  local x <close> = closing(function() print(coroutine.status(co)) coroutine.close(co) end)
  coroutine.yield("suspended")
end)
print(coroutine.resume(co)) --> true	suspended
local done, message = coroutine.close(co)
--> running
print(done, (message:gsub("^.-:%d+: ", "")))
--> false	cannot close a running coroutine
print(coroutine.status(co), coroutine.close(co)) --> dead	true

-- seen from inside, the closer waits like a resumer
local closer
closer = coroutine.wrap(function()
  local self = coroutine.running()
  local inner = coroutine.create(function()
    local x <close> = closing(function() print(coroutine.status(self), coroutine.resume(self)) end)
    coroutine.yield()
  end)
  coroutine.resume(inner)
  print(coroutine.close(inner))
  return coroutine.status(self)
end)
print(closer())
--> normal	false	cannot resume non-suspended coroutine
--> true
--> running
