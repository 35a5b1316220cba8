-- Strings to numbers in arithmetic, numbers to strings in concatenation.
print("10" + 5, "10" * "2", "3" - 1, "7" // 2, "7" % 4, "2" ^ 3, "9" / 3, -"4") --> 15	20	2	3	3	8.0	3.0	-4
print("10" + 0, "10.0" + 0, "0x10" + 0, "1e1" + 0, " 5 " + 0, "\t5\n" + 0) --> 10	10.0	16	10.0	5	5
print(math.type("10" + 0), math.type("10.0" + 0), math.type("1e1" + 0), math.type("0x1p4" + 0)) --> integer	float	float	float
print("9223372036854775807" + 0, "9223372036854775808" + 0, "-9223372036854775808" + 0, "0xffffffffffffffff" + 0) --> 9223372036854775807	9.2233720368548e+18	-9223372036854775808	-1
print("9223372036854775807" + 1, -"9223372036854775808", - "-3", -"2.0", -"0x10") --> -9223372036854775808	-9.2233720368548e+18	3	-2.0	-16
print("0x1.8" + 0, "0x.8p1" + 0, ".5" + 0, "5." + 0, "-.5" + 0, "+7" + 0, "-0x10" + 0) --> 1.5	1.0	0.5	5.0	-0.5	7	-16
print(10 .. 20, 1 .. "", 1.0 .. "", -0.0 .. "", 2^53 .. "", 1e100 .. "", 1/0 .. "", -1 .. "|") --> 1020	1	1.0	-0.0	9.007199254741e+15	1e+100	inf	-1|
print(1.5 .. "x" .. 2 .. "y", 255 .. "" == "255", #(12345 .. ""), 0x10 .. "") --> 1.5x2y	true	5	16
print(math.mininteger .. "", math.maxinteger .. "", 1e15 .. "", 0.1 .. "") --> -9223372036854775808	9223372036854775807	1e+15	0.1

-- no coercion in comparison or in table keys
print("10" == 10, ("10" + 0) == 10, "abc" < "abd") --> false	true	true
local t = { [1] = "number", ["1"] = "string" }
print(t[1], t["1"], t["1" + 0], t[1 .. ""]) --> number	string	number	string

-- what does not convert
local function err(f, ...) 
  local ok, message = pcall(f, ...)
  return (tostring(message):gsub("^[^:]+:%d+: ", ""))
end
local function add(a, b) return a + b end
local function neg(a) return -a end
local function cat(a, b) return a .. b end
print(err(add, "abc", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, " ", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "1 2", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "0x", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "1e", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "inf", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "nan", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "1\0", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "--1", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, "- 1", 1)) --> attempt to add a 'string' with a 'number'
print(err(add, {}, 1)) --> attempt to perform arithmetic on a table value (local 'a')
print(err(add, 1, {})) --> attempt to perform arithmetic on a table value (local 'b')
print(err(add, "10", {})) --> attempt to add a 'string' with a 'table'
print(err(add, nil, 1)) --> attempt to perform arithmetic on a nil value (local 'a')
print(err(add, true, 1)) --> attempt to perform arithmetic on a boolean value (local 'a')
print(err(add, "a", {})) --> attempt to add a 'string' with a 'table'
print(err(neg, "x")) --> attempt to unm a 'string' with a 'string'
print(err(neg, {})) --> attempt to perform arithmetic on a table value (local 'a')
print(err(cat, "a", nil)) --> attempt to concatenate a nil value (local 'b')
print(err(cat, nil, "a")) --> attempt to concatenate a nil value (local 'a')
print(err(cat, {}, "a")) --> attempt to concatenate a table value (local 'a')
print(err(cat, "a", true)) --> attempt to concatenate a boolean value (local 'b')
print(err(cat, 1, {})) --> attempt to concatenate a table value (local 'b')
print(err(cat, print, 1)) --> attempt to concatenate a function value (local 'a')

-- tonumber agrees with arithmetic
for _, s in ipairs { "10", "0x1F", "1e2", " 7", "7 ", ".5", "5.", "0x.1", "1e+2", "-7", "0b1", "1_000", "٣", "" } do
  local ok, value = pcall(add, s, 0)
  print(s == "٣" and "?" or s, tonumber(s), ok and value)
  --> 10	10	10
  --> 0x1F	31	31
  --> 1e2	100.0	100.0
  -->  7	7	7
  --> 7 	7	7
  --> .5	0.5	0.5
  --> 5.	5.0	5.0
  --> 0x.1	0.0625	0.0625
  --> 1e+2	100.0	100.0
  --> -7	-7	-7
  --> 0b1	nil	false
  --> 1_000	nil	false
  --> ?	nil	false
  --> 	nil	false
  assert((tonumber(s) ~= nil) == ok)
end

-- strings in for loops convert, as elsewhere
print(err(load("for i = '1', 2 do end", "=t"))) --> nil
print(err(load("for i = 1, '2' do end", "=t"))) --> nil
print(err(load("for i = 1, 2, '1' do end", "=t"))) --> nil
-- numbers are accepted where strings are wanted
print(("x"):rep(3), string.len(1234), string.upper(12), string.rep(7, 3), string.reverse(1.5)) --> xxx	4	12	777	5.1
