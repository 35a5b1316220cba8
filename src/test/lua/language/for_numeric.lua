-- Numeric for: integer and float loops, steps, the control variable, errors.
local function run(a, b, c)
  local out = {}
  if c then for i = a, b, c do out[#out + 1] = tostring(i) if #out > 20 then break end end
  else for i = a, b do out[#out + 1] = tostring(i) if #out > 20 then break end end end
  return "[" .. table.concat(out, " ") .. "]"
end
print(run(1, 5), run(5, 1), run(1, 1), run(0, -1), run(-2, 2)) --> [1 2 3 4 5]	[]	[1]	[]	[-2 -1 0 1 2]
print(run(1, 10, 3), run(10, 1, -3), run(1, 10, 20), run(1, 10, -1), run(10, 1, 1), run(3, 1, -1)) --> [1 4 7 10]	[10 7 4 1]	[1]	[]	[]	[3 2 1]
print(run(1, 3.9), run(1, 3.0), run(-3.9, -1), run(1, 2.5, 1), run(5, 2.5, -1), run(1, 0.5)) --> [1 2 3]	[1 2 3]	[-3.9 -2.9 -1.9]	[1 2]	[5 4 3]	[]
print(run(1.0, 3), run(1, 3, 1.0), run(1.5, 4), run(0, 1, 0.25), run(1, 0, -0.25), run(1.0, 2.5, 0.5)) --> [1.0 2.0 3.0]	[1.0 2.0 3.0]	[1.5 2.5 3.5]	[0.0 0.25 0.5 0.75 1.0]	[1.0 0.75 0.5 0.25 0.0]	[1.0 1.5 2.0 2.5]
print(run(3, 1.5, -0.5), run(0.1, 0.45, 0.1), run(1e15, 1e15 + 2), run(-0.0, 0)) --> [3.0 2.5 2.0 1.5]	[0.1 0.2 0.3 0.4]	[1e+15 1e+15 1e+15]	[-0.0]
print(math.type((function() for i = 1, 2.0 do return i end end)()), math.type((function() for i = 1.0,
  2 do return i end end)())) --> integer	float
print(math.type((function() for i = 1, 2, 1.0 do return i end end)())) --> float

-- infinite and undefined limits
print(run(1, math.huge), run(1, -math.huge), run(-1, -math.huge, -1), run(1, 0/0), run(1, 0/0, -1)) --> [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21]	[]	[-1 -2 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12 -13 -14 -15 -16 -17 -18 -19 -20 -21]	[]	[1 0 -1 -2 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12 -13 -14 -15 -16 -17 -18 -19]
print(run(1.0, math.huge, 1e300), run(math.huge, 1), run(1, math.huge, math.huge)) --> [1.0 1e+300 2e+300 3e+300 4e+300 5e+300 6e+300 7e+300 8e+300 9e+300 1e+301 1.1e+301 1.2e+301 1.3e+301 1.4e+301 1.5e+301 1.6e+301 1.7e+301 1.8e+301 1.9e+301 2e+301]	[]	[1.0 inf inf inf inf inf inf inf inf inf inf inf inf inf inf inf inf inf inf inf inf]

-- the limits are evaluated once, in order
local log = {}
local function note(x) log[#log + 1] = x; return x end
for i = note(1), note(3), note(1) do log[#log + 1] = "turn" end
print(table.concat(log, " ")) --> 1 3 1 turn turn turn
local limit = 3
local seen = {}
for i = 1, limit do limit = 100; seen[#seen + 1] = i end
print(#seen) --> 3

-- assigning to the control variable does not change the loop
seen = {}
for i = 1, 4 do seen[#seen + 1] = i; i = i * 10; seen[#seen + 1] = i end
print(table.concat(seen, " ")) --> 1 10 2 20 3 30 4 40
-- it is local to the loop, fresh for every turn
local i = "outer"
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 100; return i end end
print(i, fs[1](), fs[1](), fs[2](), fs[3]()) --> outer	101	201	102	103

-- nested and broken loops
local out = {}
for i = 1, 3 do
  for j = i, 3 do
    if j == 2 then goto continue end
    if i == 3 and j == 3 then break end
    out[#out + 1] = i .. ":" .. j
    ::continue::
  end
end
print(table.concat(out, " ")) --> 1:1 1:3 2:3
local total = 0
for a = 1, 10 do for b = a, 10 do for c = b, 10 do if a * a + b * b == c * c then total = total + 1 end end end end
print(total) --> 2

-- wrong types
local function err(code) local ok, message = pcall(load(code, "=t")) return message end
print(err("for i = 1, 10, 0 do end")) --> t:1: 'for' step is zero
print(err("for i = 1.0, 10, 0 do end")) --> t:1: 'for' step is zero
print(err("for i = 1, 10, 0.0 do end")) --> t:1: 'for' step is zero
print(err("for i = 'a', 10 do end")) --> t:1: bad 'for' initial value (number expected, got string)
print(err("for i = 1, 'x' do end")) --> t:1: bad 'for' limit (number expected, got string)
print(err("for i = 1, 2, {} do end")) --> t:1: bad 'for' step (number expected, got table)
print(err("for i = nil, 2 do end")) --> t:1: bad 'for' initial value (number expected, got nil)
print(err("for i = 1, nil do end")) --> t:1: bad 'for' limit (number expected, got nil)
print(err("for i = 1.5, true do end")) --> t:1: bad 'for' limit (number expected, got boolean)
print(err("for i = '1', 'x', {} do end")) --> t:1: bad 'for' limit (number expected, got string)
print(err("\nfor i = 1,\n2, print do end"):gsub("0x%x+", "ADDR")) --> t:3: bad 'for' step (number expected, got function)	0

-- counting down over zero, large steps
print(run(3, -3, -2), run(-10, 10, 7), run(10, -10, -7), run(0, 0, 5), run(0, 0, -5)) --> [3 1 -1 -3]	[-10 -3 4]	[10 3 -4]	[0]	[0]
local n = 0
for _ = 1, STRESS and 50 or 1000 do n = n + 1 end
for _ = STRESS and 50 or 1000, 1, -1 do n = n - 1 end
print(n) --> 0
local s = 0
for x = 0, 1, 1 / 8 do s = s + x end
print(s) --> 4.5

print((select(2, load("for i = 1 do end", "=t")))) --> t:1: ',' expected near 'do'
print((select(2, load("for i = 1, 2, 3, 4 do end", "=t")))) --> t:1: 'do' expected near ','
print((select(2, load("for 1 = 1, 2 do end", "=t")))) --> t:1: <name> expected near '1'
print((select(2, load("for i, j = 1, 2 do end", "=t")))) --> t:1: 'in' expected near '='
print((select(2, load("for i do end", "=t")))) --> t:1: '=' or 'in' expected near 'do'
print((select(2, load("for i = 1, 2\nprint(i)", "=t")))) --> t:2: 'do' expected near 'print'
print((select(2, load("for a.b = 1, 2 do end", "=t")))) --> t:1: '=' or 'in' expected near '.'
print((select(2, load("\n\nfor i = 1, 2 do\n\n", "=t")))) --> t:5: 'end' expected (to close 'for' at line 3) near <eof>
