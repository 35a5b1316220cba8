-- Calls a Lua function of two arguments.
local function add(a, b) return a + b end

return function(n)
    local sum = 0
    for i = 1, n do sum = add(sum, i) end
    return sum
end
