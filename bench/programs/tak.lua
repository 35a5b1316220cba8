-- Takeuchi's function, n times: calls with three arguments whose results are arguments again, and a tail call.

local function tak(x, y, z)
    if y >= x then return z end
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
end

local function run(n)
    local sum = 0
    for i = 1, n do
        sum = sum + tak(14 + i % 2, 8, 3) * i
    end
    return sum
end

return run
