-- Traversal: pairs, ipairs, next and numeric loops over arrays, records and dictionaries; clearing while walking.

local function run(n)
    local array, dictionary = {}, {}
    for i = 1, 200 do array[i] = i end
    for i = 1, 100 do dictionary["key" .. i] = i end
    local record = { x = 1, y = 2, z = 3, name = 4 }
    local sum = 0
    for i = 1, n do
        for index, value in ipairs(array) do sum = sum + index * value % 3 end
        for _, value in pairs(dictionary) do sum = sum + value end
        for _, value in pairs(record) do sum = sum + value end
        for _, value in next, array do sum = sum + value end
        local copy = {}
        for key, value in pairs(dictionary) do copy[key] = value + i % 2 end
        for key in pairs(copy) do copy[key] = nil end
        if next(copy) == nil then sum = sum + 1 end
    end
    return sum
end

return run
