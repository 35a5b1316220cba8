-- io.input, io.output, io.read, io.write, io.close, standard streams, popen, tmpfile.
local name = os.tmpname()
io.write("written ", 1, " ", 2.5, "\n") --> written 1 2.5
print(io.write("chain ", "of ") == io.stdout, io.stdout:write("writes\n") == io.stdout, io.write() == io.output())
--> chain of writes
--> true	true	true
print(io.output() == io.stdout, io.input() == io.stdin, io.type(io.stderr), io.stdout ~= io.stderr,
  (tostring(io.stdout):gsub("0x%x+", "ADDR"))) --> true	true	file	true	file (ADDR)
-- redirecting
io.output(name)
io.write("to the file\n", "second line\n")
print(io.output() ~= io.stdout, io.type(io.output())) --> true	file
io.close()
io.output(io.stdout)
io.input(name)
print(io.read()) --> to the file
print(io.read("L"))
--> second line
-->
print(io.read(), io.read("a"), io.read(0)) --> nil		nil
io.close(io.input())
io.input(io.stdin)
local f = assert(io.open(name, "w"))
print(io.output(f) == f, io.output() == f) --> true	true
io.write("through handle")
print(io.close(f), io.type(f)) --> true	closed file
io.output(io.stdout)
f = assert(io.open(name))
print(io.input(f) == f, io.read("a")) --> true	through handle
f:close()
print(pcall(io.read) == false, (select(2, pcall(io.read)))) --> true	default input file is closed
io.input(io.stdin)
local closedOut = assert(io.open(name, "w"))
io.output(closedOut)
closedOut:close()
local ok, m = pcall(io.write, "x")
io.output(io.stdout)
print(ok, m) --> false	default output file is closed
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
print((err(io.input, name .. ".absent"):gsub("'.-'", "NAME"))) --> cannot open file NAME (No such file or directory)
print((err(io.output, "/absent directory/x"):gsub("'.-'", "NAME"))) --> cannot open file NAME (No such file or directory)
print(err(io.input, {})) --> bad argument #1 to 'io.input' (FILE* expected, got table)
print(err(io.write, {})) --> bad argument #1 to 'io.write' (string expected, got table)
print(err(io.write, nil)) --> bad argument #1 to 'io.write' (string expected, got nil)
print(err(io.read, "x")) --> bad argument #1 to 'io.read' (invalid format)
print(err(io.write, 1, print)) --> 1bad argument #2 to 'io.write' (string expected, got function)
-- tmpfile
local t = assert(io.tmpfile()) print(io.type(t), t:write("temporary"):seek("set"), t:read("a"), t:close(), io.type(t)) --> file	0	temporary	true	closed file
-- popen: reading, writing, results of close
local p = assert(io.popen("echo one; echo two"))
print(io.type(p), p:read(), p:read("a"))
--> file	one	two
-->
print(p:close()) --> true	exit	0
p = io.popen("exit 5")
print(p:close()) --> nil	exit	5
p = io.popen("printf 'a b\\nc'", "r")
for l in p:lines() do io.write("[", l, "]") end
print(p:close()) --> [a b][c]true	exit	0
p = assert(io.popen("cat > " .. name, "w"))
print(p:write("through ", "a pipe") == p, p:close()) --> true	true	exit	0
print(io.lines(name)()) --> through a pipe
p = io.popen("cat /dev/null")
print(p:read("a") == "", p:read("l"), p:close()) --> true	nil	true	exit	0
print(err(io.popen, "x", "rw")) --> bad argument #2 to 'io.popen' (invalid mode)
print(err(io.popen)) --> bad argument #1 to 'io.popen' (string expected, got no value)
p = io.popen("surely-no-such-command-exists 2>/dev/null")
print(p:read("a"), p:close()) --> 	nil	exit	127
p = io.popen("echo $((6 * 7))")
print(p:read("n"), p:close()) --> 42	true	exit	0
print((pcall(function() local q <close> = io.popen("echo closed by scope") print(q:read()) end)))
--> closed by scope
--> true
-- stdin may be empty or closed here: reading it is not an error
print(type(io.stdin), io.type(io.stdin), io.stdin == io.input()) --> userdata	file	true
-- print and io.write go to the same place in order
print("a") --> a
io.write("b\n")
--> b
--> c
io.stdout:write("c\n")
print("d") --> d
io.stdout:setvbuf("no")
io.write("e\n") --> e
print("f") --> f
io.stdout:setvbuf("full")
io.write("g\n") --> g
print("h") --> h
io.stdout:flush()
io.flush()
print(io.flush and "flushed") --> flushed
-- print uses tostring, tabs and a line break; io.write neither
print() -->
print(nil, true, 1, 1.0, "s") --> nil	true	1	1.0	s
print("tab\tinside", "x") --> tab	inside	x
io.write("no tab", "no break", "\n") --> no tabno break
print(("x"):rep(3), "", nil) --> xxx		nil
io.write(1.0, 0, -0.0, 1e100, 1/0, "\n") --> 10-01e+100inf
-- writing without a line break before a print
io.write("joined ") print("line") --> joined line
os.remove(name)
-- the standard streams cannot be replaced by a string, closed handles are refused
print(err(io.close, 5)) --> bad argument #1 to 'io.close' (FILE* expected, got number)
print(io.type(io.stdout)) --> file
