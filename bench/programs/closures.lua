-- Closures: counters with assigned captured variables, adders with constant ones, composition, map and fold.

local function counter(step)
    local value = 0
    return function()
        value = value + step
        return value
    end
end

local function adder(amount)
    return function(x) return x + amount end
end

local function compose(f, g)
    return function(x) return f(g(x)) end
end

local function map(list, f)
    local result = {}
    for i = 1, #list do result[i] = f(list[i]) end
    return result
end

local function fold(list, initial, f)
    local value = initial
    for i = 1, #list do value = f(value, list[i]) end
    return value
end

local function run(n)
    local list = {}
    for i = 1, 10 do list[i] = i end
    local total = counter(3)
    local sum = 0
    for i = 1, n do
        local next_value = counter(i % 5)
        next_value()
        next_value()
        sum = sum + next_value()
        local f = compose(adder(i % 7), adder(1))
        sum = sum + f(i)
        local mapped = map(list, function(x) return x * (i % 3) end)
        sum = sum + fold(mapped, 0, function(a, b) return a + b end)
        total()
    end
    return sum + total()
end

return run
