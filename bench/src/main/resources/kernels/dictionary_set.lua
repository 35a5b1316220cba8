-- Overwrites the value of a string key that varies in a dictionary of 256.
local dictionary, keys = {}, {}
for i = 0, 255 do
    keys[i] = "key number " .. i
    dictionary[keys[i]] = i
end

return function(n)
    for i = 1, n do dictionary[keys[i % 256]] = i end
    return dictionary[keys[1]]
end
