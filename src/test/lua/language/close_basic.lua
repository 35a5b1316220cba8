-- <close> variables: closed in reverse order on every way out of the block.
local function closing(name)
  return setmetatable({ name = name }, { __close = function(self, e) 
    print("close " .. self.name, e and (tostring(e):gsub("^[^:]+:%d+: ", "")))
  end })
end
do
  local a <close> = closing("a")
  local b <close> = closing("b")
  local c = closing("not closed")
  local d <close>, e = closing("d"), 5
  print("body", a.name, b.name, e)
  --> body	a	b	5
  --> close d	nil
  --> close b	nil
  --> close a	nil
end
local function normal() local x <close> = closing("x") return "value", x.name end
print(normal())
--> close x	nil
--> value	x
local function early(flag)
  local x <close> = closing("x")
  if flag then
    local y <close> = closing("y")
    return "early"
  end
  local z <close> = closing("z")
  return "late"
end
print(early(true))
--> close y	nil
--> close x	nil
--> early
print(early(false))
--> close z	nil
--> close x	nil
--> late
for i = 1, 3 do
  local x <close> = closing("turn " .. i)
  if i == 2 then break end --> close turn 1	nil
end --> close turn 2	nil
local n = 0
while n < 2 do
  n = n + 1
  local x <close> = closing("while " .. n)
  if n == 1 then goto continue end
  print("second")
  ::continue::
  --> close while 1	nil
  --> second
  --> close while 2	nil
end
repeat local x <close> = closing("repeat") until x.name == "repeat" --> close repeat	nil
do
  local i = 0
  ::again::
  local x <close> = closing("goto " .. i)
  i = i + 1
  if i < 3 then goto again end
  --> close goto 0	nil
  --> close goto 1	nil
  print("leaving")
  --> leaving
  --> close goto 2	nil
end

-- values of the return are evaluated before closing
local function order()
  local log = {}
  local x <close> = setmetatable({}, { __close = function() log[#log + 1] = "closed" end })
  return log, #log, table.concat(log)
end
local log, count, text = order()
print(#log, count, text == "") --> 1	0	true
local function vararg(...)
  local x <close> = closing("vararg")
  return ...
end
print(vararg(1, nil, 3))
--> close vararg	nil
--> 1	nil	3
print((function(...) local x <close> = closing("sel") return select("#", ...) end)(1, 2, nil))
--> close sel	nil
--> 3
-- a call in return position is no tail call here: it runs before closing
local function callee(...) print("callee", ...) return "result" end
local function caller() local x <close> = closing("caller") return callee("arg") end
print(caller())
--> callee	arg
--> close caller	nil
--> result

-- nil and false need no metamethod
do local x <close> = nil; local y <close> = false; print(x, y) end --> nil	false
-- other values do
local function err(f, ...)
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
print(err(function() local x <close> = 42 end)) --> false	variable 'x' got a non-closable value
print(err(function() local bad <close> = {} end)) --> false	variable 'bad' got a non-closable value
print(err(function() local ok <close> = closing("first"); local bad <close> = "str" end))
--> close first	variable 'bad' got a non-closable value
--> false	variable 'bad' got a non-closable value
print(err(function() local x <close> = setmetatable({}, { __close = 5 }) end)) --> false	attempt to call a number value (metamethod 'close')
-- the metamethod is looked up when the block ends
print(err(function()
  local x <close> = closing("changed")
  getmetatable(x).__close = function() print("other method") end
end))
--> other method
--> true	nil
print(err(function()
  local x <close> = closing("removed")
  getmetatable(x).__close = nil
end)) --> false	attempt to call a nil value (metamethod 'close')

-- captured and modified by closures
local function captured()
  local x <close> = closing("captured")
  return function() return x.name end
end
print(captured()())
--> close captured	nil
--> captured
-- the variable is still alive in __close
local function alive()
  local state = "open"
  local x <close> = setmetatable({}, { __close = function() print("state", state) end })
  state = "used"
end
alive() --> state	used
-- blocks in sequence, recursion
local function recurse(k)
  local x <close> = closing("level " .. k)
  if k < 3 then recurse(k + 1) end
end
recurse(1)
--> close level 3	nil
--> close level 2	nil
--> close level 1	nil
-- in the main chunk of a loaded text, and in coroutines
print(load([[local c = ... ; local x <close> = c("chunk") return "chunk result"]])(closing))
--> close chunk	nil
--> chunk result
local co = coroutine.wrap(function()
  local x <close> = closing("co")
  coroutine.yield("yielded")
  return "returned"
end)
print(co()) --> yielded
print(co())
--> close co	nil
--> returned
-- results of __close are dropped
local function dropped()
  local x <close> = setmetatable({}, { __close = function() return "ignored" end })
  return "kept"
end
print(dropped()) --> kept
-- yields inside __close
local cw = coroutine.wrap(function()
  local x <close> = setmetatable({}, { __close = function() print("got", coroutine.yield("in close")) end })
  return "a", "b"
end)
print(cw()) --> in close
print(cw("resumed"))
--> got	resumed
--> a	b
