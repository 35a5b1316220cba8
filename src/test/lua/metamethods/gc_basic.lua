-- __gc: called once for unreachable objects, in reverse order of marking, with resurrection.
local log = {}
local function finalized(name)
  return setmetatable({ name = name }, { __gc = function(o) log[#log + 1] = o.name end })
end
local function take() local s = table.concat(log, " ") log = {} return s end
local function collect() collectgarbage() return take() end
do (function() finalized("a") end)() end
print(collect()) --> a
-- the order is the reverse of setmetatable, for objects that die together
;(function() local all = {} for i = 1, 5 do all[i] = finalized("o" .. i) end return #all end)()
print(collect()) --> o5 o4 o3 o2 o1
print(collect() == "") --> true
-- reachable objects stay
local kept = finalized("kept")
local holder = { inner = { finalized("held") } }
print(collect() == "", kept.name, holder.inner[1].name) --> true	kept	held
holder = nil
print(collect()) --> held
kept = nil
print(collect()) --> kept
-- cycles
;(function()
  local a, b = finalized("cycle a"), finalized("cycle b")
  a.other, b.other = b, a
  a.self = a
end)()
print(collect()) --> cycle b cycle a
-- what a finalizer refers to is still there while it runs
;(function()
  local inner = { value = "inner value" }
  setmetatable({ inner = inner }, { __gc = function(o) log[#log + 1] = o.inner.value end })
end)()
print(collect()) --> inner value
-- the object itself can be brought back; its finalizer does not run again by itself
local saved
;(function() setmetatable({ v = "resurrected" }, { __gc = function(o) saved = o log[#log + 1] = "first" end }) end)()
print(collect(), saved and saved.v) --> first	resurrected
saved = nil
print(collect() == "") --> true
-- ... unless it is marked again
;(function()
  local mt = {}
  mt.n = 0
  mt.__gc = function(o) mt.n = mt.n + 1 log[#log + 1] = "time " .. mt.n if mt.n < 3 then setmetatable(o, mt) end end
  setmetatable({}, mt)
end)()
-- (each time in another collection, but there may be more collections than these)
local times = collect() .. " " .. collect() .. " " .. collect()
print((times:gsub(" +", " "):gsub(" $", ""))) --> time 1 time 2 time 3
print(collect() == "") --> true
-- the metatable must have __gc when it is set; a placeholder will do
;(function() local mt = {} setmetatable({}, mt) mt.__gc = function() log[#log + 1] = "not called" end end)()
print(collect() == "") --> true
;(function()
  local mt = { __gc = true }
  setmetatable({}, mt)
  mt.__gc = function() log[#log + 1] = "placeholder" end
end)()
print(collect()) --> placeholder
-- a removed or exchanged finalizer
;(function() local o = finalized("removed") getmetatable(o).__gc = nil end)()
print(collect() == "") --> true
;(function() local o = finalized("old") getmetatable(o).__gc = function() log[#log + 1] = "exchanged" end end)()
print(collect()) --> exchanged
;(function() local o = finalized("dropped metatable") setmetatable(o, nil) end)()
print(collect() == "") --> true
-- __gc that is no function is ignored
;(function() setmetatable({}, { __gc = 5 }) setmetatable({}, { __gc = "x" }) setmetatable({}, { __gc = {} }) end)()
print(collect() == "") --> true
-- errors in finalizers do not stop the program (they become warnings, which are off)
;(function() setmetatable({}, { __gc = function() error("in finalizer") end }) finalized("after error") end)()
print(collect()) --> after error
-- finalizers allocate, call, create new finalizers, use coroutines and pcall
;(function()
  setmetatable({}, { __gc = function()
    local t = {}
    for i = 1, 10 do t[i] = { i } end
    log[#log + 1] = "allocated " .. #t
    finalized("made in finalizer")
    log[#log + 1] = coroutine.wrap(function() return "coroutine" end)()
    log[#log + 1] = tostring(pcall(error, "x"))
  end })
end)()
local both = collect() .. " " .. collect() -- the new one in a later collection
print((both:gsub("made in finalizer", ""):gsub(" +", " "):gsub(" $", ""))) --> allocated 10 coroutine false
print(select(2, both:gsub("made in finalizer", ""))) --> 1
-- a finalizer may not yield
;(function() setmetatable({}, { __gc = function() log[#log + 1] = tostring(coroutine.isyieldable()) end }) end)()
print(coroutine.wrap(function() collectgarbage() return take() end)()) --> false
-- upvalues of the finalizer, captured objects
;(function()
  local shared, all = { n = 0 }, {}
  for i = 1, 3 do all[i] = setmetatable({}, { __gc = function() shared.n = shared.n + i log[#log + 1] = shared.n end }) end
  return #all
end)()
print(collect()) --> 3 5 6
-- an object in a table that dies together with it, as key and as value
;(function() local t = { [finalized("key")] = finalized("value") } end)()
local both = collect()
print(both == "value key" or both == "key value", #both) --> true	9
-- objects that are finalized are removed from weak values before, from weak keys after the finalizer
local weakValues, weakKeys = setmetatable({}, { __mode = "v" }), setmetatable({}, { __mode = "k" })
;(function()
  local o = setmetatable({}, { __gc = function(o)
    log[#log + 1] = tostring(weakValues[1]) .. " " .. tostring(weakKeys[o])
  end })
  weakValues[1], weakKeys[o] = o, "still here"
end)()
print(collect(), next(weakValues)) --> nil still here	nil
collectgarbage()
print(next(weakKeys)) --> nil
-- many
local count = 0
;(function()
  for i = 1, STRESS and 20 or 1000 do setmetatable({}, { __gc = function() count = count + 1 end }) end
end)()
collectgarbage()
assert(count == (STRESS and 20 or 1000))
-- one finalizer function for many objects, with its argument
local seen = {}
local mt = { __gc = function(o) seen[#seen + 1] = o.id end }
;(function() local all = {} for i = 1, 6 do all[i] = setmetatable({ id = i }, mt) end return #all end)()
collectgarbage()
print(table.concat(seen, " ")) --> 6 5 4 3 2 1

-- a finalizer that fails: its variables are closed, and whoever was interrupted goes on as before
local function failing(value)
  setmetatable({}, {__gc = function()
    local first <close> = setmetatable({}, {__close = function(_, e) log[#log + 1] = "first " .. tostring(e) end})
    local second <close> = setmetatable({}, {__close = function(_, e)
      log[#log + 1] = "second " .. tostring(e)
      e = nil
      collectgarbage()
    end})
    error(value, 0)
  end})
end
;(function() failing("wrong") end)()
print(collect()) --> second wrong first wrong
local function closing()
  local b <close> = setmetatable({}, {__close = function(_, e) log[#log + 1] = "mine " .. tostring(e) end})
  return 1
end
closing()
print(take()) --> mine nil
print(select("#", string.byte(string.gsub(("x"):rep(20), "x", function(c)
  failing("again")
  collectgarbage()
  return c .. c
end), 1, -1))) --> 40
print(#take() > 0) --> true

-- however often finalizers fail, wherever: nothing is left behind
local P = setmetatable({}, {__pairs = function() error("x") end})
local function failsInside()
  setmetatable({}, {__gc = function() for k in pairs(P) do end end})
end
for i = 1, 250 do
  failsInside()
  collectgarbage()
end
print(pcall(pcall, next, {})) --> true	true	nil
