-- A __len may give a numeral in a string, or an integral float, where a function needs an integer.
local function list(length)
  return setmetatable({ "a", "b", "c" }, { __len = function() return length end })
end
print(table.concat(list("2")), table.concat(list(2.0)), table.concat(list(" 0x3 "))) --> ab	ab	abc
print(table.unpack(list("2"))) --> a	b
local t = list("3")
table.insert(t, "d")
print(rawlen(t), t[4]) --> 4	d
print(pcall(table.concat, list("x"))) --> false	object length is not an integer
print(pcall(table.concat, list(2.5))) --> false	object length is not an integer
print(pcall(table.concat, list("2.5"))) --> false	object length is not an integer
