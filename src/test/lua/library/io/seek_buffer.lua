-- seek, setvbuf, flush: positions while reading and writing.
local name = os.tmpname()
local f = assert(io.open(name, "w+"))
print(f:seek(), f:seek("cur"), f:seek("end"), f:seek("set")) --> 0	0	0	0
f:write("0123456789")
print(f:seek(), f:seek("set", 3), f:read(2), f:seek("cur"), f:seek("cur", -1), f:read(1), f:seek("end", -2),
  f:read("a"), f:seek("end")) --> 10	3	34	5	4	4	8	89	10
print(f:seek("set", 20), f:read(1), f:seek("set", 5)) --> 20	nil	5
f:write("XY")
print(f:seek()) --> 7
f:seek("set")
print(f:read("a")) --> 01234XY789
f:seek("set", 12)
f:write("gap")
f:seek("set")
print(#f:read("a"), (function() f:seek("set", 10) return f:read(2) end)() == "\0\0") --> 15	true
-- bad positions
local r = table.pack(f:seek("set", -1))
print(r[1], r[2], type(r[3])) --> nil	Invalid argument	number
r = table.pack(f:seek("cur", -1000))
print(r[1], r[2]) --> nil	Invalid argument
f:close()
-- reading after writing and writing after reading, with seeks between
f = assert(io.open(name, "w+"))
f:write("hello world")
f:seek("set", 6)
f:write("W")
f:seek("set", 0)
print(f:read(5)) --> hello
f:seek("cur", 0)
f:write("-")
f:seek("set")
print(f:read("a")) --> hello-World
f:close()
-- buffering modes
for _, mode in ipairs { "no", "full", "line" } do
  f = assert(io.open(name, "w"))
  print(mode, f:setvbuf(mode), f:setvbuf(mode, 1024)) f:write("line one\n", mode, "\n") f:close()
  local g = assert(io.open(name)) print(g:read("a")) g:close()
  --> no	true	true
  --> line one
  --> no
  -->
  --> full	true	true
  --> line one
  --> full
  -->
  --> line	true	true
  --> line one
  --> line
  -->
end
-- what is flushed is visible to others
f = assert(io.open(name, "w")) f:setvbuf("full", 4096) f:write("pending")
print(f:flush() == f, io.lines(name)()) --> false	pending
f:write(" more")
f:flush()
print(io.lines(name)()) --> pending more
f:close()
f = assert(io.open(name, "w")) f:setvbuf("no") f:write("unbuffered") print(io.lines(name)()) f:close() --> unbuffered
f = assert(io.open(name, "w")) f:setvbuf("full", 65536) f:write("closing flushes") f:close() print(io.lines(name)()) --> closing flushes
-- two handles on one file
local w, rd = assert(io.open(name, "w")), assert(io.open(name))
w:write("shared\n")
w:flush()
print(rd:read()) --> shared
w:write("again\n")
w:flush()
print(rd:read(), rd:read()) --> again	nil
w:close()
rd:close()
-- seek in text that is read by lines
f = assert(io.open(name, "w+"))
f:write("one\ntwo\nthree\n")
f:seek("set")
print(f:read(), f:seek()) --> one	4
print(f:read(), f:seek()) --> two	8
f:seek("set", 4)
print(f:read("L"), f:seek("cur"))
--> two
--> 	8
f:seek("end", -6)
print(f:read()) --> three
local marks = {}
f:seek("set")
for line in f:lines() do marks[#marks + 1] = f:seek() end
print(table.concat(marks, " ")) --> 4 8 14
f:close()
-- records of fixed size: random access
f = assert(io.open(name, "w+b")) for i = 1, 10 do f:write(string.pack("<I4", i * i)) end
local function record(i) f:seek("set", (i - 1) * 4) return (string.unpack("<I4", f:read(4))) end
print(record(1), record(10), record(5), f:seek("end")) --> 1	100	25	40
f:seek("set", 4 * 4)
f:write(string.pack("<I4", 999))
print(record(5), record(6)) --> 999	36
f:close()
-- large writes in pieces, then a check of size and content
local n = STRESS and 50 or 3000
f = assert(io.open(name, "w")) for i = 1, n do f:write(i, ",") end print(f:seek() == f:seek("end")) f:close() --> true
f = assert(io.open(name))
local s = f:read("a")
f:close()
assert(#s == select(2, s:gsub(".", "")) and s:sub(-#tostring(n) - 1) == n .. ",")
-- sizes and offsets beyond 2^31 are positions like any other
f = assert(io.open(name, "w")) print(f:seek("set", 2^33), f:seek("cur", 1), f:seek("set", 0)) f:close() --> 8589934592	8589934593	0
os.remove(name)
