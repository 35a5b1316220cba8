-- Run-length coding, Huffman codes, LZ77, LZW, base64, hexadecimal, CRC-32, Adler-32, FNV, a bit stream.
local function runLength(s)
  local out, i = {}, 1
  while i <= #s do
    local c = s:sub(i, i)
    local j = i
    while s:sub(j + 1, j + 1) == c and j - i < 254 do j = j + 1 end
    out[#out + 1] = string.char(j - i + 1) .. c
    i = j + 1
  end
  return table.concat(out)
end
local function runExpand(s) return (s:gsub("(.)(.)", function(n, c) return c:rep(n:byte()) end)) end
local sample = "abracadabra alakazam " .. ("a"):rep(40) .. ("xyz"):rep(10)
print(#sample, #runLength(sample), runExpand(runLength(sample)) == sample, runExpand(runLength("")) == "",
  #runLength(("q"):rep(600)), runExpand(runLength(("\0"):rep(600))) == ("\0"):rep(600)) --> 91	104	true	true	6	true
-- Huffman
local function huffman(s)
  local freq, nodes = {}, {}
  for c in s:gmatch(".") do freq[c] = (freq[c] or 0) + 1 end
  for c, f in pairs(freq) do nodes[#nodes + 1] = { f = f, c = c, name = c } end
  local function order(a, b) if a.f ~= b.f then return a.f > b.f end return a.name > b.name end
  while #nodes > 1 do
    table.sort(nodes, order)
    local a, b = table.remove(nodes), table.remove(nodes)
    nodes[#nodes + 1] = { f = a.f + b.f, left = a, right = b, name = a.name .. b.name }
  end
  local codes = {}
  local function walk(n, path)
    if n.c then codes[n.c] = path == "" and "0" or path else walk(n.left, path .. "0") walk(n.right, path .. "1") end
  end
  if nodes[1] then walk(nodes[1], "") end
  return codes
end
local function encode(s, codes) return (s:gsub(".", codes)) end
local function decode(bits, codes)
  local back, out, path = {}, {}, ""
  for c, code in pairs(codes) do back[code] = c end
  for b in bits:gmatch(".") do path = path .. b if back[path] then out[#out + 1] = back[path] path = "" end end
  return table.concat(out), path
end
local codes = huffman(sample)
local bits = encode(sample, codes)
print(#bits < 8 * #sample, decode(bits, codes) == sample, #codes.a <= #codes.k) --> true	true	true
print(encode("aaaabbc", huffman("aaaabbc")), decode(encode("zzz", huffman("zzz")), huffman("zzz"))) --> 1111010100	zzz
local kraft = 0
for _, code in pairs(codes) do kraft = kraft + 2.0 ^ -#code end
print(kraft) --> 1.0
-- LZ77 with a sliding window
local function lz77(s)
  local out, i = {}, 1
  while i <= #s do
    local best, distance = 0, 0
    for d = 1, math.min(i - 1, 255) do
      local l = 0
      while l < 255 and s:byte(i + l) and s:byte(i + l) == s:byte(i + l - d) do l = l + 1 end
      if l > best then best, distance = l, d end
    end
    if best > 3 then out[#out + 1] = string.char(0, distance, best) i = i + best
    else out[#out + 1] = string.char(1) .. s:sub(i, i) i = i + 1 end
  end
  return table.concat(out)
end
local function unlz77(s)
  local out, i = {}, 1
  while i <= #s do
    if s:byte(i) == 1 then out[#out + 1] = s:sub(i + 1, i + 1) i = i + 2
    else
      local d, l = s:byte(i + 1, i + 2)
      for _ = 1, l do out[#out + 1] = out[#out - d + 1] end
      i = i + 3
    end
  end
  return table.concat(out)
end
local text = STRESS and ("to be or not "):rep(3) or ("to be or not to be, that is the question; "):rep(8)
print(unlz77(lz77(text)) == text, #lz77(text) < #text) --> true	true
-- LZW
local function lzw(s)
  local dictionary, size, out, w = {}, 256, {}, ""
  for i = 0, 255 do dictionary[string.char(i)] = i end
  for c in s:gmatch(".") do
    if dictionary[w .. c] then
      w = w .. c
    else
      out[#out + 1] = dictionary[w]
      dictionary[w .. c] = size
      size = size + 1
      w = c
    end
  end
  if w ~= "" then out[#out + 1] = dictionary[w] end
  return out
end
local function unlzw(list)
  local dictionary = {}
  for i = 0, 255 do dictionary[i] = string.char(i) end
  local w = dictionary[list[1]] or ""
  local out = { w }
  for i = 2, #list do
    local entry = dictionary[list[i]] or w .. w:sub(1, 1)
    out[#out + 1] = entry
    dictionary[#dictionary + 1] = w .. entry:sub(1, 1)
    w = entry
  end
  return table.concat(out)
end
print(table.concat(lzw "TOBEORNOTTOBEORTOBEORNOT", " "), unlzw(lzw(text)) == text, unlzw(lzw "") == "",
  unlzw(lzw(("a"):rep(50))) == ("a"):rep(50), #lzw(text) < #text) --> 84 79 66 69 79 82 78 79 84 256 258 260 265 259 261 263	true	true	true	true
-- base64 and hexadecimal
local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local function base64(s)
  return (s:gsub("..?.?", function(chunk)
    local a, b, c = chunk:byte(1, 3)
    local n = a << 16 | (b or 0) << 8 | (c or 0)
    local out = ""
    for i = 3, 0, -1 do local k = n >> 6 * i & 63 out = out .. alphabet:sub(k + 1, k + 1) end
    return out:sub(1, #chunk + 1) .. ("="):rep(3 - #chunk)
  end))
end
local function unbase64(s)
  return (s:gsub("%s", ""):gsub("....", function(q)
    local n, pad = 0, select(2, q:gsub("=", ""))
    for c in q:gmatch(".") do n = n << 6 | (c == "=" and 0 or alphabet:find(c, 1, true) - 1) end
    return string.char(n >> 16, n >> 8 & 255, n & 255):sub(1, 3 - pad)
  end))
end
for _, s in ipairs { "", "f", "fo", "foo", "foob", "fooba", "foobar" } do
  io.write(base64(s), " ")
  assert(unbase64(base64(s)) == s)
end
print() -->  Zg== Zm8= Zm9v Zm9vYg== Zm9vYmE= Zm9vYmFy
local bytes = {} for i = 0, 255 do bytes[i + 1] = string.char(i) end bytes = table.concat(bytes)
print(unbase64(base64(bytes)) == bytes, #base64(bytes), base64("\255\254\253")) --> true	344	//79
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
print(hex("Lua\0\255"), (hex("round trip"):gsub("%x%x", function(h) return string.char(tonumber(h, 16)) end))) --> 4c756100ff	round trip
-- checksums
local crcTable = {}
for i = 0, 255 do local c = i for _ = 1, 8 do c = c & 1 == 1 and 0xEDB88320 ~ c >> 1 or c >> 1 end crcTable[i] = c end
local function crc32(s)
  local c = 0xFFFFFFFF
  for i = 1, #s do c = crcTable[(c ~ s:byte(i)) & 255] ~ c >> 8 end
  return c ~ 0xFFFFFFFF
end
local function adler32(s)
  local a, b = 1, 0
  for i = 1, #s do a = (a + s:byte(i)) % 65521 b = (b + a) % 65521 end
  return b << 16 | a
end
local function fnv1a(s)
  local h = 0xcbf29ce484222325
  for i = 1, #s do h = (h ~ s:byte(i)) * 0x100000001b3 end
  return h
end
print(("%08x %08x %08x"):format(crc32(""), crc32("123456789"), crc32("The quick brown fox jumps over the lazy dog")),
  ("%08x %08x"):format(adler32("Wikipedia"), adler32("")), ("%016x %016x"):format(fnv1a(""), fnv1a("a"))) --> 00000000 cbf43926 414fa339	11e60398 00000001	cbf29ce484222325 af63dc4c8601ec8c
-- a bit stream
local function writer()
  local out, acc, n = {}, 0, 0
  return function(v, width)
    for i = width - 1, 0, -1 do
      acc = acc << 1 | v >> i & 1
      n = n + 1
      if n == 8 then out[#out + 1] = string.char(acc) acc, n = 0, 0 end
    end
  end, function()
    if n > 0 then out[#out + 1] = string.char(acc << 8 - n) end
    return table.concat(out)
  end
end
local function reader(s)
  local at = 0
  return function(width)
    local v = 0
    for _ = 1, width do v = v << 1 | s:byte(at // 8 + 1) >> 7 - at % 8 & 1 at = at + 1 end
    return v
  end
end
local put, finish = writer()
local values = { { 5, 3 }, { 0, 1 }, { 1023, 10 }, { 1, 1 }, { 77, 7 }, { 123456789, 27 }, { 2, 2 } }
for _, v in ipairs(values) do put(v[1], v[2]) end
local stream = finish()
local get, ok = reader(stream), true
for _, v in ipairs(values) do ok = ok and get(v[2]) == v[1] end
print(#stream, hex(stream), ok) --> 7	afff37ade68ac0	true
