-- Reads array slots one after the other.
local array = {}
for i = 1, 10000 do array[i] = i end

return function(n)
    local sum = 0
    for i = 1, n do sum = sum + array[i] end
    return sum
end
