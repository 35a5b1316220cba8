-- Grows an array from empty, slot by slot.
return function(n)
    local array = {}
    for i = 1, n do array[i] = i end
    return #array
end
