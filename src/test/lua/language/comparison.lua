-- Relational operators on values of one type and of several.
print(1 < 2, 2 < 1, 1 < 1, 1 <= 1, 1 > 0, 1 >= 1, 1 == 1, 1 ~= 1) --> true	false	false	true	true	true	true	false
print("a" < "b", "b" < "a", "a" < "a", "a" <= "a", "a" < "aa", "" < "a", "Z" < "a") --> true	false	false	true	true	true	true
print("a\0b" < "a\0c", "a\0" > "a", "\xff" > "a", "10" < "9", "abc" >= "abd") --> true	true	true	true	false
print(nil == nil, nil == false, true == true, true == false, false ~= nil) --> true	false	true	false	true
print(1 == "1", "1" == 1, 0 == false, "" == false, 1 == 1.0, "1" == "1.0") --> false	false	false	false	true	false
local t, u = {}, {}
print(t == t, t == u, t ~= u, print == print, print == type) --> true	false	true	true	false
local f, g = function() end, function() end
print(f == f, f == g, coroutine.running() == coroutine.running()) --> true	false	true

-- results are booleans, usable as values
local r = 1 < 2
print(r, type(r), (1 < 2) == true, not (1 < 2), 1 < 2 == true) --> true	boolean	true	false	true
print((1 < 2) and "yes" or "no", (2 < 1) and "yes" or "no") --> yes	no

local function lt(a, b) return a < b end
local function le(a, b) return a <= b end
local function gt(a, b) return a > b end
local function ge(a, b) return a >= b end
local function eq(a, b) return a == b end
local function ne(a, b) return a ~= b end
for _, pair in ipairs { { 1, 2 }, { 2, 1 }, { 1, 1 }, { 1, 1.5 }, { 1.5, 1 }, { 1, 1.0 }, { "a", "b" }, { "b",
  "a" } } do
  local a, b = pair[1], pair[2]
  print(a, b, lt(a, b), le(a, b), gt(a, b), ge(a, b), eq(a, b), ne(a, b))
  --> 1	2	true	true	false	false	false	true
  --> 2	1	false	false	true	true	false	true
  --> 1	1	false	true	false	true	true	false
  --> 1	1.5	true	true	false	false	false	true
  --> 1.5	1	false	false	true	true	false	true
  --> 1	1.0	false	true	false	true	true	false
  --> a	b	true	true	false	false	false	true
  --> b	a	false	false	true	true	false	true
end

-- comparison with constants, both sides, integers and floats
local n = 10
print(n < 11, n < 10, n <= 10, n > 9, n >= 11, 9 < n, 11 < n, 10 <= n, 10 >= n) --> true	false	true	true	false	true	false	true	true
print(n < 10.5, n > 9.5, n == 10.0, n ~= 10.5, 10.5 > n, n <= 127, n <= 128, n >= -128, n >= -129) --> true	true	true	true	true	true	true	true	true
local s = "ten"
print(s == "ten", s == "eleven", s ~= "ten", s == nil, s == 10, s == true, nil == s) --> true	false	false	false	false	false	false
local d = 2.5
print(d < 3, d > 2, d <= 2.5, d == 2.5, d >= 3, 2 < d, 3 < d, d == 2, d ~= 2) --> true	true	true	true	false	true	false	false	true

-- unordered types
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^[^:]+:%d+: ", "")) end
print(err(lt, 1, "2")) --> attempt to compare number with string
print(err(lt, "1", 2)) --> attempt to compare string with number
print(err(le, {}, {})) --> attempt to compare two table values
print(err(lt, {}, 1)) --> attempt to compare table with number
print(err(gt, 1, {})) --> attempt to compare table with number
print(err(ge, nil, 1)) --> attempt to compare number with nil
print(err(lt, nil, nil)) --> attempt to compare two nil values
print(err(lt, true, false)) --> attempt to compare two boolean values
print(err(le, print, 1)) --> attempt to compare function with number
print(err(lt, "a", true)) --> attempt to compare string with boolean
print(err(lt, coroutine.create(print), 1)) --> attempt to compare thread with number
print(err(function() return n < "5" end)) --> attempt to compare number with string
print(err(function() return 5 > s end)) --> attempt to compare string with number
print(err(function() return t < 5 end)) --> attempt to compare table with number
print(err(function() return 5 <= nil end)) --> attempt to compare number with nil

-- comparison chains in conditions
local function sign(x) if x < 0 then return -1 elseif x > 0 then return 1 else return 0 end end
print(sign(-5), sign(0), sign(7), sign(-0.5), sign(0.0), sign(1 / 0)) --> -1	0	1	-1	0	1
local function max3(a, b, c) return a > b and (a > c and a or c) or (b > c and b or c) end
print(max3(1, 2, 3), max3(3, 2, 1), max3(1, 3, 2), max3(2, 2, 2)) --> 3	3	3	2
-- string order is by bytes here
local list = { "pear", "Apple", "apple", "10", "9", "", "app", "zebra", "_x" }
table.sort(list)
print(table.concat(list, ",")) --> ,10,9,Apple,_x,app,apple,pear,zebra
