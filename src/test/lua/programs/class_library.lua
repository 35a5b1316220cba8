-- A class library: inheritance, super, mixins, properties, abstract methods, operators, instance checks.
local Object = {}
Object.__index = Object
Object.__name = "Object"
local classOf = setmetatable({}, { __mode = "k" })
local metaEvents = { "__add", "__eq", "__lt", "__le", "__tostring", "__call", "__len", "__concat", "__unm" }

function Object.extend(base, name, mixins)
  local class = { __name = name, super = base }
  for _, event in ipairs(metaEvents) do class[event] = base[event] end
  class.__index = class
  for _, mixin in ipairs(mixins or {}) do
    for k, v in pairs(mixin) do if class[k] == nil then class[k] = v end end
    if mixin.included then mixin.included(class) end
  end
  return setmetatable(class, { __index = base, __call = function(c, ...) return c:new(...) end,
    __tostring = function() return "class " .. name end })
end
function Object.new(class, ...)
  if class.abstract then error("cannot instantiate abstract " .. class.__name, 2) end
  local self = setmetatable({}, class)
  classOf[self] = class
  self:init(...)
  return self
end
function Object:init() end
function Object:is(class)
  local c = classOf[self]
  while c do if c == class then return true end c = c.super end
  return false
end
function Object:className() return classOf[self].__name end
setmetatable(Object, { __tostring = function() return "class Object" end })

local Comparable = {
  max = function(a, b) if a < b then return b end return a end,
  clamp = function(a, low, high) if a < low then return low elseif high < a then return high end return a end,
}
local Observable = {
  on = function(self, event, f)
    self.handlers = self.handlers or {}
    self.handlers[event] = self.handlers[event] or {}
    table.insert(self.handlers[event], f)
    return self
  end,
  emit = function(self, event, ...)
    for _, f in ipairs((self.handlers or {})[event] or {}) do f(self, ...) end
  end,
  included = function(class) class.observable = true end,
}

local Shape = Object:extend("Shape")
Shape.abstract = true
function Shape:init(name) self.name = name end
function Shape:area() error(self:className() .. " has no area()", 0) end
function Shape:__tostring() return ("%s(%s, %.2f)"):format(self:className(), self.name, self:area()) end
Shape.__lt = function(a, b) return a:area() < b:area() end
Shape.__eq = function(a, b) return a:className() == b:className() and a:area() == b:area() end

local Circle = Shape:extend("Circle", { Comparable })
function Circle:init(r) Circle.super.init(self, "circle") self.r = r end
function Circle:area() return math.pi * self.r ^ 2 end
Circle.abstract = false

local Rect = Shape:extend("Rect", { Comparable, Observable })
Rect.abstract = false
function Rect:init(w, h) Rect.super.init(self, "rect") self.w, self.h = w, h end
function Rect:area() return self.w * self.h end
function Rect:resize(w, h)
  local before = self:area()
  self.w, self.h = w, h
  self:emit("resize", before, self:area())
  return self
end
local Square = Rect:extend("Square")
function Square:init(s) Square.super.init(self, s, s) self.name = "square" end
function Square:resize(s) return Square.super.resize(self, s, s) end
local Blob = Shape:extend("Blob")
Blob.abstract = false

local shapes = { Circle(1), Rect(2, 3), Square(2) }
for _, s in ipairs(shapes) do print(tostring(s), s:is(Shape), s:is(Rect), s:is(Square), s:is(Object)) end
--> Circle(circle, 3.14)	true	false	false	true
--> Rect(rect, 6.00)	true	true	false	true
--> Square(square, 4.00)	true	true	true	true
print(Circle, Shape, Object, Square.super == Rect, Rect.observable, Circle.observable, Square.observable) --> class Circle	class Shape	class Object	true	true	nil	true
print(pcall(Shape, "abstract") == false, pcall(function() return Blob("b"):area() end)) --> true	false	Blob has no area()
table.sort(shapes)
for _, s in ipairs(shapes) do io.write(s.name, " ") end print() --> circle square rect
print(Circle(1) == Circle(1), Circle(1) == Circle(2), Square(2) == Square(2), rawequal(Square(2), Square(2)),
  Square(2) == Rect(2, 2)) --> true	false	true	false	false
print(Rect(1, 2):max(Rect(3, 4)).w, tostring(Rect(9, 9):clamp(Rect(1, 1), Rect(2, 2)))) --> 3	Rect(rect, 4.00)
local log = {}
local sq = Square(3)
sq:on("resize", function(self, a, b) log[#log + 1] = self.name .. " " .. a .. "->" .. b end)
sq:on("resize", function(self) log[#log + 1] = self:className() end)
sq:resize(4):resize(1)
print(table.concat(log, ", ")) --> square 9->16, Square, square 16->1, Square
-- methods added to a base class later are seen by all
function Shape:double() return self:area() * 2 end
print(Rect(1, 5):double(), Square(3):double()) --> 10	18
-- an operator-rich class
local Money = Object:extend("Money")
function Money:init(cents) self.cents = cents end
Money.__add = function(a, b) return Money(a.cents + b.cents) end
Money.__unm = function(a) return Money(-a.cents) end
Money.__lt = function(a, b) return a.cents < b.cents end
Money.__le = function(a, b) return a.cents <= b.cents end
Money.__eq = function(a, b) return a.cents == b.cents end
Money.__tostring = function(a) return ("$%d.%02d"):format(a.cents // 100, a.cents % 100) end
Money.__concat = function(a, b) return tostring(a) .. tostring(b) end
Money.__len = function(a) return #tostring(a.cents) end
Money.__call = function(a, rate) return Money(a.cents * rate // 1) end
local m = Money(1050)
print(tostring(m + Money(95)), tostring(m(2)), m < Money(2000), m >= Money(1050), m == Money(1050), "costs " .. m, #m,
  tostring(-(-m))) --> $11.45	$21.00	true	true	true	costs $10.50	4	$10.50
local Tax = Money:extend("Tax")
print(tostring(Tax(5) + Tax(6)), Tax(1) == Tax(1), Tax(5):is(Money), (Tax(5) + Tax(6)):className()) --> $0.11	true	true	Money
-- many instances, weak registry of classes
for i = 1, STRESS and 5 or 500 do assert(Square(i):area() == i * i) end
collectgarbage()
print(sq:className(), m:is(Object)) --> Square	true
