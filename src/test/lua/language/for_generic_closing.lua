-- The fourth value of a generic for is closed when the loop ends, however it ends.
local function closing(name)
  return setmetatable({}, { __close = function(_, e)
    print("close", name, e == nil and "nil" or (tostring(e):gsub("^[^:]+:%d+: ", "")))
  end })
end
local function upto(n, name)
  return function(_, i) if i < n then return i + 1 end end, nil, 0, closing(name)
end
for i in upto(2, "normal end") do print(i) end
--> 1
--> 2
--> close	normal end	nil
for i in upto(5, "break") do print(i) if i == 2 then break end end
--> 1
--> 2
--> close	break	nil
local function early() for i in upto(5, "return") do if i == 3 then return "returned", i end end end
print(early())
--> close	return	nil
--> returned	3
print((select(2, pcall(function() for i in upto(5, "error") do error("oops", 0) end end))))
--> close	error	oops
--> oops
for i in upto(5, "goto") do if i == 2 then goto out end end
::out:: --> close	goto	nil
print("after goto") --> after goto
for i in upto(0, "no turn") do print("never") end --> close	no turn	nil

-- nested loops close in the right order
for i in upto(2, "outer") do
  for j in upto(2, "inner" .. i) do
    if j == 2 then break end
    print(i, j)
  end
  --> 1	1
  --> close	inner1	nil
  --> 2	1
  --> close	inner2	nil
end --> close	outer	nil
local function deep()
  for i in upto(3, "a") do
    for j in upto(3, "b") do
      for k in upto(3, "c") do
        return i + j + k
      end
    end
  end
end
print(deep())
--> close	c	nil
--> close	b	nil
--> close	a	nil
--> 3

-- nil and false are fine as fourth values; other values must have __close
for i in function(_, c) if not c then return 1 end end, nil, nil, nil do print("nil is fine", i) end --> nil is fine	1
for i in function(_, c) if not c then return 1 end end, nil, nil, false do print("false is fine", i) end --> false is fine	1
local function err(f, ...)
  local ok, message = pcall(f, ...)
  return (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
print(err(function() for i in upto, nil, nil, {} do print("never") end end)) --> variable '(for state)' got a non-closable value
print(err(function() for i in upto, nil, nil, 42 do print("never") end end)) --> variable '(for state)' got a non-closable value

-- an error in the iterator closes too
print(err(function()
  for i in function() error("in iterator", 0) end, nil, nil, closing("iterator error") do end
end))
--> close	iterator error	in iterator
--> in iterator
-- an error in __close replaces the result
print(err(function()
  for i in function(_, c) if not c then return 1 end end, nil, nil,
      setmetatable({}, { __close = function() error("in close", 0) end }) do
    print("turn", i)
  end
end))
--> turn	1
--> in close

-- inside a coroutine that is closed halfway
local co = coroutine.create(function() for i in upto(5, "coroutine") do coroutine.yield(i) end end)
print(coroutine.resume(co)) --> true	1
print(coroutine.resume(co)) --> true	2
print(coroutine.close(co), coroutine.status(co))
--> close	coroutine	nil
--> true	dead
-- yields inside the close method
local co2 = coroutine.wrap(function()
  for i in function(_, c) if c < 1 then return c + 1 end end, nil, 0,
      setmetatable({}, { __close = function() coroutine.yield("from close") end }) do
    coroutine.yield("turn " .. i)
  end
  return "end"
end)
print(co2(), co2(), co2()) --> turn 1	from close	end

-- io.lines is the classic user: the file is closed when the loop breaks
local name = os.tmpname()
local f = assert(io.open(name, "w"))
f:write("1\n2\n3\n")
f:close()
local iterator, state, control, file = io.lines(name)
print(type(iterator), state, control, io.type(file)) --> function	nil	nil	file
print(iterator(), iterator()) --> 1	2
file:close()
print(io.type(file)) --> closed file
for line in io.lines(name) do if line == "2" then print("breaking at", line) break end end --> breaking at	2
os.remove(name)
