-- Which operand a message blames, when several could be meant.
local function run(code, ...)
  local ok, message = pcall(assert(load(code, "=t")), ...)
  assert(not ok, code)
  return message
end
-- two operands of the same value: the left one, even if it has no name
print(run("local b = false return false >> b")) --> t:1: attempt to perform bitwise operation on a boolean value
print(run("local b return nil & b")) --> t:1: attempt to perform bitwise operation on a nil value
print(run("local b = false return b >> false"))
--> t:1: attempt to perform bitwise operation on a boolean value (local 'b')
print(run("local b return nil + b")) --> t:1: attempt to perform arithmetic on a nil value
-- concatenation goes from the right to the left
print(run("local x, y return x .. 'a' .. y")) --> t:1: attempt to concatenate a nil value (local 'y')
print(run("local x, y return x .. y")) --> t:1: attempt to concatenate a nil value (local 'x')
print(run("local x, y return 'a' .. x .. y")) --> t:1: attempt to concatenate a nil value (local 'x')
print(run("local x, y return x .. y .. 'a'")) --> t:1: attempt to concatenate a nil value (local 'y')
print(run("local x return x .. 1 .. ...", setmetatable({}, { __concat = function() end })))
--> t:1: attempt to concatenate a nil value (local 'x')
-- what __index leads to has no name
print(run("local t = setmetatable({}, { __index = 5 }) return t.x")) --> t:1: attempt to index a number value
print(run("local t = setmetatable({}, { __newindex = 5 }) t.x = 1")) --> t:1: attempt to index a number value
print(run("local t = setmetatable({}, { __index = 5 }) return t[{}]")) --> t:1: attempt to index a number value
print(run("local _ENV = setmetatable({}, { __index = true }) return x")) --> t:1: attempt to index a boolean value
print(run("local _ENV = setmetatable({}, { __index = true }) local function f() return x end f()"))
--> t:1: attempt to index a boolean value
print(run("local t = 5 return t.x")) --> t:1: attempt to index a number value (local 't')
-- a vararg that is stored into a local does not hide the name of a table above it
print(run("local a missing.x, a = 1, ...")) --> t:1: attempt to index a nil value (global 'missing')
print(run("local a missing.y, a = 'x', (...)")) --> t:1: attempt to index a nil value (global 'missing')
-- math.fmod looks at its second argument first
print(run("return math.fmod({}, 'x')")) --> t:1: bad argument #2 to 'fmod' (number expected, got string)
