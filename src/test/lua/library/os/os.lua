-- os: time, date, difftime, clock, getenv, tmpname, rename, remove, execute, setlocale.
-- time and date in UTC
print(os.date("!%Y-%m-%d %H:%M:%S", 0), os.date("!%Y-%m-%d %H:%M:%S", 86399), os.date("!%Y-%m-%d", 951782400),
  os.date("!%Y-%m-%d %H:%M:%S", 1e9), os.date("!%c", 0), os.date("!%x %X", 0), os.date("!%p", 0), os.date("!%p", 43200)) --> 1970-01-01 00:00:00	1970-01-01 23:59:59	2000-02-29	2001-09-09 01:46:40	Thu Jan  1 00:00:00 1970	01/01/70 00:00:00	AM	PM
print(os.date("!%a %A %b %B %d %j %U %w %y %%", 0)) --> Thu Thursday Jan January 01 001 00 4 70 %
print(os.date("!%D %e %F %g %G %h %I %M %R %T %u %V %W %Z", 1e9)) --> 09/09/01  9 2001-09-09 01 2001 Sep 01 46 01:46 01:46:40 7 36 36 GMT
print(os.date("!%H:%M", 3600 * 5 + 60), os.date("!no specifiers"), os.date("!", 0) == "", os.date("!%n%t", 0) == "\n\t",
  os.date("!%S%S", 59)) --> 05:01	no specifiers	true	true	5959



local d = os.date("!*t", 1000000000)
print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst) --> 2001	9	9	1	46	40	1	252	false
d = os.date("!*t", -1) print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday) --> 1969	12	31	23	59	59	4	365
d = os.date("!*t", 951782400) print(d.month, d.day, d.yday, d.wday) -- 29 February 2000 --> 2	29	60	3
print(os.date("!%Y", 2^31), os.date("!%Y-%m-%d", 4102444800), os.date("!%H", 3599.0)) --> 2038	2100-01-01	00
-- time: local, but differences and normalisation are the same everywhere
local noon = { year = 2020, month = 6, day = 15, hour = 12 }
local t = os.time(noon)
print(math.type(t), os.time { year = 2020, month = 6, day = 15 } == t, os.time { year = 2020, month = 6, day = 16,
  hour = 12 } - t, os.time { year = 2020, month = 6, day = 15, hour = 13, min = 1, sec = 1 } - t, os.time { year = 2020,
  month = 7, day = 0, hour = 12 } - t) --> integer	true	86400	3661	1296000
local n = { year = 2020, month = 14, day = -3, hour = 30, min = 90, sec = 100 } os.time(n)
print(n.year, n.month, n.day, n.hour, n.min, n.sec, n.wday, n.yday, type(n.isdst)) --> 2021	1	29	7	31	40	6	29	boolean
local x = { year = 2021, month = 1, day = 366 }
os.time(x)
print(x.year, x.month, x.day, x.yday) --> 2022	1	1	1
x = { year = 2020, month = 1, day = 366, hour = 0 }
os.time(x)
print(x.year, x.month, x.day) --> 2020	12	31
x = { year = 2019, month = 3, day = 0 }
os.time(x)
print(x.month, x.day) --> 2	28
x = { year = 2020, month = 3, day = 0 }
os.time(x)
print(x.month, x.day) --> 2	29
x = { year = 2000, month = 0, day = 1 }
os.time(x)
print(x.year, x.month) --> 1999	12





print(os.time { year = "2020", month = "6", day = 15.0, hour = "12" } == t, os.date("%Y-%m-%d %H:%M:%S", t),
  os.date("*t", t).hour, os.time(os.date("*t", t)) == t) --> true	2020-06-15 12:00:00	12	true
print(math.type(os.time()), os.time() > 1600000000, os.time() - os.time() <= 0, type(os.date()), #os.date("%Y")) --> integer	true	true	string	4
print(os.difftime(t + 60, t), math.type(os.difftime(t, t)), os.difftime(5, 8), pcall(os.difftime) == false) --> 60.0	float	-3.0	true
-- clock
local c = os.clock() local s = 0 for i = 1, STRESS and 100 or 10000 do s = s + i end
print(math.type(c), os.clock() >= c, c >= 0) --> float	true	true
-- environment
print(os.getenv("surely this variable does not exist"), type(os.getenv("PATH")), os.getenv("")) --> nil	string	nil
-- files
local name = os.tmpname() print(type(name), io.open(name) ~= nil) --> string	true
local f = assert(io.open(name, "w")) f:write("content") f:close()
local other = name .. ".renamed"
print(os.rename(name, other), io.open(name) == nil, io.lines(other)()) --> true	true	content
print(os.remove(other), io.open(other) == nil) --> true	true
local r = table.pack(os.remove(other)) print(r.n, r[1], (r[2]:gsub("^.*: ", "")), r[3]) --> 3	nil	No such file or directory	2
r = table.pack(os.rename(other, name)) print(r.n, r[1], (r[2]:gsub("^.*: ", "")), r[3]) --> 3	nil	No such file or directory	2
print(select("#", os.remove(os.tmpname()))) --> 1
-- execute
print(os.execute() ~= nil) --> true
print(os.execute("true")) --> true	exit	0
print(os.execute("false")) --> nil	exit	1
print(os.execute("exit 3")) --> nil	exit	3





-- setlocale: the C locale is always there
print(os.setlocale("C"), os.setlocale(nil), os.setlocale("C", "numeric"), os.setlocale("no such locale"),
  os.setlocale("", "all") ~= 5, os.setlocale("C", "all")) --> C	C	C	nil	true	C
-- errors
local function err(fn, ...) return (select(2, pcall(fn, ...)):gsub("^.-bad", "bad")) end
print(err(os.time, {})) --> field 'year' missing in date table
print(err(os.time, { year = 2020 })) --> field 'month' missing in date table
print(err(os.time, { year = 2020, month = 1 })) --> field 'day' missing in date table
print(err(os.time, { year = "x", month = 1, day = 1 })) --> field 'year' is not an integer
print(err(os.time, { year = 2020, month = 1.5, day = 1 })) --> field 'month' is not an integer
print(err(os.time, { year = 1 << 60, month = 1, day = 1 })) --> field 'year' is out-of-bound
print(err(os.time, { year = 2020, month = 1 << 40, day = 1 })) --> field 'month' is out-of-bound
print(err(os.time, 5)) --> bad argument #1 to 'os.time' (table expected, got number)
print(err(os.date, "%Q", 0)) --> bad argument #1 to 'os.date' (invalid conversion specifier '%Q')
print(err(os.date, "%E", 0)) --> bad argument #1 to 'os.date' (invalid conversion specifier '%E')
print(err(os.date, "%", 0)) --> bad argument #1 to 'os.date' (invalid conversion specifier '%')
print(err(os.date, "%O5", 0)) --> bad argument #1 to 'os.date' (invalid conversion specifier '%O5')
print(err(os.date, "%c", "x")) --> bad argument #2 to 'os.date' (number expected, got string)
print(err(os.date, "*t", 1 << 60)) --> date result cannot be represented in this installation
print(err(os.getenv)) --> bad argument #1 to 'os.getenv' (string expected, got no value)
print(err(os.setlocale, "C", "nope")) --> bad argument #2 to 'os.setlocale' (invalid option 'nope')
print(err(os.exit, {})) --> bad argument #1 to 'os.exit' (number expected, got table)

















print(pcall(os.date, "%Ey", 0), pcall(os.date, "!%Od", 0)) --> true	true	01
