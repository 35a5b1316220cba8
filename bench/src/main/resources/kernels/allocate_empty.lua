-- Makes an empty table.
return function(n)
    local last
    for _ = 1, n do last = {} end
    return #last
end
