-- __close as a metamethod: arguments, lookup, use with other metamethods and on other types.
local function show(e) return e == nil and "no error" or (tostring(e):gsub("^[^:]+:%d+: ", "")) end
local mt = { __close = function(o, e, ...) print("closing", o.name, show(e), select("#", ...)) end }
local function new(name) return setmetatable({ name = name }, mt) end
do local a <close> = new("a") end --> closing	a	no error	0
print(show(select(2, pcall(function() local a <close> = new("a") error("message") end))))
--> closing	a	message	0
--> message
-- the value is closed, whatever the table looks like by then
do local a <close> = new("before") a.name = "after" end --> closing	after	no error	0
-- one object in two variables is closed twice
do local a <close> = new("twice") local b <close> = a end
--> closing	twice	no error	0
--> closing	twice	no error	0
-- callable tables as metamethod
do
  local a <close> = setmetatable({ name = "callable" }, { __close = setmetatable({}, { __call = function(self, o,
    e) print("called", o.name, show(e)) end }) }) --> called	callable	no error
end
-- numbers, strings and functions with a __close of their type
debug.setmetatable(0, { __close = function(n, e) print("number", n, show(e)) end })
do local n <close> = 5 local m <close> = 2.5 end
--> number	2.5	no error
--> number	5	no error
debug.setmetatable(0, nil)
debug.setmetatable(print, { __close = function(f) print("function", type(f)) end })
do local f <close> = function() end end --> function	function
debug.setmetatable(print, nil)
-- the metatable may change while the variable is open
do local a <close> = new("changing") setmetatable(a, { __close = function() print("new metatable") end }) end --> new metatable
-- __index plays no part in the lookup
print((pcall(function() local a <close> = setmetatable({}, setmetatable({}, { __index = mt })) end))) --> false
-- protection of resources: lock, transaction, defer, timer stack
local locked = false
local function lock()
  assert(not locked)
  locked = true
  return setmetatable({}, { __close = function() locked = false end })
end
local function critical(fail) local l <close> = lock() if fail then error("failed", 0) end return locked end
print(critical(false), locked, pcall(critical, true)) --> true	false	false	failed
print(locked) --> false
local state = { value = 1 }
local function transaction()
  local saved = state.value
  return setmetatable({}, { __close = function(_, e) if e then state.value = saved end end })
end
pcall(function() local t <close> = transaction() state.value = 2 error("rollback") end)
print(state.value) --> 1
;(function() local t <close> = transaction() state.value = 3 end)()
print(state.value) --> 3
local function defer(f) return setmetatable({}, { __close = f }) end
local order = {}
do
  local d1 <close> = defer(function() order[#order + 1] = 1 end)
  local d2 <close> = defer(function() order[#order + 1] = 2 end)
  order[#order + 1] = "body"
end
print(table.concat(order, " ")) --> body 2 1
-- closing inside closing
do
  local a <close> = defer(function()
    local b <close> = defer(function() print("inner close") end)
    print("outer close")
    --> outer close
    --> inner close
  end)
end
-- a close method that errors inside a pcall of its own
do local a <close> = defer(function() print(pcall(error, "swallowed", 0)) end) end --> false	swallowed
-- the error value passes from one to the next
print(pcall(function()
  local a <close> = defer(function(_, e) print("a gets", e) end)
  local b <close> = defer(function(_, e) print("b gets", e) error("second", 0) end)
  local c <close> = defer(function(_, e) print("c gets", e) end)
  error("first", 0)
end))
--> c gets	first
--> b gets	first
--> a gets	second
--> false	second
-- files are closable
local name = os.tmpname()
local seen
do local f <close> = assert(io.open(name, "w")) f:write("x") seen = f print(io.type(f)) end --> file
print(io.type(seen)) --> closed file
os.remove(name)
-- a tail position inside the scope is an ordinary call
local depth
local function inner() depth = debug.getinfo(1, "t").istailcall return depth end
local function withClose() local a <close> = nil return inner() end
local function without() return inner() end
print(withClose(), without()) --> false	true
-- varargs and multiple results survive closing
local function results(...) local a <close> = new("results") return select("#", ...), ... end
print(results(nil, 1, nil))
--> closing	results	no error	0
--> 3	nil	1	nil
print(#table.pack(results()))
--> closing	results	no error	0
--> 1
