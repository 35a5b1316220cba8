-- Limits: locals, upvalues, registers, constants, arguments, jumps, results.
local function repeated(n, f, separator)
  local parts = {}
  for i = 1, n do parts[i] = f(i) end
  return table.concat(parts, separator or " ")
end
local function names(n, prefix) return repeated(n, function(i) return (prefix or "v") .. i end, ",") end
-- 200 local variables are accepted, 201 are not
local code = repeated(200, function(i) return "local v" .. i .. " = " .. i end, "\n")
print(load(code .. " return v1 + v100 + v200")()) --> 301
print((select(2, load(code .. "\nlocal v201", "=t")))) --> t:201: too many local variables (limit is 200) in main function near <eof>
print((select(2, load("local " .. names(201), "=t")))) --> t:1: too many local variables (limit is 200) in main function near <eof>
print((select(2, load("local function f() " .. code .. " local x, y end", "=t")))) --> t:200: too many local variables (limit is 200) in function at line 1 near ','
print((select(2, load("function f(" .. names(201) .. ") end", "=t")))) --> t:1: too many local variables (limit is 200) in function at line 1 near ')'
print(load("return select('#', (function(" .. names(120) .. ") return " .. names(120) .. " end)())")()) --> 120
-- blocks give their variables back
local blocks = repeated(5, function()
  return "do " .. repeated(150, function(i) return "local a" .. i .. " = " .. i end) .. " end"
end)
print(load(blocks .. " return 'blocks'")()) --> blocks

-- 255 upvalues are accepted
local function upvalueCode(count)
  local outer = repeated(150, function(i) return "local a" .. i .. " = " .. i end, "\n")
  local inner = repeated(count - 150, function(i) return "local b" .. i .. " = " .. i end, "\n")
  local sum = repeated(150, function(i) return "a" .. i end, "+") .. "+" .. repeated(count - 150,
    function(i) return "b" .. i end, "+")
  return outer .. "\nlocal function mid()\n" .. inner .. "\nreturn function() return " .. sum ..
    " end\nend\nreturn mid()()"
end
print(load(upvalueCode(255))()) --> 16890
print((select(2, load(upvalueCode(256), "=t")))) --> t:258: too many upvalues (limit is 255) in function at line 258 near 'end'

-- many constants: numbers, strings, both
print(load("local t = {} " .. repeated(600, function(i) return "t[" .. i .. "] = " .. i + 0.5 end) ..
  " return #t, t[600], t[1]")()) --> 600	600.5	1.5
print(load("local t = {} " .. repeated(600, function(i) return "t.k" .. i .. " = 's" .. i .. "'" end) ..
  " return t.k1, t.k256, t.k600")()) --> s1	s256	s600
print(load("local s = 0 " .. repeated(500, function(i) return "s = s + " .. i .. ".25" end) .. " return s")()) --> 125375.0
print(load("local s = 0 " .. repeated(500, function(i) return "s = s + " .. i * 1000003 end) .. " return s")()) --> 125250375750
local globals = {}
load(repeated(400, function(i)
  return "g" .. i .. " = " .. i .. " g" .. i .. " = g" .. i .. " + 1"
end), "=t", "t", globals)()
print(globals.g1, globals.g255, globals.g256, globals.g400) --> 2	256	257	401

-- methods with a constant index beyond a byte
print(load("local o = setmetatable({}, { __index = function(_, k) return function() return k end end }) " ..
  repeated(300, function(i) return "o:m" .. i .. "()" end, ";") .. " return o:m1(), o:m255(), o:m256(), o:last()")()) --> m1	m255	m256	last

-- long jumps
local body = repeated(3000, function(i) return "x = x + 1" end)
print(load("local x = 0 while x < 6000 do " .. body .. " end return x")()) --> 6000
print(load("local x = 0 if x == 1 then " .. body .. " else x = -1 end return x")()) --> -1
print(load("local x = 0 for i = 1, 2 do " .. body .. " end return x")()) --> 6000
print(load("local x = 0 repeat " .. body .. " until x >= 3000 return x")()) --> 3000
print(load("local x = 0 do goto skip " .. body .. " ::skip:: end return x")()) --> 0
print(load("local x = 0 for k, v in pairs { 1, 2 } do " .. body .. " end return x")()) --> 6000
print(load("local x = 0 local b = x == 0 and (function() " .. body .. " return x end)() return b")()) --> 3000

-- many arguments and results
print(load("return select('#', " .. names(240, "") .. ")") == nil, load("return select('#', " .. repeated(240, tostring,
  ",") .. ")")()) --> false	240
print(load("local function f(...) return ... end return #{ f(" .. repeated(250, tostring, ",") .. ") }")()) --> 250
print(load("local t = { " .. repeated(250, function(i) return "f" .. i .. " = " .. i end, ",") .. " } return t.f250")()) --> 250
print(load("local " .. names(100) .. " = " .. repeated(100, tostring, ",") .. " return v1 + v100")()) --> 101
print(load(names(100) .. " = " .. repeated(100, tostring, ",") .. " return v1 + v100", "=t", "t", {})()) --> 101

-- deep but legal nesting
print(load(repeated(150, function() return "do" end) .. " x = 1 " .. repeated(150, function() return "end" end)) ~= nil) --> true
print(load("return " .. ("{"):rep(150) .. ("}"):rep(150)) ~= nil) --> true
print(load("return " .. ("#{"):rep(90) .. ("}"):rep(90))()) --> 1
print(load("local function f(x) return x + 1 end return " .. ("f("):rep(180) .. "0" .. (")"):rep(180))()) --> 180
print(load("local x = 1 " .. ("if x then "):rep(150) .. "x = 2 " .. ("end "):rep(150) .. "return x")()) --> 2
print(load("return " .. ("function() return "):rep(40) .. "1" .. (" end"):rep(40)) ~= nil) --> true

-- long names, long strings, long lines, many lines
local long = ("n"):rep(1000)
print(load("local " .. long .. " = 5 return " .. long)(), #load("return '" .. ("s"):rep(20000) .. "'")()) --> 5	20000
print(load(("\n"):rep(5000) .. "return debug.getinfo(1, 'l').currentline")()) --> 5001
print((select(2, load(("\n"):rep(70000) .. "x = = 1", "=t")))) --> t:70001: unexpected symbol near '='
print((select(2, pcall(load(("\n"):rep(300) .. "local x = nil + 1", "=t"))))) --> t:301: attempt to perform arithmetic on a nil value
print((select(2, pcall(load("local y = 1\n" .. ("y = y\n"):rep(1000) .. "local x = nil + 1", "=t"))))) --> t:1002: attempt to perform arithmetic on a nil value
print(#load("return [==[" .. ("line\n"):rep(1000) .. "]==]")()) --> 5000
-- a chunk given piece by piece, one byte at a time
local text, position = "local a = 'piece' return a .. 1, [[\nlong]] --[[ c ]]", 0
print(load(function() position = position + 1 return position <= #text and text:sub(position, position) or nil end)()) --> piece1	long
