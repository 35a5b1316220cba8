-- A string buffer, a rope, a gap buffer, a piece table: different ways to build the same text.
local Buffer = {}
Buffer.__index = Buffer
function Buffer.new() return setmetatable({ n = 0, length = 0 }, Buffer) end
function Buffer:add(...)
  for i = 1, select("#", ...) do
    local s = tostring((select(i, ...)))
    self.n = self.n + 1
    self[self.n] = s
    self.length = self.length + #s
    local j = self.n
    while j > 1 and #self[j] >= #self[j - 1] do self[j - 1] = self[j - 1] .. self[j] self[j] = nil j = j - 1 end
    self.n = j
  end
  return self
end
Buffer.__len = function(b) return b.length end
Buffer.__tostring = function(b) return table.concat(b, "", 1, b.n) end
Buffer.__concat = function(a, b) return Buffer.new():add(a, b) end
local b = Buffer.new():add("Hello", ", ", "World", "!", " ", 42, " ", 1.5, " ", true, nil)
print(tostring(b), #b, b.n, tostring(b .. " more"), tostring("less " .. b)) --> Hello, World! 42 1.5 truenil	28	4	Hello, World! 42 1.5 truenil more	less Hello, World! 42 1.5 truenil
local n = STRESS and 60 or 3000
local big, plain = Buffer.new(), {}
for i = 1, n do big:add(i, ",") plain[i] = i end
assert(tostring(big) == table.concat(plain, ",") .. "," and #big == #tostring(big) and big.n < 30)

local Rope = {}
Rope.__index = Rope
local function rope(v)
  if getmetatable(v) == Rope then return v end
  v = tostring(v)
  return setmetatable({ text = v, length = #v, depth = 0 }, Rope)
end
Rope.__concat = function(x, y)
  x, y = rope(x), rope(y)
  if x.length == 0 then return y elseif y.length == 0 then return x end
  return setmetatable({ left = x, right = y, length = x.length + y.length, depth = math.max(x.depth, y.depth) + 1 },
    Rope)
end
Rope.__len = function(r) return r.length end
Rope.__tostring = function(r)
  local out, stack = {}, { r }
  while #stack > 0 do
    local top = table.remove(stack)
    if top.text then out[#out + 1] = top.text else stack[#stack + 1] = top.right stack[#stack + 1] = top.left end
  end
  return table.concat(out)
end
function Rope:sub(i, j)
  if i < 1 then i = 1 end
  if j > self.length then j = self.length end
  if i > j then return rope "" end
  if self.text then return rope(self.text:sub(i, j)) end
  local l = self.left.length
  if j <= l then return self.left:sub(i, j) elseif i > l then return self.right:sub(i - l, j - l) end
  return self.left:sub(i, l) .. self.right:sub(1, j - l)
end
function Rope:insert(at, s) return self:sub(1, at - 1) .. s .. self:sub(at, self.length) end
function Rope:delete(i, j) return self:sub(1, i - 1) .. self:sub(j + 1, self.length) end
function Rope:byte(i)
  local r = self
  while not r.text do if i <= r.left.length then r = r.left else i = i - r.left.length r = r.right end end
  return r.text:byte(i)
end
local r = rope "The fox" .. " jumps"
r = r:insert(5, "quick ") .. " over"
print(tostring(r), #r, tostring(r:sub(5, 9)), tostring(r:delete(5, 10)), string.char(r:byte(1), r:byte(#r)),
  r.depth > 1) --> The quick fox jumps over	24	quick	The fox jumps over	Tr	true

local Gap = {}
Gap.__index = Gap
function Gap.new(s) local g = setmetatable({ before = {}, after = {} }, Gap) g:insert(s) return g end
function Gap:insert(s) for c in s:gmatch(".") do self.before[#self.before + 1] = c end return self end
function Gap:move(d)
  while d > 0 and #self.after > 0 do self.before[#self.before + 1] = table.remove(self.after) d = d - 1 end
  while d < 0 and #self.before > 0 do self.after[#self.after + 1] = table.remove(self.before) d = d + 1 end
  return self
end
function Gap:erase(k) for _ = 1, k do table.remove(self.before) end return self end
function Gap:text()
  local out = table.move(self.before, 1, #self.before, 1, {})
  for i = #self.after, 1, -1 do out[#out + 1] = self.after[i] end
  return table.concat(out)
end
local g = Gap.new("hello world")
print(g:move(-5):insert("big "):text(), g:move(-100):insert(">> "):text(), g:move(100):erase(5):insert("moon"):text(),
  #g.before, #g.after) --> hello big world	>> hello big world	>> hello big moon	17	0

local Piece = {}
Piece.__index = Piece
function Piece.new(s)
  return setmetatable({ original = s, added = {}, size = 0, pieces = { { "original", 1, #s } } }, Piece)
end
function Piece:split(at)
  local position = 1
  for i, p in ipairs(self.pieces) do
    if at == position then return i end
    if at < position + p[3] then
      local head = at - position
      table.insert(self.pieces, i + 1, { p[1], p[2] + head, p[3] - head })
      p[3] = head
      return i + 1
    end
    position = position + p[3]
  end
  return #self.pieces + 1
end
function Piece:insert(at, s)
  local index = self:split(at)
  self.added[#self.added + 1] = s
  table.insert(self.pieces, index, { "added", self.size + 1, #s })
  self.size = self.size + #s
end
function Piece:delete(i, j)
  local first = self:split(i)
  local last = self:split(j + 1)
  for _ = first, last - 1 do table.remove(self.pieces, first) end
end
function Piece:text()
  local add, out = table.concat(self.added), {}
  for i, p in ipairs(self.pieces) do
    out[i] = (p[1] == "original" and self.original or add):sub(p[2], p[2] + p[3] - 1)
  end
  return table.concat(out)
end
local p = Piece.new("one two three")
p:insert(5, "and ") p:delete(1, 4) p:insert(1, "1 ") p:insert(#p:text() + 1, "!")
print(p:text(), #p.pieces) --> 1 and two three!	4
-- all of them under the same random edits
local seed, text = 3, "seed text"
local function random(k) seed = (seed * 1103515245 + 12345) & 0x7fffffff return seed // 65536 % k + 1 end
local ro, pi = rope(text), Piece.new(text)
for i = 1, STRESS and 15 or 300 do
  local at = random(#text + 1)
  if random(3) < 3 or #text < 10 then
    local s = ("<" .. i .. ">"):rep(random(2))
    text = text:sub(1, at - 1) .. s .. text:sub(at)
    ro = ro:insert(at, s)
    pi:insert(at, s)
  else
    local stop = math.min(#text, at + random(6))
    text = text:sub(1, at - 1) .. text:sub(stop + 1)
    ro = ro:delete(at, stop)
    if at <= stop then pi:delete(at, stop) end
  end
  if i % 50 == 0 then ro = rope(tostring(ro)) end
  assert(tostring(ro) == text and pi:text() == text)
end
print(#text == #ro) --> true
