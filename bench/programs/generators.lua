-- Coroutines as generators: short-lived ones, a pipeline of filters, and a recursive walk that yields.

local yield, wrap = coroutine.yield, coroutine.wrap

local function range(first, last)
    return wrap(function()
        for i = first, last do yield(i) end
    end)
end

local function filter(source, divisor)
    return wrap(function()
        for value in source do
            if value % divisor ~= 0 then yield(value) end
        end
    end)
end

local function tree(depth)
    if depth == 0 then return nil end
    return { left = tree(depth - 1), value = depth, right = tree(depth - 1) }
end

local function walk(node)
    if node then
        walk(node.left)
        yield(node.value)
        walk(node.right)
    end
end

local function run(n)
    local sum = 0
    for _ = 1, n do
        for value in filter(filter(filter(range(1, 200), 2), 3), 5) do
            sum = sum + value
        end
        local root = tree(6)
        for value in wrap(function() walk(root) end) do
            sum = sum + value
        end
    end
    return sum
end

return run
