-- Calls a library function of two arguments.
local max = math.max

return function(n)
    local largest = 0
    for i = 1, n do largest = max(largest, i) end
    return largest
end
