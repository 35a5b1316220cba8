-- Writes array slots one after the other.
local array = {}
for i = 1, 10000 do array[i] = i end

return function(n)
    for i = 1, n do array[i] = i end
    return #array
end
