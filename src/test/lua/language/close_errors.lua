-- Errors and <close>: every variable is closed, and the last error wins.
local function closing(name, raise)
  return setmetatable({}, { __close = function(_, e)
    print("close " .. name, e)
    if raise then error(raise, 0) end
  end })
end
print(pcall(function()
  local a <close> = closing("a")
  local b <close> = closing("b")
  error("body", 0)
end))
--> close b	body
--> close a	body
--> false	body
print(pcall(function()
  local a <close> = closing("a")
  local b <close> = closing("b", "error in b")
  local c <close> = closing("c")
  error("body", 0)
end))
--> close c	body
--> close b	body
--> close a	error in b
--> false	error in b
print(pcall(function()
  local a <close> = closing("a", "error in a")
  local b <close> = closing("b", "error in b")
  return "result is lost"
end))
--> close b	nil
--> close a	error in b
--> false	error in a
-- an error in one close method is what the next one sees
print(pcall(function()
  local a <close> = closing("a")
  local b <close> = closing("b", "error in b")
  return "result"
end))
--> close b	nil
--> close a	error in b
--> false	error in b
-- error values of any type
local value = setmetatable({}, { __tostring = function() return "error object" end })
print(select(2, pcall(function()
  local a <close> = setmetatable({}, { __close = function(_, e) print(e == value, tostring(e)) end })
  error(value)
end)) == value)
--> true	error object
--> true
print(pcall(function()
  local a <close> = setmetatable({}, { __close = function(_, e) print(e) end })
  error(nil)
end))
--> nil
--> false	nil
-- the error replaced, then caught inside
print(pcall(function()
  local a <close> = setmetatable({}, { __close = function(_, e)
    print("a sees", e)
    print("inner", pcall(error, "caught inside", 0))
  end })
  error("outer", 0)
end))
--> a sees	outer
--> inner	false	caught inside
--> false	outer

-- nested functions unwind one after another
local function level(n)
  local x <close> = closing("level " .. n)
  if n == 3 then error("deep", 0) end
  level(n + 1)
end
print(pcall(level, 1))
--> close level 3	deep
--> close level 2	deep
--> close level 1	deep
--> false	deep

-- pcall inside, error passes through two frames
print(pcall(function()
  local outer <close> = closing("outer")
  print("inner pcall", pcall(function()
    local inner <close> = closing("inner")
    error("first", 0)
  end))
  error("second", 0)
end))
--> close inner	first
--> inner pcall	false	first
--> close outer	second
--> false	second

-- xpcall: the handler runs before anything is closed
print(xpcall(function()
  local x <close> = closing("x")
  error("message", 0)
end, function(m) print("handler", m) return "handled " .. m end))
--> handler	message
--> close x	handled message
--> false	handled message
print(xpcall(function()
  local x <close> = closing("x", "from close")
  error("message", 0)
end, function(m) print("handler", m) return "[" .. m .. "]" end))
--> handler	message
--> close x	[message]
--> handler	from close
--> false	[from close]

-- runtime errors, not only error()
print((select(2, pcall(load("local c = ... ; local x <close> = c('rt'); local y = nil + 1", "=t"), closing))))
--> close rt	t:1: attempt to perform arithmetic on a nil value
--> t:1: attempt to perform arithmetic on a nil value
-- the value without a metamethod: what was opened before is closed
print(pcall(load([[
local c = ...
local first <close> = c("first")
local second <close> = {}
]], "=t"), closing))
--> close first	t:3: variable 'second' got a non-closable value
--> false	t:3: variable 'second' got a non-closable value

-- coroutines: an error inside, and coroutine.close on a suspended one
local co = coroutine.create(function()
  local x <close> = closing("in coroutine")
  coroutine.yield(1)
  error("co error", 0)
end)
print(coroutine.resume(co)) --> true	1
print(coroutine.resume(co)) --> false	co error
print(coroutine.status(co)) --> dead
co = coroutine.create(function()
  local x <close> = closing("pending")
  local y <close> = closing("pending 2")
  coroutine.yield(1)
end)
coroutine.resume(co)
print(coroutine.close(co))
--> close pending 2	nil
--> close pending	nil
--> true
print(coroutine.status(co)) --> dead
co = coroutine.create(function()
  local x <close> = closing("pending", "error while closing")
  coroutine.yield(1)
end)
coroutine.resume(co)
print(coroutine.close(co))
--> close pending	nil
--> false	error while closing
print(coroutine.status(co), coroutine.close(co)) --> dead	true
-- wrap closes the variables of a coroutine that failed
local w = coroutine.wrap(function()
  local x <close> = closing("wrap")
  error("wrap error", 0)
end)
print(pcall(w))
--> close wrap	wrap error
--> false	wrap error
-- yield in a close method while an error is passing
w = coroutine.wrap(function()
  return pcall(function()
    local x <close> = setmetatable({}, { __close = function(_, e) print("resumed", coroutine.yield("closing " ..
      e)) end })
    error("E", 0)
  end)
end)
print(w()) --> closing E
print(w("again"))
--> resumed	again
--> false	E

-- a loop that fails in the middle
local done = {}
print(pcall(function()
  for i = 1, 5 do
    local x <close> = setmetatable({}, { __close = function() done[#done + 1] = i end })
    if i == 3 then error("at three", 0) end
  end
end)) --> false	at three
print(table.concat(done, " ")) --> 1 2 3
-- after an error was caught, the function can be used again
local function reuse(fail) local x <close> = closing("reuse") if fail then error("failed", 0) end return "fine" end
print(pcall(reuse, true))
--> close reuse	failed
--> false	failed
print(pcall(reuse, false))
--> close reuse	nil
--> true	fine
