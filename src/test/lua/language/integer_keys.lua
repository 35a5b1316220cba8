-- Table keys: integers and floats with the same value are one key, strings are not.
local t = {}
t[1] = "int"
print(t[1.0], t[2 - 1], t[1e0], t["1"]) --> int	int	int	nil
t[1.0] = "float"
print(t[1], #t) --> float	1
t[2.0], t[3.0] = "two", "three"
print(#t, t[2], t[3], rawlen(t)) --> 3	two	three	3
t["4"] = "string"
print(#t, t[4], t["4"]) --> 3	nil	string
local keys = {}
for k in pairs { [1.0] = 1, [2.5] = 2, ["3"] = 3, [-4.0] = 4 } do keys[#keys + 1] = math.type(k) or type(k) end
table.sort(keys)
print(table.concat(keys, " ")) --> float integer integer string
print(next { [7.0] = true }, next { [-0.0] = true }, next { [2^40] = true }, next { [2^53] = true }) --> 7	0	1099511627776	9007199254740992	true
t = { [0.0] = "zero" }
print(t[0], t[-0.0], t[-0]) --> zero	zero	zero
-- big floats beyond the integers stay floats
t = { [2^63] = "2^63", [-2^63] = "min", [1e300] = "1e300", [2^64] = "2^64" }
print(t[2^63], t[math.mininteger], t[math.maxinteger], t[1e300], t[2^64], t[0]) --> 2^63	min	nil	1e300	2^64	nil
t[math.maxinteger] = "max"
print(t[2^63], t[math.maxinteger]) --> 2^63	max
t = { [1/0] = "inf", [-1/0] = "-inf" }
print(t[math.huge], t[-math.huge], t[0]) --> inf	-inf	nil
t = { [0.1 + 0.2] = "sum", [0.3] = "literal" }
print(t[0.3], t[0.1 + 0.2]) --> literal	sum
-- wide integers
t = {}
for _, shift in ipairs { 30, 31, 32, 46, 47, 48, 52, 53, 62, 63 } do
  for d = -1, 1 do t[(1 << shift) + d] = shift .. "/" .. d end
end
print(t[1 << 47], t[(1 << 47) - 1], t[(1 << 48) + 1], t[2^47], t[2^48 + 1], t[1 << 63], t[math.mininteger + 1]) --> 47/0	47/-1	48/1	47/0	48/1	63/0	63/1
print(t[2147483648], t[4294967295], t[9007199254740991], t[2^62], t[2^31 - 1]) --> 31/0	32/-1	53/-1	62/0	31/-1
local wide = math.maxinteger - 5
t[wide] = "wide"
print(t[math.maxinteger - 5], t[wide + 1 - 1], t[wide + 0.0]) --> wide	wide	nil
for k, v in pairs { [math.maxinteger] = "only" } do print(k, v, k == math.maxinteger) end --> 9223372036854775807	only	true
-- a wide integer key removed and put back
local w = {}
for i = 0, 9 do w[(1 << 50) + i] = i end
for i = 0, 9, 2 do w[(1 << 50) + i] = nil end
local left = 0
for k, v in pairs(w) do left = left + 1; assert(k == (1 << 50) + v and v % 2 == 1) end
print(left) --> 5
for i = 0, 9 do w[(1 << 50) + i] = i * 2 end
print(w[1125899906842624], w[1125899906842633], w[2^50 + 3]) --> 0	18	6

-- negative and zero keys, sparse arrays
t = { [-1] = "a", [0] = "b", "c" }
print(t[-1], t[0], t[1], #t) --> a	b	c	1
t = {}
t[1000000] = "far"
print(#t, t[1000000], t[1000000.0], t[999999]) --> 0	far	far	nil
t = {}
for i = 10, 1, -1 do t[i] = i end
print(#t, t[1], t[10]) --> 10	1	10
t = {}
for i = 1, 100 do t[i * 2] = i end
local n = 0
for k in pairs(t) do n = n + k end
print(n) --> 10100
for i = 1, 200 do t[i] = i end
print(#t) --> 200
-- strings that look alike are different keys
t = { ["1"] = "s1", ["01"] = "s01", ["1.0"] = "s1.0", [" 1"] = "s 1", [1] = "n1" }
print(t["1"], t["01"], t["1.0"], t[" 1"], t[1]) --> s1	s01	s1.0	s 1	n1
print(t["" .. 1], t["0" .. 1], t[1.0 .. ""], t[tonumber("01")]) --> s1	s01	s1.0	n1
-- booleans and functions
t = { [true] = "yes", [false] = "no", [print] = "function" }
print(t[true], t[false], t[1 == 1], t[not true], t[print], t[nil]) --> yes	no	yes	no	function	nil
-- keys by identity
local k1, k2 = {}, {}
t = { [k1] = 1, [k2] = 2 }
print(t[k1], t[k2], t[{}]) --> 1	2	nil
local c1, c2 = coroutine.create(print), coroutine.create(print)
t = { [c1] = "c1", [c2] = "c2" }
print(t[c1], t[c2]) --> c1	c2
local function err(f, ...) local ok, m = pcall(f, ...) return (m:gsub("^[^:]+:%d+: ", "")) end
print(err(function() t[nil] = 1 end), err(function() t[0/0] = 1 end), err(rawset, t, nil, 1)) --> table index is nil	table index is NaN	table index is nil
print(t[nil], rawget(t, nil), t[0/0]) --> nil	nil	nil
-- next after an integer key
t = { 10, 20, 30 }
print(next(t, 3), next(t, 2)) --> nil	3	30
print(err(next, t, 1.5)) --> invalid key to 'next'
print(err(next, t, "nope")) --> invalid key to 'next'
-- an index computed in floats
local a = {}
for i = 1, 3 do a[i / 1] = i end
print(#a, a[3], a[6 / 2], a[9 ^ 0.5], a[7 // 2.0]) --> 3	3	3	3	3
a[#a + 1.0] = 4
print(#a, a[4]) --> 4	4
