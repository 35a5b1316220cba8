#!/usr/bin/env lua
-- Comments, names, separators and white space.
print(1) -- a comment --> 1
--[[ a long
comment ]] print(2) --> 2
--[==[ ]] still a comment
]=] still
]==] print(3) --> 3
--[ not a long comment
--[=not long either
print(4) --[[inline]] print(5) --[[]]
--> 4
--> 5
---[[ an ordinary comment: three dashes
print(6) --> 6
--]]

-- names
local _, _1, a_b, A, a, __index_x = 1, 2, 3, 4, 5, 6
print(_, _1, a_b, A, a, __index_x) --> 1	2	3	4	5	6
local andy, nott, ending, go, functions = 1, 2, 3, 4, 5
print(andy, nott, ending, go, functions) --> 1	2	3	4	5
local long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_x = "long"
print(long_name_long_name_long_name_long_name_long_name_long_name_long_name_long_name_x) --> long

-- semicolons are empty statements
;;; print("semicolons"); ; print("again");
--> semicolons
--> again
do ; end
do local x = 1; ; ; print(x) end --> 1

-- no separators at all
local x = 1 local y = 2 x = x + y print(x, y) do x = 7 end print(x)
--> 3	2
--> 7

-- a call on the next line continues the expression: f is called with (...)
local function f(v) return v and "called" or "not called" end
local r = f
(1)
print(r) --> called

-- white space: tabs, form feeds, vertical tabs, carriage returns
assert(load("\t\f\v\r\n return\t\f\v1 "))
print(load("return\v1\f+\r2")()) --> 3

-- reserved words cannot be names
local words = "and break do else elseif end false for function goto if in local nil not or repeat return then true "
  .. "until while "
local refused = 0
for word in words:gmatch("%a+") do
  if not load("local " .. word .. " = 1") then refused = refused + 1 end
end
print(refused) --> 22
print((select(2, load("local end = 1", "=t")))) --> t:1: <name> expected near 'end'
print((select(2, load("x = and", "=t")))) --> t:1: unexpected symbol near 'and'
-- ... but they may be field names in quotes
local t = { ["end"] = 1, ["while"] = 2 }
print(t["end"], t["while"]) --> 1	2

-- first line starting with # is skipped in files only
print((select(2, load("#!shebang\nreturn 1", "=t")))) --> t:1: unexpected symbol near '#'

-- strange characters
print((select(2, load("x = 1 $ 2", "=t")))) --> t:1: unexpected symbol near '$'
print((select(2, load("x = 1 ? 2", "=t")))) --> t:1: unexpected symbol near '?'
print((select(2, load("x = @", "=t")))) --> t:1: unexpected symbol near '@'
print((select(2, load("x ! = 1", "=t")))) --> t:1: syntax error near '!'
print((select(2, load("x = \1", "=t")))) --> t:1: unexpected symbol near '<\1>'
print((select(2, load("x = \xff", "=t")))) --> t:1: unexpected symbol near '<\255>'
print((select(2, load("x = a \\ b", "=t")))) --> t:1: unexpected symbol near '\'
print((select(2, load("--[[ never closed\n\n", "=t")))) --> t:3: unfinished long comment (starting at line 1) near <eof>
print((select(2, load("--[==[ never closed ]]\n\n", "=t")))) --> t:3: unfinished long comment (starting at line 1) near <eof>

-- two-character tokens need no blanks
local s = "" for i=1,3 do s=s..i==1 and s or s..i end
print(1==1,1~=2,1<=2,2>=1,1<<2,8>>1,7//2,"a".."b") --> true	true	true	true	4	4	3	ab
goto done
print("skipped")
::done::print("done") --> done
