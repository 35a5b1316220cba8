-- Scopes: blocks, shadowing, locals against globals, parameters, nested functions.
x = "global"
local function readGlobal() return x end
local x = "local"
local function readLocal() return x end
print(readGlobal(), readLocal(), _G.x) --> global	local	global
do
  local x = "inner"
  print(x) --> inner
  do
    print(x) --> inner
    local x = x .. " most"
    print(x) --> inner most
  end
  x = x .. " changed"
  print(x) --> inner changed
end
print(x) --> local
x = "assigned"
print(readGlobal(), readLocal()) --> global	assigned
_G.x = nil

-- several locals of one name in one block
local a = 1
local fa = function() return a end
local a = 2
local fb = function() return a end
local a = a + 10
print(fa(), fb(), a) --> 1	2	12
a = 50
print(fa(), fb(), a) --> 1	2	50

-- parameters shadow, and are local
local function shadow(a, b) a = a + b; return a end
print(shadow(1, 2), a) --> 3	50
local function same(a, a) return a end
print(same(1, 2)) --> 2
local function _under(_, _) return _ end
print(_under(1, 2)) --> 2

-- loop variables and blocks end where they end
local i = "outer"
for i = 1, 1 do local i = "inner" .. i; print(i) end --> inner1
for i, v in ipairs { 5 } do print(i, v) end --> 1	5
print(i, v) --> outer	nil
if true then local hidden = 1 end
print(hidden) --> nil
while true do local hidden = 2 break end
repeat local hidden = 3 until hidden == 3
print(hidden) --> nil

-- local function sees itself; local f = function does not
local function recursive(n) return n == 0 and "done" or recursive(n - 1) end
print(recursive(3)) --> done
local anonymous = function() return anonymous end
print(anonymous()) --> nil
function globalFunction() return "global function" end
print(globalFunction(), _G.globalFunction == globalFunction) --> global function	true
globalFunction = nil
local t = { inner = {} }
function t.method() return "t.method" end
function t.inner.deep() return "deep" end
function t.inner:colon() return self == t.inner end
print(t.method(), t.inner.deep(), t.inner:colon()) --> t.method	deep	true

-- mutual recursion through forward declaration
local isEven, isOdd
function isEven(n) if n == 0 then return true end return isOdd(n - 1) end
function isOdd(n) if n == 0 then return false end return isEven(n - 1) end
print(isEven(10), isOdd(7), isEven(7)) --> true	true	false

-- a function keeps what it saw when it was made
local fs = {}
do
  local shared = 0
  fs.inc = function() shared = shared + 1 return shared end
  fs.get = function() return shared end
end
fs.inc() fs.inc()
print(fs.get(), shared) --> 2	nil

-- implicit self and upvalues named self
local obj = { v = 1 }
function obj:get() local inner = function() return self.v end return inner() end
print(obj:get()) --> 1
local self = "file-level"
local function free() return self end
print(free()) --> file-level

-- undefined names are nil globals
print(undefinedVariable, type(undefinedVariable)) --> nil	nil
undefinedVariable = 1
print(undefinedVariable, rawget(_G, "undefinedVariable")) --> 1	1
undefinedVariable = nil

-- deep nesting of blocks
local depth = 0
do do do do do do do do do do
  local depth = depth + 10
  do do do local depth = depth + 1; print(depth) end end end --> 11
  print(depth) --> 10
end end end end end end end end end end
print(depth) --> 0
-- many locals in sequence reuse registers
local sum = 0
do local p, q, r = 1, 2, 3; sum = sum + p + q + r end
do local p, q, r = 4, 5; sum = sum + p + q + (r or 0) end
do local s; print(s) s = 5; sum = sum + s end --> nil
do local s; print(s) end --> nil
print(sum) --> 20
for turn = 1, 2 do
  local uninitialised
  print(uninitialised)
  --> nil
  --> nil
  uninitialised = turn
end
