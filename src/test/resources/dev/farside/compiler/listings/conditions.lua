local a, b, c = ...
if a and b or not c then b = 1 end
if a == nil or a ~= "x" then c = 2 end
while not (a < b) do a = a and a.next end
local d = a and b or c
local e = a < b
local f = 1 < a and 2 >= b
a = a or {}
b = c and b or a
return not a, d == e
