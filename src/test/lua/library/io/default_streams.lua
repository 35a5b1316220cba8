-- io.input, io.output, io.read, io.write, io.close, standard streams, popen, tmpfile.
local name = os.tmpname()
io.write("written ", 1, " ", 2.5, "\n") print(io.write("chain ", "of ") == io.stdout, io.stdout:write("writes\n") == io.stdout, io.write() == io.output())
--> written 1 2.5
--> chain of writes
--> true	true	true
print(io.output() == io.stdout, io.input() == io.stdin, io.type(io.stderr), io.stdout ~= io.stderr, (tostring(io.stdout):gsub("0x%x+", "ADDR"))) --> true	true	file	true	file (ADDR)
-- redirecting
io.output(name) io.write("to the file\n", "second line\n") print(io.output() ~= io.stdout, io.type(io.output())) io.close() io.output(io.stdout) --> true	file
io.input(name) print(io.read()) print(io.read("L")) print(io.read(), io.read("a"), io.read(0)) io.close(io.input()) io.input(io.stdin)
--> to the file
--> second line
-->
--> nil		nil
local f = assert(io.open(name, "w")) print(io.output(f) == f, io.output() == f) io.write("through handle") print(io.close(f), io.type(f)) io.output(io.stdout)
--> true	true
--> true	closed file
f = assert(io.open(name)) print(io.input(f) == f, io.read("a")) f:close() print(pcall(io.read) == false, (select(2, pcall(io.read)))) io.input(io.stdin)
--> true	through handle
--> true	default input file is closed
local closedOut = assert(io.open(name, "w")) io.output(closedOut) closedOut:close() local ok, m = pcall(io.write, "x") io.output(io.stdout) print(ok, m) --> false	default output file is closed
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
print((err(io.input, name .. ".absent"):gsub("'.-'", "NAME"))) print((err(io.output, "/absent directory/x"):gsub("'.-'", "NAME"))) print(err(io.input, {})) print(err(io.write, {})) print(err(io.write, nil)) print(err(io.read, "x")) print(err(io.write, 1, print))
--> cannot open file NAME (No such file or directory)
--> cannot open file NAME (No such file or directory)
--> bad argument #1 to 'io.input' (FILE* expected, got table)
--> bad argument #1 to 'io.write' (string expected, got table)
--> bad argument #1 to 'io.write' (string expected, got nil)
--> bad argument #1 to 'io.read' (invalid format)
--> 1bad argument #2 to 'io.write' (string expected, got function)
-- tmpfile
local t = assert(io.tmpfile()) print(io.type(t), t:write("temporary"):seek("set"), t:read("a"), t:close(), io.type(t)) --> file	0	temporary	true	closed file
-- popen: reading, writing, results of close
local p = assert(io.popen("echo one; echo two")) print(io.type(p), p:read(), p:read("a")) print(p:close()) p = io.popen("exit 5") print(p:close()) p = io.popen("printf 'a b\\nc'", "r") for l in p:lines() do io.write("[", l, "]") end print(p:close())
--> file	one	two
-->
--> true	exit	0
--> nil	exit	5
--> [a b][c]true	exit	0
p = assert(io.popen("cat > " .. name, "w")) print(p:write("through ", "a pipe") == p, p:close()) print(io.lines(name)())
--> true	true	exit	0
--> through a pipe
p = io.popen("cat /dev/null") print(p:read("a") == "", p:read("l"), p:close()) print(err(io.popen, "x", "rw")) print(err(io.popen)) p = io.popen("surely-no-such-command-exists 2>/dev/null") print(p:read("a"), p:close()) p = io.popen("echo $((6 * 7))") print(p:read("n"), p:close())
--> true	nil	true	exit	0
--> bad argument #2 to 'io.popen' (invalid mode)
--> bad argument #1 to 'io.popen' (string expected, got no value)
--> 	nil	exit	127
--> 42	true	exit	0
print((pcall(function() local q <close> = io.popen("echo closed by scope") print(q:read()) end)))
--> closed by scope
--> true
-- stdin may be empty or closed here: reading it is not an error
print(type(io.stdin), io.type(io.stdin), io.stdin == io.input()) --> userdata	file	true
-- print and io.write go to the same place in order
print("a") io.write("b\n") io.stdout:write("c\n") print("d") io.stdout:setvbuf("no") io.write("e\n") print("f") io.stdout:setvbuf("full") io.write("g\n") print("h") io.stdout:flush() io.flush() print(io.flush and "flushed")
--> a
--> b
--> c
--> d
--> e
--> f
--> g
--> h
--> flushed
-- print uses tostring, tabs and a line break; io.write neither
print() print(nil, true, 1, 1.0, "s") print("tab\tinside", "x") io.write("no tab", "no break", "\n") print(("x"):rep(3), "", nil) io.write(1.0, 0, -0.0, 1e100, 1/0, "\n")
-->
--> nil	true	1	1.0	s
--> tab	inside	x
--> no tabno break
--> xxx		nil
--> 10-01e+100inf
-- writing without a line break before a print
io.write("joined ") print("line") --> joined line
os.remove(name)
-- the standard streams cannot be replaced by a string, closed handles are refused
print(err(io.close, 5)) print(io.type(io.stdout))
--> bad argument #1 to 'io.close' (FILE* expected, got number)
--> file
