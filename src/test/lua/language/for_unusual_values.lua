-- Loops on which implementations easily differ.
-- a limit or a start that is not a number in floats: the loop runs once, as no comparison says that it is over
local nan = 0.0 / 0.0
local function count(a, b, c)
  local n = 0
  for _ = a, b, c do
    n = n + 1
    if n == 3 then break end
  end
  return n
end
print(count(nan, 1.0, 1.0), count(1.0, nan, 1.0), count(1.0, 2.0, nan)) --> 1	1	0
print(count(1.0, nan, -1.0), count(nan, nan, 1), count(1, nan, 1.0)) --> 1	1	1
-- in integers a limit that is not a number is below all of them
print(count(1, nan, 1), count(1, nan, -1)) --> 0	3
-- nil is no iterator, also when a table follows
print(pcall(function() for _ in nil, { 1 } do error("runs") end end) == false) --> true
print(select(2, pcall(load("local n for k in n, { 1 } do print(k) end", "=t"))))
--> t:1: attempt to call a nil value (for iterator 'for iterator')
-- a loop over next is a loop over next, whatever its control variable starts with
for k, v in next, { 10, 20, 30 }, 1 do io.write(k, "=", v, " ") end print() --> 2=20 3=30
for k in next, { 10, 20, 30 }, 2 do io.write(k, " ") end print() --> 3
for k, v, w in next, { 10 } do print(k, v, w) end --> 1	10	nil
print(pcall(function() for _ in next, {}, "missing" do error("runs") end end) == false) --> true
print(select(2, pcall(load("for k in next, 5 do end", "=t"))))
--> t:1: bad argument #1 to 'for iterator' (table expected, got number)
-- what cannot be closed: its name, also at the end of a block; the line of "do" in a loop
print(select(2, pcall(load("do local x <close> = 42 end", "=t")))) --> t:1: variable 'x' got a non-closable value
print(select(2, pcall(load("for k in next,\n{}, nil,\n42\ndo\nend", "=t"))))
--> t:4: variable '(for state)' got a non-closable value
