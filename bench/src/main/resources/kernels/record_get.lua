-- Reads a field of a record.
local point = { x = 1, y = 2, z = 3 }

return function(n)
    local sum = 0
    for _ = 1, n do sum = sum + point.y end
    return sum
end
