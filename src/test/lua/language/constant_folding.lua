-- What a compiler may fold must give what run-time evaluation gives.
local function same(code)
  local folded = { pcall(load("return " .. code, "=t")) }
  local names, values, n = {}, {}, 0
  local unfolded = code:gsub("%f[%w.\"][%d.][%w.]*%+?%d*", function(numeral)
    n = n + 1
    names[n], values[n] = "v" .. n, tonumber(numeral)
    return values[n] and "v" .. n or numeral
  end)
  local header = n > 0 and "local " .. table.concat(names, ",") .. " = ... ; " or ""
  local slow = { pcall(assert(load(header .. "return " .. unfolded, "=t")), table.unpack(values, 1, n)) }
  local a, b = folded[2], slow[2]
  if folded[1] ~= slow[1] then return code .. " differs" end
  if folded[1] == false then return "both fail" end
  if a ~= a and b ~= b then return "both nan" end
  if a == b and math.type(a) == math.type(b) and 1 / (tonumber(a) or 1) == 1 / (tonumber(b) or
    1) then return tostring(a) end
  return code .. " differs: " .. tostring(a) .. " " .. tostring(b)
end
print(same "1 + 2", same "1 - 2", same "3 * 4", same "7 / 2", same "7 // 2", same "7 % 3", same "2 ^ 3") --> 3	-1	12	3.5	3	1	8.0
print(same "1.5 + 2", same "0 - 0.0", same "0.0 * -1", same "-7 // 2", same "-7 % 3", same "7 % -3", same "-2 ^ 2") --> 3.5	0.0	-0.0	-4	2	-2	-4.0
print(same "9223372036854775807 + 1", same "-9223372036854775807 - 2", same "9223372036854775807 * 2") --> -9223372036854775808	9223372036854775807	-2
print(same "1 // 0", same "1 % 0", same "1 / 0", same "0 / 0", same "1 // 0.0", same "1 % 0.0", same "0.0 / 0.0") --> both fail	both fail	inf	both nan	inf	both nan	both nan
print(same "1 << 63", same "1 << 64", same "1 >> 1", same "~0", same "5 & 3", same "5 | 3", same "5 ~ 3",
  same "1 << 70") --> -9223372036854775808	0	0	-1	1	7	6	0
print(same "1.5 & 1", same "2.0 & 3", same "1e100 | 1", same "3.0 << 1", same "~1.5") --> both fail	2	both fail	6	both fail
print(same "- 0.0", same "0.0", same "-(0.0)", same "0 * -1", same "-0", same "-(-0.0)") --> -0.0	0.0	-0.0	0	0	0.0
print(same "1 == 1.0", same "1 < 1.5", same "2 <= 1", same "3 ~= 4", same "not 1", same "not (1 == 2)") --> true	true	false	true	false	true
print(same "1 .. 2", same "1.0 .. 2", same "10 .. 1e15", same "2 ^ 53 .. 1") --> 12	1.02	101e+15	9.007199254741e+151
print(same "1 and 2", same "1 or 2", same "(1 and 2) + 3", same "1 == 2 and 3 or 4") --> 2	1	5	4
print(same "0x10 + 1", same "0x7fffffffffffffff + 1", same "0xffffffffffffffff + 0", same "1e308 * 10", same "5 // 0.3") --> 17	-9223372036854775808	-1	inf	16.0
print(same "2 ^ 0.5", same "2 ^ -1", same "0 ^ 0", same "10 // 3 * 3 + 10 % 3", same "(2 + 3) * (4 - 1)") --> 1.4142135623731	0.5	1.0	10	15
print(same "9007199254740993 + 0.0", same "9007199254740992.0 + 1", same "2 ^ 63 == 9223372036854775807") --> 9.007199254741e+15	9.007199254741e+15	false

-- negative zero literals stay negative zero
local nz <const> = -0.0
print(1 / nz, 1 / -0.0, 1 / (0.0 * -1), 1 / 0.0, nz == 0) --> -inf	-inf	-inf	inf	true
local function positive() return 0.0 end
local function negative() return -0.0 end
print(1 / positive(), 1 / negative(), 1 / positive()) --> inf	-inf	inf
local t = { 0.0, -0.0, 0, 1.0, 1 }
print(1 / t[1], 1 / t[2], t[3], t[4], t[5], math.type(t[3]), math.type(t[4])) --> inf	-inf	0	1.0	1	integer	float
-- equal numbers of different subtypes stay distinct constants
local i, f, big, bigf = 1, 1.0, 9007199254740992, 9007199254740992.0
print(i, f, big, bigf, math.type(big), math.type(bigf)) --> 1	1.0	9007199254740992	9.007199254741e+15	integer	float
print(100, 100.0, 1e2, 0x64, -100, -100.0) --> 100	100.0	100.0	100	-100	-100.0
-- nan never folds into a constant that equals itself
local nan <const> = 0/0
print(nan == nan, nan ~= nan, 0/0 == 0/0) --> false	true	false

-- dead branches
if false then error("dead") end
if nil then error("dead") end
while false do error("dead") end
while nil do error("dead") end
repeat until true
print(false and error("dead"), nil and error("dead"), true or error("dead"), 1 or error("dead")) --> false	nil	true	1
local function never() if false then return 1 else return 2 end end
print(never(), (function() if true then return "yes" end return "no" end)()) --> 2	yes
-- folding must keep errors at run time
local function fails() return 1 // 0 end
print(pcall(load("local function f() return 1 // 0 end return 'not called'", "=t"))) --> true	not called
print((select(2, pcall(fails)):gsub("^[^:]+:%d+: ", ""))) --> attempt to divide by zero
print((select(2, pcall(load("return 'a' + 1", "=t"))))) --> t:1: attempt to add a 'string' with a 'number'
print((select(2, pcall(load("return {} .. 'x'", "=t"))))) --> t:1: attempt to concatenate a table value
print((select(2, pcall(load("return -{}", "=t"))))) --> t:1: attempt to perform arithmetic on a table value
print((select(2, pcall(load("return #5", "=t"))))) --> t:1: attempt to get length of a number value
print((select(2, pcall(load("return 2^53 & 1.5", "=t"))))) --> t:1: number has no integer representation
print((select(2, pcall(load("return 1 < 'x'", "=t"))))) --> t:1: attempt to compare number with string
