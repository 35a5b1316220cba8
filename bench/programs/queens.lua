-- All ways to place n queens: recursion and three arrays of booleans, set and taken back.

local function run(n)
    local column_taken, rising_taken, falling_taken = {}, {}, {}
    for i = 1, n do column_taken[i] = false end
    for i = 1, 2 * n do
        rising_taken[i] = false
        falling_taken[i] = false
    end
    local solutions, placements = 0, 0

    local function place(row)
        if row > n then
            solutions = solutions + 1
            return
        end
        for column = 1, n do
            local rising, falling = row + column - 1, row - column + n
            if not (column_taken[column] or rising_taken[rising] or falling_taken[falling]) then
                placements = placements + 1
                column_taken[column], rising_taken[rising], falling_taken[falling] = true, true, true
                place(row + 1)
                column_taken[column], rising_taken[rising], falling_taken[falling] = false, false, false
            end
        end
    end

    place(1)
    return placements * 1000 + solutions
end

return run
