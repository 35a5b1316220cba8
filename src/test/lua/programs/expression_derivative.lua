-- Symbolic expressions: parsing by metamethods, derivatives, simplification, printing, evaluation, compilation to Lua.
local Expr = {}
Expr.__index = Expr
local function node(op, a, b) return setmetatable({ op = op, a = a, b = b }, Expr) end
local function lift(v) if type(v) == "number" then return node("num", v) end return v end
local function var(name) return node("var", name) end
local function num(v) return node("num", v) end
Expr.__add = function(a, b) return node("+", lift(a), lift(b)) end
Expr.__sub = function(a, b) return node("-", lift(a), lift(b)) end
Expr.__mul = function(a, b) return node("*", lift(a), lift(b)) end
Expr.__div = function(a, b) return node("/", lift(a), lift(b)) end
Expr.__pow = function(a, b) return node("^", lift(a), lift(b)) end
Expr.__unm = function(a) return node("neg", a) end
local function call(name) return function(a) return node("call", name, lift(a)) end end
local sin, cos, exp, log = call "sin", call "cos", call "exp", call "log"
local precedence = { ["+"] = 1, ["-"] = 1, ["*"] = 2, ["/"] = 2, neg = 3, ["^"] = 4, num = 9, var = 9, call = 9 }
local function show(e, outer, right)
  local p = precedence[e.op]
  local s
  if e.op == "num" then s = tostring(e.a) if e.a < 0 then p = 3 end
  elseif e.op == "var" then s = e.a
  elseif e.op == "call" then s = e.a .. "(" .. show(e.b, 0) .. ")"
  elseif e.op == "neg" then s = "-" .. show(e.a, 3)
  else s = show(e.a, p, e.op == "^") .. (p == 1 and " " .. e.op .. " " or e.op) .. show(e.b, p, e.op == "-" or e.op ==
    "/") end
  if p < (outer or 0) or p == outer and right then return "(" .. s .. ")" end
  return s
end
Expr.__tostring = function(e) return show(e) end
Expr.__eq = function(x, y)
  if x.op ~= y.op then return false end
  if x.op == "num" or x.op == "var" then return x.a == y.a end
  return x.a == y.a and x.b == y.b
end
local function isNum(e, v) return e.op == "num" and (v == nil or e.a == v) end
local rules = {
  ["+"] = function(a, b) if isNum(a, 0) then return b elseif isNum(b, 0) then return a elseif isNum(a) and
    isNum(b) then return num(a.a + b.a) elseif a == b then return 2 * a elseif b.op ==
    "neg" then return a - b.a end end,
  ["-"] = function(a, b) if isNum(b, 0) then return a elseif isNum(a, 0) then return -b elseif a ==
    b then return num(0) elseif isNum(a) and isNum(b) then return num(a.a - b.a) end end,
  ["*"] = function(a, b)
    if isNum(a, 0) or isNum(b, 0) then return num(0) elseif isNum(a, 1) then return b elseif isNum(b, 1) then return a
    elseif isNum(a) and isNum(b) then return num(a.a * b.a) elseif isNum(b) then return b * a elseif a ==
      b then return a ^ 2
    elseif isNum(a) and b.op == "*" and isNum(b.a) then return num(a.a * b.a.a) * b.b elseif isNum(a,
      -1) then return -b end
  end,
  ["/"] = function(a, b) if isNum(a, 0) then return num(0) elseif isNum(b, 1) then return a elseif a ==
    b then return num(1) end end,
  ["^"] = function(a, b) if isNum(b, 0) then return num(1) elseif isNum(b, 1) then return a elseif isNum(a,
    1) then return num(1) elseif isNum(a) and isNum(b) then return num(math.tointeger(a.a ^ b.a) or a.a ^ b.a) end end,
}
local function simplify(e)
  if e.op == "num" or e.op == "var" then return e end
  if e.op == "call" then
    local a = simplify(e.b)
    if e.a == "log" and isNum(a, 1) or e.a == "sin" and isNum(a, 0) then return num(0) end
    if (e.a == "exp" or e.a == "cos") and isNum(a, 0) then return num(1) end
    return node("call", e.a, a)
  end
  if e.op == "neg" then
    local a = simplify(e.a)
    if isNum(a) then return num(-a.a) elseif a.op == "neg" then return a.a end
    return -a
  end
  local a, b = simplify(e.a), simplify(e.b)
  local r = rules[e.op](a, b)
  if r then return simplify(r) end
  return node(e.op, a, b)
end
local function derive(e, x)
  local op, a, b = e.op, e.a, e.b
  if op == "num" then return num(0)
  elseif op == "var" then return num(a == x and 1 or 0)
  elseif op == "+" or op == "-" then return node(op, derive(a, x), derive(b, x))
  elseif op == "*" then return derive(a, x) * b + a * derive(b, x)
  elseif op == "/" then return (derive(a, x) * b - a * derive(b, x)) / b ^ 2
  elseif op == "neg" then return -derive(a, x)
  elseif op == "^" then
    if isNum(b) then return b * a ^ (b.a - 1) * derive(a, x) end
    return e * (derive(b, x) * log(a) + b * derive(a, x) / a)
  end
  local inner = derive(b, x)
  if a == "sin" then
    return cos(b) * inner
  elseif a == "cos" then
    return -sin(b) * inner
  elseif a == "exp" then
    return e * inner
  else
    return inner / b
  end
end
local function evaluate(e, env)
  local op = e.op
  if op == "num" then return e.a elseif op == "var" then return env[e.a] or error("no value for " .. e.a, 0)
  elseif op == "call" then return math[e.a](evaluate(e.b, env)) elseif op == "neg" then return -evaluate(e.a, env) end
  local a, b = evaluate(e.a, env), evaluate(e.b, env)
  if op == "+" then
    return a + b
  elseif op == "-" then
    return a - b
  elseif op == "*" then
    return a * b
  elseif op == "/" then
    return a / b
  end
  return a ^ b
end
local function compile(e, ...)
  local source = show(e):gsub("%f[%a](%a+)%(", "math.%1(")
  return assert(load("local " .. table.concat({ ... }, ",") .. " = ... return " .. source, "=expression"))
end
local x, y = var "x", var "y"
for _, e in ipairs { x + y * 2, (x + y) * 2, -(x + 1) ^ 2, x - (y - 1), x - y - 1, x / (y * 2), 2 ^ x ^ y, (2 ^ x) ^ y,
  -x ^ 2, sin(x + 1) * 3 } do print(tostring(e)) end
  --> x + y*2
  --> (x + y)*2
  --> -(x + 1)^2
  --> x - (y - 1)
  --> x - y - 1
  --> x/(y*2)
  --> 2^x^y
  --> (2^x)^y
  --> -x^2
  --> sin(x + 1)*3
local function d(e) return tostring(simplify(derive(e, "x"))) end
print(d(x ^ 3), d(3 * x ^ 2 + 2 * x + 1), d(x * y), d(sin(x)), d(cos(2 * x))) --> 3*x^2	6*x + 2	y	cos(x)	2*-sin(2*x)
print(d(exp(x ^ 2)), d(log(x)), d(x / y), d(1 / x), d(x ^ x)) --> exp(x^2)*2*x	1/x	y/y^2	-1/x^2	x^x*(log(x) + 1)
print(d(sin(x) * cos(x)), d((x + 1) ^ 5), d(num(5)), d(y), d(-x)) --> cos(x)^2 + sin(x)*-sin(x)	5*(x + 1)^4	0	0	-1
print(tostring(simplify(x * 1 + 0 * y - 0)), tostring(simplify(x + x)), tostring(simplify(x * x)),
  tostring(simplify(num(2) * (num(3) * x))), tostring(simplify(x - x + num(2) ^ 10)), tostring(simplify(exp(x - x)))) --> x	2*x	x^2	6*x	1024	1
print(evaluate(x ^ 2 + y, { x = 3, y = 4 }), pcall(evaluate, x + y, { x = 1 })) --> 13.0	false	no value for y
local poly = 3 * x ^ 3 - 2 * x * y + y / 4
local f, df = compile(poly, "x", "y"), compile(simplify(derive(poly, "x")), "x", "y")
print(f(2, 8), df(2, 8), f(0, 0)) --> -6.0	20.0	0.0
-- the derivative agrees with the difference quotient
for _, e in ipairs { x ^ 3 - x, sin(x) * x, exp(-x), log(x + 2), x / (x ^ 2 + 1), cos(x ^ 2) } do
  local g, dg = compile(e, "x"), compile(simplify(derive(e, "x")), "x")
  for v = 0.5, 2, 0.5 do assert(math.abs((g(v + 1e-6) - g(v - 1e-6)) / 2e-6 - dg(v)) < 1e-4) end
end
-- Newton's method
local function newton(e, start)
  local g, dg, v = compile(e, "x"), compile(simplify(derive(e, "x")), "x"), start
  for _ = 1, 30 do v = v - g(v) / dg(v) end
  return v
end
print(("%.9f %.9f %.9f"):format(newton(x ^ 2 - 2, 1), newton(cos(x) - x, 1), newton(exp(x) - 10, 2))) --> 1.414213562 0.739085133 2.302585093
-- Taylor coefficients
local function taylor(e, n)
  local out, factorial = {}, 1
  for i = 0, n do
    if i > 0 then factorial = factorial * i e = simplify(derive(e, "x")) end
    out[#out + 1] = ("%g"):format(evaluate(e, { x = 0 }) / factorial)
  end
  return table.concat(out, " ")
end
print(taylor(exp(x), 5)) --> 1 1 0.5 0.166667 0.0416667 0.00833333
print(taylor(sin(x), STRESS and 3 or 5):sub(1, 16)) --> 0 1 -0 -0.166667
print(taylor((1 + x) ^ 4, 5)) --> 1 4 6 4 1 0
print(taylor(1 / (1 - x), 3)) --> 1 1 1 1
