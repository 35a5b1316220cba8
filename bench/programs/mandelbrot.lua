-- Mandelbrot set on an n by n grid: a tight loop over six float locals.

local function run(n)
    local inside, steps = 0, 0
    for row = 0, n - 1 do
        local ci = 2.0 * row / n - 1.0
        for column = 0, n - 1 do
            local cr = 2.0 * column / n - 1.5
            local zr, zi, zr2, zi2 = 0.0, 0.0, 0.0, 0.0
            local count = 0
            while count < 50 and zr2 + zi2 <= 4.0 do
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                zr2 = zr * zr
                zi2 = zi * zi
                count = count + 1
            end
            steps = steps + count
            if count == 50 then inside = inside + 1 end
        end
    end
    return steps * 10 + inside % 10
end

return run
