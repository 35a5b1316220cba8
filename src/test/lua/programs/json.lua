-- A JSON encoder and decoder, with errors that name the position.
local json = {}
local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r",
  ["\t"] = "\\t" }
json.null = setmetatable({}, { __tostring = function() return "null" end })

local function encodeString(s)
  return '"' .. s:gsub('[%c"\\]', function(c) return escapes[c] or ("\\u%04x"):format(c:byte()) end) .. '"'
end

local function encode(value, indent, level, seen)
  local kind = type(value)
  if value == json.null or value == nil then return "null"
  elseif kind == "boolean" then return tostring(value)
  elseif kind == "string" then return encodeString(value)
  elseif kind == "number" then
    if value ~= value or value == math.huge or value == -math.huge then error("cannot encode " .. value, 0) end
    return math.type(value) == "integer" and ("%d"):format(value) or ("%.14g"):format(value)
  elseif kind ~= "table" then error("cannot encode a " .. kind, 0) end
  if seen[value] then error("cannot encode a cycle", 0) end
  seen[value] = true
  local parts, open, close = {}, "{", "}"
  if #value > 0 or next(value) == nil and getmetatable(value) == json.array then
    open, close = "[", "]"
    for i, v in ipairs(value) do parts[i] = encode(v, indent, level + 1, seen) end
  else
    local keys = {}
    for k in pairs(value) do
      if type(k) ~= "string" then error("keys must be strings", 0) end
      keys[#keys + 1] = k
    end
    table.sort(keys)
    for i, k in ipairs(keys) do
      parts[i] = encodeString(k) .. (indent and ": " or ":") .. encode(value[k], indent, level + 1, seen)
    end
  end
  seen[value] = nil
  if #parts == 0 then return open .. close end
  if not indent then return open .. table.concat(parts, ",") .. close end
  local pad, outer = "\n" .. indent:rep(level + 1), "\n" .. indent:rep(level)
  return open .. pad .. table.concat(parts, "," .. pad) .. outer .. close
end
function json.encode(value, indent) return encode(value, indent, 0, {}) end
json.array = {}

function json.decode(text)
  local at = 1
  local function fail(message)
    local line = select(2, text:sub(1, at - 1):gsub("\n", "")) + 1
    error(("line %d, position %d: %s"):format(line, at, message), 0)
  end
  local function skip() at = text:find("%S", at) or #text + 1 end
  local value
  local function string()
    local out = {}
    at = at + 1
    while true do
      local stop = text:find('["\\]', at)
      if not stop then fail("unfinished string") end
      out[#out + 1] = text:sub(at, stop - 1)
      at = stop + 1
      if text:sub(stop, stop) == '"' then return table.concat(out) end
      local c = text:sub(at, at)
      at = at + 1
      if c == "u" then
        local code = tonumber(text:match("^%x%x%x%x", at) or fail("bad escape"), 16)
        at = at + 4
        if code >= 0xD800 and code < 0xDC00 then
          local low = text:match("^\\u(%x%x%x%x)", at)
          if not low then fail("lone surrogate") end
          code = 0x10000 + (code - 0xD800) * 0x400 + (tonumber(low, 16) - 0xDC00)
          at = at + 6
        end
        out[#out + 1] = utf8.char(code)
      else
        local plain = ({ b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" })[c]
        if not plain then fail("bad escape") end
        out[#out + 1] = plain
      end
    end
  end
  local function list(close, item)
    at = at + 1
    skip()
    if text:sub(at, at) == close then at = at + 1 return end
    while true do
      skip()
      item()
      skip()
      local c = text:sub(at, at)
      at = at + 1
      if c == close then return elseif c ~= "," then at = at - 1 fail("expected ',' or '" .. close .. "'") end
    end
  end
  function value()
    skip()
    local c = text:sub(at, at)
    if c == '"' then return string()
    elseif c == "[" then
      local t = setmetatable({}, json.array)
      list("]", function() t[#t + 1] = value() end)
      return t
    elseif c == "{" then
      local t = {}
      list("}", function()
        if text:sub(at, at) ~= '"' then fail("expected a key") end
        local k = string()
        skip()
        if text:sub(at, at) ~= ":" then fail("expected ':'") end
        at = at + 1
        t[k] = value()
      end)
      return t
    end
    local number = text:match("^-?%d+%.?%d*[eE]?[+-]?%d*", at)
    if number and tonumber(number) then at = at + #number return tonumber(number) end
    for word, constant in pairs { ["true"] = true, ["false"] = false, null = json.null } do
      if text:sub(at, at + #word - 1) == word then at = at + #word return constant end
    end
    fail(at > #text and "unexpected end" or "unexpected '" .. c .. "'")
  end
  local result = value()
  skip()
  if at <= #text then fail("unexpected text after the value") end
  return result
end

print(json.encode { 1, 2.5, "three", true, false, json.null }) --> [1,2.5,"three",true,false,null]
print(json.encode { name = "x", list = { 1, 2 }, nested = { a = { b = {} } } }) --> {"list":[1,2],"name":"x","nested":{"a":{"b":{}}}}
print(json.encode("quotes \" and \\ and \n and \1")) --> "quotes \" and \\ and \n and \u0001"
print(json.encode({ b = 1, a = { "x", { y = 2 } } }, "  "))
--> {
-->   "a": [
-->     "x",
-->     {
-->       "y": 2
-->     }
-->   ],
-->   "b": 1
--> }
print(json.encode(setmetatable({}, json.array)), json.encode {}) --> []	{}
local doc = json.decode [[
  { "numbers": [0, -1, 3.25, 1e3, -2E-2],
    "text": "tab\there \u0041\u00e9\u20ac \ud83d\ude00 \"quoted\" \/",
    "empty": [[], {}, ""],
    "flags": { "yes": true, "no": false, "nothing": null } } ]]
for i, n in ipairs(doc.numbers) do print(i, n, math.type(n)) end
--> 1	0	integer
--> 2	-1	integer
--> 3	3.25	float
--> 4	1000.0	float
--> 5	-0.02	float
print(doc.text == "tab\there Aé€ 😀 \"quoted\" /", #doc.empty, doc.flags.yes, doc.flags.no, doc.flags.nothing) --> true	3	true	false	null
local again = json.encode(json.decode(json.encode(doc)))
print(again == json.encode(doc), #again) --> true	144
for _, bad in ipairs { "", "[1, 2", "{\"a\" 1}", "[1 2]", "nul", "\"abc", "[1]]", "{a: 1}", "[1,\n2,\n,]", "\"\\x\"",
  "\"\\ud800\"", "[\"\\u12\"]" } do
  print(pcall(json.decode, bad))
  --> false	line 1, position 1: unexpected end
  --> false	line 1, position 6: expected ',' or ']'
  --> false	line 1, position 6: expected ':'
  --> false	line 1, position 4: expected ',' or ']'
  --> false	line 1, position 1: unexpected 'n'
  --> false	line 1, position 2: unfinished string
  --> false	line 1, position 4: unexpected text after the value
  --> false	line 1, position 2: expected a key
  --> false	line 3, position 8: unexpected ','
  --> false	line 1, position 4: bad escape
  --> false	line 1, position 8: lone surrogate
  --> false	line 1, position 5: bad escape
end
print(pcall(json.encode, { f = print })) --> false	cannot encode a function
print(pcall(json.encode, { [1.5] = 1 })) --> false	keys must be strings
print(pcall(json.encode, { n = 1 / 0 })) --> false	cannot encode inf
local cycle = {} cycle.self = cycle
print(pcall(json.encode, cycle)) --> false	cannot encode a cycle
local big = {}
for i = 1, STRESS and 5 or 100 do big[i] = { id = i, tags = { "t" .. i, "x" }, ratio = i / 4 } end
local copy = json.decode(json.encode(big))
for i, e in ipairs(copy) do assert(e.id == i and e.tags[1] == "t" .. i and e.ratio == i / 4) end
