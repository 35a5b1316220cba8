-- Matrices with operators: products, powers, transposition, determinant, inverse, linear systems.
local Matrix = {}
Matrix.__index = Matrix
local function matrix(rows) return setmetatable(rows, Matrix) end
local function build(n, m, f)
  local r = {}
  for i = 1, n do r[i] = {} for j = 1, m do r[i][j] = f(i, j) end end
  return matrix(r)
end
local function identity(n) return build(n, n, function(i, j) return i == j and 1 or 0 end) end
function Matrix.__add(a, b) return build(#a, #a[1], function(i, j) return a[i][j] + b[i][j] end) end
function Matrix.__sub(a, b) return build(#a, #a[1], function(i, j) return a[i][j] - b[i][j] end) end
function Matrix.__unm(a) return build(#a, #a[1], function(i, j) return -a[i][j] end) end
function Matrix.__mul(a, b)
  if type(a) == "number" then a, b = b, a end
  if type(b) == "number" then return build(#a, #a[1], function(i, j) return a[i][j] * b end) end
  if #a[1] ~= #b then error(("cannot multiply %dx%d by %dx%d"):format(#a, #a[1], #b, #b[1]), 2) end
  return build(#a, #b[1], function(i, j) local s = 0 for k = 1, #b do s = s + a[i][k] * b[k][j] end return s end)
end
function Matrix.__pow(a, n)
  local r = identity(#a)
  while n > 0 do if n & 1 == 1 then r = r * a end a, n = a * a, n >> 1 end
  return r
end
function Matrix.__eq(a, b)
  if #a ~= #b or #a[1] ~= #b[1] then return false end
  for i = 1, #a do for j = 1, #a[1] do if a[i][j] ~= b[i][j] then return false end end end
  return true
end
function Matrix.__tostring(a)
  local rows = {}
  for i, row in ipairs(a) do rows[i] = table.concat(row, " ") end
  return "[" .. table.concat(rows, "; ") .. "]"
end
function Matrix.__len(a) return rawlen(a) end
function Matrix:transpose() return build(#self[1], #self, function(i, j) return self[j][i] end) end
function Matrix:determinant()
  local n, det = #self, 1
  local a = build(n, n, function(i, j) return self[i][j] end)
  for c = 1, n do
    local pivot
    for r = c, n do if a[r][c] ~= 0 and (not pivot or math.abs(a[r][c]) > math.abs(a[pivot][c])) then pivot = r end end
    if not pivot then return 0 end
    if pivot ~= c then a[pivot], a[c] = a[c], a[pivot] det = -det end
    det = det * a[c][c]
    for r = c + 1, n do local f = a[r][c] / a[c][c] for k = c, n do a[r][k] = a[r][k] - f * a[c][k] end end
  end
  return det
end
function Matrix:solve(b)
  local n = #self
  local a = build(n, n + 1, function(i, j) return j <= n and self[i][j] or b[i] end)
  for c = 1, n do
    local pivot = c
    for r = c + 1, n do if math.abs(a[r][c]) > math.abs(a[pivot][c]) then pivot = r end end
    if a[pivot][c] == 0 then return nil, "singular" end
    a[pivot], a[c] = a[c], a[pivot]
    for r = 1, n do if r ~= c then
      local f = a[r][c] / a[c][c]
      if f ~= 0 then for k = c, n + 1 do a[r][k] = a[r][k] - f * a[c][k] end end
    end end
  end
  local x = {}
  for i = 1, n do x[i] = a[i][n + 1] / a[i][i] end
  return x
end
local a, b = matrix { { 1, 2 }, { 3, 4 } }, matrix { { 5, 6 }, { 7, 8 } }
print(tostring(a + b), tostring(a - b), tostring(a * b), tostring(b * a), tostring(-a), tostring(2 * a),
  tostring(a * 0.5)) --> [6 8; 10 12]	[-4 -4; -4 -4]	[19 22; 43 50]	[23 34; 31 46]	[-1 -2; -3 -4]	[2 4; 6 8]	[0.5 1.0; 1.5 2.0]
print(tostring(a:transpose()), a == a:transpose(), a == a:transpose():transpose(), #a, tostring(a ^ 0), tostring(a ^ 5)) --> [1 3; 2 4]	false	true	2	[1 0; 0 1]	[1069 1558; 2337 3406]
print(tostring(matrix { { 1, 2, 3 } } * matrix { { 4 }, { 5 }, { 6 } }), tostring(matrix { { 4 },
  { 5 } } * matrix { { 1, 2, 3 } })) --> [32]	[4 8 12; 5 10 15]
print((select(2, pcall(function() return matrix { { 1, 2 } } * matrix { { 1, 2 } } end)):gsub("^[^:]+:%d+: ", ""))) --> cannot multiply 1x2 by 1x2
print((matrix { { 1, 1 }, { 1, 0 } } ^ 50)[1][2], (matrix { { 1, 1 }, { 1, 0 } } ^ 90)[1][2]) --> 12586269025	2880067194370816120
print(a:determinant(), identity(5):determinant(), matrix { { 2, 0, 1 }, { 1, 3, 2 }, { 1, 1, 1 } }:determinant(),
  matrix { { 1, 2 }, { 2, 4 } }:determinant()) --> -2.0	1.0	0	0
print(table.concat(matrix { { 2, 1 }, { 1, 3 } }:solve { 3, 5 }, " "), matrix { { 1, 2 }, { 2, 4 } }:solve { 1, 2 }) --> 0.8 1.4	nil	singular
print(table.concat(matrix { { 0, 2, 1 }, { 1, 0, 0 }, { 4, 2, 0 } }:solve { 4, 1, 6 }, " ")) --> 1.0 1.0 2.0
-- a Hilbert-like system: the solution is checked, not printed
local n = STRESS and 4 or 10
local h = build(n, n, function(i, j) return 1 / (i + j - 1) + (i == j and 1 or 0) end)
local rhs = {}
for i = 1, n do rhs[i] = 0 for j = 1, n do rhs[i] = rhs[i] + h[i][j] * j end end
for i, x in ipairs(h:solve(rhs)) do assert(math.abs(x - i) < 1e-9) end
-- big product by blocks equals the plain product
local size = STRESS and 6 or 24
local p, q = build(size, size, function(i, j) return (i * 31 + j * 17) % 10 end), build(size, size, function(i,
  j) return (i * 13 - j * 7) % 10 end)
local plain, block = p * q, build(size, size, function() return 0 end)
for ib = 1, size, 6 do for jb = 1, size, 6 do for kb = 1, size, 6 do
  for i = ib, ib + 5 do
    for j = jb, jb + 5 do for k = kb, kb + 5 do block[i][j] = block[i][j] + p[i][k] * q[k][j] end end
  end
end end end
print(plain == block, math.type(plain[1][1])) --> true	integer
