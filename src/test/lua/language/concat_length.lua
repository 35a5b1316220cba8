-- The .. and # operators without metamethods.
print("a" .. "b", "a" .. "", "" .. "", "a" .. "b" .. "c" .. "d") --> ab	a		abcd
print(#"", #"abc", #"a\0b", #("x" .. "yz"), #"\u{20ac}") --> 0	3	3	3	3
print(1 .. "", 1.5 .. "|" .. 2, -1 .. -2, 2^31 .. "") --> 1	1.5|2	-1-2	2147483648.0
local a, b, c = "one", 2, 3.5
print(a .. b .. c, a .. b .. c .. a .. b .. c, b .. c, (a .. b) .. c, a .. (b .. c)) --> one23.5	one23.5one23.5	23.5	one23.5	one23.5
local s = ""
for i = 1, 20 do s = s .. i .. "," end
print(s, #s) --> 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,	51
local long = ("abc"):rep(100)
print(#long, #(long .. long), (long .. "x"):sub(-4), ("x" .. long):sub(1, 4)) --> 300	600	abcx	xabc
for n = 0, 12 do
  local left = ("l"):rep(n)
  local both = left .. ("r"):rep(12 - n)
  assert(#both == 12 and both:find("^l*r*$") and #left == n)
end
-- around 5 bytes, and around the sizes of granules
local parts = {}
for n = 0, 40 do parts[#parts + 1] = ("x"):rep(n) .. ("y"):rep(n) end
for n, part in ipairs(parts) do assert(#part == 2 * (n - 1) and part == ("x"):rep(n - 1) .. ("y"):rep(n - 1)) end
print(parts[3], parts[4], parts[10], #parts[41]) --> xxyy	xxxyyy	xxxxxxxxxyyyyyyyyy	80
print(("ab" .. "cde") == "abcde", ("abc" .. "def") == "abcdef", ("a" .. "bcde") == ("abcd" .. "e")) --> true	true	true

-- the same text built in several ways is one key
local t = {}
t["ab" .. "cdef"] = 1
t[("abcde"):sub(1, 5) .. "f"] = (t[("abc"):lower() .. "def"] or 0) + 1
print(t.abcdef, next(t), next(t, "abcdef")) --> 2	abcdef	nil

-- length of tables
print(#{}, #{ 1, 2, 3 }, #{ n = 1 }, #{ 1, 2, nil }, #{ "a", x = 1, "b" }) --> 0	3	0	2	2
local list = {}
for i = 1, 10 do list[i] = i; assert(#list == i) end
for i = 10, 1, -1 do list[i] = nil; assert(#list == i - 1) end
print(#list) --> 0
list[#list + 1] = "x"; list[#list + 1] = "y"
print(#list, list[1], list[2]) --> 2	x	y

-- a chain evaluates all its operands before it concatenates
local order = {}
local function note(x) order[#order + 1] = x; return x end
print(note("a") .. note("b") .. note("c"), table.concat(order, " ")) --> abc	a b c
local x = "v"
local function change() x = "changed"; return "!" end
print(x .. change()) --> v!

local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^[^:]+:%d+: ", "")) end
print(err(function() return a .. nil end)) --> attempt to concatenate a nil value
print(err(function() return a .. {} .. "x" end)) --> attempt to concatenate a table value
print(err(function() return undefined_name .. "x" end)) --> attempt to concatenate a nil value (global 'undefined_name')
print(err(function() return "x" .. list.missing end)) --> attempt to concatenate a nil value (field 'missing')
print(err(function() return #nil end)) --> attempt to get length of a nil value
print(err(function() return #5 end)) --> attempt to get length of a number value
print(err(function() return #undefined_name end)) --> attempt to get length of a nil value (global 'undefined_name')
print(err(function() return #b end)) --> attempt to get length of a number value (upvalue 'b')
print(err(function() return #print end)) --> attempt to get length of a function value (global 'print')
