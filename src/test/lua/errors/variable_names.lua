-- Messages name the variable: global, local, upvalue, field, method, constant.
local function run(code) local f = assert(load(code, "=t")) local ok, m = pcall(f) assert(not ok, code) return m end
-- calls
print(run("undefinedFunction()")) --> t:1: attempt to call a nil value (global 'undefinedFunction')
print(run("local f f()")) --> t:1: attempt to call a nil value (local 'f')
print(run("local f = 5 f(1, 2)")) --> t:1: attempt to call a number value (local 'f')
print(run("local t = {} t.method()")) --> t:1: attempt to call a nil value (field 'method')
print(run("local t = {} t:method()")) --> t:1: attempt to call a nil value (method 'method')
print(run("local t = {} t.a = {} t.a.b()")) --> t:1: attempt to call a nil value (field 'b')
print(run("local t = {} t['key']()")) --> t:1: attempt to call a nil value (field 'key')
print(run("local t = {} t[1]()")) --> t:1: attempt to call a nil value (field 'integer index')
print(run("local t, k = {}, 'k' t[k]()")) --> t:1: attempt to call a nil value (field '?')
print(run("local up = nil local function f() up() end f()")) --> t:1: attempt to call a nil value (upvalue 'up')
print(run("local up = {} local function f() up.x() end f()")) --> t:1: attempt to call a nil value (field 'x')
print(run("(5)()")) --> t:1: attempt to call a number value
print(run("('x')()")) --> t:1: attempt to call a string value (constant 'x')
print(run("(nil)()")) --> t:1: attempt to call a nil value
print(run("({})()")) --> t:1: attempt to call a table value
print(run("(function() end)()()")) --> t:1: attempt to call a nil value
print(run("string.missing('x')")) --> t:1: attempt to call a nil value (field 'missing')
print(run("local s = 'x' s:missing()")) --> t:1: attempt to call a nil value (method 'missing')
print(run("return undefinedFunction()")) --> t:1: attempt to call a nil value (global 'undefinedFunction')
print(run("local x = undefinedFunction() + 1")) --> t:1: attempt to call a nil value (global 'undefinedFunction')
print(run("math.huge()")) --> t:1: attempt to call a number value (field 'huge')
print(run("_G.missing()")) --> t:1: attempt to call a nil value (field 'missing')
print(run("local a = {} a.b = 5 a.b()")) --> t:1: attempt to call a number value (field 'b')
print(run("local a <const> = 5 a()")) --> t:1: attempt to call a number value
-- index
print(run("return undefinedTable.x")) --> t:1: attempt to index a nil value (global 'undefinedTable')
print(run("return undefinedTable[1]")) --> t:1: attempt to index a nil value (global 'undefinedTable')
print(run("local t return t.x")) --> t:1: attempt to index a nil value (local 't')
print(run("local t return t[1]")) --> t:1: attempt to index a nil value (local 't')
print(run("local t return t[t]")) --> t:1: attempt to index a nil value (local 't')
print(run("local t = {} return t.a.b")) --> t:1: attempt to index a nil value (field 'a')
print(run("local t = {} return t.a.b.c.d")) --> t:1: attempt to index a nil value (field 'a')
print(run("local t = {} return t[1][2]")) --> t:1: attempt to index a nil value (field 'integer index')
print(run("local t = {} local k = 'key' return t[k].x")) --> t:1: attempt to index a nil value (field '?')
print(run("local t = {} local i = 1 return t[i].x")) --> t:1: attempt to index a nil value (field '?')
print(run("local up local function f() return up.x end return (f())")) --> t:1: attempt to index a nil value (upvalue 'up')
print(run("local up = {} local function f() return up.y.x end return (f())")) --> t:1: attempt to index a nil value (field 'y')
print(run("return (nil).x")) --> t:1: attempt to index a nil value
print(run("return (5).x")) --> t:1: attempt to index a number value
print(run("return (true).x")) --> t:1: attempt to index a boolean value
print(run("local f = function() end return f.x")) --> t:1: attempt to index a function value (local 'f')
print(run("local f = print return f.x")) --> t:1: attempt to index a function value (local 'f')
print(run("return ('x').y.z")) --> t:1: attempt to index a nil value (field 'y')
print(run("return #t.x")) --> t:1: attempt to index a nil value (global 't')
print(run("undefinedTable.x = 1")) --> t:1: attempt to index a nil value (global 'undefinedTable')
print(run("undefinedTable[1] = 1")) --> t:1: attempt to index a nil value (global 'undefinedTable')
print(run("local t t.x = 1")) --> t:1: attempt to index a nil value (local 't')
print(run("local t t[1] = 1")) --> t:1: attempt to index a nil value (local 't')
print(run("local t = {} t.a.b = 1")) --> t:1: attempt to index a nil value (field 'a')
print(run("local t = {} t.a.b.c = 1")) --> t:1: attempt to index a nil value (field 'a')
print(run("local up local function f() up.x = 1 end f()")) --> t:1: attempt to index a nil value (upvalue 'up')
print(run("local n = 5 n.x = 1")) --> t:1: attempt to index a number value (local 'n')
print(run("local s = 'str' s.x = 1")) --> t:1: attempt to index a string value (local 's')
print(run("local t = {} t:nope()")) --> t:1: attempt to call a nil value (method 'nope')
print(run("local t = { inner = {} } t.inner:nope()")) --> t:1: attempt to call a nil value (method 'nope')
print(run("undefinedObject:method()")) --> t:1: attempt to index a nil value (global 'undefinedObject')
print(run("local o o:method()")) --> t:1: attempt to index a nil value (local 'o')
print(run("local up local function f() up:method() end f()")) --> t:1: attempt to index a nil value (upvalue 'up')
-- arithmetic
print(run("local a return a + 1")) --> t:1: attempt to perform arithmetic on a nil value (local 'a')
print(run("local a return 1 + a")) --> t:1: attempt to perform arithmetic on a nil value (local 'a')
print(run("local a, b = 1 return a + b")) --> t:1: attempt to perform arithmetic on a nil value (local 'b')
print(run("return undefinedNumber + 1")) --> t:1: attempt to perform arithmetic on a nil value (global 'undefinedNumber')
print(run("return 1 - undefinedNumber")) --> t:1: attempt to perform arithmetic on a nil value (global 'undefinedNumber')
print(run("local t = {} return t.x * 2")) --> t:1: attempt to perform arithmetic on a nil value (field 'x')
print(run("local t = {} return 2 * t.x")) --> t:1: attempt to perform arithmetic on a nil value (field 'x')
print(run("local t = {} return t[1] / 2")) --> t:1: attempt to perform arithmetic on a nil value (field 'integer index')
print(run("local up local function f() return up ^ 2 end return (f())")) --> t:1: attempt to perform arithmetic on a nil value (upvalue 'up')
print(run("return -undefinedNumber")) --> t:1: attempt to perform arithmetic on a nil value (global 'undefinedNumber')
print(run("local t = {} return -t")) --> t:1: attempt to perform arithmetic on a table value (local 't')
print(run("local t = {} return -t.x")) --> t:1: attempt to perform arithmetic on a nil value (field 'x')
print(run("return nil + 1")) --> t:1: attempt to perform arithmetic on a nil value
print(run("return {} + 1")) --> t:1: attempt to perform arithmetic on a table value
print(run("return 'abc' + 1")) --> t:1: attempt to add a 'string' with a 'number'
print(run("return 1 + 'abc'")) --> t:1: attempt to add a 'number' with a 'string'
print(run("return {} .. 'x' + 1")) --> t:1: attempt to add a 'string' with a 'number'
print(run("return true % 2")) --> t:1: attempt to perform arithmetic on a boolean value
print(run("return print // 2")) --> t:1: attempt to perform arithmetic on a function value (global 'print')
print(run("local s = 'x1' return s * 2")) --> t:1: attempt to mul a 'string' with a 'number'
print(run("local a, b = {}, {} return a + b")) --> t:1: attempt to perform arithmetic on a table value (local 'a')
print(run("local a, b = 1, {} return a + b")) --> t:1: attempt to perform arithmetic on a table value (local 'b')
print(run("local t = {} t.x = t.x + 1")) --> t:1: attempt to perform arithmetic on a nil value (field 'x')
print(run("count = count + 1")) --> t:1: attempt to perform arithmetic on a nil value (global 'count')
print(run("local a = 1 local b = a + nil")) --> t:1: attempt to perform arithmetic on a nil value
-- bitwise
print(run("local a = {} return a & 1")) --> t:1: attempt to perform bitwise operation on a table value (local 'a')
print(run("return 1 | undefinedNumber")) --> t:1: attempt to perform bitwise operation on a nil value (global 'undefinedNumber')
print(run("local t = {} return t.x ~ 1")) --> t:1: attempt to perform bitwise operation on a nil value (field 'x')
print(run("return ~undefinedNumber")) --> t:1: attempt to perform bitwise operation on a nil value (global 'undefinedNumber')
print(run("local a = 'x' return a << 1")) --> t:1: attempt to perform bitwise operation on a string value (local 'a')
print(run("return 1 >> {}")) --> t:1: attempt to perform bitwise operation on a table value
print(run("local a = 1.5 return a & 1")) --> t:1: number (local 'a') has no integer representation
print(run("return 1 & 2.5")) --> t:1: number has no integer representation
print(run("local t = { x = 0.5 } return t.x | 1")) --> t:1: number (field 'x') has no integer representation
print(run("return 2^64 | 0")) --> t:1: number has no integer representation
print(run("local up = 1e100 local function f() return up & 1 end return (f())")) --> t:1: number (upvalue 'up') has no integer representation
print(run("return 1.5 << 1")) --> t:1: number has no integer representation
-- concatenation
print(run("local a return 'x' .. a")) --> t:1: attempt to concatenate a nil value (local 'a')
print(run("local a return a .. 'x'")) --> t:1: attempt to concatenate a nil value (local 'a')
print(run("return 'x' .. undefinedString")) --> t:1: attempt to concatenate a nil value (global 'undefinedString')
print(run("return undefinedString .. 'x'")) --> t:1: attempt to concatenate a nil value (global 'undefinedString')
print(run("local t = {} return 'x' .. t.name")) --> t:1: attempt to concatenate a nil value (field 'name')
print(run("local t = {} return t.name .. 'x'")) --> t:1: attempt to concatenate a nil value (field 'name')
print(run("local t = {} return 'a' .. t .. 'b'")) --> t:1: attempt to concatenate a table value (local 't')
print(run("local up local function f() return 'x' .. up end return (f())")) --> t:1: attempt to concatenate a nil value (upvalue 'up')
print(run("return 1 .. nil")) --> t:1: attempt to concatenate a nil value
print(run("return {} .. {}")) --> t:1: attempt to concatenate a table value
print(run("return 'a' .. 'b' .. nil .. 'c'")) --> t:1: attempt to concatenate a nil value
print(run("return 'a' .. true")) --> t:1: attempt to concatenate a boolean value
print(run("return print .. 'x'")) --> t:1: attempt to concatenate a function value (global 'print')
-- comparison has no names, only types
print(run("local a return a < 1")) --> t:1: attempt to compare nil with number
print(run("return 1 < undefinedNumber")) --> t:1: attempt to compare number with nil
print(run("return {} < {}")) --> t:1: attempt to compare two table values
print(run("return {} <= 1")) --> t:1: attempt to compare table with number
print(run("return 'a' < 1")) --> t:1: attempt to compare string with number
print(run("return 1 > 'a'")) --> t:1: attempt to compare string with number
print(run("return nil >= nil")) --> t:1: attempt to compare two nil values
print(run("return true < false")) --> t:1: attempt to compare two boolean values
print(run("return print < print")) --> t:1: attempt to compare two function values
print(run("local a = 5 return a < 'x'")) --> t:1: attempt to compare number with string
print(run("return 'x' >= 5")) --> t:1: attempt to compare number with string
-- length
print(run("return #undefinedTable")) --> t:1: attempt to get length of a nil value (global 'undefinedTable')
print(run("local n = 5 return #n")) --> t:1: attempt to get length of a number value (local 'n')
print(run("local t = {} return #t.list")) --> t:1: attempt to get length of a nil value (field 'list')
print(run("return #nil")) --> t:1: attempt to get length of a nil value
print(run("return #print")) --> t:1: attempt to get length of a function value (global 'print')
print(run("local up local function f() return #up end return (f())")) --> t:1: attempt to get length of a nil value (upvalue 'up')
-- loops
print(run("for i = 1, undefinedNumber do end")) --> t:1: bad 'for' limit (number expected, got nil)
print(run("for i = {}, 1 do end")) --> t:1: bad 'for' initial value (number expected, got table)
print(run("for k, v in undefinedIterator do end")) --> t:1: attempt to call a nil value (for iterator 'for iterator')
print(run("local t = {} for k, v in t do end")) --> t:1: attempt to call a table value (for iterator 'for iterator')
print(run("for k, v in pairs(undefinedTable) do end")) --> t:1: bad argument #1 to 'for iterator' (table expected, got nil)
print(run("for i, v in ipairs(nil) do end")) --> attempt to index a nil value
print(run("local t = {} for x in t.iter do end")) --> t:1: attempt to call a nil value (for iterator 'for iterator')
-- keys
print(run("local t = {} t[nil] = 1")) --> t:1: table index is nil
print(run("local t = {} t[0/0] = 1")) --> t:1: table index is NaN
print(run("return { [nil] = 1 }")) --> t:1: table index is nil
-- _ENV
print(run("local _ENV = {} undefinedFunction()")) --> t:1: attempt to call a nil value (global 'undefinedFunction')
print(run("local _ENV = {} return undefinedTable.x")) --> t:1: attempt to index a nil value (global 'undefinedTable')
print(run("local _ENV = nil return x")) --> t:1: attempt to index a nil value (local '_ENV')
print(run("local _ENV = 1 x = 5")) --> t:1: attempt to index a number value (local '_ENV')
print(run("local e = {} local function f(_ENV) return g() end return (f(e))")) --> t:1: attempt to call a nil value (global 'g')
