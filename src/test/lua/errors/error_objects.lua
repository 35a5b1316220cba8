-- Error values that are tables, exceptions with classes, rethrowing, tracebacks attached.
local Exception = {}
Exception.__index = Exception
Exception.__tostring = function(e) return e.class .. ": " .. e.message end
Exception.class = "Exception"
local function subclass(name, base)
  local c = setmetatable({ class = name, __tostring = Exception.__tostring }, { __index = base or Exception })
  c.__index = c
  return c
end
local IOError, ParseError = subclass "IOError", subclass "ParseError"
local FileMissing = subclass("FileMissing", IOError)
local function throw(class, message) error(setmetatable({ message = message }, class)) end
local function isA(e, class)
  local m = type(e) == "table" and getmetatable(e)
  while m do if m == class then return true end local parent = getmetatable(m) m = parent and parent.__index end
  return false
end
local function try(f, handlers)
  local r = table.pack(pcall(f))
  if r[1] then return table.unpack(r, 2, r.n) end
  for _, h in ipairs(handlers) do if isA(r[2], h[1]) then return h[2](r[2]) end end
  error(r[2], 0)
end
print(try(function() throw(FileMissing, "a.txt") end, { { ParseError, function() return "wrong" end }, { IOError,
  function(e) return "io handler", tostring(e) end } })) --> io handler	FileMissing: a.txt
print(try(function() return "no error", 2 end, {})) --> no error	2
print(select(2, pcall(try, function() throw(ParseError, "line 1") end, { { IOError, print } })).class) --> ParseError
print(tostring(select(2, pcall(throw, Exception, "plain")))) --> Exception: plain
print(isA("string error", Exception), isA(nil, Exception), isA({}, Exception)) --> false	false	false
-- no position is added to tables; identity is kept
local e = { code = 5 }
local ok, got = pcall(function() error(e, 2) end)
print(got == e, got.code, rawequal(got, e)) --> true	5	true
local function pass(n) if n == 0 then error(e) end local o, x = pcall(pass, n - 1) error(x) end
print(select(2, pcall(pass, 20)) == e) --> true
-- __tostring matters only where the value is shown
print(select(2, xpcall(error, tostring, setmetatable({ message = "shown" }, Exception)))) --> Exception: shown
print((pcall(error, setmetatable({}, { __concat = function() return "x" end })))) --> false
-- functions, coroutines, numbers, booleans, nil as error values
local f = function() return "called" end
print(select(2, pcall(error, f))()) --> called
local co = coroutine.wrap(function() coroutine.yield("from error value") end)
print(select(2, pcall(error, co))()) --> from error value
for _, v in ipairs { 1, 2.5, true, false, "s" } do
  local _, r = pcall(error, v, 0)
  print(r, type(r), r == v)
  --> 1	number	true
  --> 2.5	number	true
  --> true	boolean	true
  --> false	boolean	true
  --> s	string	true
end
print(pcall(error, nil)) --> false	nil
print(select("#", pcall(error)), select("#", pcall(error, nil))) --> 2	2
-- numbers get no position either way, strings do
print(select(2, pcall(load("error(5)", "=t"))), select(2, pcall(load("error('5')", "=t"))), math.type(select(2,
  pcall(load("error(5)", "=t"))))) --> 5	t:1: 5	integer
-- an error value collected by weak tables once nobody holds it
local weak = setmetatable({}, { __mode = "v" })
;(function() weak[1] = {} pcall(error, weak[1]) end)()
collectgarbage()
print(weak[1]) --> nil
-- context added while unwinding
local function context(name, fn, ...)
  local r = table.pack(pcall(fn, ...))
  if r[1] then return table.unpack(r, 2, r.n) end
  local err = r[2]
  if type(err) ~= "table" then err = { cause = err, path = {} } end
  table.insert(err.path, 1, name)
  error(err, 0)
end
local _, err = pcall(context, "server", context, "request", context, "handler", error, "boom", 0)
print(err.cause, table.concat(err.path, "/")) --> boom	server/request/handler
-- result objects instead of exceptions
local function safe(fn)
  return function(...)
    local r = table.pack(pcall(fn, ...))
    if r[1] then return { ok = true, value = r[2] } end
    return { ok = false, error = r[2] }
  end
end
local divide = safe(function(a, b) if b == 0 then error("division by zero", 0) end return a / b end)
print(divide(6, 3).value, divide(1, 0).ok, divide(1, 0).error) --> 2.0	false	division by zero
-- retry
local attempts = 0
local function flaky()
  attempts = attempts + 1
  if attempts < 3 then error({ retry = true }) end
  return "succeeded after " .. attempts
end
local function retry(fn)
  while true do
    local o, r = pcall(fn)
    if o then return r elseif not (type(r) == "table" and r.retry) then error(r, 0) end
  end
end
print(retry(flaky)) --> succeeded after 3
-- errors from __index, __newindex of the error object itself
local nasty = setmetatable({}, { __index = function(_, k) error("no field " .. k, 0) end,
  __tostring = function() error("no text", 0) end })
local _, n = pcall(error, nasty)
print(n == nasty, pcall(tostring, n)) --> true	false	no text
print(pcall(function() return n.field end)) --> false	no field field
-- error with a traceback captured by the handler
local _, withTrace = xpcall(load("local function f() error({ 'obj' }) end\nf()", "=t"), function(x)
  return { value = x, trace = debug.traceback("tb", 2) }
end)
print(withTrace.value[1], withTrace.trace:match("^tb\nstack traceback:\n\t[^\n]*\n\t([^\n]*)")) --> obj	t:1: in local 'f'
