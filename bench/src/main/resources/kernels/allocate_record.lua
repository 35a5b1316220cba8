-- Makes a record of two fields.
return function(n)
    local last
    for i = 1, n do last = { x = i, y = i } end
    return last.x
end
