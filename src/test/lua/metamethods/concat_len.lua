-- __concat and __len.
local mt = {}
local function text(v) return type(v) == "table" and v.s or tostring(v) end
mt.__concat = function(a, b) return text(a) .. "&" .. text(b) end
local x = setmetatable({ s = "x" }, mt)
print(x .. x, x .. "s", "s" .. x, x .. 1, 1 .. x, 1.5 .. x, x .. nil, nil .. x, x .. true, {} == x) --> x&x	x&s	s&x	x&1	1&x	1.5&x	x&nil	nil&x	x&true	false
print("a" .. "b" .. x, x .. "a" .. "b", "a" .. x .. "b", "a" .. x .. "b" .. x) --> ab&x	x&ab	ax&b	ax&b&x
-- right associative: the metamethod sees what was joined on the right
mt.__concat = function(a, b) return setmetatable({ s = "(" .. text(a) .. text(b) .. ")" }, mt) end
local y = setmetatable({ s = "y" }, mt)
print(text(x .. y .. x), text("1" .. "2" .. x), text(x .. "1" .. "2"), text("1" .. x .. "2" .. "3"), text(1 .. 2 .. y ..
  3 .. 4)) --> (x(yx))	(1(2x))	(x12)	(1(x23))	(1(2(y34)))
print(text((x .. y) .. x), text(x .. (y .. x)), text("a" .. "b" .. "c" .. x .. "d" .. "e" .. "f")) --> ((xy)x)	(x(yx))	(a(b(c(xdef))))
-- results of any type, exactly one
mt.__concat = function() return 42, 43 end
print(x .. "s", "s" .. x, select("#", x .. x)) --> 42	42	1
mt.__concat = function() end
print(x .. "s", select("#", x .. "s")) --> nil	1
mt.__concat = function(a, b) return rawequal(a, x), rawequal(b, x) end
print(x .. y, y .. x, "s" .. x) --> true	false	false
-- two metatables: the left one first
local l = setmetatable({}, { __concat = function() return "left" end })
local r = setmetatable({}, { __concat = function() return "right" end })
print(l .. r, r .. l, "s" .. r, 5 .. l, r .. "s", {} .. r) --> left	right	right	left	right	right
-- building up in a loop, errors
mt.__concat = function(a, b) return text(a) .. text(b) end
local s = x
for i = 1, 5 do s = s .. i end
print(s) --> x12345
local function err(f) local ok, e = pcall(f) return (e:gsub("^[^:]+:%d+: ", "")) end
print(err(function() return {} .. "x" end)) --> attempt to concatenate a table value
print(err(function() return setmetatable({}, {}) .. 1 end)) --> attempt to concatenate a table value
print(err(function() return "x" .. setmetatable({}, { __concat = 1 }) end)) --> attempt to call a number value (metamethod 'concat')
print(pcall(function() return setmetatable({}, { __concat = function() error("cc", 0) end }) .. "x" end)) --> false	cc
-- table.concat does not use it
print(pcall(table.concat, { "a", x })) --> false	invalid value (table) at index 2 in table for 'concat'
-- __len
local len = setmetatable({ 1, 2, 3 }, { __len = function(self, other) return 42, "dropped" end })
print(#len, rawlen(len), #len + 1, -#len) --> 42	3	43	-42
print(#setmetatable({}, { __len = function(self, other) return rawequal(self, other) end })) --> true
print(#setmetatable({}, { __len = function() return "any" end }), #setmetatable({}, { __len = function() end })) --> any	nil
print(#setmetatable({}, { __len = function() return 1.5 end }), not #setmetatable({},
  { __len = function() return nil end })) --> 1.5	true
-- strings ignore it; other types may have it
local smt = getmetatable("")
smt.__len = function() return 0 end
print(#"abc") --> 3
smt.__len = nil
debug.setmetatable(1, { __len = function(n) return n * 2 end })
print(#5, #2.5) --> 10	5.0
debug.setmetatable(1, nil)
debug.setmetatable(print, { __len = function() return "function length" end })
print(#print) --> function length
debug.setmetatable(print, nil)
-- the library uses it
local proxy = setmetatable({}, { __len = function() return 3 end, __index = function(_, i) return "v" .. i end })
print(table.concat(proxy, ","), table.unpack(proxy)) --> v1,v2,v3	v1	v2	v3
print(select("#", table.unpack(proxy)), #proxy) --> 3	3
print(err(function() return table.concat(setmetatable({}, { __len = function() return "x" end })) end)) --> object length is not an integer
print(err(function() return table.unpack(setmetatable({}, { __len = function() return 1.5 end })) end)) --> object length is not an integer
print(err(function() return #setmetatable({}, { __len = function() error("len error", 0) end }) end)) --> len error
print(err(function() return #setmetatable({}, { __len = 5 }) end)) --> attempt to call a number value (metamethod 'len')
-- a stack class with __len and __concat
local Stack = {}
Stack.__index = Stack
local function stack(...) return setmetatable({ items = { ... } }, Stack) end
function Stack:push(v) self.items[#self.items + 1] = v return self end
function Stack.__len(self) return #self.items end
function Stack.__concat(a, b)
  local joined = stack()
  for _, v in ipairs(a.items) do joined:push(v) end
  for _, v in ipairs(b.items) do joined:push(v) end
  return joined
end
local joined = stack(1, 2) .. stack(3) .. stack(4, 5)
print(#joined, table.concat(joined.items, " "), #(stack() .. stack())) --> 5	1 2 3 4 5	0
