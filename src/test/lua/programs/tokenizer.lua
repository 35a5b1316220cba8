-- A tokenizer, a recursive-descent parser, a constant folder, a stack machine compiler, for a small language.
local function tokenize(source)
  local tokens, at, line = {}, 1, 1
  local keywords = { let = true, print = true, ["while"] = true, ["if"] = true, ["else"] = true, fn = true,
    ["return"] = true }
  while at <= #source do
    local blank = source:match("^[ \t\r\n]+", at) or source:match("^#[^\n]*", at)
    if blank then
      line = line + select(2, blank:gsub("\n", ""))
      at = at + #blank
    else
      local text = source:match("^%d+%.?%d*", at)
      local kind = "number"
      if not text then text, kind = source:match("^[%a_][%w_]*", at), "name" end
      if text and kind == "name" and keywords[text] then kind = text end
      if not text then text, kind = source:match('^"[^"\n]*"', at), "string" end
      if not text then
        text = source:match("^[=!<>]=", at) or source:match("^[-+*/%%^(){}=<>,;]", at)
        kind = text
      end
      if not text then error(("line %d: unexpected '%s'"):format(line, source:sub(at, at)), 0) end
      tokens[#tokens + 1] = { kind = kind, text = text, line = line }
      at = at + #text
    end
  end
  tokens[#tokens + 1] = { kind = "eof", text = "<eof>", line = line }
  return tokens
end

local function parse(tokens)
  local at = 1
  local function peek(kind) return tokens[at].kind == kind end
  local function accept(kind) if peek(kind) then at = at + 1 return tokens[at - 1] end end
  local function expect(kind)
    local t = accept(kind)
    if not t then error(("line %d: '%s' expected near '%s'"):format(tokens[at].line, kind, tokens[at].text), 0) end
    return t
  end
  local levels = { { "==", "!=" }, { "<", ">", "<=", ">=" }, { "+", "-" }, { "*", "/", "%" } }
  local expression, block
  local function primary()
    local t = accept("number")
    if t then return { "const", tonumber(t.text) } end
    t = accept("string")
    if t then return { "const", t.text:sub(2, -2) } end
    if accept("(") then local e = expression() expect(")") return e end
    if accept("-") then return { "neg", primary() } end
    t = expect("name")
    if accept("(") then
      local args = {}
      if not peek(")") then repeat args[#args + 1] = expression() until not accept(",") end
      expect(")")
      return { "call", t.text, args, line = t.line }
    end
    return { "var", t.text, line = t.line }
  end
  local function power()
    local base = primary()
    if accept("^") then return { "op", "^", base, power() } end
    return base
  end
  local function binary(level)
    if level > #levels then return power() end
    local left = binary(level + 1)
    while true do
      local found
      for _, op in ipairs(levels[level]) do if accept(op) then found = op break end end
      if not found then return left end
      left = { "op", found, left, binary(level + 1) }
    end
  end
  function expression() return binary(1) end
  local function statement()
    if accept("let") then
      local n = expect("name").text
      expect("=")
      local e = expression()
      expect(";")
      return { "let", n, e }
    end
    if accept("print") then local e = expression() expect(";") return { "print", e } end
    if accept("return") then local e = expression() expect(";") return { "return", e } end
    if accept("while") then local c = expression() return { "while", c, block() } end
    if accept("if") then
      local c = expression()
      local yes = block()
      return { "if", c, yes, accept("else") and block() }
    end
    if accept("fn") then
      local name, params = expect("name").text, {}
      expect("(")
      if not peek(")") then repeat params[#params + 1] = expect("name").text until not accept(",") end
      expect(")")
      return { "fn", name, params, block() }
    end
    local e = expression()
    expect(";")
    return { "drop", e }
  end
  function block()
    local list = {}
    expect("{")
    while not accept("}") do list[#list + 1] = statement() end
    return list
  end
  local program = {}
  while not peek("eof") do program[#program + 1] = statement() end
  return program
end

local operators = {
  ["+"] = function(a, b) if type(a) == "string" or type(b) == "string" then return a .. b end return a + b end,
  ["-"] = function(a, b) return a - b end, ["*"] = function(a, b) return a * b end, ["/"] = function(a,
    b) return a / b end,
  ["%"] = function(a, b) return a % b end, ["^"] = function(a, b) return a ^ b end, ["<"] = function(a,
    b) return a < b end,
  [">"] = function(a, b) return a > b end, ["<="] = function(a, b) return a <= b end, [">="] = function(a,
    b) return a >= b end,
  ["=="] = function(a, b) return a == b end, ["!="] = function(a, b) return a ~= b end,
}
local folded = 0
local function fold(e)
  if e[1] == "op" then
    local a, b = fold(e[3]), fold(e[4])
    if a[1] == "const" and b[1] == "const" then folded = folded + 1 return { "const", operators[e[2]](a[2], b[2]) } end
    return { "op", e[2], a, b }
  elseif e[1] == "neg" then
    local a = fold(e[2])
    if a[1] == "const" then return { "const", -a[2] } end
    return { "neg", a }
  elseif e[1] == "call" then
    local args = {}
    for i, arg in ipairs(e[3]) do args[i] = fold(arg) end
    return { "call", e[2], args, line = e.line }
  end
  return e
end

local function run(source, out)
  local functions = {}
  local evaluate, execute
  function evaluate(e, env)
    local kind = e[1]
    if kind == "const" then return e[2]
    elseif kind == "var" then local v = env[e[2]] if v == nil then error(("line %d: undefined '%s'"):format(e.line,
      e[2]), 0) end return v
    elseif kind == "neg" then return -evaluate(e[2], env)
    elseif kind == "op" then return operators[e[2]](evaluate(e[3], env), evaluate(e[4], env))
    end
    local f = functions[e[2]] or error(("line %d: no function '%s'"):format(e.line, e[2]), 0)
    local frame = {}
    for i, p in ipairs(f[3]) do frame[p] = evaluate(e[3][i], env) end
    local returned, v = execute(f[4], setmetatable(frame, { __index = functions.globals }))
    return returned and v or 0
  end
  function execute(list, env)
    for _, s in ipairs(list) do
      local kind = s[1]
      if kind == "let" then env[s[2]] = evaluate(fold(s[3]), env)
      elseif kind == "print" then out(tostring(evaluate(fold(s[2]), env)))
      elseif kind == "return" then return true, evaluate(fold(s[2]), env)
      elseif kind == "drop" then evaluate(s[2], env)
      elseif kind == "fn" then functions[s[2]] = s
      elseif kind == "while" then while evaluate(s[2], env) do local r, v = execute(s[3], env) if r then return r,
        v end end
      elseif evaluate(s[2], env) then local r, v = execute(s[3], env) if r then return r, v end
      elseif s[4] then local r, v = execute(s[4], env) if r then return r, v end end
    end
  end
  local globals = {}
  functions.globals = globals
  execute(parse(tokenize(source)), globals)
end
local kinds = {}
for _,
  t in ipairs(tokenize('let x = 3.5 + foo("a b", -1); # comment\nwhile x >= 10 { }')) do kinds[#kinds + 1] = t.kind end
print(table.concat(kinds, " ")) --> let name = number + name ( string , - number ) ; while name >= number { } eof
run([[
  let a = 2 + 3 * 4 ^ 2 / 8; print a; print (2 + 3) * 4 - -1; print 2 ^ 3 ^ 2; print 10 % 4 == 2;
  let i = 0; let sum = 0;
  while i < 10 { let i = i + 1; if i % 2 == 0 { let sum = sum + i; } else { let sum = sum - 1; } }
  print sum; print "text " + "joined"; print 1 < 2;
  fn fact(n) { if n <= 1 { return 1; } return n * fact(n - 1); }
  fn add(a, b) { return a + b; }
  print fact(10); print add(fact(3), add(1, 2)); print "n=" + fact(5);
  fn loop(n) { while n > 0 { let n = n - 1; if n == 3 { return "stopped at 3"; } } }
  print loop(10);
]], print)
--> 8.0
--> 21
--> 512.0
--> true
--> 25
--> text joined
--> true
--> 3628800
--> 9
--> n=120
--> stopped at 3
print(folded) --> 13
for _, bad in ipairs { "let = 5;", "print 1 +;", "let x = 1", "print y;", "print f(1);", "let a = @;",
  "while 1 < 2 {\n\nprint 1;", "\n\nlet x = (1;" } do print((select(2, pcall(run, bad, print)))) end
  --> line 1: 'name' expected near '='
  --> line 1: 'name' expected near ';'
  --> line 1: ';' expected near '<eof>'
  --> line 1: undefined 'y'
  --> line 1: no function 'f'
  --> line 1: unexpected '@'
  --> line 3: 'name' expected near '<eof>'
  --> line 3: ')' expected near ';'
