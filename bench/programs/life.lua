-- Conway's Life on a 64 by 64 torus, n generations: a grid of rows, read at eight neighbours.

local SIZE = 64

local function empty_grid()
    local grid = {}
    for y = 1, SIZE do
        local row = {}
        for x = 1, SIZE do row[x] = 0 end
        grid[y] = row
    end
    return grid
end

local function seed_grid(grid)
    local seed = 42
    for y = 1, SIZE do
        for x = 1, SIZE do
            seed = (seed * 3877 + 29573) % 139968
            grid[y][x] = seed > 90000 and 1 or 0
        end
    end
end

local function step(grid, target)
    for y = 1, SIZE do
        local above = grid[y == 1 and SIZE or y - 1]
        local row = grid[y]
        local below = grid[y == SIZE and 1 or y + 1]
        local out = target[y]
        for x = 1, SIZE do
            local left = x == 1 and SIZE or x - 1
            local right = x == SIZE and 1 or x + 1
            local neighbours = above[left] + above[x] + above[right] + row[left] + row[right]
                + below[left] + below[x] + below[right]
            if neighbours == 3 or (neighbours == 2 and row[x] == 1) then
                out[x] = 1
            else
                out[x] = 0
            end
        end
    end
end

local function run(n)
    local grid, target = empty_grid(), empty_grid()
    seed_grid(grid)
    for _ = 1, n do
        step(grid, target)
        grid, target = target, grid
    end
    local sum = 0
    for y = 1, SIZE do
        for x = 1, SIZE do sum = sum + grid[y][x] * (x + y * SIZE) end
    end
    return sum
end

return run
