-- Binary trees of depth up to n, built, walked and dropped, beside one that lives on: allocation and collection.

local function bottom_up(depth)
    if depth == 0 then return { false, false } end
    return { bottom_up(depth - 1), bottom_up(depth - 1) }
end

local function count(tree)
    local left = tree[1]
    if not left then return 1 end
    return 1 + count(left) + count(tree[2])
end

local function run(n)
    local survivor = bottom_up(n)
    local sum = 0
    for depth = 4, n, 2 do
        local trees = 2 ^ (n - depth + 2)
        for _ = 1, trees do
            sum = sum + count(bottom_up(depth))
        end
    end
    return sum + count(survivor)
end

return run
