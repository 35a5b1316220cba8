-- Syntax errors: position, token and message.
local function err(code) local f, message = load(code, "=t") assert(not f, code) return message end
print(err("x =")) --> t:1: unexpected symbol near <eof>
print(err("x = = 1")) --> t:1: unexpected symbol near '='
print(err("x = 1 1")) --> t:1: unexpected symbol near '1'
print(err("local")) --> t:1: <name> expected near <eof>
print(err("local 1")) --> t:1: <name> expected near '1'
print(err("local function")) --> t:1: <name> expected near <eof>
print(err("local function 5() end")) --> t:1: <name> expected near '5'
print(err("function")) --> t:1: <name> expected near <eof>
print(err("function f")) --> t:1: '(' expected near <eof>
print(err("function f(")) --> t:1: <name> or '...' expected near <eof>
print(err("function f(a")) --> t:1: ')' expected near <eof>
print(err("function f(a,")) --> t:1: <name> or '...' expected near <eof>
print(err("function f(a b) end")) --> t:1: ')' expected near 'b'
print(err("function f(...,a) end")) --> t:1: ')' expected near ','
print(err("function f(1) end")) --> t:1: <name> or '...' expected near '1'
print(err("function f() ")) --> t:1: 'end' expected near <eof>
print(err("function f()\nreturn 1\n\n")) --> t:4: 'end' expected (to close 'function' at line 1) near <eof>
print(err("if x")) --> t:1: 'then' expected near <eof>
print(err("if x then")) --> t:1: 'end' expected near <eof>
print(err("if then end")) --> t:1: unexpected symbol near 'then'
print(err("if x then\ny = 1\nelseif z\n end")) --> t:4: 'then' expected near 'end'
print(err("while")) --> t:1: unexpected symbol near <eof>
print(err("while x")) --> t:1: 'do' expected near <eof>
print(err("while x do\n")) --> t:2: 'end' expected (to close 'while' at line 1) near <eof>
print(err("repeat")) --> t:1: 'until' expected near <eof>
print(err("repeat x = 1")) --> t:1: 'until' expected near <eof>
print(err("for")) --> t:1: <name> expected near <eof>
print(err("for i")) --> t:1: '=' or 'in' expected near <eof>
print(err("for i = 1, 2")) --> t:1: 'do' expected near <eof>
print(err("for i = 1, 2 do")) --> t:1: 'end' expected near <eof>
print(err("for i,")) --> t:1: <name> expected near <eof>
print(err("for i in")) --> t:1: unexpected symbol near <eof>
print(err("for i in x do\n\n")) --> t:3: 'end' expected (to close 'for' at line 1) near <eof>
print(err("do")) --> t:1: 'end' expected near <eof>
print(err("do\n\ndo end")) --> t:3: 'end' expected (to close 'do' at line 1) near <eof>
print(err("end")) --> t:1: <eof> expected near 'end'
print(err("x = 1 end")) --> t:1: <eof> expected near 'end'
print(err("return 1 x = 2")) --> t:1: <eof> expected near 'x'
print(err("return return")) --> t:1: unexpected symbol near 'return'
print(err("return 1,")) --> t:1: unexpected symbol near <eof>
print(err("do return 1; x = 2 end")) --> t:1: 'end' expected near 'x'
print(err("break")) --> t:1: break outside loop at line 1
print(err("f(")) --> t:1: unexpected symbol near <eof>
print(err("f(1,")) --> t:1: unexpected symbol near <eof>
print(err("f(1 2)")) --> t:1: ')' expected near '2'
print(err("f(1\n")) --> t:2: ')' expected (to close '(' at line 1) near <eof>
print(err("f{")) --> t:1: unexpected symbol near <eof>
print(err("f{1")) --> t:1: '}' expected near <eof>
print(err("x = {1, 2")) --> t:1: '}' expected near <eof>
print(err("x = {\n1,\n2\n")) --> t:4: '}' expected (to close '{' at line 1) near <eof>
print(err("x = {a = 1 b = 2}")) --> t:1: '}' expected near 'b'
print(err("x = a.")) --> t:1: <name> expected near <eof>
print(err("x = a.1")) --> t:1: unexpected symbol near '.1'
print(err("x = a:")) --> t:1: <name> expected near <eof>
print(err("x = a:b")) --> t:1: function arguments expected near <eof>
print(err("x = a[1")) --> t:1: ']' expected near <eof>
print(err("x = a[]")) --> t:1: unexpected symbol near ']'
print(err("x = (1")) --> t:1: ')' expected near <eof>
print(err("x = (1\n\n")) --> t:3: ')' expected (to close '(' at line 1) near <eof>
print(err("x = ()")) --> t:1: unexpected symbol near ')'
print(err("x = )")) --> t:1: unexpected symbol near ')'
print(err("x = 1 +")) --> t:1: unexpected symbol near <eof>
print(err("x = + 1")) --> t:1: unexpected symbol near '+'
print(err("x = not")) --> t:1: unexpected symbol near <eof>
print(err("x = #")) --> t:1: unexpected symbol near <eof>
print(err("x = 1 < ")) --> t:1: unexpected symbol near <eof>
print(err("x = 1 .. ")) --> t:1: unexpected symbol near <eof>
print(err("x = a and")) --> t:1: unexpected symbol near <eof>
print(err("x = function")) --> t:1: '(' expected near <eof>
print(err("x = function() return")) --> t:1: 'end' expected near <eof>
print(err("x = function a() end")) --> t:1: '(' expected near 'a'
print(err("...= 1")) --> t:1: unexpected symbol near '...'
print(err("function f() return ... end")) --> t:1: cannot use '...' outside a vararg function near '...'
print(err("x == 1")) --> t:1: syntax error near '=='
print(err("x + 1")) --> t:1: syntax error near '+'
print(err("x < 1")) --> t:1: syntax error near '<'
print(err("a, b")) --> t:1: '=' expected near <eof>
print(err("a, b =")) --> t:1: unexpected symbol near <eof>
print(err("a b = 1")) --> t:1: syntax error near 'b'
print(err("f() = 1")) --> t:1: syntax error near '='
print(err("f().x")) --> t:1: syntax error near <eof>
print(err("'str'")) --> t:1: unexpected symbol near ''str''
print(err("'str':upper()")) --> t:1: unexpected symbol near ''str''
print(err("1")) --> t:1: unexpected symbol near '1'
print(err("{}")) --> t:1: unexpected symbol near '{'
print(err("nil = 1")) --> t:1: unexpected symbol near 'nil'
print(err("true = 1")) --> t:1: unexpected symbol near 'true'
print(err("::x")) --> t:1: '::' expected near <eof>
print(err("goto")) --> t:1: <name> expected near <eof>
print(err("x = 'abc' 'def' 5")) --> t:1: unexpected symbol near ''def''
print(err("x = if")) --> t:1: unexpected symbol near 'if'
print(err("and = 1")) --> t:1: unexpected symbol near 'and'
print(err("x.and = 1")) --> t:1: <name> expected near 'and'
print(err("x = ~")) --> t:1: unexpected symbol near <eof>
print(err("x ~ 1")) --> t:1: syntax error near '~'
print(err("x != 1")) --> t:1: syntax error near '!'
print(err("x += 1")) --> t:1: syntax error near '+'
print(err("x++")) --> t:1: syntax error near '+'
print(err("x = a ? b : c")) --> t:1: unexpected symbol near '?'
print(err("x = a && b")) --> t:1: unexpected symbol near '&'
print(err("local x <const> y")) --> t:1: syntax error near <eof>
print(err("a.b:c")) --> t:1: function arguments expected near <eof>
print(err("a.b:c.d()")) --> t:1: function arguments expected near '.'
print(err("x = }")) --> t:1: unexpected symbol near '}'
print(err("x = ]")) --> t:1: unexpected symbol near ']'
print(err("x = 'very long string that is shown in the message as it is because nothing cuts it' y")) --> t:1: syntax error near <eof>
print(err("x = \n\n\n 5 5")) --> t:4: unexpected symbol near '5'
print(err("x = 1\ny = 2\nz = = 3\nw = 4")) --> t:3: unexpected symbol near '='

-- chunk names in messages
print((select(2, load("x = ", "=name")))) --> name:1: unexpected symbol near <eof>
print((select(2, load("x = ", "@file.lua")))) --> file.lua:1: unexpected symbol near <eof>
print((select(2, load("x = ", "x = ")))) --> [string "x = "]:1: unexpected symbol near <eof>
print((select(2, load("x = \ny", "x = \ny =")))) --> nil
print((select(2, load("x x", "a source text that is so long that it will have to be cut somewhere near the end")))) --> [string "a source text that is so long that it will ha..."]:1: syntax error near 'x'
print((select(2, load("x x", "=an exact name that is so long that it will have to be cut somewhere near the end")))) --> an exact name that is so long that it will have to be cut s:1: syntax error near 'x'
print((select(2, load("x x", "@/a/very/long/path/name/that/is/so/long/that/it/will/have/to/be/cut/at/the/front.lua")))) --> .../is/so/long/that/it/will/have/to/be/cut/at/the/front.lua:1: syntax error near 'x'
print((select(2, load("x x")))) --> [string "x x"]:1: syntax error near 'x'
print((select(2, load("first line\nsecond")))) --> [string "first line..."]:1: syntax error near 'line'
print((select(2, load("", "=(load)")))) --> nil
print((select(2, load(function() return nil end, "=t"))), load("", "=t") ~= nil, load("   \n\n ", "=t") ~= nil) --> nil	true	true
-- the state is fine after errors
assert(load("return 1")() == 1)
