-- Functional programming: memoize, curry, compose, lazy streams, fold and scan, immutable lists, Church numerals, transducers, Y combinator.
local function curry(f, n)
  n = n or 2
  local function go(args, k)
    return function(x)
      local a = table.move(args, 1, #args, 1, {})
      a[#a + 1] = x
      if k == 1 then return f(table.unpack(a)) end
      return go(a, k - 1)
    end
  end
  return go({}, n)
end
local function compose(...)
  local fs = { ... }
  return function(...)
    local r = table.pack(...)
    for i = #fs, 1, -1 do r = table.pack(fs[i](table.unpack(r, 1, r.n))) end
    return table.unpack(r, 1, r.n)
  end
end
local function memoize(f)
  local cache = {}
  return function(x) local v = cache[x] if v == nil then v = f(x) cache[x] = v end return v end
end
print(curry(function(a, b, c) return a + b * c end, 3)(1)(2)(3), compose(function(x) return x + 1 end,
  function(x) return x * 2 end, math.max)(3, 9, 4), compose()(1, 2)) --> 7	19	1	2
local calls = 0
local fib fib = memoize(function(n) calls = calls + 1 return n < 2 and n or fib(n - 1) + fib(n - 2) end)
print(fib(80), calls, fib(80), calls) --> 23416728348467685	81	23416728348467685	81
-- streams: a head and a memoized tail
local Stream = {}
Stream.__index = function(s, k)
  if k == "tail" then local t = rawget(s, "thunk")() rawset(s, "tail", t) rawset(s, "thunk", nil) return t end
  return Stream[k]
end
local function cons(head, thunk) return setmetatable({ head = head, thunk = thunk }, Stream) end
local function from(n) return cons(n, function() return from(n + 1) end) end
function Stream:map(f) return cons(f(self.head), function() return self.tail:map(f) end) end
function Stream:filter(p)
  local s = self
  while not p(s.head) do s = s.tail end
  return cons(s.head, function() return s.tail:filter(p) end)
end
function Stream:take(n)
  local out, s = {}, self
  for i = 1, n do out[i] = s.head if i < n then s = s.tail end end
  return out
end
function Stream:zip(o, f) return cons(f(self.head, o.head), function() return self.tail:zip(o.tail, f) end) end
function Stream:scan(f, v) return cons(v, function() return self.tail:scan(f, f(v, self.head)) end) end
local function show(t) return table.concat(t, " ") end
print(show(from(1):take(5)), show(from(1):map(function(x) return x * x end):take(6)),
  show(from(1):filter(function(x) return x % 3 == 0 end):take(4))) --> 1 2 3 4 5	1 4 9 16 25 36	3 6 9 12
local function sieve(s)
  return cons(s.head, function() return sieve(s.tail:filter(function(x) return x % s.head ~= 0 end)) end)
end
print(show(sieve(from(2)):take(STRESS and 6 or 15)):sub(1, 13)) --> 2 3 5 7 11 13
local fibs
fibs = cons(0, function()
  return cons(1, function() return fibs:zip(fibs.tail, function(a, b) return a + b end) end)
end)
print(show(fibs:take(20))) --> 0 1 1 2 3 5 8 13 21 34 55 89 144 233 377 610 987 1597 2584 4181
local triangular = from(1):scan(function(a, b) return a + b end, 0)
print(show(triangular:take(8))) --> 0 1 3 6 10 15 21 28
local hamming
local function merge(a, b)
  if a.head < b.head then
    return cons(a.head, function() return merge(a.tail, b) end)
  elseif b.head < a.head then
    return cons(b.head, function() return merge(a, b.tail) end)
  end
  return cons(a.head, function() return merge(a.tail, b.tail) end)
end
hamming = cons(1, function()
  return merge(hamming:map(function(x) return 2 * x end), merge(hamming:map(function(x) return 3 * x end),
    hamming:map(function(x) return 5 * x end)))
end)
print(show(hamming:take(20))) --> 1 2 3 4 5 6 8 9 10 12 15 16 18 20 24 25 27 30 32 36
local pi = cons(4.0, function()
  local function term(n, sign) return cons(sign * 4 / n, function() return term(n + 2, -sign) end) end
  return term(3, -1)
end):scan(function(a, b) return a + b end, 0)
print(("%.4f"):format(pi:take(11)[11])) --> 3.0418
-- persistent lists
local Nil = {}
local List = {} List.__index = List
local function list(...)
  local l = Nil
  for i = select("#", ...), 1, -1 do l = setmetatable({ (select(i, ...)), l }, List) end
  return l
end
setmetatable(Nil, List)
function List:push(v) return setmetatable({ v, self }, List) end
function List:fold(f, v) local l = self while l ~= Nil do v = f(v, l[1]) l = l[2] end return v end
function List:reverse() return self:fold(function(acc, v) return acc:push(v) end, Nil) end
function List:map(f) return self:fold(function(acc, v) return acc:push(f(v)) end, Nil):reverse() end
function List:append(o) return self:reverse():fold(function(acc, v) return acc:push(v) end, o) end
List.__tostring = function(l)
  return "(" .. table.concat(l:fold(function(t, v) t[#t + 1] = tostring(v) return t end, {}), " ") .. ")"
end
List.__len = function(l) return l:fold(function(n) return n + 1 end, 0) end
List.__eq = function(a, b)
  while a[2] and b[2] do if a[1] ~= b[1] then return false end a, b = a[2], b[2] end
  return rawequal(a, b)
end
local l1 = list(1, 2, 3)
local l2 = l1:push(0)
print(tostring(l1), tostring(l2), rawequal(l2[2], l1), tostring(l1:reverse()),
  tostring(l1:map(function(x) return x * 10 end)), tostring(l1:append(l2)), #l2, l1 == list(1, 2, 3), l1 == l2,
  tostring(list())) --> (1 2 3)	(0 1 2 3)	true	(3 2 1)	(10 20 30)	(1 2 3 0 1 2 3)	4	true	false	()
-- Church numerals, booleans and pairs
local zero = function(f) return function(x) return x end end
local succ = function(n) return function(f) return function(x) return f(n(f)(x)) end end end
local add = function(m) return function(n) return function(f) return function(x) return m(f)(n(f)(x)) end end end end
local mul = function(m) return function(n) return function(f) return m(n(f)) end end end
local pow = function(m) return function(n) return n(m) end end
local function toInt(n) return n(function(x) return x + 1 end)(0) end
local two = succ(succ(zero)) local three = succ(two)
print(toInt(zero), toInt(add(two)(three)), toInt(mul(two)(three)), toInt(pow(two)(three)), toInt(pow(three)(three))) --> 0	5	6	8	27
local T, F = function(a) return function(b) return a end end, function(a) return function(b) return b end end
local pair = function(a) return function(b) return function(s) return s(a)(b) end end end
print(T(1)(2), F(1)(2), pair("l")("r")(T), pair("l")("r")(F)) --> 1	2	l	r
-- fixed point combinator
local Y = function(f)
  return (function(x) return f(function(...) return x(x)(...) end) end)(function(x) return f(function(...) return x(x)(...) end) end)
end
print(Y(function(self)
  return function(n) return n == 0 and 1 or n * self(n - 1) end
end)(10), Y(function(self)
  return function(a, b) return b == 0 and a or self(b, a % b) end
end)(1071, 462)) --> 3628800	21
-- transducers
local function mapping(f) return function(step) return function(acc, v) return step(acc, f(v)) end end end
local function filtering(p)
  return function(step) return function(acc, v) if p(v) then return step(acc, v) end return acc end end
end
local function taking(n)
  return function(step)
    local left = n
    return function(acc, v) if left > 0 then left = left - 1 return step(acc, v) end return acc end
  end
end
local function transduce(xf, step, init, list)
  step = xf(step)
  for _, v in ipairs(list) do init = step(init, v) end
  return init
end
local numbers = {} for i = 1, 20 do numbers[i] = i end
print(transduce(compose(filtering(function(x) return x % 2 == 0 end), mapping(function(x) return x * x end), taking(4)),
  function(a, b) return a + b end, 0, numbers), show(transduce(compose(mapping(tostring),
  filtering(function(s) return s:find("1") end)), function(t, s) t[#t + 1] = s return t end, {}, numbers))) --> 120	1 10 11 12 13 14 15 16 17 18 19
-- fold in both directions, grouping, zip, flatten, partition
local function foldr(f, v, t) for i = #t, 1, -1 do v = f(t[i], v) end return v end
print(foldr(function(a, b) return "(" .. a .. b .. ")" end, "", { "x", "y", "z" }), foldr(function(a,
  b) return a - b end, 0, { 10, 3, 2 })) --> (x(y(z)))	9
local function flatten(t, out)
  out = out or {}
  for _, v in ipairs(t) do if type(v) == "table" then flatten(v, out) else out[#out + 1] = v end end
  return out
end
print(show(flatten { 1, { 2, { 3, { 4 } }, {} }, 5 })) --> 1 2 3 4 5
