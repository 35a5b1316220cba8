-- table.insert and table.remove as a stack, as a queue and in the middle, and appending with t[#t + 1].

local insert, remove = table.insert, table.remove

local function run(n)
    local sum = 0
    local stack = {}
    for i = 1, n do
        insert(stack, i)
        stack[#stack + 1] = i * 2
        if i % 3 == 0 then sum = sum + remove(stack) + remove(stack) end
    end
    while #stack > 0 do sum = sum + remove(stack) % 7 end

    local queue = {}
    for i = 1, 50 do queue[i] = i end
    for i = 1, n do
        insert(queue, i % 100)
        sum = sum + remove(queue, 1)
        if i % 4 == 0 then
            insert(queue, 25, i)
            sum = sum + remove(queue, 20)
        end
    end
    return sum + #queue
end

return run
