-- The loop that every kernel has, with an addition in place of the operation.
return function(n)
    local sum = 0
    for i = 1, n do sum = sum + i end
    return sum
end
