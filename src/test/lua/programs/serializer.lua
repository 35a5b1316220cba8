-- A serializer for tables with cycles, shared parts, every key type, metatables by name; and a pretty printer.
local function serialize(root, classes)
  local nameOf, out, pending = {}, { "local t = {}" }, {}
  local count = 0
  local function basic(v) return ("%q"):format(v) end
  local function reference(v)
    if type(v) ~= "table" then
      if type(v) == "function" or type(v) == "thread" or type(v) == "userdata" then error("cannot serialize a " ..
        type(v), 0) end
      return basic(v)
    end
    if not nameOf[v] then
      count = count + 1
      nameOf[v] = "t[" .. count .. "]"
      out[#out + 1] = nameOf[v] .. " = {}"
      pending[#pending + 1] = v
    end
    return nameOf[v]
  end
  local result = reference(root)
  local at = 1
  while pending[at] do
    local v = pending[at]
    at = at + 1
    local keys = {}
    for k in pairs(v) do keys[#keys + 1] = k end
    table.sort(keys, function(a, b)
      local ta, tb = type(a), type(b)
      if ta ~= tb then return ta < tb end
      if ta == "table" then return (nameOf[a] or "") < (nameOf[b] or "") end
      if ta == "boolean" then return a and not b end
      return a < b
    end)
    for _, k in ipairs(keys) do
      local key, value = reference(k), reference(v[k])
      out[#out + 1] = ("%s[%s] = %s"):format(nameOf[v], key, value)
    end
    for name, class in pairs(classes or {}) do
      if getmetatable(v) == class then out[#out + 1] = ("setmetatable(%s, classes[%q])"):format(nameOf[v], name) end
    end
  end
  out[#out + 1] = "return " .. result
  return table.concat(out, "\n")
end
local function restore(text, classes)
  return assert(load(text, "=data", "t", { classes = classes, setmetatable = setmetatable }))()
end
print(serialize(5), serialize("a\nb"):gsub("\n", "|"), serialize(nil))
--> local t = {}
--> return 5	local t = {}|return "a\|b"	local t = {}
--> return nil
print(serialize { 1, 2, x = { y = "z" } })
--> local t = {}
--> t[1] = {}
--> t[1][1] = 1
--> t[1][2] = 2
--> t[2] = {}
--> t[1]["x"] = t[2]
--> t[2]["y"] = "z"
--> return t[1]
local cyclic = { name = "root", list = { 1, 2, 3 } }
cyclic.self = cyclic
cyclic.child = { parent = cyclic, list = cyclic.list }
cyclic.list[4] = cyclic.child
local copy = restore(serialize(cyclic))
print(copy.self == copy, copy.child.parent == copy, copy.list == copy.child.list, copy.list[4] == copy.child,
  copy ~= cyclic, #copy.list, copy.name) --> true	true	true	true	true	4	root
local keys = { [1] = "int", [2.5] = "float", ["s"] = "string", [true] = "true", [false] = "false", [-1] = "negative",
  [2^53] = "wide", [math.mininteger] = "min", [1e300] = "huge" }
local k2 = restore(serialize(keys))
local same = true
for k, v in pairs(keys) do same = same and k2[k] == v end
for k, v in pairs(k2) do same = same and keys[k] == v end
print(same) --> true
local tableKey = {}
local withTable = { [tableKey] = "by table", key = tableKey }
local w = restore(serialize(withTable))
print(w[w.key]) --> by table
local values = { 1, -1, 0.1, 1e300, -0.0, 1/0, -1/0, math.maxinteger, math.mininteger, "", "\0\1\255", "quote\"s",
  "new\nline", true, false }
local v2 = restore(serialize(values))
local equal = true
for i, v in ipairs(values) do equal = equal and v2[i] == v and math.type(v2[i]) == math.type(v) end
print(equal, #v2, 1 / v2[5]) --> true	15	-inf
local nan = restore(serialize { 0/0 })[1]
print(nan ~= nan) --> true
local Point = {} Point.__index = Point
function Point:sum() return self.x + self.y end
local line = { from = setmetatable({ x = 1, y = 2 }, Point), to = setmetatable({ x = 3, y = 4 }, Point) }
local l2 = restore(serialize(line, { Point = Point }), { Point = Point })
print(l2.from:sum(), l2.to:sum(), getmetatable(l2.from) == Point, getmetatable(l2)) --> 3	7	true	nil
print(pcall(serialize, { f = print })) --> false	cannot serialize a function
print(pcall(serialize, { coroutine.create(print) })) --> false	cannot serialize a thread
local text = serialize(cyclic)
print(serialize(restore(text)) == text) --> true
-- long chains and wide tables
local chain = {}
local node = chain
for i = 1, STRESS and 20 or 500 do node.next = { i = i } node = node.next end
local c2, n = restore(serialize(chain)), 0
node = c2.next
while node do n = n + 1 assert(node.i == n) node = node.next end
print(n == (STRESS and 20 or 500)) --> true
-- a pretty printer with depth limit and cycle marks
local function pretty(v, depth, indent, seen)
  depth, indent, seen = depth or 3, indent or "", seen or {}
  if type(v) == "string" then return ("%q"):format(v) elseif type(v) ~= "table" then return tostring(v) end
  if seen[v] then return "<cycle>" end
  if next(v) == nil then return "{}" end
  if depth == 0 then return "{...}" end
  seen[v] = true
  local parts, keys = {}, {}
  for i, x in ipairs(v) do parts[#parts + 1] = indent .. "  " .. pretty(x, depth - 1, indent .. "  ", seen) end
  for k in pairs(v) do if not (math.type(k) == "integer" and k >= 1 and k <= #v) then keys[#keys + 1] = k end end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for _, k in ipairs(keys) do
    local name = type(k) == "string" and k:match("^[%a_][%w_]*$") or "[" .. pretty(k, 0, indent, seen) .. "]"
    parts[#parts + 1] = indent .. "  " .. name .. " = " .. pretty(v[k], depth - 1, indent .. "  ", seen)
  end
  seen[v] = nil
  return "{\n" .. table.concat(parts, ",\n") .. "\n" .. indent .. "}"
end
print(pretty { 1, "two", { 3, { 4, { 5 } } }, a = true, ["b c"] = {}, [10] = 1.5 })
--> {
-->   1,
-->   "two",
-->   {
-->     3,
-->     {
-->       4,
-->       {...}
-->     }
-->   },
-->   [10] = 1.5,
-->   a = true,
-->   ["b c"] = {}
--> }
print(pretty(cyclic))
--> {
-->   child = {
-->     list = {
-->       1,
-->       2,
-->       3,
-->       <cycle>
-->     },
-->     parent = <cycle>
-->   },
-->   list = {
-->     1,
-->     2,
-->     3,
-->     {
-->       list = <cycle>,
-->       parent = <cycle>
-->     }
-->   },
-->   name = "root",
-->   self = <cycle>
--> }
