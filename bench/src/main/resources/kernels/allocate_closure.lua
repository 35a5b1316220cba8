-- Makes a closure over one variable.
return function(n)
    local last
    for i = 1, n do last = function() return i end end
    return last()
end
