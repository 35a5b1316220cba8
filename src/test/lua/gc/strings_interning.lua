-- String identity under collection: equal strings stay equal, keys stay findable.
local n = STRESS and 40 or 3000
local t = {}
for i = 1, n do t["key" .. i] = "value" .. i end
collectgarbage()
for i = 1, n do assert(t["key" .. i] == "value" .. i) end
for i = 1, n, 2 do t["key" .. i] = nil end
collectgarbage()
for i = 1, n do local v = t["key" .. i] if i % 2 == 1 then assert(v == nil) else assert(v == "value" .. i) end end
for i = 1, n, 2 do t["key" .. i] = "new" .. i end
for i = 1, n do assert(t["key" .. i] == (i % 2 == 1 and "new" or "value") .. i) end
print(#t, next({})) --> 0	nil
-- strings made again after their first copies were collected
local function make(i) return "some " .. "text " .. i end
local first = make(1) collectgarbage() print(first == make(1), ({ [first] = "found" })[make(1)]) --> true	found
;(function() local u = {} for i = 1, n do u[make(i)] = i end end)()
collectgarbage()
local u = {}
for i = 1, n do u[make(i)] = i end
for i = 1, n do assert(u[make(i)] == i) end
-- keys of every length, found by strings built differently
local byLength = {}
for len = 0, 64 do byLength[("ab"):rep(len)] = len end
collectgarbage()
for len = 0, 64 do local s = "" for i = 1, len do s = s .. "a" .. "b" end assert(byLength[s] == len) end
local long = ("x"):rep(1000)
local lt = { [long] = "long key" }
collectgarbage()
print(lt[("x"):rep(500) .. ("x"):rep(500)], lt[("x"):rep(999)], lt[("xx"):rep(500)]) --> long key	nil	long key
-- fields named by constants and by computed strings are the same
local o = {}
o.field = 1
o["fie" .. "ld"] = o["fie" .. "ld"] + 1
local dynamic = ("FIELD"):lower()
o[dynamic] = o[dynamic] + 1
collectgarbage()
print(o.field, o[dynamic], rawget(o, "field")) --> 3	3	3
-- short strings around the inline limit, with all byte values
local bytes = {}
for i = 0, 255 do
  local c = string.char(i)
  bytes[c] = i
  bytes[c .. c] = i + 1000
  bytes[c:rep(5)] = i + 2000
  bytes[c:rep(6)] = i + 3000
end
collectgarbage()
for i = 0, 255 do
  local c = string.char(i)
  assert(bytes[c] == i and bytes[c .. c] == i + 1000 and bytes[c:rep(3) .. c:rep(2)] == i + 2000 and bytes[c:rep(3) ..
    c:rep(3)] == i + 3000)
end
print(bytes["A"], bytes["AA"], bytes["AAAAA"], bytes["AAAAAA"], bytes["AAAA"], bytes["\0"], bytes["\0\0"], bytes[""]) --> 65	1065	2065	3065	nil	0	1000	nil
-- strings with embedded zeros and common prefixes or suffixes
local zeros = {}
for i = 1, 20 do zeros[("\0"):rep(i)] = i zeros["p" .. ("\0"):rep(i)] = -i end
collectgarbage()
for i = 1, 20 do assert(zeros[("\0"):rep(i)] == i and zeros["p" .. ("\0"):rep(i)] == -i) end
local similar = {}
for i = 1, 50 do similar[("a"):rep(40) .. i] = i similar[i .. ("a"):rep(40)] = -i end
for i = 1, 50 do assert(similar[("a"):rep(40) .. i] == i and similar[i .. ("a"):rep(40)] == -i) end
-- names of globals, methods and constants survive collection of everything else
for i = 1, STRESS and 3 or 30 do
  local junk = {}
  for k = 1, 30 do junk[k] = "junk" .. i .. k end
  collectgarbage()
  assert(string.format("%s", ("x"):upper()) == "X" and math.floor(1.5) == 1 and _G["str" .. "ing"] == string)
end
-- numbers as strings, strings as numbers
local mixed = {}
for i = 1, 100 do
  mixed[i] = "int"
  mixed[tostring(i)] = "str"
  mixed[i + 0.5] = "float"
  mixed[tostring(i + 0.5)] = "float str"
end
collectgarbage()
for i = 1, 100 do
  assert(mixed[i] == "int" and mixed["" .. i] == "str" and mixed[i + 0.5] == "float" and mixed[i .. ".5"] ==
    "float str")
end
print(#mixed) --> 100
-- a buffer that grows by concatenation, collected now and then
local s = ""
for i = 1, STRESS and 30 or 500 do s = s .. i .. "," if i % 50 == 0 then collectgarbage("step") end end
print(#s > 50, s:sub(1, 12)) --> true	1,2,3,4,5,6,
local parts = {}
for w in s:gmatch("%d+") do parts[#parts + 1] = w end
assert(#parts == (STRESS and 30 or 500) and parts[#parts] == tostring(#parts))
-- weak tables do not lose strings that are still constants of a function
local f = function() return "a constant of the function, longer than any inline form" end
local weak = setmetatable({ f() }, { __mode = "v" })
collectgarbage()
print(weak[1] == f()) --> true
