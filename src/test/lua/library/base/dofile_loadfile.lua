-- dofile and loadfile: text and binary files, first-line comments, environments, errors.
local name = os.tmpname()
local function put(s) local f = assert(io.open(name, "wb")) f:write(s) f:close() end
put("return 1, 2, ...")
print(dofile(name)) --> 1	2
print(loadfile(name)("arg")) --> 1	2	arg
put("globalFromFile = 5")
print(dofile(name), globalFromFile) --> nil	5
globalFromFile = nil
put("#!/usr/bin/lua\nreturn 'shebang', debug.getinfo(1, 'l').currentline")
print(dofile(name)) --> shebang	2
put("# comment without line break")
print(dofile(name)) -->
put("#\nreturn 'after hash'")
print(dofile(name)) --> after hash
put("")
print(select("#", dofile(name))) --> 0
put("\xEF\xBB\xBFreturn 'byte order mark'")
print(dofile(name)) --> byte order mark
put("\xEF\xBB\xBF#!x\nreturn 'both'")
print(dofile(name)) --> both
put("return [[a\r\nb\rc]]")
print(#dofile(name), (dofile(name):gsub("\n", "\\n"))) --> 5	a\nb\nc
put("return x")
print(loadfile(name, "t", { x = "from environment" })(), loadfile(name)(), loadfile(name, nil)()) --> from environment	nil	nil
put("y = 5")
local env = {}
loadfile(name, "bt", env)()
print(env.y, y) --> 5	nil
put(string.dump(function() return "binary file" end))
print(dofile(name)) --> binary file
print(loadfile(name, "b")()) --> binary file
print((select(2, loadfile(name, "t")):gsub("^.-: ", ""))) --> attempt to load a binary chunk (mode is 't')
put("#!shebang\n" .. string.dump(function() return "binary after a comment" end))
print(dofile(name)) --> binary after a comment
put("return 1")
print((select(2, loadfile(name, "b")):gsub("^.-: ", ""))) --> attempt to load a text chunk (mode is 'b')
-- errors
put("x = = 1")
local f, m = loadfile(name)
print(f, (m:gsub("^.-:(%d+:)", "%1"))) --> nil	1: unexpected symbol near '='
print((select(2, pcall(dofile, name)):gsub("^.-:(%d+:)", "%1"))) --> 1: unexpected symbol near '='
put("\n\nerror('inside')")
print((select(2, pcall(dofile, name)):gsub("^.-:(%d+:)", "%1"))) --> 3: inside
put("error({ code = 5 })")
print(select(2, pcall(dofile, name)).code) --> 5
local fn, msg = loadfile(name .. ".absent")
print(fn, msg:find("cannot open") ~= nil, msg:find("No such file or directory", 1, true) ~= nil) --> nil	true	true
print((select(2, pcall(dofile, name .. ".absent")):find("cannot open")) ~= nil) --> true
print(pcall(loadfile, {}) == false, pcall(dofile, {}) == false) --> true	true
-- chunk name and source
put("return debug.getinfo(1, 'S').source, debug.getinfo(1, 'S').what")
local source, what = dofile(name)
print(source == "@" .. name, what) --> true	main
put("local function f() error('pos', 2) end\nf()")
print(select(2, pcall(dofile, name)):find(":2: pos$") ~= nil) --> true
-- many functions in one file, locals stay local, repeated loading is independent
put("local n = 0 return { inc = function() n = n + 1 return n end }")
local m1, m2 = dofile(name), dofile(name)
print(m1.inc(), m1.inc(), m2.inc()) --> 1	2	1
local chunk = loadfile(name)
print(chunk().inc(), chunk().inc()) --> 1	1
-- dofile passes errors and yields no protection; large files
local parts = { "local t = {}" }
for i = 1, STRESS and 50 or 1000 do parts[#parts + 1] = ("t[%d] = function() return %d end"):format(i, i) end
parts[#parts + 1] = "return t"
put(table.concat(parts, "\n"))
local t = dofile(name)
print(#t == #parts - 2, t[1](), t[#t]() == #t) --> true	1	true
os.remove(name)
