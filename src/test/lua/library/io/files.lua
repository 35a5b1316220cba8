-- Files: open modes, read formats, write chains, close, type, errors.
local name = os.tmpname()
local f = assert(io.open(name, "w"))
print(io.type(f), io.type(io.stdout), io.type(42), io.type(nil), io.type("file"), io.type({})) --> file	file	nil	nil	nil	nil
print((tostring(f):gsub("0x%x+", "ADDR"))) --> file (ADDR)
print(f:write("first line\n") == f, f:write("second ", "line", "\n", 42, " ", 2.5, "\n"):write("end") == f, f:write() ==
  f) --> true	true	true
print(f:close(), io.type(f), tostring(f)) --> true	closed file	file (closed)
f = assert(io.open(name))
print(f:read()) --> first line
print(f:read("l")) --> second line
print(f:read("L"))
--> 42 2.5
-->
print(f:read("l"), f:read("l"), f:read(0), f:read(1), f:read("a"), f:read("a"), f:read("L"), f:read("n")) --> end	nil	nil	nil			nil	nil
f:close()
-- formats with and without *, several at once
f = assert(io.open(name)) print(f:read("*l", "*L", "n", "n", "*a")) f:close()
--> first line	second line
--> 	42	2.5
--> end
f = assert(io.open(name))
print(f:read(5, 0, 3, "l")) --> first		 li	ne
print(f:read("a"):len()) --> 22
print(f:read(0)) --> nil
print(f:read(5)) --> nil
f:close()
f = assert(io.open(name)) print(#f:read("a"), f:read("a") == "", f:read("l")) f:close() --> 33	true	nil
f = assert(io.open(name))
print(f:read("l", "x" == "x" and "l")) --> first line	second line
print(f:read(1000))
--> 42 2.5
--> end
f:close()
-- numbers
f = assert(io.open(name, "w")) f:write("10 -20 3.5 0x1F 1e3 .5 5. 0x.8p1 -0x10 +7 \n\t 99 abc 1e 12x") f:close()
f = assert(io.open(name))
print(f:read("n", "n", "n", "n", "n", "n", "n", "n", "n", "n", "n")) --> 10	-20	3.5	31	1000.0	0.5	5.0	1.0	-16	7	99
print(f:read("n")) --> nil
print(f:read(3)) --> abc
print(f:read("n")) --> nil
print(f:read("n")) --> 12
print(f:read("a")) --> x
f:close()
f = assert(io.open(name, "w")) f:write("9223372036854775807 9223372036854775808 -9223372036854775808 nan inf") f:close()
f = assert(io.open(name))
print(f:read("n", "n", "n", "n")) --> 9223372036854775807	9.2233720368548e+18	-9223372036854775808	nil
print(f:read("l")) --> nan inf
f:close()
-- append and update modes
f = assert(io.open(name, "w")) f:write("abc") f:close()
f = assert(io.open(name, "a")) f:write("def") f:close() f = assert(io.open(name)) print(f:read("a")) f:close() --> abcdef
f = assert(io.open(name, "r+"))
f:write("XY")
f:seek("set", 4)
print(f:read(1)) --> e
f:seek("set", 0)
print(f:read("a")) --> XYcdef
f:close()
f = assert(io.open(name, "w+")) f:write("new") f:seek("set") print(f:read("a")) f:close() --> new
f = assert(io.open(name, "a+")) f:write(" more") f:seek("set", 0) print(f:read("a")) f:close() --> new more
for _, mode in ipairs { "r", "w", "a", "r+", "w+", "a+", "rb", "wb", "ab", "r+b", "w+b", "a+b" } do assert(io.open(name,
  mode)):close() end
-- binary content, empty lines, no final line break, carriage returns
f = assert(io.open(name, "wb")) f:write("a\0b\r\n\n\nlast\255") f:close()
f = assert(io.open(name, "rb")) print(#f:read("l"), #f:read("L"), #f:read("l"), #f:read("l"), f:read("l")) f:close() --> 4	1	0	5	nil
f = assert(io.open(name, "rb")) print(f:read("a"):byte(1, -1)) f:close() --> 97	0	98	13	10	10	10	108	97	115	116	255
-- reading in small and large blocks
local content = {} for i = 1, STRESS and 100 or 2000 do content[i] = "line " .. i end
local whole = table.concat(content, "\n")
f = assert(io.open(name, "w")) f:write(whole) f:close()
f = assert(io.open(name))
local parts, n = {}, 0
while true do local b = f:read(97) if not b then break end parts[#parts + 1] = b end
f:close()
assert(table.concat(parts) == whole)
f = assert(io.open(name))
for line in f:lines() do n = n + 1 assert(line == content[n]) end
assert(n == #content)
f:close()
-- errors
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
local r = table.pack(io.open(name .. ".absent")) print(r.n, r[1], (r[2]:gsub("^.*: ", "")), r[3]) --> 3	nil	No such file or directory	2
r = table.pack(io.open("/absent directory/file", "w")) print(r[1], (r[2]:gsub("^.*: ", "")), r[3]) --> nil	No such file or directory	2
print(err(io.open, name, "x")) --> bad argument #2 to 'io.open' (invalid mode)
print(err(io.open, name, "rw")) --> bad argument #2 to 'io.open' (invalid mode)
print(err(io.open, name, "")) --> bad argument #2 to 'io.open' (invalid mode)
print(err(io.open, name, "r++")) --> bad argument #2 to 'io.open' (invalid mode)
print(err(io.open, name, "br")) --> bad argument #2 to 'io.open' (invalid mode)
print(err(io.open)) --> bad argument #1 to 'io.open' (string expected, got no value)
print((select(2, pcall(f.read, f)))) --> attempt to use a closed file
print((select(2, pcall(f.close, f)))) --> attempt to use a closed file
print((select(2, pcall(f.lines, f)))) --> attempt to use a closed file
print((select(2, pcall(f.write, f, "x")))) --> attempt to use a closed file
print((select(2, pcall(f.seek, f)))) --> attempt to use a closed file
print((select(2, pcall(f.flush, f)))) --> attempt to use a closed file
print((select(2, pcall(f.setvbuf, f, "no")))) --> attempt to use a closed file
f = assert(io.open(name))
print(err(f.read, f, "x")) --> bad argument #2 to '?' (invalid format)
print(err(f.read, f, "*z")) --> bad argument #2 to '?' (invalid format)
print(err(f.read, f, {})) --> bad argument #2 to '?' (string expected, got table)
print(err(f.read)) --> bad argument #1 to '?' (FILE* expected, got no value)
print(err(f.read, 5)) --> bad argument #1 to '?' (FILE* expected, got number)
print(err(f.seek, f, "nowhere")) --> bad argument #2 to '?' (invalid option 'nowhere')
print(err(f.seek, f, "set", "x")) --> bad argument #3 to '?' (number expected, got string)
print(err(f.setvbuf, f, "sometimes")) --> bad argument #2 to '?' (invalid option 'sometimes')
print(err(f.setvbuf, f)) --> bad argument #2 to '?' (string expected, got no value)
r = table.pack(f:write("not allowed")) print(r[1], type(r[2]), type(r[3])) f:close() --> nil	string	number
f = assert(io.open(name, "w")) r = table.pack(f:read("a")) print(r[1] == nil or r[1] == "", f:close()) --> true	true
print(err(io.stdout.write, io.stdout, {})) --> bad argument #2 to '?' (string expected, got table)
print(err(io.stdout.write, io.stdout, nil)) --> bad argument #2 to '?' (string expected, got nil)
-- indexing, methods, metatable, equality
f = assert(io.open(name))
print(f.read == io.stdout.read, type(f.lines), f.nothing, getmetatable(f).__name, f == f, f == io.stdout) --> true	function	nil	FILE*	true	false
print(pcall(function() f.x = 1 end) == false) --> true
f:close()
-- a closed file is collected, an open one is closed by collection
;(function() io.open(name, "w"):write("unfinished") end)() collectgarbage() collectgarbage()
f = assert(io.open(name)) print(f:read("a")) f:close() --> unfinished
os.remove(name)
