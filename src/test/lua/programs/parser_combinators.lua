-- Parser combinators: sequence, choice, repetition, chaining, error positions; parsers for expressions, lists, s-expressions and INI files.
local P = {}
P.__index = P
local function parser(run) return setmetatable({ run = run }, P) end
local function fail(at, expected) return nil, at, expected end
local function literal(s)
  return parser(function(text, at)
    if text:sub(at, at + #s - 1) == s then return { s }, at + #s end
    return fail(at, "'" .. s .. "'")
  end)
end
local function pattern(p, name)
  return parser(function(text, at)
    local from, to = text:find("^" .. p, at)
    if from then return { text:sub(from, to) }, to + 1 end
    return fail(at, name or p)
  end)
end
local function lift(x) return getmetatable(x) == P and x or literal(x) end
P.__mul = function(a, b)
  a, b = lift(a), lift(b)
  return parser(function(text, at)
    local ra, ta, ea = a.run(text, at)
    if not ra then return nil, ta, ea end
    local rb, tb, eb = b.run(text, ta)
    if not rb then return nil, tb, eb end
    return table.move(rb, 1, #rb, #ra + 1, table.move(ra, 1, #ra, 1, {})), tb
  end)
end
P.__add = function(a, b)
  a, b = lift(a), lift(b)
  return parser(function(text, at)
    local ra, ta, ea = a.run(text, at)
    if ra then return ra, ta end
    local rb, tb, eb = b.run(text, at)
    if rb then return rb, tb end
    if ta > tb then return nil, ta, ea elseif tb > ta then return nil, tb, eb end
    return nil, ta, ea == eb and ea or ea .. " or " .. eb
  end)
end
P.__div = function(a, f)
  return parser(function(text, at)
    local r, t, e = a.run(text, at)
    if not r then return nil, t, e end
    local v = f(table.unpack(r))
    return v == nil and {} or { v }, t
  end)
end
P.__unm = function(a)
  a = lift(a)
  return parser(function(text, at) local r, t, e = a.run(text, at) if not r then return nil, t, e end return {}, t end)
end
function P.many(a, min)
  return parser(function(text, at)
    local out, count = {}, 0
    while true do
      local r, t, e = a.run(text, at)
      if not r or t == at then
        if count < (min or 0) or r == nil and t > at then return nil, t, e end
        return out, at
      end
      table.move(r, 1, #r, #out + 1, out)
      at, count = t, count + 1
    end
  end)
end
function P.optional(a)
  return parser(function(text, at) local r, t = a.run(text, at) if r then return r, t end return {}, at end)
end
function P.separated(a, by) return (a * (-lift(by) * a):many()):optional() end
function P.list(a) return a / function(...) return { ... } end end
local function lazy(f) local made return parser(function(text, at) made = made or f() return made.run(text, at) end) end
function P.chainLeft(a, op)
  return (a * (op * a):many()) / function(first, ...)
    local rest = { ... }
    for i = 1, #rest, 2 do first = rest[i](first, rest[i + 1]) end
    return first
  end
end
local blank = -pattern("%s*", "blank")
local function token(p) return lift(p) * blank end
local function parse(p, text)
  local r, at, expected = (blank * p).run(text, 1)
  if r and at <= #text then r, expected = nil, "end of text" end
  if not r then
    local line, column = 1, at
    for stop in text:sub(1, at - 1):gmatch("()\n") do line, column = line + 1, at - stop end
    return nil, ("line %d, column %d: expected %s"):format(line, column, expected)
  end
  return table.unpack(r)
end
-- arithmetic
local operations = { ["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end,
  ["*"] = function(a, b) return a * b end, ["/"] = function(a, b) return a / b end, ["^"] = function(a,
  b) return a ^ b end }
local function op(...)
  local p
  for _, s in ipairs { ... } do local l = token(s) / function() return operations[s] end p = p and p + l or l end
  return p
end
local number = token(pattern("%d+%.?%d*", "number")) / tonumber
local sum
local group = -token("(") * lazy(function() return sum end) * -token(")")
local factor
factor = lazy(function() return (-token("-") * factor) / function(v) return -v end + number + group end)
local power
power = lazy(function()
  return (factor * (-token("^") * power):optional()) / function(a, b) return b and a ^ b or a end
end)
local product = power:chainLeft(op("*", "/"))
sum = product:chainLeft(op("+", "-"))
for _, e in ipairs { "1 + 2 * 3", "(1 + 2) * 3", "10 - 4 - 3", "2 ^ 3 ^ 2", "-(2 + 3) * -2", "8 / 4 / 2", " 7 ",
  "1.5 * 4" } do print(e, parse(sum, e)) end
  --> 1 + 2 * 3	7
  --> (1 + 2) * 3	9
  --> 10 - 4 - 3	3
  --> 2 ^ 3 ^ 2	512.0
  --> -(2 + 3) * -2	10
  --> 8 / 4 / 2	1.0
  -->  7 	7
  --> 1.5 * 4	6.0
for _, e in ipairs { "", "1 +", "(1 + 2", "1 2", "* 3", "1 + \n  )", "((1)" } do print(parse(sum, e)) end
--> nil	line 1, column 1: expected '-' or number or '('
--> nil	line 1, column 4: expected '-' or number or '('
--> nil	line 1, column 7: expected ')'
--> nil	line 1, column 3: expected end of text
--> nil	line 1, column 1: expected '-' or number or '('
--> nil	line 2, column 3: expected '-' or number or '('
--> nil	line 1, column 5: expected ')'
-- nested lists
local value
local list = -token("[") * lazy(function() return value end):separated(token(",")):list() * -token("]")
value = number + list
local function show(v)
  if type(v) ~= "table" then return tostring(v) end
  local o = {}
  for i, x in ipairs(v) do o[i] = show(x) end
  return "[" .. table.concat(o, " ") .. "]"
end
print(show(parse(value, "[1, [2, 3], [], [[4]]]")), show(parse(value, "[]")), show(parse(value, "5"))) --> [1 [2 3] [] [[4]]]	[]	5
print(parse(value, "[1, 2")) --> nil	line 1, column 6: expected ']'
print(parse(value, "[1,, 2]")) --> nil	line 1, column 2: expected ']'
print(parse(value, "[1, [2, x]]")) --> nil	line 1, column 2: expected ']'
-- s-expressions with an evaluator
local sexp
local symbol = token(pattern("[%a%+%-%*/<>=!?]+", "symbol")) / function(s) return { symbol = s } end
local text = token(pattern('"[^"]*"', "string")) / function(s) return s:sub(2, -2) end
sexp = number + text + symbol + -token("(") * lazy(function() return sexp end):many():list() * -token(")")
local program = sexp:many():list()
local function evaluate(e, env)
  if type(e) ~= "table" then return e end
  if e.symbol then local v = env[e.symbol] if v == nil then error("unbound " .. e.symbol, 0) end return v end
  local head = e[1] and e[1].symbol
  if head == "define" then env[e[2].symbol] = evaluate(e[3], env) return nil
  elseif head == "if" then local branch = evaluate(e[2], env) and e[3] or e[4] return evaluate(branch, env)
  elseif head == "lambda" then
    return function(...)
      local frame = setmetatable({}, { __index = env })
      for i, p in ipairs(e[2]) do frame[p.symbol] = (select(i, ...)) end
      return evaluate(e[3], frame)
    end
  elseif head == "let" then local frame = setmetatable({}, { __index = env }) for _,
    b in ipairs(e[2]) do frame[b[1].symbol] = evaluate(b[2], env) end return evaluate(e[3], frame) end
  local f, args = evaluate(e[1], env), {}
  for i = 2, #e do args[i - 1] = evaluate(e[i], env) end
  return f(table.unpack(args, 1, #e - 1))
end
local env = { ["+"] = function(...)
  local s = 0
  for _, v in ipairs { ... } do s = s + v end
  return s
end, ["-"] = function(a, b) return a - b end, ["*"] = function(a, b) return a * b end, ["<"] = function(a,
  b) return a < b end, ["="] = function(a, b) return a == b end, list = function(...) return { ... } end,
  map = function(f, l)
  local r = {}
  for i, v in ipairs(l) do r[i] = f(v) end
  return r
end, concat = function(...) return table.concat { ... } end }
for _, e in ipairs(parse(program, [[
  (define square (lambda (x) (* x x)))
  (define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
  (define compose (lambda (f g) (lambda (x) (f (g x)))))
  (square 12) (fact 10) (let ((a 2) (b 3)) (+ a b (* a b)))
  ((compose square square) 3) (map square (list 1 2 3)) (concat "a" "b" "c") (if (= 1 2) "yes" "no")
]])) do local r = evaluate(e, env) if r ~= nil then print(show(r)) end end
--> 144
--> 3628800
--> 11
--> 81
--> [1 4 9]
--> abc
--> no
print(pcall(evaluate, parse(sexp, "(square undefined)"), env)) --> false	unbound undefined
print(parse(program, "(a (b)")) --> nil	line 1, column 7: expected ')'
print(parse(program, "(a))")) --> nil	line 1, column 4: expected end of text
-- INI files
local newline = -pattern("[ \t]*\n", "line end")
local comment = -pattern("[;#][^\n]*", "comment")
local key = pattern("[%w_]+", "key") * -pattern("[ \t]*=[ \t]*", "'='")
local pair = (key * pattern("[^\n;]*", "value")) / function(k, v) return { k, (v:gsub("%s+$", "")) } end
local section = (-literal("[") * pattern("[^%]\n]+",
  "section name") * -literal("]")) / function(s) return { section = s } end
local line = (section + pair):optional() * comment:optional() * newline
local ini = line:many():list()
local current, result = "global", {}
for _, e in ipairs(parse(ini,
  "name = top\n; comment\n[server]\nhost = example.org ; here\nport=80\n\n# other\n[paths]\nroot = /var/www\n")) do
  if e.section then current = e.section else result[#result + 1] = current .. "." .. e[1] .. "=" .. e[2] end
end
print(table.concat(result, " ")) --> global.name=top server.host=example.org server.port=80 paths.root=/var/www
print(parse(ini, "[broken\n")) --> nil	line 1, column 1: expected end of text
print(parse(ini, "a = 1\nno equals sign\n")) --> nil	line 2, column 1: expected end of text
-- a long input
local long = {}
for i = 1, STRESS and 10 or 300 do long[i] = i end
print(parse(sum, table.concat(long, " + ")) == #long * (#long + 1) // 2, #parse(value, "[" .. table.concat(long, ",") ..
  "]") == #long) --> true	true
