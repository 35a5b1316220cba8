-- Integer arithmetic: results stay integers and wrap around modulo 2^64.
local maxi, mini = math.maxinteger, math.mininteger
print(maxi, mini) --> 9223372036854775807	-9223372036854775808
print(1 + 2, 5 - 8, 6 * 7, -(-3), - -4) --> 3	-3	42	3	4
print(maxi + 1 == mini, mini - 1 == maxi, maxi + 1, mini - 1) --> true	true	-9223372036854775808	9223372036854775807
print(maxi * 2, mini * 2, maxi * maxi, mini * mini, maxi * mini) --> -2	0	1	0	-9223372036854775808
print(-mini == mini, -mini, -maxi, mini * -1) --> true	-9223372036854775808	-9223372036854775807	-9223372036854775808
print(maxi + maxi, mini + mini, maxi - mini, mini - maxi) --> -2	0	-1	1
print(math.type(maxi + 1), math.type(mini * mini), math.type(-mini)) --> integer	integer	integer
print(3037000500 * 3037000500, 3037000499 * 3037000499) --> -9223372036709301616	9223372030926249001
print(0x7fffffff + 1, 0x80000000 * 2, 0xffffffff * 0xffffffff) --> 2147483648	4294967296	-8589934591
print(2147483647 + 2147483647, -2147483648 - 2147483648) --> 4294967294	-4294967296

-- around 2^47 and 2^48, where an encoding may change
for _, shift in ipairs { 31, 32, 46, 47, 48, 52, 53, 62 } do
  local n = 1 << shift
  print(shift, n - 1, n, n + 1, -n - 1, -n, -n + 1)
  --> 31	2147483647	2147483648	2147483649	-2147483649	-2147483648	-2147483647
  --> 32	4294967295	4294967296	4294967297	-4294967297	-4294967296	-4294967295
  --> 46	70368744177663	70368744177664	70368744177665	-70368744177665	-70368744177664	-70368744177663
  --> 47	140737488355327	140737488355328	140737488355329	-140737488355329	-140737488355328	-140737488355327
  --> 48	281474976710655	281474976710656	281474976710657	-281474976710657	-281474976710656	-281474976710655
  --> 52	4503599627370495	4503599627370496	4503599627370497	-4503599627370497	-4503599627370496	-4503599627370495
  --> 53	9007199254740991	9007199254740992	9007199254740993	-9007199254740993	-9007199254740992	-9007199254740991
  --> 62	4611686018427387903	4611686018427387904	4611686018427387905	-4611686018427387905	-4611686018427387904	-4611686018427387903
end
local edge = 140737488355327
print(edge + 1, edge + 1 - 1, edge + 1 - 1 == edge, (edge + 1) // 2, (edge + 1) * 2) --> 140737488355328	140737488355327	true	70368744177664	281474976710656
print(-edge - 1, -edge - 2, -edge - 2 + 2 == -edge, (-edge - 2) % 10) --> -140737488355328	-140737488355329	true	1
local t = {}
for i = -2, 2 do t[edge + i] = i; t[-edge + i] = i * 10 end
print(t[140737488355325], t[140737488355329], t[-140737488355329], t[-140737488355325]) --> -2	2	-20	20
local sum = edge
for i = 1, 5 do sum = sum + 1 end
for i = 1, 5 do sum = sum - 1 end
print(sum == edge, sum) --> true	140737488355327

-- the same through variables, so that nothing is folded
local function add(a, b) return a + b end
local function sub(a, b) return a - b end
local function mul(a, b) return a * b end
local function unm(a) return -a end
print(add(maxi, 1), sub(mini, 1), mul(maxi, 2), unm(mini)) --> -9223372036854775808	9223372036854775807	-2	-9223372036854775808
print(add(1, 2), sub(1, 2), mul(3, 4), unm(5), unm(0)) --> 3	-1	12	-5	0
print(add(edge, 1), sub(-edge, 5), mul(edge, 1000), unm(edge + 1)) --> 140737488355328	-140737488355332	140737488355327000	-140737488355328
print(mul(4294967296, 4294967296), mul(4294967296, 2147483648), mul(4294967295, 4294967297)) --> 0	-9223372036854775808	-1

-- mixed with a float, everything becomes a float
print(1 + 2.0, 5 - 0.0, 2 * 3.0, maxi + 0.0, mini + 0.0, maxi + 1.0) --> 3.0	5.0	6.0	9.2233720368548e+18	-9.2233720368548e+18	9.2233720368548e+18
print(add(1, 2.0), sub(2.0, 2), mul(2, 0.5), add(maxi, 1.0) == 2^63) --> 3.0	0.0	1.0	true
print(math.type(add(1, 2.0)), math.type(mul(2, 2))) --> float	integer
-- constants as operands, either side
local k = 10
print(k + 1, k - 1, k * 2, 1 + k, 1 - k, 2 * k, k + 1.5, 1.5 - k, k * 1e3) --> 11	9	20	11	-9	20	11.5	-8.5	10000.0
print(k + 255, k + 256, k - 128, k - 129, k + 65536, k * 1000000, 100000 - k) --> 265	266	-118	-119	65546	10000000	99990

-- a checksum loop that relies on wrap-around
local fnv = 0xcbf29ce484222325
for c in ("hello world"):gmatch(".") do fnv = (fnv ~ c:byte()) * 0x100000001b3 end
print(fnv, string.format("%x", fnv)) --> 8618312879776256743	779a65e7023cd2e7
local x = 1
for _ = 1, 64 do x = x * 3 end
print(x) --> 8733086111712066817
