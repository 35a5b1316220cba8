-- Method calls: receiver, chaining, every form of argument, inheritance, string methods.
local account = { balance = 0 }
function account.deposit(self, v) self.balance = self.balance + v return self end
function account:withdraw(v) self.balance = self.balance - v return self end
function account:get() return self.balance end
account:deposit(100)
account.deposit(account, 50)
print(account:get(), account.balance, account:deposit(1):withdraw(2):deposit(3):get()) --> 150	150	152
local other = { balance = 7, get = account.get, deposit = account.deposit }
print(other:get(), account.get(other), other.deposit(account, 0) == account) --> 7	7	true

-- receivers: any expression, evaluated once
local evaluations = 0
local function receiver() evaluations = evaluations + 1 return account end
receiver():deposit(10)
print(evaluations, (receiver()):get(), evaluations); --> 1	162	2
({ m = function(self, x) print(type(self), x) end }):m(5) --> table	5
local list = { account }
print(list[1]:get(), list[#list]:get()) --> 162	162
local deep = { a = { b = { c = account } } }
print(deep.a.b.c:get(), deep["a"].b["c"]:get()) --> 162	162

-- arguments: table, string, long string, many, none, varargs
local o = {}
function o:args(...) return self == o, select("#", ...), ... end
print(o:args()) --> true	0
print(o:args(1, nil)) --> true	2	1	nil
print(o:args "text") --> true	1	text
print(o:args [[long]]) --> true	1	long
print((select(3, o:args { 1, 2 }))[2]) --> 2
print(o:args((o:args()))) --> true	1	true
print(o:args(o:args())) --> true	2	true	0
print(o:args(table.unpack { 1, 2, 3 })) --> true	3	1	2	3

-- methods that are fields, functions, callable tables
o.late = function(self, x) return x end
print(o:late(3)) --> 3
o.callable = setmetatable({}, { __call = function(me, self, x) return me == o.callable, self == o, x end })
print(o:callable(9)) --> true	true	9
o["with space"] = function() return "not reachable by colon" end
print(o["with space"](o)) --> not reachable by colon

-- through __index
local base = {}
base.__index = base
function base.new(n) return setmetatable({ n = n }, base) end
function base:value() return self.n end
function base:twice() return self:value() * 2 end
local derived = setmetatable({}, { __index = base })
derived.__index = derived
function derived.new(n) return setmetatable(base.new(n), derived) end
function derived:value() return base.value(self) + 1 end
local b, d = base.new(10), derived.new(10)
print(b:value(), b:twice(), d:value(), d:twice()) --> 10	20	11	22
d.value = function() return 0 end
print(d:twice(), derived.new(1):twice()) --> 0	4
local fallback = setmetatable({}, { __index = function(_, name) return function(_, ...) return name, ... end end })
print(fallback:anything(1, 2), fallback:other()) --> anything	other

-- strings have methods
print(("abc"):upper(), ("abc"):len(), ("x"):rep(3), ("%d-%s"):format(5, "y"), ("a,b"):find(",", 1, true)) --> ABC	3	xxx	5-y	2	2
local s = "hello"
print(s:sub(2, 3), s:byte(), (s:gsub("l", "L")), #s:rep(2)) --> el	104	heLLo	10
print(("5"):rep(2) + 1, ("abc"):upper():lower():reverse()) --> 56	cba
string.shout = function(self, n) return self:upper() .. ("!"):rep(n or 1) end
print(("hey"):shout(), ("hey"):shout(3)) --> HEY!	HEY!!!
string.shout = nil

-- the method is looked up before the arguments are evaluated
local swapped = { f = function() return "old" end }
print(swapped:f((function() swapped.f = function() return "new" end end)()), swapped:f()) --> old	new
-- a method named like a keyword argument, or by a long name
local long = {}
function long:aVeryLongMethodNameWithManyLettersInIt_0123456789() return "long name" end
print(long:aVeryLongMethodNameWithManyLettersInIt_0123456789()) --> long name
-- self can be reassigned, shadowed and captured
function o:reassign() local before = self self = "new self" return before == o, self end
print(o:reassign()) --> true	new self
function o.dot(self) return self end
print(o.dot("anything"), o:dot() == o) --> anything	true

local function err(code) local f, m = load(code, "=t") if not f then return m end return (select(2, pcall(f))) end
print(err("local o = {} o:missing()")) --> t:1: attempt to call a nil value (method 'missing')
print(err("local o = { x = 5 } o:x()")) --> t:1: attempt to call a number value (method 'x')
print(err("local o = nil o:m()")) --> t:1: attempt to index a nil value (local 'o')
print(err("undefinedObject:m()")) --> t:1: attempt to index a nil value (global 'undefinedObject')
print(err("local o = {} o.inner:m()")) --> t:1: attempt to index a nil value (field 'inner')
print(err("('x'):missing()")) --> t:1: attempt to call a nil value (method 'missing')
print(err("(5):m()")) --> t:1: attempt to index a number value
print(err("local o = {} o:m")) --> t:1: function arguments expected near <eof>
print(err("local o = {} o:m = 5")) --> t:1: function arguments expected near '='
print(err("local o = {} return o:5()")) --> t:1: <name> expected near '5'
print(err("local o = {} o:a.b()")) --> t:1: function arguments expected near '.'
print(err("function o:m:n() end")) --> t:1: '(' expected near ':'
print(err("function o.a:b.c() end")) --> t:1: '(' expected near '.'
print(err("local o = {} function o:1() end")) --> t:1: <name> expected near '1'
