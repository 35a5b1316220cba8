-- Runs made-up programs, one after the other, and prints what each of them does. Two interpreters that agree print the
-- same: addresses are masked, keys are sorted, and a program ends when its fuel is used up.
local base = {}
for _, name in ipairs {
  "assert", "error", "getmetatable", "ipairs", "load", "next", "pairs", "pcall", "rawequal", "rawget", "rawlen",
  "rawset", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall", "math", "string", "table", "utf8",
  "coroutine"} do
  base[name] = _G[name]
end

base.os = { date = os.date, time = os.time }

local FUEL = 150
local fuel, lines = 0, 0
local names = setmetatable({}, { __mode = "k" })

local function mask(text)
  text = text:gsub("(%a): 0x%x+", "%1: ADDRESS"):gsub("%x+x0 :(%a)", "SSERDDA :%1"):gsub("%-nan", "nan")
  if #text > 400 then text = text:sub(1, 400) .. "..." .. #text end
  return '"' .. text:gsub("[^%g ]", function(c) return ("\\%03d"):format(c:byte()) end) .. '"'
end

local show

local function showKeys(t, depth)
  local keys, others = {}, 0
  for k in next, t do
    if math.type(k) == "integer" or type(k) == "string" then keys[#keys + 1] = k else others = others + 1 end
  end
  table.sort(keys, function(a, b)
    if type(a) == type(b) then return a < b end
    return type(a) == "number"
  end)
  local text = {}
  for i = 1, math.min(#keys, 20) do
    text[i] = show(keys[i]) .. "=" .. show(rawget(t, keys[i]), depth + 1)
  end
  return "{" .. table.concat(text, ",") .. (#keys > 20 and "..." .. #keys or "")
    .. (others > 0 and " and " .. others or "") .. "}"
end

function show(value, depth)
  depth = depth or 0
  local kind = math.type(value) or type(value)
  if kind == "integer" then
    return ("%d"):format(value)
  elseif kind == "float" then
    return value ~= value and "nan" or "f" .. ("%.14g"):format(value) -- the last bits of a power are the business of the C library
  elseif kind == "string" then
    return mask(value)
  elseif kind == "table" then
    if names[value] then return names[value] end
    return depth > 2 and "{...}" or showKeys(value, depth)
  elseif kind == "boolean" or kind == "nil" then
    return tostring(value)
  end
  return kind
end

local function showAll(...)
  local text = {}
  for i = 1, select("#", ...) do text[i] = show((select(i, ...))) end
  return table.concat(text, " ")
end

local function log(...)
  lines = lines + 1
  if lines > 300 then error("too much output", 0) end
  print(showAll(...))
end

base.out = log
base.print = function(...) log("print", ...) end

--- Without addresses, whose lengths and digits differ.
function base.tostring(...)
  return (tostring(...):gsub("(%a): 0x%x+$", "%1: ADDRESS"))
end

--- Every loop and every function of a program calls it.
function base.tick()
  fuel = fuel - 1
  if fuel <= 0 then error("fuel", 0) end
end

--- Keeps strings short: made-up programs double them.
function base.trim(s)
  if type(s) == "string" and #s > 50 then return s:sub(1, 20) .. #s .. s:sub(-20) end
  return s
end

--- Calls a function and prints how it ended.
function base.try(f, ...)
  log("try", pcall(f, ...))
end

--- The pairs of a table in one order.
function base.sorted(t)
  local keys = {}
  for k in next, t do if type(k) == "string" then keys[#keys + 1] = k end end
  table.sort(keys)
  local i = 0
  return function()
    i = i + 1
    return keys[i], rawget(t, keys[i])
  end
end

local function event(name, result)
  return function(...)
    base.tick()
    log("event " .. name, ...)
    if result == "yield" then
      if coroutine.isyieldable() then return coroutine.yield(name) end
      return 3
    elseif result == "error" then
      error(name .. " fails")
    elseif result == "table" then
      error({ name })
    elseif result == "nothing" then
      return
    end
    return result, "second"
  end
end

local EVENTS = {
  "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr", "bnot", "concat", "len",
  "eq", "lt", "le", "call", "index", "newindex", "tostring", "close"}
local RESULTS = { 7, "text", true, false, "yield", "error", "table", "nothing", 2.5, "10" }
local objects = 0

--- An object with a method for every event, or for those whose number is divisible by `step`.
function base.object(result, step)
  objects = objects + 1
  local object, meta = {}, {}
  names[object] = "object" .. objects
  for i, name in ipairs(EVENTS) do
    if i % (step or 1) == 0 then meta["__" .. name] = event(name, RESULTS[result]) end
  end
  meta.__le = meta.__lt and event("le", RESULTS[result]) -- some builds still make one from the other
  meta.__name = "Object"
  return setmetatable(object, meta)
end

--- A table that stands for another one and tells what is done with it.
function base.proxy(t)
  objects = objects + 1
  local object = {}
  names[object] = "proxy" .. objects
  return setmetatable(object, {
    __index = function(_, k) base.tick() log("get", k) return t[k] end,
    __newindex = function(_, k, v) base.tick() log("set", k, v) t[k] = v end,
    __len = function() base.tick() log("length") return #t end })
end

--- A value for a to-be-closed variable.
function base.closer(name, result)
  local object = {}
  names[object] = "closer " .. name
  return setmetatable(object, { __close = function(self, problem)
    log("close", self, problem)
    if result == "error" then
      error("close " .. name)
    elseif result == "value" then
      error({ name }, 0)
    elseif result == "yield" and coroutine.isyieldable() then
      log("closed with", coroutine.yield("closing " .. name))
    end
  end })
end

local function run(number, source)
  print("@@ " .. number)
  fuel, lines, objects = FUEL, 0, 0
  local environment = setmetatable({}, { __index = base })
  local chunk, message = load(source, "=p", "t", environment)
  if chunk then
    print("= " .. showAll(pcall(chunk, 1, "two", 3.5)))
  else
    print("refused " .. show(message))
  end
end
