-- Which border # finds in a list with holes: any would do, but programs get used to the reference's.
local function length(...) return #{ ... } end
local function packed(...) local t = table.pack(...) return #t end
print(#{ 1, nil, nil, 4 }, #{ nil, nil, 3 }, #{ 1, nil, 3, nil }, #{ nil, 2 }, #{ nil, nil }) --> 4	3	3	2	0
print(length(1, nil, 3), length(nil, nil, 3), length(nil), length(1, nil), length(1, nil, 3, nil)) --> 3	3	0	1	3
print(packed(1, nil, 3), packed(nil, nil, 3), packed(nil), packed(1, nil), packed(1, nil, 3, nil)) --> 3	3	0	1	3
print(packed(), packed(nil, nil, nil, nil, 5)) --> 0	5
-- keyed items of the same constructor
print(#{ "a", nil, nil, "d", n = 1 }, #{ "a", nil, nil, "d", [10] = 1, [true] = 2 }) --> 4	4
print(#{ 1, 2, [3] = 3 }, #{ 1, 2, [3] = 3, [4] = 4, x = 1 }, #{ [1] = 1, 2, [3] = 3 }) --> 3	4	1
print(#{ "a", nil, nil, "d", [5] = "e", [7] = {} }) --> 5
-- it goes on as a border should
local t = { 1, nil, 3 }
t[#t + 1] = 4
print(#t, t[4], table.remove(t), #t) --> 4	4	4	3
t[2] = 2
print(#t, table.concat(t, ",")) --> 3	1,2,3
