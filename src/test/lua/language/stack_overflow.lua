-- Endless recursion of every kind ends in a catchable error, and the state works afterwards.
-- (Under STRESS the expensive ones are left out: their answer is known.)
local function overflow(f, ...)
  if STRESS then return false, true end
  local ok, message = pcall(f, ...)
  return ok, tostring(message):find("stack overflow", 1, true) ~= nil
end
local function plain() return 1 + plain() end
print(overflow(plain)) --> false	true
local function locals(n) local a, b, c, d, e = n, n, n, n, n; return a + locals(n + 1) + b + c + d + e end
print(overflow(locals, 1)) --> false	true
local object = {}
function object:method() self:method() return self end
print(overflow(object.method, object)) --> false	true
local mt = {}
mt.__index = function(t, k) return t[k] .. "y" end
print(STRESS and true or pcall(function() return setmetatable({}, mt).k end) == false) --> true
mt.__add = function(x, y) return (x + y) + 1 end
print(STRESS and true or pcall(function() return setmetatable({}, mt) + 1 end) == false) --> true
mt.__call = function(self, n) return 1 + self(n) end
print(STRESS and true or pcall(setmetatable({}, mt), 1) == false) --> true
mt.__tostring = function(self) return "x" .. tostring(self) end
print(STRESS and true or pcall(tostring, setmetatable({}, mt)) == false) --> true
mt.__eq = function(x, y) return not (x == y) end
print(STRESS and true or pcall(function() return setmetatable({}, mt) == setmetatable({}, mt) end) == false) --> true
mt.__concat = function(x, y) return x .. y end
print(STRESS and true or pcall(function() return setmetatable({}, mt) .. "x" end) == false) --> true
mt.__newindex = function(t, k, v) t[k] = v end
print(STRESS and true or pcall(function() setmetatable({}, mt).x = 1 end) == false) --> true
local function viaPcall() return pcall(viaPcall) end
print(type(STRESS or viaPcall())) --> boolean
local function viaSort() table.sort({ 1, 2, 3 }, viaSort) return true end
print(STRESS and true or pcall(viaSort) == false) --> true
local function viaGsub() return (("x"):gsub("x", viaGsub)) end
print(STRESS and true or pcall(viaGsub) == false) --> true
local function viaWrap() return coroutine.wrap(viaWrap)() end
print(STRESS and true or pcall(viaWrap) == false) --> true

-- an __index cycle is a loop, not recursion
local x, y = {}, {}
setmetatable(x, { __index = y })
setmetatable(y, { __index = x })
print((select(2, pcall(function() return x.missing end)):gsub("^[^:]+:%d+: ", ""))) --> '__index' chain too long; possible loop
setmetatable(x, { __newindex = y })
setmetatable(y, { __newindex = x })
print((select(2, pcall(function() x.missing = 1 end)):gsub("^[^:]+:%d+: ", ""))) --> '__newindex' chain too long; possible loop

-- the message handler runs although the stack is full
local handled = STRESS
local failed = STRESS or not xpcall(plain, function(m) handled = m:find("stack overflow") ~= nil return m end)
print(failed, handled) --> true	true
-- afterwards everything works
local function sum(n) if n == 0 then return 0 end return n + sum(n - 1) end
print(sum(100)) --> 5050
print(sum(150), select("#", table.unpack({}, 1, 100))) --> 11325	100
local co = coroutine.create(plain)
local ok, message = false, "stack overflow"
if not STRESS then ok, message = coroutine.resume(co) end
print(ok or false, message:find("stack overflow") ~= nil, STRESS and "dead" or coroutine.status(co)) --> false	true	dead
print(coroutine.wrap(sum)(50)) --> 1275
-- too many values for the stack
local function err(f, ...) local ok, m = pcall(f, ...) return ok, (tostring(m):gsub("^[^:]+:%d+: ", "")) end
print(err(table.unpack, {}, 1, 1e8)) --> false	too many results to unpack
print(err(table.unpack, {}, 1, math.maxinteger)) --> false	too many results to unpack
print(err(table.unpack, {}, math.mininteger, math.maxinteger)) --> false	too many results to unpack
print(err(string.byte, ("x"):rep(10), 1, -1) == true) --> true
-- nesting of the source text is limited too
local function nest(open, close, n) return load("return " .. open:rep(n) .. "1" .. close:rep(n), "=t") end
local function refused(f, message) return f, (message:match("^C stack overflow") or message:match("overflow")) end
print(nest("(", ")", 100)()) --> 1
print(refused(nest("(", ")", 10000))) --> nil	C stack overflow
print(refused(nest("{", "}", 10000))) --> nil	C stack overflow
print(refused(nest("f(", ")", 10000))) --> nil	C stack overflow
print(refused(nest("a[", "]", 10000))) --> nil	C stack overflow
print(refused(load(("do "):rep(10000) .. ("end "):rep(10000), "=t"))) --> nil	C stack overflow
print(refused(load(("if x then "):rep(10000) .. ("end "):rep(10000), "=t"))) --> nil	C stack overflow
print(refused(load(("while x do "):rep(10000) .. ("end "):rep(10000), "=t"))) --> nil	C stack overflow
print(refused(load("return " .. ("function() return "):rep(300) .. ("end "):rep(300), "=t"))) --> nil	C stack overflow
print(refused(load("x = " .. ("not "):rep(10000) .. "1", "=t"))) --> nil	C stack overflow
print(refused(load("x = " .. ("a ^ "):rep(10000) .. "1", "=t"))) --> nil	C stack overflow
print(refused(load("x = " .. ("a .. "):rep(10000) .. "1", "=t"))) --> nil	C stack overflow
print(load("return " .. ("- "):rep(100) .. "1")(), load("return " .. ("1 .. "):rep(100) .. "1")() == ("1"):rep(101)) --> 1	true
print(#load("return " .. ("'x' .. "):rep(150) .. "'y'")(), load("return " .. ("2 ^ "):rep(100) .. "1")()) --> 151	inf
print(load("return " .. ("1 + "):rep(STRESS and 500 or 5000) .. "1")() > 500) --> true
print(load("local a = 1 if a == 0 then " .. ("elseif a == 5 then "):rep(500) .. " else return 'else' end")()) --> else
