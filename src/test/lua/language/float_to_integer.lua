-- Where floats must convert to integers, and what happens when they cannot.
local function try(f, ...)
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
print(3.0 | 0, -3.0 | 0, 1e18 | 0, 2^62 | 0, -2^63 | 0) --> 3	-3	1000000000000000000	4611686018427387904	-9223372036854775808
print(try(function(x) return x | 0 end, 2^63)) --> false	number (local 'x') has no integer representation
print(try(function(x) return x | 0 end, -2^63 * 1.5)) --> false	number (local 'x') has no integer representation
print(try(function(x) return x | 0 end, 0.1)) --> false	number (local 'x') has no integer representation
print(try(function(x) return x | 0 end, 1/0)) --> false	number (local 'x') has no integer representation
print(try(function(x) return x | 0 end, -(0/0))) --> false	number (local 'x') has no integer representation

-- table indices
local t = { "one", "two" }
print(t[1.0], t[2.0], t[1.5], t[2^53]) --> one	two	nil	nil
t[3.0] = "three"
print(#t, t[3], next({ [5.0] = true })) --> 3	three	5	true
print(math.type(next({ [5.0] = true })), math.type(next({ [5.5] = true }))) --> integer	float
print(math.type(next({ [2^53] = true })), math.type(next({ [2^63] = true })), math.type(next({ [-2^63] = true }))) --> integer	float	integer

-- library arguments
print(("abc"):sub(2.0), ("abc"):rep(2.0), string.char(65.0), select(2.0, "a", "b")) --> bc	abcabc	A	b
print(try(string.sub, "abc", 1.5)) --> false	bad argument #2 to 'string.sub' (number has no integer representation)
print(try(string.rep, "x", 2^63)) --> false	bad argument #2 to 'string.rep' (number has no integer representation)
print(try(string.char, 65.5)) --> false	bad argument #1 to 'string.char' (number has no integer representation)
print(try(select, 1.5)) --> false	bad argument #1 to 'select' (number has no integer representation)
print(try(string.rep, "x", "1.5")) --> false	bad argument #2 to 'string.rep' (number has no integer representation)
print(try(string.rep, "x", "abc")) --> false	bad argument #2 to 'string.rep' (number expected, got string)
print(("x"):rep("3"), ("x"):rep("0x2"), ("x"):rep(" 2 ")) --> xxx	xx	xx
print(try(math.random, 1.5)) --> false	bad argument #1 to 'math.random' (number has no integer representation)
print(try(table.concat, { 1, 2 }, ",", 1.5)) --> false	bad argument #3 to 'table.concat' (number has no integer representation)
print(string.format("%d", 3.0), string.format("%x", 255.0)) --> 3	ff
print(try(string.format, "%d", 3.5)) --> false	bad argument #2 to 'string.format' (number has no integer representation)
print(try(string.format, "%d", "3.5")) --> false	bad argument #2 to 'string.format' (number has no integer representation)
print(string.format("%d", "10"), string.format("%d", "3.0")) --> 10	3

-- math functions
print(math.tointeger(3.0), math.tointeger(3.5), math.tointeger(2^63), math.tointeger(-2^63)) --> 3	nil	nil	-9223372036854775808
print(math.tointeger("8"), math.tointeger(8), math.tointeger(1/0), math.tointeger(0/0), math.tointeger({})) --> 8	8	nil	nil	nil
print(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2)) --> 3	-4	4	-3
print(math.floor(2^70), math.ceil(-2^70), math.floor(1/0), math.floor(2^62)) --> 1.1805916207174e+21	-1.1805916207174e+21	inf	4611686018427387904
print(math.type(math.floor(3.7)), math.type(math.floor(2^70)), math.floor(-0.0), math.ceil(-0.5)) --> integer	float	0	0

-- for loops
print(try(load("for i = 1.5, 3, 0.5 do end"))) --> true	nil
print(try(load("for i = 1, {} do end"))) --> false	bad 'for' limit (number expected, got table)

-- exactness at the border of doubles
local big = 2^53
print(big | 0, (big | 0) + 1, big + 1 == big, (big | 0) + 1 == big) --> 9007199254740992	9007199254740993	true	false
print(math.maxinteger + 0.0 == 2^63, math.maxinteger == 2^63, math.maxinteger + 0.0 == math.maxinteger) --> true	false	false
print(math.tointeger(math.maxinteger + 0.0), math.tointeger(math.mininteger + 0.0)) --> nil	-9223372036854775808
print(9007199254740993 == 9007199254740992.0, 9007199254740992 == 9007199254740992.0) --> false	true
print(1e15 | 0, 123456789.0 | 0, 4503599627370497.0 | 0) --> 1000000000000000	123456789	4503599627370497
print(string.format("%.0f", 2^63), math.ult(1, 2.0), try(math.ult, 1, 2.5)) --> 9223372036854775808	true	false	bad argument #2 to 'math.ult' (number has no integer representation)
