-- Tries: insertion, prefix search, deletion, longest match, autocomplete with weights, radix compression, Aho-Corasick.
local Trie = {}
Trie.__index = Trie
function Trie.new() return setmetatable({ root = {}, count = 0 }, Trie) end
function Trie:insert(word, value)
  local node = self.root
  for c in word:gmatch(".") do
    node.children = node.children or {}
    node.children[c] = node.children[c] or {}
    node = node.children[c]
  end
  if node.value == nil then self.count = self.count + 1 end
  node.value = value == nil and true or value
end
function Trie:find(prefix)
  local node = self.root
  for c in prefix:gmatch(".") do
    node = node.children and node.children[c]
    if not node then return nil end
  end
  return node
end
function Trie:get(word) local n = self:find(word) return n and n.value end
function Trie:each(prefix)
  return coroutine.wrap(function()
    local function walk(node, path)
      if node.value ~= nil then coroutine.yield(path, node.value) end
      local keys = {}
      for c in pairs(node.children or {}) do keys[#keys + 1] = c end
      table.sort(keys)
      for _, c in ipairs(keys) do walk(node.children[c], path .. c) end
    end
    local start = self:find(prefix or "")
    if start then walk(start, prefix or "") end
  end)
end
function Trie:remove(word)
  local function go(node, i)
    if i > #word then
      if node.value == nil then return false end
      node.value = nil
      self.count = self.count - 1
    else
      local c = word:sub(i, i)
      local child = node.children and node.children[c]
      if not child or not go(child, i + 1) then return false end
      if child.value == nil and not child.children then
        node.children[c] = nil
        if not next(node.children) then node.children = nil end
      end
    end
    return true
  end
  return go(self.root, 1)
end
function Trie:longest(text)
  local node, best = self.root, nil
  for i = 1, #text do
    node = node.children and node.children[text:sub(i, i)]
    if not node then break end
    if node.value ~= nil then best = text:sub(1, i) end
  end
  return best
end
local t = Trie.new()
for i, w in ipairs { "car", "card", "care", "cat", "dog", "do", "done", "" } do t:insert(w, i) end
local function list(prefix)
  local out = {}
  for w, v in t:each(prefix) do out[#out + 1] = w .. "=" .. v end
  return table.concat(out, " ")
end
print(t.count, t:get("car"), t:get("ca"), t:get("zebra"), t:get("")) --> 8	1	nil	nil	8
print(list()) --> =8 car=1 card=2 care=3 cat=4 do=6 dog=5 done=7
print(list("car")) --> car=1 card=2 care=3
print(list("x") == "", list("do")) --> true	do=6 dog=5 done=7
print(t:longest("careful"), t:longest("doggy"), t:longest("dominate"), t:longest("xyz")) --> care	dog	do	nil
print(t:remove("car"), t:remove("car"), t:remove("nothing"), t.count, list("ca")) --> true	false	false	7	card=2 care=3 cat=4
t:remove("cat") t:remove("card") t:remove("care")
print(t:find("c"), list()) --> nil	=8 do=6 dog=5 done=7
t:insert("dog", "replaced") print(t:get("dog"), t.count) --> replaced	4
-- autocomplete
local words = Trie.new()
for w in ("the they them then there this that these those though through thread throw to two"):gmatch("%a+") do words:insert(w, #w * 7 % 5) end
local function complete(prefix, k)
  local out = {}
  for w, v in words:each(prefix) do out[#out + 1] = { w, v } end
  table.sort(out, function(a, b) if a[2] ~= b[2] then return a[2] > b[2] end return a[1] < b[1] end)
  local s = {}
  for i = 1, math.min(k, #out) do s[i] = out[i][1] end
  return table.concat(s, " ")
end
print(complete("th", 4)) --> through that them then
print(complete("thr", 10)) --> through thread throw
print(complete("q", 3) == "") --> true
-- counting nodes before and after compression into a radix tree
local function nodes(n) local c = 1 for _, ch in pairs(n.children or {}) do c = c + nodes(ch) end return c end
local function compress(node)
  local r = { value = node.value, edges = {} }
  for c, child in pairs(node.children or {}) do
    local label = c
    while child.value == nil and child.children and next(child.children, (next(child.children))) == nil do
      local k, v = next(child.children)
      label, child = label .. k, v
    end
    r.edges[c] = { label, compress(child) }
  end
  return r
end
local function radixCount(r) local c = 1 for _, e in pairs(r.edges) do c = c + radixCount(e[2]) end return c end
local function radixGet(r, w)
  while w ~= "" do
    local e = r.edges[w:sub(1, 1)]
    if not e or w:sub(1, #e[1]) ~= e[1] then return nil end
    w, r = w:sub(#e[1] + 1), e[2]
  end
  return r.value
end
local radix = compress(words.root)
print(nodes(words.root), radixCount(radix)) --> 33	21
for w, v in words:each() do assert(radixGet(radix, w) == v) end
print(radixGet(radix, "th"), radixGet(radix, "threads"), radixGet(radix, "throw")) --> nil	nil	0
-- Aho-Corasick: all occurrences of all patterns in one pass
local function automaton(patterns)
  local root = { next = {}, out = {} }
  for _, p in ipairs(patterns) do
    local n = root
    for c in p:gmatch(".") do n.next[c] = n.next[c] or { next = {}, out = {} } n = n.next[c] end
    n.out[#n.out + 1] = p
  end
  local queue, head = {}, 1
  for _, n in pairs(root.next) do n.fail = root queue[#queue + 1] = n end
  while queue[head] do
    local n = queue[head]
    head = head + 1
    for c, child in pairs(n.next) do
      local f = n.fail
      while f and not f.next[c] do f = f.fail end
      child.fail = f and f.next[c] or root
      for _, p in ipairs(child.fail.out) do child.out[#child.out + 1] = p end
      queue[#queue + 1] = child
    end
  end
  return function(text)
    local found, n = {}, root
    for i = 1, #text do
      local c = text:sub(i, i)
      while n ~= root and not n.next[c] do n = n.fail end
      n = n.next[c] or root
      for _, p in ipairs(n.out) do found[#found + 1] = ("%03d:%s"):format(i - #p + 1, p) end
    end
    table.sort(found)
    return table.concat(found, " ")
  end
end
local search = automaton { "he", "she", "his", "hers" }
print(search("ushers")) --> 002:she 003:he 003:hers
print(search("ahishers")) --> 002:his 004:she 005:he 005:hers
print(search("xyz") == "") --> true
-- a trie of many words against a plain table
local plain, many = {}, Trie.new()
local seed = 11
local function random(k) seed = (seed * 1103515245 + 12345) & 0x7fffffff return seed // 65536 % k end
for i = 1, STRESS and 20 or 400 do
  local w = ""
  for _ = 0, random(5) do w = w .. string.char(97 + random(3)) end
  if random(3) == 0 then plain[w] = nil many:remove(w) else plain[w] = i many:insert(w, i) end
end
local count = 0
for w, v in pairs(plain) do count = count + 1 assert(many:get(w) == v) end
for w, v in many:each() do assert(plain[w] == v) end
print(count == many.count) --> true
