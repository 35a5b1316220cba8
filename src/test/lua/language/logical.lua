-- and, or, not: short circuit, values rather than booleans, truth of every type.
print(true and 1, false and 1, nil and 1, 0 and "zero is true", "" and "so is the empty string") --> 1	false	nil	zero is true	so is the empty string
print(true or 1, false or 1, nil or 1, false or nil, nil or false, nil and false, false and nil) --> true	1	1	nil	false	nil	false
print(not nil, not false, not true, not 0, not "", not {}, not print, not not nil, not not 1) --> true	true	false	false	false	false	false	false	true
print(1 and 2 and 3, 1 and nil and 3, nil or false or 3, nil or false, 1 or error("not reached")) --> 3	nil	3	false	1
print(1 and 2 or 3, nil and 2 or 3, false or 2 and 3, 1 or 2 and error("not reached")) --> 2	3	3	1

-- evaluation stops as soon as the result is known
local log = {}
local function say(name, value) log[#log + 1] = name; return value end
local function take() local s = table.concat(log, " "); log = {}; return s end
print(say("a", true) and say("b", false) and say("c", true), take()) --> false	a b
print(say("a", false) or say("b", nil) or say("c", 3), take()) --> 3	a b c
print((say("a", nil) or say("b", 1)) and (say("c", false) or say("d", 4)), take()) --> 4	a b c d
print(not (say("a", 1) and say("b", nil)) or say("c", 1), take()) --> true	a b
if say("a", 1) and (say("b", nil) or say("c", 2)) and not say("d", false) then print("then", take()) end --> then	a b c d
while say("w", false) or say("x", nil) do end
print(take()) --> w x
repeat until say("r", nil) or say("s", 1)
print(take()) --> r s

-- exactly one value comes out of and/or
local function many() return 1, 2, 3 end
print((many() and many())) --> 1
print(many() and many()) --> 1
print(nil or many()) --> 1
print(true and many(), "end") --> 1	end
print(#{ many() and many() }, #{ true and many() }, #{ many() }) --> 1	1	3

-- in assignments, arguments, returns and fields
local x = nil
x = x or "default"
local y = x and x .. "!" or "none"
local t = { v = x == "default" and 10 or 20, n = not x }
print(x, y, t.v, t.n) --> default	default!	10	false
local function pick(flag, a, b) return flag and a or b end
print(pick(true, 1, 2), pick(false, 1, 2), pick(true, nil, 2), pick(true, false, 2)) --> 1	2	2	2
local function both(a, b) return a and b end
local function either(a, b) return a or b end
local function neither(a, b) return not (a or b) end
local values = { "true", "false", "nil", "0", "''" }
local lookup = { ["true"] = true, ["false"] = false, ["0"] = 0, ["''"] = "" }
for _, a in ipairs(values) do
  for _, b in ipairs { "true", "nil" } do
    print(a, b, both(lookup[a], lookup[b]), either(lookup[a], lookup[b]), neither(lookup[a], lookup[b]))
    --> true	true	true	true	false
    --> true	nil	nil	true	false
    --> false	true	false	true	false
    --> false	nil	false	nil	true
    --> nil	true	nil	true	false
    --> nil	nil	nil	nil	true
    --> 0	true	true	0	false
    --> 0	nil	nil	0	false
    --> ''	true	true		false
    --> ''	nil	nil		false
  end
end

-- comparisons mixed in
local n = 5
print(n > 3 and n < 10, n > 3 and n, n < 3 or n > 10, not (n == 5), not n == 5) --> true	5	false	false	false
print(n == 5 and "five" or n == 6 and "six" or "many", n ~= 5 and "no" or n >= 5 and "yes") --> five	yes
local flag = n > 3
print(flag, flag == true, flag and "big" or "small") --> true	true	big
local a, b = n > 9, n < 9
print(a, b, a or b, a and b, a == not b, not a == b) --> false	true	true	false	true	true

-- constants in conditions
if nil then print("wrong") elseif false then print("wrong") elseif 0 then print("zero") end --> zero
if not nil and not false then print("not") end --> not
if 1 == 1 and "a" == "a" and not (1 == 2) then print("constants") end --> constants
while true do break end
repeat local done = true until done
print(true == not false, nil == not true, (nil == false) == false) --> true	false	true
print(1 and (2 or error()) and (nil or 3), (false or nil) == nil, (nil and 1) == nil, (false and 1) == false) --> 3	true	true	true
