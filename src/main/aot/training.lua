-- The training run of the AOT cache: bin/farside executes this script once after a build, in a JVM that stores the
-- classes it loads and the profiles it gathers. It touches what ordinary programs touch, each thing often enough to
-- leave a profile and not so often as to take time. It prints nothing and leaves no file behind.
--
-- It is also an ordinary Lua 5.4 program: every result is checked, so a training run that goes wrong is seen in
-- target/farside-training.log.

local function check(condition, what)
  if not condition then error("training: " .. what, 2) end
end

-- ---- Numbers and operators ------------------------------------------------------------------------------------------

local function fibonacci(n)
  if n < 2 then return n end
  return fibonacci(n - 1) + fibonacci(n - 2)
end
check(fibonacci(18) == 2584, "recursion")

do
  local integers, floats = 0, 0.0
  for i = 1, 2000 do
    integers = (integers * 31 + i) & 0xFFFFFF
    integers = integers ~ (i << 3) | (i >> 1)
    floats = floats + i / 3 - i // 4 + i % 7 + i ^ 0.5
  end
  check(math.type(integers) == "integer" and math.type(floats) == "float", "number types")
  check(math.maxinteger + 1 == math.mininteger, "wrap-around")
  check(7 // -2 == -4 and 7 % -3 == -2 and -7 // 2.0 == -4.0 and ~0 == -1, "division")
  check(10 == 10.0 and "10" + 5 == 15 and 1 < 1.5 and "a" < "b" and not (1 == "1"), "comparison")
  check(0x7fffffffffffffff + 0 == math.maxinteger and 1e15 == 10 ^ 15, "wide integers")
  for i = 10, 1, -3 do integers = integers + i end
  for x = 0.0, 1.0, 0.25 do floats = floats + x end
end

-- ---- Control, functions, closures -----------------------------------------------------------------------------------

do
  local function counter()
    local count = 0
    return function(step) count = count + (step or 1) return count end, function() return count end
  end
  local advance, current = counter()
  for _ = 1, 200 do advance(2) end
  check(current() == 400, "shared captured variables")

  local function sum(...)
    local total = 0
    for i = 1, select("#", ...) do total = total + (select(i, ...)) end
    return total, ...
  end
  for i = 1, 100 do
    local total, first, last = sum(i, i + 1, i + 2)
    check(total == 3 * i + 3 and first == i and last == i + 1, "varargs")
  end
  check(#{ sum(1, 2, 3) } == 4 and (table.pack(sum(4, 5)).n) == 3, "multiple results")

  local function even(n, odd) if n == 0 then return true end return odd(n - 1, even) end
  local function odd(n, even_) if n == 0 then return false end return even_(n - 1, odd) end
  check(even(1000, odd), "tail calls")

  local found
  for i = 1, 10 do
    for j = 1, 10 do
      if i * j == 42 then found = i goto done end
      if j > i then goto continue end
    end
    ::continue::
  end
  ::done::
  check(found == 6, "goto")

  local n = 0
  repeat local half = n // 2 n = n + 1 until half >= 20
  while true do
    n = n - 1
    if n <= 0 then break end
  end
  local a, b, c = 1, 2
  a, b = b, a
  check(a == 2 and b == 1 and c == nil, "assignment")

  local order = {}
  do
    local fixed <const> = "kept"
    local first <close> = setmetatable({}, { __close = function() order[#order + 1] = "first" end })
    local second <close> = setmetatable({}, { __close = function() order[#order + 1] = fixed end })
  end
  check(table.concat(order, " ") == "kept first", "close")
end

-- ---- Tables and metatables ------------------------------------------------------------------------------------------

do
  local Point = {}
  Point.__index = Point
  Point.__add = function(p, q) return Point.new(p.x + q.x, p.y + q.y) end
  Point.__eq = function(p, q) return p.x == q.x and p.y == q.y end
  Point.__lt = function(p, q) return p.x < q.x end
  Point.__le = function(p, q) return p.x <= q.x end
  Point.__len = function() return 2 end
  Point.__unm = function(p) return Point.new(-p.x, -p.y) end
  Point.__call = function(p, scale) return Point.new(p.x * scale, p.y * scale) end
  Point.__concat = function(p, q) return tostring(p) .. tostring(q) end
  Point.__tostring = function(p) return "(" .. p.x .. ", " .. p.y .. ")" end
  Point.__name = "Point"
  function Point.new(x, y) return setmetatable({ x = x, y = y }, Point) end
  function Point:length() return math.sqrt(self.x * self.x + self.y * self.y) end
  local Named = setmetatable({}, { __index = Point })
  Named.__index = Named
  function Named:label() return self.name or "point" end

  local walk = Point.new(0, 0)
  for i = 1, 300 do
    walk = walk + Point.new(i, -i)
    check(walk:length() >= 0, "method")
  end
  check(walk == Point.new(45150, -45150) and -walk ~= walk and #walk == 2, "operators")
  check(Point.new(1, 1) < Point.new(2, 0) and Point.new(1, 1) <= Point.new(1, 0), "ordering")
  check(tostring(walk(0)) == "(0, 0)" or tostring(walk(0)) == "(0, -0)", "tostring")
  check(Point.new(1, 2) .. Point.new(3, 4) == "(1, 2)(3, 4)", "concat")
  local named = setmetatable({ x = 3, y = 4 }, Named)
  check(named:length() == 5.0 and named:label() == "point", "inheritance")

  local log = {}
  local proxy = setmetatable({}, {
    __index = function(_, key) return key .. "!" end,
    __newindex = function(t, key, value) rawset(t, key, value) log[#log + 1] = key end,
  })
  for i = 1, 20 do proxy["key" .. i] = i end
  check(proxy.absent == "absent!" and #log == 20 and rawget(proxy, "key7") == 7, "index functions")

  local list = {}
  for i = 1, 500 do list[i] = (i * 7919) % 1009 end
  table.sort(list)
  for i = 2, #list do check(list[i - 1] <= list[i], "sort") end
  table.sort(list, function(a, b) return a > b end)
  table.insert(list, 1, -1)
  table.insert(list, -2)
  check(table.remove(list) == -2 and table.remove(list, 1) == -1 and #list == 500, "insert and remove")
  check(select("#", table.unpack(list, 1, 50)) == 50 and #table.move(list, 1, 10, 3, {}) == 12, "unpack and move")

  local words = {}
  for i = 1, 300 do words["word" .. i % 37] = (words["word" .. i % 37] or 0) + 1 end
  local distinct, total = 0, 0
  for _, count in pairs(words) do distinct = distinct + 1 total = total + count end
  for key in next, words do words[key] = nil end
  check(distinct == 37 and total == 300 and next(words) == nil, "traversal")
  for i, value in ipairs({ "a", "b", nil, "d" }) do check(i <= 2 and value, "ipairs") end
  local mixed = { 1, 2, 3, x = 1, ["a key"] = 2, [2.5] = 3, [true] = 4, [list] = 5, f = function() end }
  check(#mixed == 3 and mixed[2.5] == 3 and mixed[list] == 5 and mixed[1.0] == 1, "keys")

  local weak = setmetatable({}, { __mode = "k" })
  for i = 1, 50 do weak[{}] = i end
  setmetatable({}, { __gc = function() end })
  collectgarbage()
  check(next(weak) == nil and collectgarbage("count") > 0, "collector")
end

-- ---- Strings --------------------------------------------------------------------------------------------------------

do
  local text = "The far side of the moon is the side that is never seen from home. "
  local pieces = {}
  for i = 1, 20 do pieces[#pieces + 1] = text:rep(2, "/"):upper():lower():sub(i, -i):reverse() end
  check(#table.concat(pieces, ",") > 1000, "building")

  local words = 0
  for word in text:gmatch("%a+") do words = words + #word end
  check(words == 51, "gmatch")
  local start, finish, first, second = text:find("(%w+) of the (%w+)")
  check(start == 9 and finish == 24 and first == "side" and second == "moon", "find")
  check(text:find("moon", 1, true) == 21 and text:match("^(%a+)%s") == "The", "plain find and match")
  check(text:gsub("side", "%0%0") ~= text and (text:gsub("%s+", " ")) == text, "gsub with a string")
  check((text:gsub("%w+", { moon = "sun" })):find("sun") and (text:gsub("%a", string.byte)), "gsub with others")
  check(("key = value"):match("^(%w+)%s*=%s*(%w+)$") == "key" and ("[x]"):find("%b[]") == 1, "captures")
  check(("THE (quick) fox"):find("%((%a+)%)") == 5 and ("x"):find("%f[%w]") == 1, "frontier")

  check(string.format("%5d|%-5s|%05.2f|%x|%q|%g|%c|%i|%s|%%", 42, "ab", 3.14159, 255, "a\n", 1e20, 65, 7, nil)
    == "   42|ab   |03.14|ff|\"a\\\n\"|1e+20|A|7|nil|%", "format")
  check(tostring(1 / 3) == "0.33333333333333" and tostring(1e100) == "1e+100" and tostring(-0.0) == "-0.0", "tostring")
  check(tostring(2 ^ 53) == "9.007199254741e+15" and 1 // 0.0 == math.huge, "float text")
  check(tonumber("0x1p4") == 16.0 and tonumber("  12  ") == 12, "tonumber")
  check(tonumber("z", 36) == 35 and not tonumber("1x"), "tonumber with a base and of no number")
  check(("A"):byte() == 65 and string.char(72, 105) == "Hi" and ("abc"):len() == 3, "bytes")
  local packed = string.pack("<i4 z s1 d", -2, "zero", "short", 0.5)
  local a, b, c, d = string.unpack("<i4 z s1 d", packed)
  check(a == -2 and b == "zero" and c == "short" and d == 0.5 and string.packsize("i4i8") > 0, "pack")
  check(utf8.len("aé€") == 3 and utf8.char(233, 8364) == "é€" and utf8.codepoint("é") == 233, "utf8")
  for _, code in utf8.codes("né") do check(code > 64, "codes") end
  local long = [==[
long ]] string]==]
  check(long == "long ]] string" and "\x41\u{42}\67\z
      D" == "ABCD", "literals")
end

-- ---- Errors, coroutines, loading ------------------------------------------------------------------------------------

do
  for i = 1, 20 do
    local ok, message = pcall(error, { code = i })
    check(not ok and message.code == i, "error values")
  end
  local ok, message = pcall(function() local t = nil return t.field end)
  check(not ok and message:find("index a nil value", 1, true), "run-time error")
  ok, message = pcall(function() return {} + 1 end)
  check(not ok and message:find("arithmetic on a table value", 1, true), "arithmetic error")
  ok, message = xpcall(function() error("deep") end, function(m) return debug.traceback(m, 1) end)
  check(not ok and message:find("deep") and message:find("stack traceback", 1, true), "traceback")
  check(select(2, pcall(error)) == nil and not pcall(error, "text", 0), "error levels")
  check(debug.getinfo(1, "l").currentline > 0 and debug.getinfo(check, "S").what == "Lua", "getinfo")

  local function generate(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
  local total = 0
  for value in generate(50) do total = total + value end
  check(total == 1275, "coroutines")
  local thread = coroutine.create(function(first)
    local second = coroutine.yield(first + 1)
    local caught = pcall(function() coroutine.yield(second + 1) error("inside") end)
    return caught, coroutine.isyieldable(), coroutine.running()
  end)
  check(select(2, coroutine.resume(thread, 1)) == 2 and select(2, coroutine.resume(thread, 5)) == 6, "resume")
  check(select(2, coroutine.resume(thread)) == false and coroutine.status(thread) == "dead", "yield across pcall")
  check(coroutine.close(coroutine.create(function() end)), "close a coroutine")

  for i = 1, 10 do check(load("local a, b = ... return a + b * " .. i)(1, 2) == 1 + 2 * i, "load") end
  local chunk, problem = load("x = = 1", "=training")
  check(not chunk and problem:find("training:1:", 1, true), "syntax error")
  local environment = { value = 5 }
  check(load("value = value + 1 return value", "c", "t", environment)() == 6 and environment.value == 6, "environment")
  check(load(string.dump(function(n) return n * 2 end), "dumped", "b")(21) == 42, "dump")
  package.loaded.training_module = nil
  package.preload.training_module = function(name) return { name = name } end
  check(require("training_module").name == "training_module" and not pcall(require, "training.absent"), "require")
  check(type(_G) == "table" and _VERSION == "Lua 5.4" and _ENV == _G and type(assert(arg)) == "table", "globals")
  check(rawequal(_G, _ENV) and rawlen({ 1 }) == 1 and getmetatable("").__index == string, "raw access")
end

-- ---- Mathematics, operating system, files ---------------------------------------------------------------------------

do
  math.randomseed(42)
  for _ = 1, 50 do
    local dice = math.random(6)
    check(dice >= 1 and dice <= 6 and math.random() < 1, "random")
  end
  check(math.floor(2.5) == 2 and math.ceil(2.5) == 3 and math.max(1, 9, 3) == 9 and math.min(4, 2) == 2, "rounding")
  check(math.abs(-3) == 3 and math.fmod(7, 3) == 1 and math.tointeger(3.0) == 3 and math.ult(1, -1), "integers")
  check(math.sin(0) == 0 and math.exp(0) == 1 and math.log(8, 2) == 3 and math.pi > 3, "functions")
  check(select("#", math.modf(1.5)) == 2, "two results")

  check(os.time() > 0 and os.clock() >= 0 and #os.date("%Y-%m-%d %H:%M:%S") == 19 and os.getenv("PATH"), "os")
  check(os.time({ year = 2020, month = 1, day = 1, hour = 12 }) > 0 and os.date("*t").year > 2000, "dates")

  local file = assert(io.tmpfile())
  for i = 1, 50 do file:write("line ", i, " ", i / 2, "\n") end
  file:seek("set")
  local lines = 0
  for line in file:lines() do
    lines = lines + 1
    check(line:match("^line (%d+)") == tostring(lines), "lines")
  end
  file:seek("set", 5)
  check(file:read("n") == 1 and file:read("n") == 0.5 and file:read("l") == "" and file:read(4) == "line", "formats")
  check(#file:read("a") > 100 and io.type(file) == "file" and file:close(), "read all")
  check(not io.open("/absent/training", "r") and io.stdout:write("") == io.stdout, "open")
  io.write("")
end
