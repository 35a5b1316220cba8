-- __tostring and __name, in tostring, print, format and error messages; __metatable.
local t = setmetatable({}, { __tostring = function(self) return "I am text" end })
print(t, tostring(t), string.format("%s|%10s", t, t), #tostring(t)) --> I am text	I am text	I am text| I am text	9
print(string.format("%.4s", t), ("%5.2s|"):format(t)) --> I am	   I |
local empty = setmetatable({}, { __tostring = function() return "" end })
print(empty, "|", tostring(empty) == "") --> 	|	true
local function err(f, ...) local ok, e = pcall(f, ...) return (tostring(e):gsub("^[^:]+:%d+: ", "")) end
print(err(tostring, setmetatable({}, { __tostring = function() return {} end }))) --> '__tostring' must return a string
print(err(tostring, setmetatable({}, { __tostring = function() return nil end }))) --> '__tostring' must return a string
print(err(tostring, setmetatable({}, { __tostring = function() end }))) --> '__tostring' must return a string
print(err(tostring, setmetatable({}, { __tostring = function() return true end }))) --> '__tostring' must return a string
print(err(tostring, setmetatable({}, { __tostring = function() error("in tostring", 0) end }))) --> in tostring
print(err(tostring, setmetatable({}, { __tostring = 5 }))) --> attempt to call a number value
print(tostring(setmetatable({}, { __tostring = function() return "a", "b" end }))) --> a
print(setmetatable({}, { __tostring = function(self) return "self is " .. type(self) end })) --> self is table
-- it is looked up raw in the metatable, on every type
debug.setmetatable(5, { __tostring = function(n) return "number" end })
print(tostring(5), 5, tostring(1.5), 5 .. "") --> number	number	number	5
debug.setmetatable(5, nil)
debug.setmetatable(nil, { __tostring = function() return "NIL" end })
print(nil, tostring(nil)) --> NIL	NIL
debug.setmetatable(nil, nil)
debug.setmetatable(true, { __tostring = function(b) return b and "YES" or "NO" end })
print(true, false) --> YES	NO
debug.setmetatable(true, nil)
print(tostring(setmetatable({}, setmetatable({},
  { __index = { __tostring = function() return "no" end } }))):match("^table: ") ~= nil) --> true
-- concatenation and keys do not use it
print((pcall(function() return t .. "" end)), #tostring(t)) --> false	9
-- __name
local named = setmetatable({}, { __name = "MyType" })
print((tostring(named):gsub("0x%x+", "ADDR")), tostring(named):find("^MyType: ") ~= nil) --> MyType: ADDR	true
print(err(function() return named + 1 end)) --> attempt to perform arithmetic on a MyType value (upvalue 'named')
print(err(function() return #named < named end)) --> attempt to compare number with MyType
print(err(function() return named < named end)) --> attempt to compare two MyType values
print(err(function() return named < setmetatable({}, { __name = "Other" }) end)) --> attempt to compare MyType with Other
print(err(function() return named .. "x" end)) --> attempt to concatenate a MyType value (upvalue 'named')
print(err(function() return named() end)) --> attempt to call a MyType value (upvalue 'named')
print(err(string.rep, named)) --> bad argument #1 to 'string.rep' (string expected, got MyType)
print(err(math.floor, named)) --> bad argument #1 to 'math.floor' (number expected, got MyType)
print(err(ipairs)) --> bad argument #1 to 'ipairs' (value expected)
print(err(setmetatable, named, named) == nil, err(table.concat, named, named)) --> false	bad argument #2 to 'table.concat' (string expected, got table)
print(err(string.len, setmetatable({}, { __name = 5 }))) --> bad argument #1 to 'string.len' (string expected, got table)
print((tostring(setmetatable({}, { __name = 5 })):gsub("0x%x+", "ADDR"))) --> table: ADDR
print(tostring(setmetatable({}, { __name = "Both", __tostring = function() return "tostring wins" end }))) --> tostring wins
-- __metatable
local locked = setmetatable({}, { __metatable = "locked", __index = { x = 1 } })
print(getmetatable(locked), locked.x) --> locked	1
print(err(setmetatable, locked, {})) --> cannot change a protected metatable
print(err(setmetatable, locked, nil)) --> cannot change a protected metatable
print(debug.getmetatable(locked).__metatable, debug.setmetatable(locked, nil) == locked, getmetatable(locked)) --> locked	true	nil
print(getmetatable(setmetatable({}, { __metatable = false })), getmetatable(setmetatable({}, { __metatable = 5 }))) --> false	5
print(err(setmetatable, setmetatable({}, { __metatable = false }), {})) --> cannot change a protected metatable
print(getmetatable("").__name, type(getmetatable("").__index), getmetatable("abc") == getmetatable("")) --> nil	table	true
print(getmetatable({}), getmetatable(5), getmetatable(nil), getmetatable(print), getmetatable(true)) --> nil	nil	nil	nil	nil
print(err(getmetatable)) --> bad argument #1 to 'getmetatable' (value expected)
print(err(setmetatable, {})) --> bad argument #2 to 'setmetatable' (nil or table expected, got no value)
print(err(setmetatable, {}, 5)) --> bad argument #2 to 'setmetatable' (nil or table expected, got number)
print(err(setmetatable, 5, {})) --> bad argument #1 to 'setmetatable' (table expected, got number)
print(err(setmetatable, nil, nil)) --> bad argument #1 to 'setmetatable' (table expected, got nil)
-- setmetatable returns its argument; a metatable may be its own
local self = {}
print(setmetatable(self, self) == self, getmetatable(self) == self) --> true	true
self.__index = function(_, k) return "own " .. k end
print(self.missing) --> own missing
setmetatable(self, nil)
print(getmetatable(self), self.missing) --> nil	nil
-- error objects with __tostring
print(select(2, pcall(error, t)) == t, tostring(select(2, pcall(error, t)))) --> true	I am text
-- io.write and table.concat want strings or numbers
print(err(table.concat, { t })) --> invalid value (table) at index 1 in table for 'concat'
print(err(io.write, t)) --> bad argument #1 to 'io.write' (string expected, got table)
