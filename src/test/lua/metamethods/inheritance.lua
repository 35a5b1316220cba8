-- Classes built on metatables: single and multiple inheritance, super calls, mixins, privacy, properties.
local function class(base)
  local c = {}
  c.__index = c
  c.new = function(...) local o = setmetatable({}, c) if o.init then o:init(...) end return o end
  c.is = function(self, other)
    local m = getmetatable(self)
    while m do if m == other then return true end m = m.base end
    return false
  end
  c.base = base
  return setmetatable(c, { __index = base })
end
local Shape = class()
function Shape:init(name) self.name = name end
function Shape:area() return 0 end
function Shape:describe() return self.name .. " of area " .. self:area() end
local Rect = class(Shape)
function Rect:init(w, h) Shape.init(self, "rect") self.w, self.h = w, h end
function Rect:area() return self.w * self.h end
local Square = class(Rect)
function Square:init(s) Rect.init(self, s, s) self.name = "square" end
function Square:describe() return "[" .. Rect.describe(self) .. "]" end
local shapes = { Shape.new("shape"), Rect.new(2, 3), Square.new(4) }
for _, s in ipairs(shapes) do print(s:describe(), s:is(Shape), s:is(Rect), s:is(Square)) end
--> shape of area 0	true	false	false
--> rect of area 6	true	true	false
--> [square of area 16]	true	true	true
-- a method added or replaced later is seen by existing objects
function Shape:perimeter() return "unknown" end
function Rect:perimeter() return 2 * (self.w + self.h) end
print(shapes[1]:perimeter(), shapes[2]:perimeter(), shapes[3]:perimeter()) --> unknown	10	16
Rect.perimeter = nil
print(shapes[3]:perimeter()) --> unknown
-- a field of the object hides the method
shapes[3].area = function() return "own" end
print(shapes[3]:describe(), rawget(shapes[2], "area")) --> [square of area own]	nil
-- class fields as defaults
Shape.colour = "grey"
shapes[2].colour = "red"
print(shapes[1].colour, shapes[2].colour, shapes[3].colour, rawget(shapes[3], "colour")) --> grey	red	grey	nil

-- multiple inheritance by search, with a cache
local searches = 0
local function inherit(...)
  local parents = { ... }
  local c = setmetatable({}, { __index = function(t, k)
    searches = searches + 1
    for _, p in ipairs(parents) do local v = p[k] if v ~= nil then t[k] = v return v end end
  end })
  c.__index = c
  return c
end
local Named = { getName = function(self) return self.name end, setName = function(self, n) self.name = n end }
local Counted = { count = function(self) self.n = (self.n or 0) + 1 return self.n end, getName = "not used" }
local Both = inherit(Named, Counted)
local o = setmetatable({ name = "both" }, Both)
print(o:getName(), o:count(), o:count(), searches) --> both	1	2	3
o:setName("renamed")
print(o:getName(), searches, o.nothing, searches) --> renamed	4	nil	5

-- mixins by copying
local function mixin(target, ...)
  for _, m in ipairs { ... } do for k, v in pairs(m) do target[k] = v end end
  return target
end
local Comparable = { max = function(a, b) return a < b and b or a end, __lt = function(a, b) return a.v < b.v end }
local Num = mixin({}, Comparable)
Num.__index = Num
local n1, n2 = setmetatable({ v = 1 }, Num), setmetatable({ v = 2 }, Num)
print(n1:max(n2).v, n2:max(n1).v, n1 < n2) --> 2	2	true

-- metamethods are not inherited through __index unless copied
local BaseMt = { __tostring = function() return "base" end }
BaseMt.__index = BaseMt
local DerivedMt = setmetatable({}, BaseMt)
DerivedMt.__index = DerivedMt
print(tostring(setmetatable({}, DerivedMt)):match("^table") or "inherited", tostring(DerivedMt)) --> table	base
DerivedMt.__tostring = BaseMt.__tostring
print(tostring(setmetatable({}, DerivedMt))) --> base

-- properties with getters and setters
local function properties(spec)
  return { __index = function(self, k) local p = spec[k] if p then return p.get(self) end end,
    __newindex = function(self, k, v)
      local p = spec[k]
      if p and p.set then
        p.set(self, v)
      elseif p then
        error("property " .. k .. " is read-only", 2)
      else
        rawset(self, k, v)
      end
    end }
end
local temperature = setmetatable({ celsius = 100 }, properties {
  fahrenheit = { get = function(s) return s.celsius * 9 // 5 + 32 end, set = function(s,
    f) s.celsius = (f - 32) * 5 // 9 end },
  kelvin = { get = function(s) return s.celsius + 273 end } })
print(temperature.fahrenheit, temperature.kelvin) --> 212	373
temperature.fahrenheit = 32
temperature.note = "plain"
print(temperature.celsius, temperature.kelvin, rawget(temperature, "note"), rawget(temperature, "fahrenheit")) --> 0	273	plain	nil
print((select(2, pcall(load("local t = ... t.kelvin = 0", "=t"), temperature)))) --> t:1: property kelvin is read-only

-- privacy by closures, and singletons
local function Account(balance)
  local self = {}
  function self.deposit(v) balance = balance + v return self end
  function self.get() return balance end
  return self
end
local acc = Account(10)
print(acc.deposit(5).deposit(1).get(), acc.balance) --> 16	nil
local Single = {}
local instance
setmetatable(Single, { __call = function()
  instance = instance or setmetatable({ id = 1 }, { __index = Single })
  return instance
end })
print(Single() == Single(), Single().id) --> true	1

-- a deep chain
local top = { level = "top" }
local bottom = top
for i = 1, 50 do bottom = setmetatable({ ["l" .. i] = i }, { __index = bottom }) end
print(bottom.level, bottom.l1, bottom.l50, bottom.l51) --> top	1	50	nil
top.level = "changed"
print(bottom.level) --> changed
for i = 1, 20 do bottom.level = i assert(bottom.level == i and top.level == "changed") end
-- prototypes: objects that inherit from objects, methods that are overridden at run time
local proto = { greet = function(self) return "hi " .. self.who end, who = "proto" }
local function clone(p) return setmetatable({}, { __index = p }) end
local c1 = clone(proto)
local c2 = clone(c1)
print(c2:greet()) --> hi proto
c1.who = "c1"
print(c2:greet()) --> hi c1
c2.who = "c2"
print(c2:greet(), c1:greet(), proto:greet()) --> hi c2	hi c1	hi proto
c1.greet = function(self) return "hello " .. self.who end
print(c2:greet(), proto:greet()) --> hello c2	hi proto
c2.who = nil c1.who = nil
print(c2:greet()) --> hello proto
