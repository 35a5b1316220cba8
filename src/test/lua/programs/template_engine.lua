-- A template engine that compiles templates to Lua functions: expressions, statements, includes, filters, escapes, errors with lines.
local templates, filters = {}, {}
function filters.upper(s) return tostring(s):upper() end
function filters.escape(s)
  return (tostring(s):gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end
function filters.default(v, d) if v == nil or v == "" then return d end return v end
function filters.join(t, sep) return table.concat(t, sep or ", ") end
function filters.pad(s, n) return ("%-" .. n .. "s"):format(s) end
local function compile(text, name)
  local code = { "local _out, _env, _include, _filters = ... local _ENV = _env " }
  local function literal(s)
    if s ~= "" then
      code[#code + 1] = ("_out(%q) "):format(s):gsub("\\\n", "\\n") .. ("\n"):rep(select(2, s:gsub("\n", "")))
    end
  end
  local at = 1
  while true do
    local start, stop, kind = text:find("{([{%%#])", at)
    if not start then break end
    literal(text:sub(at, start - 1))
    local close = ({ ["{"] = "}}", ["%"] = "%}", ["#"] = "#}" })[kind]
    local last, finish = text:find(close, stop + 1, true)
    if not last then error(("%s: '%s' is not closed"):format(name, "{" .. kind), 0) end
    local body = text:sub(stop + 1, last - 1)
    if kind == "{" then
      local expression, rest = body:match("^([^|]*)(.*)$")
      for filter, args in rest:gmatch("|%s*([%w_]+)%s*(%b())") do
        expression = ("_filters.%s(%s, %s)"):format(filter, expression, args:sub(2, -2))
        rest = rest:gsub("^.-%b()", "", 1)
      end
      for filter in rest:gmatch("|%s*([%w_]+)") do expression = ("_filters.%s(%s)"):format(filter, expression) end
      code[#code + 1] = ("_out(%s) "):format(expression)
    elseif kind == "%" then
      local include = body:match("^%s*include%s+([%w_]+)%s*$")
      code[#code + 1] = include and ("_include(%q, _env) "):format(include) or body .. " "
    end
    code[#code + 1] = ("\n"):rep(select(2, body:gsub("\n", "")))
    at = finish + 1
  end
  literal(text:sub(at))
  local f, message = load(table.concat(code), "=" .. name, "t")
  if not f then error(message, 0) end
  return f
end
local function render(name, env)
  templates[name].compiled = templates[name].compiled or compile(templates[name].text, name)
  local parts = {}
  templates[name].compiled(function(v) parts[#parts + 1] = tostring(v) end, env, function(n,
    e) parts[#parts + 1] = render(n, e) end, filters)
  return table.concat(parts)
end
local function define(name, text) templates[name] = { text = text } end
local function context(t) return setmetatable(t, { __index = _G }) end
define("hello", "Hello {{ name }}!{# a comment #} 1 + 2 = {{ 1 + 2 }}.")
print(render("hello", context { name = "World" })) --> Hello World! 1 + 2 = 3.
print(render("hello", context { name = "again" })) --> Hello again! 1 + 2 = 3.
define("list", [[
{% for i, item in ipairs(items) do %}{{ i }}. {{ item.name | escape }}{% if item.price then %} ({{ ("%.2f"):format(item.price) }}){% end %}
{% end %}{% if #items == 0 then %}nothing{% else %}{{ #items }} items{% end %}]])
print(render("list", context { items = { { name = "pear <b>", price = 1.5 }, { name = "fig & co" } } }))
--> 1. pear &lt;b&gt; (1.50)
--> 2. fig &amp; co
--> 2 items
print(render("list", context { items = {} })) --> nothing
define("header", "== {{ title | upper }} ==\n")
define("page",
  "{% include header %}{{ body }}\n{% local n = 3 while n > 0 do %}{{ n }} {% n = n - 1 end %}\n{% include footer %}")
define("footer", "-- {{ author | default('nobody') }}")
print(render("page", context { title = "a title", body = "the body" }))
--> == A TITLE ==
--> the body
--> 3 2 1
--> -- nobody
print(render("page", context { title = "b", body = "", author = "me" }))
--> == B ==
-->
--> 3 2 1
--> -- me
define("filters", "{{ list | join('-') }} {{ list | join }} [{{ word | upper | pad(6) }}]")
print((pcall(render, "filters", context { list = { 1, 2, 3 }, word = "abc" }))) --> true
define("special", [[quotes " and \ backslash, %d percent, ]].."]] brackets\nsecond line {{ x }}")
print(render("special", context { x = "end" }))
--> quotes " and \ backslash, %d percent, ]] brackets
--> second line end
define("functions",
  "{% local function twice(s) return s .. s end %}{{ twice('ab') }}{% for k = 1, 3 do %}{{ k * k }};{% end %}")
print(render("functions", context {})) --> abab1;4;9;
-- errors
define("open", "text {{ name ")
print(pcall(render, "open", context {})) --> false	open: '{{' is not closed
define("syntax", "line 1\nline 2 {% if %}\n")
print(pcall(render, "syntax", context {})) --> false	syntax:3: 'then' expected near <eof>
define("runtime", "line 1\nline 2\n{{ missing.field }}")
print(pcall(render, "runtime", context {})) --> false	runtime:3: attempt to index a nil value (global 'missing')
define("nested", "{% include runtime %}")
print(pcall(render, "nested", context {})) --> false	runtime:3: attempt to index a nil value (global 'missing')
-- a table of numbers, many renderings, environments stay apart
define("row", "{% for c = 1, columns do %}{{ ('%4d'):format(c * row) }}{% end %}")
for r = 1, 4 do print(render("row", context { columns = 5, row = r })) end
-->    1   2   3   4   5
-->    2   4   6   8  10
-->    3   6   9  12  15
-->    4   8  12  16  20
for i = 1, STRESS and 5 or 200 do assert(render("hello", context { name = i }) == "Hello " .. i .. "! 1 + 2 = 3.") end
define("leak", "{% leaked = 'x' %}{{ leaked }}")
print(render("leak", context {}), leaked) --> x	nil
-- sandbox: only what the context offers
define("sandbox", "{{ type(os) }} {{ tostring(1) }}")
print(render("sandbox", { tostring = tostring, type = type })) --> nil 1
