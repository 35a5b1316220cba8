-- math: abs, ceil, floor, max, min, fmod, modf, tointeger, type, ult, constants.
print(math.pi, -math.pi, math.huge, -math.huge, math.maxinteger, math.mininteger) --> 3.1415926535898	-3.1415926535898	inf	-inf	9223372036854775807	-9223372036854775808
print(math.abs(5), math.abs(-5), math.abs(-5.5), math.abs(0), math.abs(-0.0), math.abs(math.mininteger), math.abs(-1/0),
  math.abs("-3"), math.abs(-math.maxinteger)) --> 5	5	5.5	0	0.0	-9223372036854775808	inf	3.0	9223372036854775807
print(math.ceil(1.1), math.ceil(-1.1), math.ceil(5), math.ceil(1e100), math.ceil(-0.5), math.ceil(2^53),
  math.ceil(math.maxinteger), math.ceil(1/0), math.ceil("1.5"), math.type(math.ceil(1.5))) --> 2	-1	5	1e+100	0	9007199254740992	9223372036854775807	inf	2	integer
print(math.floor(1.9), math.floor(-1.1), math.floor(5), math.floor(1e100), math.floor(-0.5), math.floor(2^62),
  math.floor(2^63), math.floor(-1/0), math.floor("7.9"), math.type(math.floor(-2.5))) --> 1	-2	5	1e+100	-1	4611686018427387904	9.2233720368548e+18	-inf	7	integer
print(math.max(1), math.max(1, 2, 3), math.max(3, 2, 1), math.max(1, 2.5), math.max(2, 2.0), math.max(2.0, 2),
  math.max(-1/0, 5), math.max(math.maxinteger, 2^63), math.max(1, math.huge), math.type(math.max(1, 2.0))) --> 1	3	3	2.5	2	2.0	5	9.2233720368548e+18	inf	float
print(math.min(1), math.min(1, 2, 3), math.min(3, 2, 1), math.min(1, 0.5), math.min(2, 2.0), math.min(-0.0, 0),
  math.min(math.mininteger, -2^63), math.min(5, -math.huge)) --> 1	1	1	0.5	2	-0.0	-9223372036854775808	-inf
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(-7, -3), math.fmod(7.5, 2), math.fmod(-7.5, 2),
  math.fmod(5, 1/0), math.fmod(math.mininteger, -1), math.fmod(math.mininteger, 1), math.fmod(6, 3), math.fmod(-6, 3.0),
  math.fmod(1e308, 3)) --> 1	-1	1	-1	1.5	-1.5	5.0	0	0	0	-0.0	2.0
print(math.fmod(1, 0.0) ~= math.fmod(1, 0.0), math.fmod(1/0, 2) ~= math.fmod(1/0, 2), pcall(math.fmod, 1, 0)) --> true	true	false	bad argument #2 to 'math.fmod' (zero)
print(math.type(math.fmod(7, 3)), math.type(math.fmod(7, 3.0))) --> integer	float
print(math.modf(3.7)) --> 3	0.7
print(math.modf(-3.7)) --> -3	-0.7
print(math.modf(5)) --> 5	0.0
print(math.modf(1/0)) --> inf	0.0
print(math.modf(-1/0)) --> -inf	0.0
print(math.modf(1e100)) --> 1e+100	0.0
print(math.modf(-0.5)) --> 0	-0.5
print(math.modf(2^53 + 0.0)) --> 9007199254740992	0.0
print(math.modf("1.25")) --> 1	0.25
print(math.type((math.modf(3.7))), math.type((math.modf(5)))) --> integer	integer
print(math.tointeger(5), math.tointeger(5.0), math.tointeger(5.5), math.tointeger(2^53), math.tointeger(2^63),
  math.tointeger("7"), math.tointeger("7.0"), math.tointeger("x"), math.tointeger({}), math.tointeger(nil),
  math.tointeger(-0.0)) --> 5	5	nil	9007199254740992	nil	7	7	nil	nil	nil	0
print(math.type(1), math.type(1.0), math.type("1"), math.type({}), math.type(nil), math.type(0/0), math.type(1/0),
  math.type(true)) --> integer	float	nil	nil	nil	float	float	nil
print(math.ult(1, 2), math.ult(2, 1), math.ult(1, 1), math.ult(-1, 1), math.ult(1, -1), math.ult(math.maxinteger,
  math.mininteger), math.ult(-2, -1), math.ult(0, -1), math.ult(2.0, 3)) --> true	false	false	false	true	true	true	true	true
print(math.sqrt(16), math.sqrt(2), math.sqrt(0), math.sqrt(-1) ~= math.sqrt(-1), math.sqrt(1/0), math.sqrt("9")) --> 4.0	1.4142135623731	0.0	true	inf	3.0
print(math.exp(0), math.exp(1), math.exp(-1/0), math.exp(1000), math.exp(-1000)) --> 1.0	2.718281828459	0.0	inf	0.0
print(math.log(1), math.log(math.exp(1)), math.log(8, 2), math.log(1000, 10), math.log(100, 10), math.log(27, 3),
  math.log(0), math.log(-1) ~= math.log(-1), math.log(2^1000, 2), math.log(1/0), math.log(0.5, 2), math.log(16, 4),
  math.log(10, 10.0), math.log(1024, 2.0)) --> 0.0	1.0	3.0	3.0	2.0	3.0	-inf	true	1000.0	inf	-1.0	2.0	1.0	10.0
print(math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1), math.atan(0), math.atan(1) * 4 == math.pi,
  math.asin(1) * 2 == math.pi, math.acos(-1) == math.pi) --> 0.0	1.0	0.0	0.0	0.0	0.0	true	true	true
print(("%.10f %.10f %.10f"):format(math.sin(1), math.cos(1), math.tan(1)), ("%.10f %.10f %.10f"):format(math.asin(0.5),
  math.acos(0.5), math.atan(0.5))) --> 0.8414709848 0.5403023059 1.5574077247	0.5235987756 1.0471975512 0.4636476090
print(math.atan(1, 1), math.atan(1, -1), math.atan(-1, -1), math.atan(0, -1), math.atan(-0.0, -1), math.atan(0, 1),
  math.atan(1, 0), math.atan(-1, 0), math.atan(0, 0), math.atan(1/0), math.atan(1/0, 1/0)) --> 0.78539816339745	2.3561944901923	-2.3561944901923	3.1415926535898	-3.1415926535898	0.0	1.5707963267949	-1.5707963267949	0.0	1.5707963267949	0.78539816339745
print(math.deg(math.pi), math.rad(180), math.deg(0), math.rad(90) * 2 == math.pi, math.deg(1), math.rad(1)) --> 180.0	3.1415926535898	0.0	true	57.295779513082	0.017453292519943
print(math.sin(math.pi) < 1e-15, math.cos(math.pi), math.sin(1e22), math.cos(1e10), math.sin(1/0) ~= math.sin(1/0),
  ("%.12f"):format(math.sin(100)), ("%.12f"):format(math.cos(-100)), math.asin(2) ~= math.asin(2)) --> true	-1.0	-0.85220084976719	0.87311962267686	true	-0.506365641110	0.862318872288	true
-- floor and ceil give integers whenever they fit
for _, v in ipairs { 0.5, -0.5, 1e15 + 0.5, -1e15 - 0.5, 2^62 + 0.0, 123456789.999, -2^63 } do
  assert(math.type(math.floor(v)) == "integer" and math.floor(v) <= v and math.ceil(v) >= v and
    math.ceil(v) - math.floor(v) <= 1)
end
for _, v in ipairs { 2^63, 1e300, -1e300, 1/0 } do
  assert(math.type(math.floor(v)) == "float" and math.floor(v) == v and math.ceil(v) == v)
end
-- absent in 5.4 without compatibility, or present with it: only the type matters
for _, name in ipairs { "abs", "ceil", "cos", "deg", "exp", "floor", "fmod", "log", "max", "min", "modf", "rad",
  "random", "randomseed", "sin", "sqrt", "tan", "tointeger", "type", "ult", "asin", "acos",
  "atan" } do assert(type(math[name]) == "function", name) end
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(math.floor, {})) --> bad argument #1 to 'math.floor' (number expected, got table)
print(err(math.abs)) --> bad argument #1 to 'math.abs' (number expected, got no value)
print(err(math.max)) --> bad argument #1 to 'math.max' (value expected)
print(err(math.max, 1, {})) --> attempt to compare number with table
print(err(math.min, "x")) --> x
print(err(math.fmod, 1)) --> bad argument #2 to 'math.fmod' (number expected, got no value)
print(err(math.type)) --> bad argument #1 to 'math.type' (value expected)
print(err(math.log, 1, "x")) --> bad argument #2 to 'math.log' (number expected, got string)
print(err(math.ult, 1, 1.5)) --> bad argument #2 to 'math.ult' (number has no integer representation)
print(err(math.tointeger)) --> bad argument #1 to 'math.tointeger' (value expected)
print(err(math.sqrt, nil)) --> bad argument #1 to 'math.sqrt' (number expected, got nil)
