-- Makes a string and uses it as a key that no table has seen: the price of entering it among the interned strings.
local serial = 0

return function(n)
    local dictionary = {}
    for _ = 1, n do
        serial = serial + 1
        dictionary["new key " .. serial] = true
    end
    return next(dictionary) and 1 or 0
end
