-- Spectral norm of an infinite matrix's n by n corner: float arrays, and a small function in the inner loop.

local function element(i, j)
    local diagonal = i + j - 1
    return 1.0 / (diagonal * (diagonal - 1) * 0.5 + i)
end

local function times(n, source, target)
    for i = 1, n do
        local sum = 0
        for j = 1, n do
            sum = sum + source[j] * element(i, j)
        end
        target[i] = sum
    end
end

local function times_transposed(n, source, target)
    for i = 1, n do
        local sum = 0
        for j = 1, n do
            sum = sum + source[j] * element(j, i)
        end
        target[i] = sum
    end
end

local function run(n)
    local u, v, scratch = {}, {}, {}
    for i = 1, n do u[i] = 1 end
    for _ = 1, 5 do
        times(n, u, scratch)
        times_transposed(n, scratch, v)
        times(n, v, scratch)
        times_transposed(n, scratch, u)
    end
    local product, square = 0, 0
    for i = 1, n do
        product = product + u[i] * v[i]
        square = square + v[i] * v[i]
    end
    return math.sqrt(product / square)
end

return run
