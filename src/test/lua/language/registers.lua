-- Functions that need too many registers: the message shows the token at which the reference's compiler, which generates
-- code while it parses, has none left.
local function list(n, separator)
  local parts = {}
  for i = 1, n do parts[i] = "x" .. i end
  return table.concat(parts, separator or ",")
end
local function show(source) print((select(2, load(source, "=t")))) end
local locals = "local " .. list(192) .. "\n"
show("f(" .. list(260) .. ")") --> t:1: function or expression needs too many registers near 'x255'
show("local a\na =\nf(" .. list(260, ",\n") .. ")") --> t:256: function or expression needs too many registers near 'x254'
show("return function(a, b) local c = f(" .. list(260) .. ") end") --> t:1: function or expression needs too many registers near 'x253'
show("o:method(" .. list(260) .. ")") --> t:1: function or expression needs too many registers near 'x254'
show("f(" .. list(260) .. ", ...)") --> t:1: function or expression needs too many registers near 'x255'
show("return " .. list(260)) --> t:1: function or expression needs too many registers near 'x256'
show("return " .. list(257) .. ", f()") --> t:1: function or expression needs too many registers near 'x256'
show(locals .. "f(" .. list(60) .. ", 'last')") --> nil
show(locals .. "f(" .. list(59) .. ", g(1, 2, 3, 4, 5))") --> t:2: function or expression needs too many registers near '3'
show(locals .. "f(" .. list(59) .. ", o.field:method(1, 2))") --> t:2: function or expression needs too many registers near '2'
show(locals .. "f(" .. list(59) .. ", { 1, 2, 3, { 4, 5 }, 6 })") --> t:2: function or expression needs too many registers near '3'
show(locals .. "f(" .. list(57) .. ", { x = g { 1, y = o:m '' } })") --> t:2: function or expression needs too many registers near ''''
show(locals .. "f(" .. list(59) .. ", function() end, function(...)\nreturn 1\nend,\n{})") --> t:5: function or expression needs too many registers near '{'
show(locals .. "f(" .. list(57) .. ", { [g(1)] = g(2, 3, 4), [x1 + 1] = { { {} } } })") --> t:2: function or expression needs too many registers near '4'
show(locals .. "g = 1 + " .. ("("):rep(64) .. "f(1, 2)" .. (")"):rep(64) .. " .. " .. list(64, " .. ")) --> t:2: function or expression needs too many registers near 'x63'
show(locals .. "return " .. ("g + ("):rep(64) .. "x1" .. (")"):rep(64)) --> t:2: function or expression needs too many registers near '('
show(locals .. "return " .. ("x1 + ("):rep(64) .. list(64, " .. ") .. (")"):rep(64)) --> t:2: function or expression needs too many registers near 'x64'
show(locals .. "return " .. ("g == ("):rep(64) .. "1" .. (")"):rep(64)) --> t:2: function or expression needs too many registers near '('
show(locals .. "if f(" .. list(63) .. ") then end") --> t:2: function or expression needs too many registers near 'x63'
show(locals .. "while f(" .. list(63) .. ") do end") --> t:2: function or expression needs too many registers near 'x63'
show(locals .. "repeat local y, z until f(" .. list(59) .. ", 'x')") --> t:2: function or expression needs too many registers near <eof>
show(locals .. "for i = f(" .. list(61) .. "), 1 do end") --> nil
show(locals .. "for i = 1, 2 do f(" .. list(58) .. ") end") --> t:2: function or expression needs too many registers near 'end'
show(locals .. "for i in f do o[i]:m(" .. list(58) .. ") end") --> t:2: function or expression needs too many registers near 'x57'
show(locals .. "local t = " .. ("{"):rep(70) .. ("}"):rep(70)) --> t:2: function or expression needs too many registers near '{'
show(locals .. "local t = " .. ("{ 1, "):rep(40) .. (" }"):rep(40)) --> t:2: function or expression needs too many registers near '{'
show(locals .. "g = " .. ("t["):rep(70) .. "1" .. ("]"):rep(70)) --> t:2: function or expression needs too many registers near '['
show(locals .. "return function() local a = x1 return " .. ("a[x1["):rep(90) .. "b" .. ("]]"):rep(90) .. " .. f(" .. list(254) .. ") end") --> t:2: function or expression needs too many registers near 'x253'
show(locals .. "return function() return f(" .. list(253) .. ", -x, not x2) end") --> t:2: function or expression needs too many registers near ','
show(locals .. "return function() return f(" .. list(251) .. ", (x1).a.b[g]) end") --> nil
show(locals .. ("f("):rep(70) .. (")"):rep(70)) --> t:2: function or expression needs too many registers near '('
show(locals .. ("f(x1, "):rep(40) .. "1" .. (")"):rep(40)) --> t:2: function or expression needs too many registers near '('
-- the frames of both have room for so many
print(load("f(" .. list(253) .. ")") ~= nil, load("o:f(" .. list(252) .. ")") ~= nil, load("f(" .. list(252) .. ", g())") ~= nil) --> true	true	true
print(load("local function f(...) return select('#', ...) end return f(" .. list(252) .. ")")()) --> 252
print(load("return " .. list(254)) ~= nil, load(locals .. ("f("):rep(62) .. (")"):rep(62)) ~= nil) --> true	true
