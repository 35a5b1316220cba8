-- string.format: every conversion, flags, width, precision.
local f = string.format
print(f(""), f("plain"), f("%%"), f("100%%"), f("%s", "x"), f("%s %s", 1, 2), f("a%sb", ""), f("x",
  "extra arguments are ignored")) --> 	plain	%	100%	x	1 2	ab	x
-- %d %i
print(f("%d", 42), f("%i", -42), f("%5d|", 42), f("%-5d|", 42), f("%05d", 42), f("%+d", 42), f("% d", 42), f("%.3d", 5),
  f("%5.3d|", 5), f("%d", 3.0), f("%d", "10")) --> 42	-42	   42|	42   |	00042	+42	 42	005	  005|	3	10
print(f("%d", math.maxinteger), f("%d", math.mininteger), f("%20d|", math.mininteger), f("%+d", 0), f("%+d", -1),
  f("%d", -0.0), f("%.0d", 0), f("%03d", -5), f("%-05d|", 5), f("%+5d|", 5), f("% 5d|", 5)) --> 9223372036854775807	-9223372036854775808	-9223372036854775808|	+0	-1	0		-05	5    |	   +5|	    5|
-- %x %X %o and %c
print(f("%x", 255), f("%X", 255), f("%#x", 255), f("%#X", 255), f("%o", 8), f("%#o", 8), f("%x", -1), f("%x",
  math.mininteger), f("%08x", 48879), f("%8x|", 10), f("%-8x|", 10), f("%.4x", 10), f("%x", 0), f("%#x", 0), f("%o",
  -1)) --> ff	FF	0xff	0XFF	10	010	ffffffffffffffff	8000000000000000	0000beef	       a|	a       |	000a	0	0	1777777777777777777777
print(f("%c", 65), f("%c%c%c", 76, 117, 97), #f("%c", 0), f("%5c|", 65), f("%-5c|", 65), f("%c", 255):byte(), f("%c",
  "66"), f("%c", 97.0), f("%c", 256 + 65)) --> A	Lua	1	    A|	A    |	255	B	a	A
-- %f %F
print(f("%f", 3.14159), f("%.2f", 3.14159), f("%.0f", 2.5), f("%.0f", 3.5), f("%10.3f|", 3.14159), f("%-10.3f|",
  3.14159), f("%010.3f", 3.14159), f("%+.1f", 3.14), f("% .1f", 3.14), f("%f", 1), f("%.10f", 0.1), f("%#.0f", 3)) --> 3.141590	3.14	2	4	     3.142|	3.142     |	000003.142	+3.1	 3.1	1.000000	0.1000000000	3.
print(f("%.3f", -0.0), f("%f", 1e15), f("%.1f", 0.05), f("%.1f", 0.25), f("%.2f", 1e-10), f("%5.1f|%-8.2f|", 1.25, 1.5),
  f("%.14f", 1/3), f("%.20f", 0.5), f("%f", "1.5"), f("%.3f", 2^53), f("%.0f", 1e20), f("%.0f", 0.5), f("%.0f", 1.5)) --> -0.000	1000000000000000.000000	0.1	0.2	0.00	  1.2|1.50    |	0.33333333333333	0.50000000000000000000	1.500000	9007199254740992.000	100000000000000000000	0	2
print(f("%f", 1/0), f("%f", -1/0), f("%5.1f|", 1/0), f("%-6.1f|", -1/0), f("%+f", 1/0), f("%010.1f|", 1/0), f("%.1f",
  0/0):gsub("-", "")) --> inf	-inf	  inf|	-inf  |	+inf	       inf|	nan	1
-- %e %E %g %G
print(f("%e", 12345.678), f("%E", 12345.678), f("%.2e", 12345.678), f("%.0e", 12345.678), f("%12.3e|", 0.00012), f("%e",
  0), f("%e", -1e-300), f("%.3E", 1e100), f("%#.0e", 1), f("%+e", 1)) --> 1.234568e+04	1.234568E+04	1.23e+04	1e+04	   1.200e-04|	0.000000e+00	-1.000000e-300	1.000E+100	1.e+00	+1.000000e+00
print(f("%g", 100000), f("%g", 1000000), f("%g", 1e-4), f("%g", 1e-5), f("%g", 0.1), f("%.3g", 3.14159), f("%.10g",
  0.1), f("%G", 1e-10), f("%g", 123456789), f("%g", 1/0), f("%10g|", 1.5), f("%-10g|", 1.5), f("%#g", 1), f("%g", 0),
  f("%g", 1e15), f("%.14g", 0.1 + 0.2), f("%.17g", 0.1), f("%.0g", 123), f("%g", 100), f("%+g", 2.5), f("%05g", 1.5),
  f("%.3g", 0.00012345), f("%g", 5e-324)) --> 100000	1e+06	0.0001	1e-05	0.1	3.14	0.1	1E-10	1.23457e+08	inf	       1.5|	1.5       |	1.00000	0	1e+15	0.3	0.10000000000000001	1e+02	100	+2.5	001.5	0.000123	4.94066e-324
-- %a
print(f("%a", 1), f("%a", 0.5), f("%a", -2.5), f("%A", 255), f("%a", 0), f("%.2a", 1.999), f("%a", 1e300), f("%a",
  2^-1074) ~= "", f("%a", 1/0), f("%20a|", 1), f("%-12a|", 1), f("%+a", 1), f("%.0a", 1)) --> 0x1p+0	0x1p-1	-0x1.4p+1	0X1.FEP+7	0x0p+0	0x2.00p+0	0x1.7e43c8800759cp+996	true	inf	              0x1p+0|	0x1p+0      |	+0x1p+0	0x1p+0
-- %s
print(f("%s %s %s", nil, true, {} ~= nil), f("%5s|", "ab"), f("%-5s|", "ab"), f("%.2s|", "abcdef"), f("%5.1s|", "xyz"),
  f("%-5.1s|", "xyz"), f("%.0s|", "abc"), f("%s", 1.0), f("%s", 2^63), f("%10s|", 1.5), f("%.3s|", 1.23456), f("%.10s|",
  "ab")) --> nil true true	   ab|	ab   |	ab|	    x|	x    |	|	1.0	9.2233720368548e+18	       1.5|	1.2|	ab|
print(f("%s", setmetatable({}, { __tostring = function() return "via __tostring" end })), f("%.5s", setmetatable({},
  { __tostring = function() return "via __tostring" end })), #f("%s", "a\0b"), #f("%s", ("x"):rep(1000)), f("%s",
  ("y"):rep(200)) == ("y"):rep(200), #f("%99s", "x"), f("%-99s|", "x"):sub(-3), #f("%.99s", ("z"):rep(300)), f("%s|%s",
  "a", "b")) --> via __tostring	via _	3	1000	true	99	  |	99	a|b
-- %p
print(f("%p", 1), f("%p", nil), f("%p", true), f("%p", {}) ~= f("%p", {}), f("%p", print) == f("%p", print), f("%20p|",
  5), f("%-10p|", 5), (f("%p", {}):gsub("%x+$", "") == "0x")) --> (null)	(null)	(null)	true	true	              (null)|	(null)    |	true
-- mixed, many arguments, positions of % at the ends
print(f("%d %s %5.2f %x %c %q", 1, "two", 3.0, 255, 65, "q"), f("%d%d%d%d%d", 1, 2, 3, 4, 5), f("%s%%", 50), f("%%%s",
  "x"), f("%%d"), f("%5s%-5s|", "a", "b")) --> 1 two  3.00 ff A "q"	12345	50%	%x	%d	    ab    |
local many = {}
for i = 1, 50 do many[i] = i end
print(f(("%d "):rep(50), table.unpack(many))) --> 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50
-- as a method
print(("%d-%d"):format(1, 2), ("%s"):rep(3, ","):format(1, 2, 3), ("no args"):format()) --> 1-2	1,2,3	no args
local function err(...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err("%y", 1)) --> invalid conversion '%y' to 'format'
print(err("%", 1)) --> invalid conversion '%' to 'format'
print(err("%5", 1)) --> invalid conversion '%5' to 'format'
print(err("%d")) --> bad argument #2 to 'string.format' (no value)
print(err("%d", 1.5)) --> bad argument #2 to 'string.format' (number has no integer representation)
print(err("%d", "x")) --> bad argument #2 to 'string.format' (number expected, got string)
print(err("%d", "1.5")) --> bad argument #2 to 'string.format' (number has no integer representation)
print(err("%d", {})) --> bad argument #2 to 'string.format' (number expected, got table)
print(err("%s")) --> bad argument #2 to 'string.format' (no value)
print(err("%c", "x")) --> bad argument #2 to 'string.format' (number expected, got string)
print(err("%x", 1.5)) --> bad argument #2 to 'string.format' (number has no integer representation)
print(err("%f", "x")) --> bad argument #2 to 'string.format' (number expected, got string)
print(err("%f", {})) --> bad argument #2 to 'string.format' (number expected, got table)
print(err("%d", 2^63)) --> bad argument #2 to 'string.format' (number has no integer representation)
print(err("%100d", 1)) --> invalid conversion specification: '%100d'
print(err("%.100f", 1)) --> invalid conversion specification: '%.100f'
print(err("%0100d", 1)) --> invalid conversion specification: '%0100d'
print(err("%#d", 1)) --> invalid conversion specification: '%#d'
print(err("%+s", "x")) --> invalid conversion specification: '%+s'
print(err("%0s", "x")) --> invalid conversion specification: '%0s'
print(err("%.3c", 65)) --> invalid conversion specification: '%.3c'
print(err("%.3q", "x")) --> specifier '%q' cannot have modifiers
print(err("%.5p", {})) --> invalid conversion specification: '%.5p'
print(err("% x", 1)) --> invalid conversion specification: '% x'
print(err("%#i", 1)) --> invalid conversion specification: '%#i'
print(err("%+x", 1)) --> invalid conversion specification: '%+x'
print(err("%--d", 1)) --> 1
print(err("%-+ #0d", 1)) --> invalid conversion specification: '%-+ #0d'
print(err("%l", 1)) --> invalid conversion '%l' to 'format'
print(err("%ld", 1)) --> invalid conversion '%l' to 'format'
print(err("%n", 1)) --> invalid conversion '%n' to 'format'
print(err("%F", 1)) --> invalid conversion '%F' to 'format'
print(err("%*d", 1, 2)) --> invalid conversion '%*' to 'format'
print(err("%1$s", 1)) --> invalid conversion '%1$' to 'format'
print(err(5, 1)) --> 5
print(err("%s %s", 1)) --> bad argument #3 to 'string.format' (no value)
print(err("%5%")) --> bad argument #2 to 'string.format' (no value)
print(err("%.f", "x")) --> bad argument #2 to 'string.format' (number expected, got string)
print(pcall(f)) --> false	bad argument #1 to 'string.format' (string expected, got no value)
print(f(5), f(1.5), f("%s", 5)) --> 5	1.5	5
