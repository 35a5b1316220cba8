-- dofile and loadfile: text and binary files, first-line comments, environments, errors.
local name = os.tmpname()
local function put(s) local f = assert(io.open(name, "wb")) f:write(s) f:close() end
put("return 1, 2, ...") print(dofile(name)) print(loadfile(name)("arg")) put("globalFromFile = 5") print(dofile(name), globalFromFile) globalFromFile = nil
--> 1	2
--> 1	2	arg
--> nil	5
put("#!/usr/bin/lua\nreturn 'shebang', debug.getinfo(1, 'l').currentline") print(dofile(name)) put("# comment without line break") print(dofile(name)) put("#\nreturn 'after hash'") print(dofile(name)) put("") print(select("#", dofile(name))) put("\xEF\xBB\xBFreturn 'byte order mark'") print(dofile(name)) put("\xEF\xBB\xBF#!x\nreturn 'both'") print(dofile(name)) put("return [[a\r\nb\rc]]") print(#dofile(name), (dofile(name):gsub("\n", "\\n")))
--> shebang	2
-->
--> after hash
--> 0
--> byte order mark
--> both
--> 5	a\nb\nc
put("return x") print(loadfile(name, "t", { x = "from environment" })(), loadfile(name)(), loadfile(name, nil)()) put("y = 5") local env = {} loadfile(name, "bt", env)() print(env.y, y)
--> from environment	nil	nil
--> 5	nil
put(string.dump(function() return "binary file" end)) print(dofile(name)) print(loadfile(name, "b")()) print((select(2, loadfile(name, "t")):gsub("^.-: ", ""))) put("#!shebang\n" .. string.dump(function() return "binary after a comment" end)) print(dofile(name)) put("return 1") print((select(2, loadfile(name, "b")):gsub("^.-: ", "")))
--> binary file
--> binary file
--> attempt to load a binary chunk (mode is 't')
--> binary after a comment
--> attempt to load a text chunk (mode is 'b')
-- errors
put("x = = 1") local f, m = loadfile(name) print(f, (m:gsub("^.-:(%d+:)", "%1"))) print((select(2, pcall(dofile, name)):gsub("^.-:(%d+:)", "%1"))) put("\n\nerror('inside')") print((select(2, pcall(dofile, name)):gsub("^.-:(%d+:)", "%1"))) put("error({ code = 5 })") print(select(2, pcall(dofile, name)).code)
--> nil	1: unexpected symbol near '='
--> 1: unexpected symbol near '='
--> 3: inside
--> 5
local fn, msg = loadfile(name .. ".absent") print(fn, msg:find("cannot open") ~= nil, msg:find("No such file or directory", 1, true) ~= nil) print((select(2, pcall(dofile, name .. ".absent")):find("cannot open")) ~= nil) print(pcall(loadfile, {}) == false, pcall(dofile, {}) == false)
--> nil	true	true
--> true
--> true	true
-- chunk name and source
put("return debug.getinfo(1, 'S').source, debug.getinfo(1, 'S').what") local source, what = dofile(name) print(source == "@" .. name, what) put("local function f() error('pos', 2) end\nf()") print(select(2, pcall(dofile, name)):find(":2: pos$") ~= nil)
--> true	main
--> true
-- many functions in one file, locals stay local, repeated loading is independent
put("local n = 0 return { inc = function() n = n + 1 return n end }") local m1, m2 = dofile(name), dofile(name) print(m1.inc(), m1.inc(), m2.inc()) local chunk = loadfile(name) print(chunk().inc(), chunk().inc())
--> 1	2	1
--> 1	1
-- dofile passes errors and yields no protection; large files
local parts = { "local t = {}" } for i = 1, STRESS and 50 or 1000 do parts[#parts + 1] = ("t[%d] = function() return %d end"):format(i, i) end parts[#parts + 1] = "return t" put(table.concat(parts, "\n")) local t = dofile(name) print(#t == #parts - 2, t[1](), t[#t]() == #t) --> true	1	true
os.remove(name)
