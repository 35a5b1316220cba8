-- Variable arguments: select, packing, unpacking, forwarding, and functions of many results.

local unpack = table.unpack or unpack
local pack = table.pack or function(...) return { n = select("#", ...), ... } end
local select = select

local function sum_by_select(...)
    local sum = 0
    for i = 1, select("#", ...) do
        sum = sum + (select(i, ...))
    end
    return sum
end

local function sum_by_table(...)
    local sum = 0
    for _, value in ipairs({ ... }) do sum = sum + value end
    return sum
end

local function forward(f, ...)
    return f(...)
end

local function sum_by_recursion(first, ...)
    if not first then return 0 end
    return first + sum_by_recursion(...)
end

local function three(x) return x, x + 1, x + 2 end

local function run(n)
    local sum = 0
    for i = 1, n do
        sum = sum + sum_by_select(i, 2, 3, 4, 5)
        sum = sum + sum_by_table(1, i, three(i % 10))
        sum = sum + forward(sum_by_select, three(i % 100))
        sum = sum + sum_by_recursion(i % 10, 1, 2, 3)
        local packed = pack(three(i))
        sum = sum + packed.n
        local a, _, c = unpack(packed, 1, packed.n)
        sum = sum + c - a + select("#", unpack(packed))
    end
    return sum
end

return run
