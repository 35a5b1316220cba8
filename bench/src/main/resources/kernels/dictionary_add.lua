-- Adds new keys, far apart, to a dictionary that grows.
return function(n)
    local dictionary = {}
    for i = 1, n do dictionary[i * 1024] = i end
    return dictionary[n * 1024]
end
