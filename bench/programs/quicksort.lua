-- Quicksort written in Lua over n pseudo-random numbers: array reads, swaps, recursion on ranges.

local function random_numbers(n)
    local numbers, seed = {}, 42
    for i = 1, n do
        seed = (seed * 3877 + 29573) % 139968
        numbers[i] = seed
    end
    return numbers
end

local function sort(a, low, high)
    while low < high do
        local pivot = a[math.floor((low + high) / 2)]
        local i, j = low, high
        while i <= j do
            while a[i] < pivot do i = i + 1 end
            while a[j] > pivot do j = j - 1 end
            if i <= j then
                a[i], a[j] = a[j], a[i]
                i = i + 1
                j = j - 1
            end
        end
        -- The shorter part by recursion, the longer one by the loop, so that the depth stays logarithmic.
        if j - low < high - i then
            sort(a, low, j)
            low = i
        else
            sort(a, i, high)
            high = j
        end
    end
end

local function run(n)
    local numbers = random_numbers(n)
    sort(numbers, 1, n)
    local sum = 0
    for i = 1, n do
        if i > 1 and numbers[i - 1] > numbers[i] then error("not sorted at " .. i) end
        sum = sum + numbers[i] * (i % 7)
    end
    return sum
end

return run
