-- Heap sort over n pseudo-random floats: index arithmetic and array accesses that jump about.

local function sift_down(a, root, last)
    local value = a[root]
    local child = 2 * root
    while child <= last do
        if child < last and a[child] < a[child + 1] then child = child + 1 end
        if value >= a[child] then break end
        a[root] = a[child]
        root = child
        child = 2 * root
    end
    a[root] = value
end

local function run(n)
    local a, seed = {}, 42
    for i = 1, n do
        seed = (seed * 3877 + 29573) % 139968
        a[i] = seed / 139968
    end
    for root = math.floor(n / 2), 1, -1 do
        sift_down(a, root, n)
    end
    for last = n, 2, -1 do
        a[1], a[last] = a[last], a[1]
        sift_down(a, 1, last - 1)
    end
    local sum = 0
    for i = 1, n do
        if i > 1 and a[i - 1] > a[i] then error("not sorted at " .. i) end
        sum = sum + a[i] * (i % 7)
    end
    return sum
end

return run
