-- goto and labels: continue, nested breaks, backward jumps, closures, visibility rules.
do
  local i = 1
  ::top::
  if i <= 3 then print("loop", i); i = i + 1; goto top end
  --> loop	1
  --> loop	2
  --> loop	3
end
for i = 1, 3 do
  for j = 1, 3 do
    if i * j == 4 then goto done end
    if j > i then goto continue end
    print(i, j)
    --> 1	1
    --> 2	1
    ::continue::
  end
end
::done::
do goto skip; print("never") ::skip:: end
do
  goto forward
  ::back:: print("back") goto finish
  ::forward:: print("forward") goto back
  ::finish::
  --> forward
  --> back
end

-- the same name may be used again in another block or function
do ::a:: end
do ::a:: end
local function f() goto a; do return "no" end ::a:: return "yes" end
print(f()) --> yes
local function nested() goto a do ::b:: end ::a:: do goto b ::b:: return "inner b" end end
print(nested()) --> inner b

-- leaving a block closes its variables: every turn has its own
local fs = {}
do
  local i = 1
  ::again::
  local x = i * 10
  fs[i] = function() x = x + 1; return x end
  i = i + 1
  if i <= 3 then goto again end
end
print(fs[1](), fs[1](), fs[2](), fs[3]()) --> 11	12	21	31
local gs = {}
do
  local k = 0
  ::L1::
  local y
  if k > 0 then gs[k] = function() y = (y or 0) + k; return y end end
  k = k + 1
  if k < 3 then goto L1 end
end
print(gs[1](), gs[1](), gs[2]()) --> 3	6	3

-- a backward jump out of the scope of a local makes it nil again
do
  local turns = 0
  ::start::
  local fresh
  print(fresh)
  --> nil
  --> nil
  --> nil
  fresh = turns
  turns = turns + 1
  if turns < 3 then goto start end
end

-- a label at the end of a block is outside the scope of its locals
do
  goto stop
  local a = 1
  print(a)
  ::stop:: ;
  ::other:: ::another::
end
repeat
  goto cont
  do local z = 1 end
  ::cont::
until true

-- state machine
local function machine(s)
  local i, out = 0, {}
  ::even::
  i = i + 1
  if i > #s then goto accept end
  out[#out + 1] = "e"
  if s:sub(i, i) == "1" then goto odd else goto even end
  ::odd::
  i = i + 1
  if i > #s then goto reject end
  out[#out + 1] = "o"
  if s:sub(i, i) == "1" then goto even else goto odd end
  ::accept:: do return true, table.concat(out) end
  ::reject:: do return false, table.concat(out) end
end
print(machine("1010")) --> true	eooe
print(machine("10")) --> false	eo
print(machine("")) --> true

-- in nested conditionals
local function classify(n)
  if n < 0 then goto negative elseif n == 0 then goto zero end
  do return "positive" end
  ::negative:: do return "negative" end
  ::zero:: return "zero"
end
print(classify(-1), classify(0), classify(1)) --> negative	zero	positive
-- upvalues modified around jumps
local function counter()
  local n = 0
  ::redo::
  local function bump() n = n + 1 end
  bump()
  if n < 5 then goto redo end
  return n
end
print(counter()) --> 5
-- goto as continue in while and repeat
local n, odd = 0, {}
while n < 9 do
  n = n + 1
  if n % 2 == 0 then goto continue end
  odd[#odd + 1] = n
  ::continue::
end
print(table.concat(odd, " ")) --> 1 3 5 7 9

local function err(code) return (select(2, load(code, "=t"))) end
print(err("goto nowhere")) --> t:1: no visible label 'nowhere' for <goto> at line 1
print(err("do ::a:: end goto a")) --> t:1: no visible label 'a' for <goto> at line 1
print(err("goto a; do ::a:: end")) --> t:1: no visible label 'a' for <goto> at line 1
print(err("::a:: ::a::")) --> t:1: label 'a' already defined on line 1
print(err("::a::\ndo ::a:: end")) --> t:2: label 'a' already defined on line 1
print(err("goto a; local x; ::a:: print(x)")) --> t:1: <goto a> at line 1 jumps into the scope of local 'x'
print(err("do goto a; local x = 1; ::a:: x = 2 end")) --> t:1: <goto a> at line 1 jumps into the scope of local 'x'
print(err("repeat goto c; local x; ::c:: until x")) --> t:1: <goto c> at line 1 jumps into the scope of local 'x'
print(err("\ngoto a\nlocal function f() ::a:: end")) --> t:3: no visible label 'a' for <goto> at line 2
print(err("::a:: local function f() goto a end")) --> t:1: no visible label 'a' for <goto> at line 1
print(err("goto 1")) --> t:1: <name> expected near '1'
print(err("::1::")) --> t:1: <name> expected near '1'
print(err(":: a")) --> t:1: '::' expected near <eof>
print(err("goto")) --> t:1: <name> expected near <eof>
print(err("goto a; local x <close> = nil; ::a:: x()")) --> t:1: <goto a> at line 1 jumps into the scope of local 'x'
