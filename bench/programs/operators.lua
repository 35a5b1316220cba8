-- Operator metamethods: a vector type with arithmetic, comparison, length, call, and computed fields.

local Vector = {}

local function vector(x, y)
    return setmetatable({ x = x, y = y }, Vector)
end

Vector.__add = function(a, b) return vector(a.x + b.x, a.y + b.y) end
Vector.__sub = function(a, b) return vector(a.x - b.x, a.y - b.y) end
Vector.__mul = function(a, b)
    if type(a) == "number" then return vector(a * b.x, a * b.y) end
    if type(b) == "number" then return vector(a.x * b, a.y * b) end
    return a.x * b.x + a.y * b.y
end
Vector.__unm = function(a) return vector(-a.x, -a.y) end
Vector.__eq = function(a, b) return a.x == b.x and a.y == b.y end
Vector.__lt = function(a, b) return a * a < b * b end
Vector.__le = function(a, b) return a * a <= b * b end
Vector.__call = function(self, scale) return self.x * scale + self.y end
Vector.__concat = function(a, b) return tostring(a) .. tostring(b) end
Vector.__tostring = function(a) return "(" .. a.x .. "," .. a.y .. ")" end
Vector.__index = function(self, key)
    if key == "sum" then return self.x + self.y end
    return nil
end
Vector.__newindex = function(self, key, value)
    if key == "both" then
        self.x, self.y = value, value
    else
        rawset(self, key, value)
    end
end

local function run(n)
    local position, sum = vector(0, 0), 0
    for i = 1, n do
        local step = vector(i % 7, i % 5)
        position = position + step * 2 - -step
        if position > vector(1000, 1000) then position = vector(0, 0) end
        if step == vector(3, 3) then sum = sum + 1 end
        if step <= vector(2, 2) then sum = sum + 2 end
        sum = sum + step(2) + position.sum
        step.both = i % 3
        sum = sum + step * step
        if i % 50 == 0 then sum = sum + #(step .. position) end
    end
    return sum
end

return run
