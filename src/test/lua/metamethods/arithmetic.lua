-- Arithmetic metamethods: operands as given, either side, numbers, strings, nil results, errors.
local function describe(v) return type(v) == "table" and (rawget(v, "name") or "table") or tostring(v) end
local mt = {}
for _, event in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr",
  "bnot" } do
  mt["__" .. event] = function(a, b, ...)
    assert(select("#", ...) == 0)
    return event .. "(" .. describe(a) .. "," .. describe(b) .. ")", "second result is dropped"
  end
end
local x, y = setmetatable({ name = "x" }, mt), setmetatable({ name = "y" }, mt)
print(x + y, x - y, x * y, x / y, x % y) --> add(x,y)	sub(x,y)	mul(x,y)	div(x,y)	mod(x,y)
print(x ^ y, x // y, x & y, x | y, x ~ y) --> pow(x,y)	idiv(x,y)	band(x,y)	bor(x,y)	bxor(x,y)
print(x << y, x >> y) --> shl(x,y)	shr(x,y)
print(-x, ~x) --> unm(x,x)	bnot(x,x)
-- constants and other types on either side
print(x + 1, 1 + x, x + 1.5, 1.5 + x, x + "s", "s" + x, x + nil, nil + x, x + true, {} + x) --> add(x,1)	add(1,x)	add(x,1.5)	add(1.5,x)	add(x,s)	add(s,x)	add(x,nil)	add(nil,x)	add(x,true)	add(table,x)
print(x - 1, 1 - x, x * 2, 2 * x, x / 3, 3 / x, x % 4, 4 % x, x ^ 5, 5 ^ x, x // 6, 6 // x) --> sub(x,1)	sub(1,x)	mul(x,2)	mul(2,x)	div(x,3)	div(3,x)	mod(x,4)	mod(4,x)	pow(x,5)	pow(5,x)	idiv(x,6)	idiv(6,x)
print(x & 1, 1 & x, x | 2, 2 | x, x ~ 3, 3 ~ x, x << 4, 4 << x, x >> 5, 5 >> x) --> band(x,1)	band(1,x)	bor(x,2)	bor(2,x)	bxor(x,3)	bxor(3,x)	shl(x,4)	shl(4,x)	shr(x,5)	shr(5,x)
print(x & 1.5, 1.5 & x, x | "s", "s" | x, x << 1.5, "10" >> x, x ~ 2^70) --> band(x,1.5)	band(1.5,x)	bor(x,s)	bor(s,x)	shl(x,1.5)	shr(10,x)	bxor(x,1.1805916207174e+21)
print(x + 1000000, 1000000 - x, x * 1e300, x - 255, x - 256, x + -1) --> add(x,1000000)	sub(1000000,x)	mul(x,1e+300)	sub(x,255)	sub(x,256)	add(x,-1)
-- the first operand's metamethod is preferred
local mt2 = { __add = function() return "second metatable" end, __unm = function(a, b) return rawequal(a, b) end }
local z = setmetatable({ name = "z" }, mt2)
print(x + z, z + x, 1 + z, z + 1, -z) --> add(x,z)	second metatable	second metatable	second metatable	true
-- only one of the two has the event
print(z - x, x - z) --> sub(z,x)	sub(x,z)
local plain = setmetatable({}, {})
print(plain + x, x + plain) --> add(table,x)	add(x,table)
-- one result, even none
print((function() return setmetatable({}, { __add = function() end }) + 1 end)()) --> nil
print(select("#", setmetatable({}, { __add = function() end }) + 1)) --> 1
print(setmetatable({}, { __add = function() return nil, 2 end }) + 1) --> nil
print(setmetatable({}, { __sub = function() return false end }) - 1) --> false
-- results of any type
local r = setmetatable({}, { __mul = function(a) return a end })
print(r * 2 == r, rawequal(r * r * r, r)) --> true	true
-- callable tables as metamethods
local callable = setmetatable({}, { __call = function(self, a, b)
  return "called with " .. describe(a) .. " " .. describe(b)
end })
print(setmetatable({ name = "c" }, { __add = callable }) + 5) --> called with c 5
-- metatables changed while in use
local changing = setmetatable({}, { __add = function() return "old" end })
print(changing + 1) --> old
getmetatable(changing).__add = function() return "new" end
print(changing + 1) --> new
setmetatable(changing, nil)
print((pcall(function() return changing + 1 end))) --> false
-- a vector class
local Vector = {}
Vector.__index = Vector
local function vec(a, b) return setmetatable({ a, b }, Vector) end
function Vector.__add(p, q) return vec(p[1] + q[1], p[2] + q[2]) end
function Vector.__sub(p, q) return vec(p[1] - q[1], p[2] - q[2]) end
function Vector.__mul(p, q)
  if type(p) == "number" then return vec(p * q[1], p * q[2]) end
  if type(q) == "number" then return vec(p[1] * q, p[2] * q) end
  return p[1] * q[1] + p[2] * q[2]
end
function Vector.__unm(p) return vec(-p[1], -p[2]) end
function Vector.__tostring(p) return "(" .. p[1] .. ", " .. p[2] .. ")" end
local p, q = vec(1, 2), vec(3, 4)
print(tostring(p + q), tostring(p - q), p * q, tostring(2 * p), tostring(p * 2), tostring(-p), tostring(p + q * 2 - -p)) --> (4, 6)	(-2, -2)	11	(2, 4)	(2, 4)	(-1, -2)	(8, 12)
-- in every kind of operand: upvalue, field, call result
local holder = { v = x }
local function get() return x end
print((function() return x + holder.v end)(), holder.v + 1, get() + get(), holder.v - get()) --> add(x,x)	add(x,1)	add(x,x)	sub(x,x)
-- errors when there is none
local function err(f) local ok, m = pcall(f) return (m:gsub("^[^:]+:%d+: ", "")) end
local none = setmetatable({}, {})
print(err(function() return none + 1 end)) --> attempt to perform arithmetic on a table value (upvalue 'none')
print(err(function() return 1 - none end)) --> attempt to perform arithmetic on a table value (upvalue 'none')
print(err(function() return -none end)) --> attempt to perform arithmetic on a table value (upvalue 'none')
print(err(function() return none // none end)) --> attempt to perform arithmetic on a table value (upvalue 'none')
print(err(function() return none & 1 end)) --> attempt to perform bitwise operation on a table value (upvalue 'none')
print(err(function() return ~none end)) --> attempt to perform bitwise operation on a table value (upvalue 'none')
print(err(function() return holder.w + 1 end)) --> attempt to perform arithmetic on a nil value (field 'w')
print(err(function() return setmetatable({}, { __add = 5 }) + 1 end)) --> attempt to call a number value (metamethod 'add')
-- an error inside passes through
print(pcall(function() return setmetatable({}, { __add = function() error("inside", 0) end }) + 1 end)) --> false	inside
-- strings: arithmetic on numeric strings is itself a metamethod
local smt = getmetatable("")
print(type(smt.__add), type(smt.__unm), type(smt.__concat), type(smt.__band), type(smt.__index)) --> function	function	nil	nil	table
print(smt.__add("3", 4), smt.__unm("5"), pcall(smt.__mul, "2", {})) --> 7	-5	false	attempt to mul a 'string' with a 'table'
print("10" + x, x + "10") --> add(10,x)	add(x,10)
