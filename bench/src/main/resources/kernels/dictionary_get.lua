-- Looks up a string key that varies in a dictionary of 256.
local dictionary, keys = {}, {}
for i = 0, 255 do
    keys[i] = "key number " .. i
    dictionary[keys[i]] = i
end

return function(n)
    local sum = 0
    for i = 1, n do sum = sum + dictionary[keys[i % 256]] end
    return sum
end
