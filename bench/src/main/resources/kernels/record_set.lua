-- Writes a field of a record.
local point = { x = 1, y = 2, z = 3 }

return function(n)
    for i = 1, n do point.y = i end
    return point.y
end
