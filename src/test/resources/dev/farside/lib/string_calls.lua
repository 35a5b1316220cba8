-- Makes up calls of string and utf8 functions and arithmetic on strings, and prints each with its outcome.
-- Two interpreters that run it with the same SEED and CALLS print the same.
local seed = SEED

local function random(n)
  seed = seed * 6364136223846793005 + 1442695040888963407
  return (seed >> 33) % n + 1
end

local NIL = {} -- stands for nil in lists
local function pick(list)
  local value = list[random(#list)]
  if value == NIL then return nil end
  return value
end

local function bytes(most, alphabet)
  local text = ""
  for _ = 1, random(most + 1) - 1 do
    local k = random(#alphabet)
    text = text .. alphabet:sub(k, k)
  end
  return text
end

local function pieces(most, list)
  local text = ""
  for _ = 1, random(most) do text = text .. pick(list) end
  return text
end

local function show(value)
  if type(value) == "string" then
    return '"' .. value:gsub("[^%g ]", function(c) return "\\" .. c:byte() end) .. '"'
  elseif type(value) == "number" then
    return math.type(value) .. " " .. tostring(value)
  elseif type(value) == "boolean" or value == nil then
    return tostring(value)
  end
  return type(value)
end

local function showAll(...)
  local text = ""
  for i = 1, select("#", ...) do text = text .. " " .. show((select(i, ...))) end
  return text
end

local function try(label, f, ...)
  local call = label .. showAll(...)
  local function report(ok, ...)
    if ok then
      print(call .. " =>" .. showAll(...))
    else -- positions and names of variables are the business of other tests
      local message = tostring((...)):gsub("^[^:]*:%d+: ", ""):gsub(" %(local '.'%)$", "")
      print(call .. " !! " .. message)
    end
  end
  report(pcall(f, ...))
end

local SUBJECT = "abcABC123 _()xy.%-]^\0\n"
local ITEMS = {
  "a", "b", "c", "%a", "%d", "%s", "%w", "%p", "%x", "%l", "%u", "%c", "%g", "%A", "%D", "%S", "%W", ".", "%.", "%%",
  "[abc]", "[^abc]", "[a-c]", "[%d_]", "[^%s]", "[]]", "[^]]", "[a-]", "[-a]", "[a%-z]", "(", ")", "()", "(a)",
  "(%w+)", "^", "$", "*", "+", "-", "?", "%b()", "%bxy", "%f[%w]", "%f[%W]", "%f[^a]", "%1", "%2", "[", "%", "]",
  "\0", "%z", "(.-)", "%f", "%b"}
local SUFFIXES = {"", "", "", "", "*", "+", "-", "?"}
local STARTS = {1, 2, -3, 0, NIL, 30}

local function pattern()
  local text = random(6) == 1 and "^" or ""
  for _ = 1, random(5) do text = text .. pick(ITEMS) .. pick(SUFFIXES) end
  return random(6) == 1 and text .. "$" or text
end

local function collect(s, p, init)
  local text, count = "", 0
  for a, b in s:gmatch(p, init) do
    text = text .. show(a) .. "," .. show(b) .. ";"
    count = count + 1
    if count > 50 then break end
  end
  return text
end

local FUNCTIONS = {
  function(a) return a end, function(_, b) return b end, function() return nil end, function() return false end,
  function() return 3 end, function() return {} end, function(a) return tostring(a):upper() end,
  function() return 2.5 end}
local REPLACEMENTS = {"x", "", "%0", "%1", "<%0>", "%%", "%2", "%", "%a", "abc%0%1", 12, 1.5}

local FLAGS, WIDTHS = "-+ #0", {"", "", "5", "10", "20", "99", "100"}
local PRECISIONS = {"", "", ".", ".0", ".3", ".10", ".20", ".99", ".100"}
local CONVERSIONS = {
  "d", "i", "u", "o", "x", "X", "c", "e", "E", "f", "F", "g", "G", "a", "A", "s", "q", "z", "l", "", "\0", "%"}
local VALUES = {
  1, -1, 0, 42, 3.0, 3.5, -0.0, 1e15, 1e300, 5e-324, 0.1, 2^53, 1/0, -1/0, "10", "0x10", "abc", "hello\0world",
  "a\n\"\\\r\1272", "x", NIL, true, 1 << 63, (1 << 63) - 1, 123456789, 255, 65, 99999999999999.0}

local PACKINGS = {
  "<", ">", "=", "!", "!4", "!8", "!3", "!16", "!17", "b", "B", "h", "H", "i", "I", "i1", "i3", "i7", "i8", "i12",
  "i16", "i17", "I0", "I5", "I9", "l", "L", "j", "J", "T", "f", "d", "n", "s", "s1", "s2", "s4", "s20", "c", "c0",
  "c3", "c10", "z", "x", "Xi4", "Xd", "X", "Xb", "X<", " ", "@", "\0", "Xi16", "i99999999999"}
local PACKED = {
  0, 1, -1, 127, 128, 255, 256, 65535, -32768, 1 << 40, 1 << 63, 3.0, 3.5, "10", "abc", "a\0b", "", "hello", 0.1,
  1e40, "x", NIL}

local POSITIONS = {0, 1, 2, 3, 4, 5, 10, -1, -2, -3, -5, -10, 100, -100, 1 << 62, 1 << 63, (1 << 63) - 1}
local SEQUENCES = {
  "a", "\u{e4}", "\u{20ac}", "\u{10ffff}", "\u{110000}", "\u{7fffffff}", "\xff", "\x80", "\u{d800}", "\xc0\x80",
  "\xf4\x90\x80\x80", "\xe2\x82", "\0"}
local CODES = {
  0, 65, 0x7ff, 0x800, 0xffff, 0x10000, 0x1fffff, 0x200000, 0x3ffffff, 0x4000000, 0x7fffffff, 0x80000000, -1}

local function listCodes(s, lax)
  local text = ""
  for position, code in utf8.codes(s, lax) do text = text .. position .. ":" .. code .. ";" end
  return text
end

local OPERATORS = {
  function(a, b) return a + b end, function(a, b) return a - b end, function(a, b) return a * b end,
  function(a, b) return a / b end, function(a, b) return a // b end, function(a, b) return a % b end,
  function(a, b) return a ^ b end, function(a) return -a end, function(a, b) return a .. b end,
  function(a, b) return a < b end, function(a, b) return a == b end}
local overloaded = setmetatable({}, {
  __add = function() return "added" end, __mul = function() return 7, 8 end, __unm = function() return "neg" end})
local OPERANDS = {
  "10", "0x10", " 5 ", "1e1", "abc", "", 3, 2.5, "1.5", "-7", overloaded, {}, "9223372036854775807",
  "9223372036854775808", "1 2", "0x", "1e", "3.", ".5", "inf", "nan"}

local MAKERS = {
  function() try("find", string.find, bytes(20, SUBJECT), pattern(), pick(STARTS)) end,
  function() try("match", string.match, bytes(20, SUBJECT), pattern(), pick(STARTS)) end,
  function() try("plain", string.find, bytes(30, "ab"), bytes(4, "ab"), pick(STARTS), true) end,
  function() try("gmatch", collect, bytes(20, SUBJECT), pattern(), pick(STARTS)) end,
  function()
    try("gsub", string.gsub, bytes(20, SUBJECT), pattern(), pick(REPLACEMENTS), pick{1, 2, 100, -1, NIL})
  end,
  function()
    local k = random(#FUNCTIONS)
    try("gsub function " .. k, string.gsub, bytes(20, SUBJECT), pattern(), FUNCTIONS[k], pick{1, 100})
  end,
  function()
    local t = {a = "1", b = true, c = false, ab = 2, A = {}, [1] = "one"}
    if random(2) == 1 then t = setmetatable({a = "1"}, {__index = function(_, k) return k .. "!" end}) end
    try("gsub table", string.gsub, bytes(20, SUBJECT), pattern(), t)
  end,
  function()
    local format = ""
    for _ = 1, random(2) do
      format = format .. bytes(3, "ab%%c") .. "%" .. bytes(3, FLAGS) .. pick(WIDTHS) .. pick(PRECISIONS)
        .. pick(CONVERSIONS)
    end
    try("format", string.format, format, table.unpack({pick(VALUES), pick(VALUES)}, 1, random(3) - 1))
  end,
  function()
    local format = pieces(4, PACKINGS)
    local values = {pick(PACKED), pick(PACKED), pick(PACKED), pick(PACKED)}
    try("pack", string.pack, format, table.unpack(values, 1, random(5) - 1))
    try("packsize", string.packsize, format)
    try("unpack", string.unpack, format, bytes(40, "\0\0\0\1\2\255\255\254\127\128abc"), pick{1, 2, -5, 100, NIL})
  end,
  function()
    local s = bytes(12, "aBc1 \200zZ[@`{")
    try("sub", string.sub, s, pick(POSITIONS), pick(POSITIONS))
    try("byte", string.byte, s, pick(POSITIONS), pick(POSITIONS))
    for _, name in ipairs{"reverse", "upper", "lower", "len"} do try(name, string[name], s) end
    try("rep", string.rep, s, pick{0, 1, 2, 3, 5, -1, 10, 3.0, "2"}, pick{"", ",", NIL, "--long--"})
    try("char", string.char, pick{0, 65, 255, 256, -1, "66", 1.5, 67.0}, pick{0, 65, 255}, 70, 71, 72, 73)
  end,
  function()
    local s, lax = pieces(6, SEQUENCES), pick{true, false, NIL}
    local i, j = pick{1, 2, 3, -1, -2, 0, 5, 20}, pick{1, 3, -1, -2, 0, 5, 20, NIL}
    try("utf8.len", utf8.len, s, i, j, lax)
    try("codepoint", utf8.codepoint, s, i, j, lax)
    try("offset", utf8.offset, s, pick{0, 1, 2, 3, -1, -2, 5}, pick{1, 2, 3, -1, 0, NIL, 10, 100})
    if utf8.len(s, 1, -1, lax) then -- releases of 5.4 differ in which flaws they see
      try("codes", listCodes, s, lax)
    end
    try("utf8.char", utf8.char, pick(CODES), 66)
    try("charpattern", string.gsub, s, utf8.charpattern, "<%0>")
  end,
  function()
    local k = random(#OPERATORS)
    try("operator " .. k, OPERATORS[k], pick(OPERANDS), pick(OPERANDS))
  end,
}

for _ = 1, CALLS do pick(MAKERS)() end
