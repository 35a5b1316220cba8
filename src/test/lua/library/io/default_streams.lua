-- io.input, io.output, io.read, io.write, io.close, standard streams, popen, tmpfile.
local name = os.tmpname()
io.write("written ", 1, " ", 2.5, "\n") print(io.write("chain ", "of ") == io.stdout, io.stdout:write("writes\n") == io.stdout, io.write() == io.output())
print(io.output() == io.stdout, io.input() == io.stdin, io.type(io.stderr), io.stdout ~= io.stderr, (tostring(io.stdout):gsub("0x%x+", "ADDR")))
-- redirecting
io.output(name) io.write("to the file\n", "second line\n") print(io.output() ~= io.stdout, io.type(io.output())) io.close() io.output(io.stdout)
io.input(name) print(io.read()) print(io.read("L")) print(io.read(), io.read("a"), io.read(0)) io.close(io.input()) io.input(io.stdin)
local f = assert(io.open(name, "w")) print(io.output(f) == f, io.output() == f) io.write("through handle") print(io.close(f), io.type(f)) io.output(io.stdout)
f = assert(io.open(name)) print(io.input(f) == f, io.read("a")) f:close() print(pcall(io.read) == false, (select(2, pcall(io.read)))) io.input(io.stdin)
local closedOut = assert(io.open(name, "w")) io.output(closedOut) closedOut:close() local ok, m = pcall(io.write, "x") io.output(io.stdout) print(ok, m)
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
print((err(io.input, name .. ".absent"):gsub("^.*: ", ""))) print((err(io.output, "/absent directory/x"):gsub("^.*: ", ""))) print(err(io.input, {})) print(err(io.write, {})) print(err(io.write, nil)) print(err(io.read, "x")) print(err(io.write, 1, print))
-- tmpfile
local t = assert(io.tmpfile()) print(io.type(t), t:write("temporary"):seek("set"), t:read("a"), t:close(), io.type(t))
-- popen: reading, writing, results of close
local p = assert(io.popen("echo one; echo two")) print(io.type(p), p:read(), p:read("a")) print(p:close()) p = io.popen("exit 5") print(p:close()) p = io.popen("printf 'a b\\nc'", "r") for l in p:lines() do io.write("[", l, "]") end print(p:close())
p = assert(io.popen("cat > " .. name, "w")) print(p:write("through ", "a pipe") == p, p:close()) print(io.lines(name)())
p = io.popen("cat /dev/null") print(p:read("a") == "", p:read("l"), p:close()) print(err(io.popen, "x", "rw")) print(err(io.popen)) p = io.popen("surely-no-such-command-exists 2>/dev/null") print(p:read("a"), p:close()) p = io.popen("echo $((6 * 7))") print(p:read("n"), p:close())
print((pcall(function() local q <close> = io.popen("echo closed by scope") print(q:read()) end)))
-- stdin may be empty or closed here: reading it is not an error
print(type(io.stdin), io.type(io.stdin), io.stdin == io.input())
-- print and io.write go to the same place in order
print("a") io.write("b\n") io.stdout:write("c\n") print("d") io.stdout:setvbuf("no") io.write("e\n") print("f") io.stdout:setvbuf("full") io.write("g\n") print("h") io.stdout:flush() io.flush() print(io.flush and "flushed")
-- print uses tostring, tabs and a line break; io.write neither
print() print(nil, true, 1, 1.0, "s") print("tab\tinside", "x") io.write("no tab", "no break", "\n") print(("x"):rep(3), "", nil) io.write(1.0, 0, -0.0, 1e100, 1/0, "\n")
-- writing without a line break before a print
io.write("joined ") print("line")
os.remove(name)
-- the standard streams cannot be replaced by a string, closed handles are refused
print(err(io.close, 5)) print(io.type(io.stdout))
