-- io.lines and file:lines: formats, ends, errors, closing.
local name = os.tmpname()
local function put(s) local f = assert(io.open(name, "w")) f:write(s) f:close() end
local function list(...)
  local t = {}
  for a, b in io.lines(name, ...) do t[#t + 1] = tostring(a) .. (b ~= nil and "/" .. tostring(b) or "") end
  return "[" .. table.concat(t, "|"):gsub("\n", "\\n") .. "]"
end
put("a\nb\nc\n") print(list(), list("l"), list("L"), list("*l"), list(1), list(2), list("l", "l")) --> [a|b|c]	[a|b|c]	[a\n|b\n|c\n]	[a|b|c]	[a|\n|b|\n|c|\n]	[a\n|b\n|c\n]	[a/b|c]
put("a\nb")
print(list(), list("L"), list(3), list(100)) --> [a|b]	[a\n|b]	[a\nb]	[a\nb]
put("")
print(list(), list("L"), list(1), list(0)) --> []	[]	[]	[]
put("\n")
print(list(), list("L")) --> []	[\n]
put("\n\nx\n\n")
print(list(), list("L")) --> [||x|]	[\n|\n|x\n|\n]
put("no end")
print(list(), list("L"), list(4)) --> [no end]	[no end]	[no e|nd]
put("1 2 3\n4.5 0x10")
print(list("n"), list("n", "n"), list(1, "n")) --> [1|2|3|4.5|16]	[1/2|3/4.5|16]	[1/2| /3|\n/4.5| /16]
put("10 abc")
print(list("n")) --> [10]
put("k1 v1\nk2 v2\n")
print(list(2, "l")) --> [k1/ v1|k2/ v2]
-- zero bytes at a time would never end: 0 tests for the end of the file
put("xy") local turns = 0 for s in io.lines(name, 0) do turns = turns + 1 if turns == 3 then break end end print(turns) --> 3
put("") for s in io.lines(name, 0) do print("never") end
-- file:lines does not close the file
put("1\n2\n3\n")
local f = assert(io.open(name))
for l in f:lines() do io.write(l, " ") end
print(io.type(f), f:read("a") == "") --> 1 2 3 file	true
f:seek("set")
for l in f:lines() do if l == "2" then break end end
print(f:read()) --> 3
f:close()
-- lines from the current position, mixed with read
f = assert(io.open(name))
f:read()
local it = f:lines()
print(it()) --> 2
print(f:read()) --> 3
print(it()) -->
f:close()
print(pcall(it) == false, (select(2, pcall(it)))) --> true	file is already closed
-- the iterator of io.lines closes the file at its end, and complains afterwards
it = io.lines(name)
print(it(), it(), it(), it()) --> 1	2	3
print((select(2, pcall(it)))) --> file is already closed
local a, b, c, d = io.lines(name)
print(type(a), b, c, io.type(d)) --> function	nil	nil	file
d:close()
print((select(2, pcall(a)))) --> file is already closed
-- the loop closes on break and on errors
for l in io.lines(name) do break end
print(pcall(function() for l in io.lines(name) do error("in loop " .. l, 0) end end)) --> false	in loop 1
-- default input
io.input(name)
print(io.lines()(), io.read()) --> 1	2
for l in io.lines() do print("rest", l) end --> rest	3
io.input():close()
io.input(io.stdin)
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
local absent = err(io.lines, name .. ".absent") print((absent:gsub("'.-'", "NAME"))) --> cannot open file NAME (No such file or directory)
print(err(function() io.lines(name, "x")() end):gsub("^[^:]+:%d+: ", "")) --> bad argument #2 to '?' (invalid format)	0
print(err(function() for l in io.lines(name, "*q") do end end):gsub("^[^:]+:%d+: ", "")) --> bad argument #2 to 'for iterator' (invalid format)	0
print(err(io.lines, {})) --> bad argument #1 to 'io.lines' (string expected, got table)
-- many formats
put("1 one first\n2 two second\n") for n, s, w in io.lines(name, "n", 4, "l") do print(n, s, w) end
--> 1	 one	 first
--> 2	 two	 second
local fmts = {}
for i = 1, 251 do fmts[i] = 1 end
print(select("#", io.lines(name, table.unpack(fmts, 1, 20))()), err(io.lines, name, table.unpack(fmts))) --> 20	bad argument #252 to 'io.lines' (too many arguments)
-- counting words and lines, long lines
local long = ("x"):rep(STRESS and 1000 or 50000)
put(long .. "\n" .. long .. "y\n")
local lens = {}
for l in io.lines(name) do lens[#lens + 1] = #l end
print(lens[1] == #long, lens[2] == #long + 1, #lens) --> true	true	2
put("the quick\nbrown fox\n\njumps\n")
local words, lines = 0, 0
for l in io.lines(name) do lines = lines + 1 for _ in l:gmatch("%a+") do words = words + 1 end end
print(lines, words) --> 4	5
-- writing one file while reading another
local other = os.tmpname()
local out = assert(io.open(other, "w"))
for l in io.lines(name, "L") do out:write(l:upper()) end
out:close()
print(io.lines(other)(), select(2, io.open(other):read("a"):gsub("\n", ""))) --> THE QUICK	4
os.remove(other)
os.remove(name)
-- nested loops over two files
put("1\n2\n")
local pairsOf = {}
for x in io.lines(name) do for y in io.lines(name) do pairsOf[#pairsOf + 1] = x .. y end end
print(table.concat(pairsOf, " ")) --> 11 12 21 22
os.remove(name)
