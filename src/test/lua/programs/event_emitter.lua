-- An event emitter: once, priorities, wildcards, removal while emitting, errors, bubbling, weak listeners.
local Emitter = {}
Emitter.__index = Emitter
function Emitter.new(parent) return setmetatable({ listeners = {}, parent = parent, serial = 0 }, Emitter) end
function Emitter:on(event, f, priority)
  local list = self.listeners[event] or {}
  self.listeners[event] = list
  self.serial = self.serial + 1
  local entry = { f = f, priority = priority or 0, serial = self.serial }
  list[#list + 1] = entry
  table.sort(list, function(a, b)
    if a.priority ~= b.priority then return a.priority > b.priority end
    return a.serial < b.serial
  end)
  return function()
    entry.removed = true
    for i, e in ipairs(list) do if e == entry then table.remove(list, i) break end end
  end
end
function Emitter:once(event, f, priority)
  local off
  off = self:on(event, function(...) off() return f(...) end, priority)
  return off
end
function Emitter:emit(event, ...)
  local handled, failed = 0, {}
  local function call(list, ...)
    local copy = table.move(list, 1, #list, 1, {})
    for _, e in ipairs(copy) do
      if not e.removed then
        local ok, result = pcall(e.f, ...)
        handled = handled + 1
        if not ok then failed[#failed + 1] = tostring(result) elseif result == "stop" then return true end
      end
    end
  end
  local stopped = call(self.listeners[event] or {}, ...)
  if not stopped then
    for pattern, list in pairs(self.listeners) do
      if type(pattern) == "string" and pattern:find("*", 1, true) and event:match("^" .. pattern:gsub("%.",
        "%%."):gsub("%*", ".*") .. "$") then call(list, event, ...) end
    end
    if self.parent then handled = handled + self.parent:emit(event, ...) end
  end
  return handled, table.concat(failed, "; ")
end
local log = {}
local function note(name) return function(...) log[#log + 1] = name .. "(" .. table.concat({ ... }, ",") .. ")" end end
local function take() local s = table.concat(log, " ") log = {} return s end
local e = Emitter.new()
e:on("click", note "a") e:on("click", note "b", 10) e:on("click", note "c", -5) local off = e:on("click", note "d")
print(e:emit("click", 1, 2), take()) --> 4	b(1,2) a(1,2) d(1,2) c(1,2)
off() off()
print(e:emit("click"), take()) --> 3	b() a() c()
e:once("start", note "once")
e:emit("start", "x") e:emit("start", "y")
print(take(), (e:emit("nobody listens"))) --> once(x)	0
-- removal and addition while emitting
local offSelf offSelf = e:on("change", function() log[#log + 1] = "self" offSelf() end)
local offLater
e:on("change", function() log[#log + 1] = "remover" offLater() end)
offLater = e:on("change", note "removed before its turn")
e:on("change", function() e:on("change", note "added") end)
e:emit("change")
print(take()) --> self remover
e:emit("change")
print(take()) --> remover added()
-- errors do not stop the others
e:on("risky", function() error("first failed", 0) end)
e:on("risky", note "survivor")
e:on("risky", function() error({}) end)
local n, errors = e:emit("risky", 5)
print(n, errors:match("^first failed; table"), take()) --> 3	first failed; table	survivor(5)
-- stopping and bubbling
local child = Emitter.new(e)
e:on("key", note "parent") child:on("key", note "child")
print(child:emit("key", "k"), take()) --> 2	child(k) parent(k)
child:on("key", function() return "stop" end, 5)
print(child:emit("key", "k"), take()) --> 1
-- wildcards
e:on("user.*", note "any user event") e:on("user.login", note "login")
e:emit("user.login", "bob") e:emit("user.logout", "bob") e:emit("userXlogin")
print(take()) --> login(bob) any user event(user.login,bob) any user event(user.logout,bob)
-- listeners with state, methods as listeners, counting
local Counter = {} Counter.__index = Counter
function Counter:bump(by) self.n = self.n + (by or 1) end
local c = setmetatable({ n = 0 }, Counter)
e:on("tick", function(...) c:bump(...) end)
for i = 1, STRESS and 10 or 500 do e:emit("tick", 2) end
print(c.n == (STRESS and 20 or 1000)) --> true
-- waiting for an event inside a coroutine
local function await(emitter, event)
  local co = coroutine.running()
  emitter:once(event, function(...) coroutine.resume(co, ...) end)
  return coroutine.yield()
end
local story = {}
coroutine.wrap(function()
  story[#story + 1] = "waiting"
  local a, b = await(e, "answer")
  story[#story + 1] = a + b
  story[#story + 1] = await(e, "second")
end)()
e:emit("answer", 20, 22) e:emit("answer", 1, 1) e:emit("second", "done")
print(table.concat(story, " ")) --> waiting 42 done
-- weak listeners vanish with their owners
local weak = setmetatable({}, { __mode = "k" })
local function listen(owner, f) weak[owner] = f end
local function notify(...)
  local called = 0
  for owner, f in pairs(weak) do f(owner, ...) called = called + 1 end
  return called
end
local owner = { name = "kept" }
listen(owner, function(o, x) log[#log + 1] = o.name .. x end)
;(function() listen({ name = "lost" }, function() end) end)()
collectgarbage() print(notify("!"), take()) --> 1	kept!
