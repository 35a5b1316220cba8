-- Loops over float arithmetic: a series, a numeric integration and an iteration towards a square root.

local function pi_series(terms)
    local sum, sign = 0.0, 1.0
    for k = 0, terms do
        sum = sum + sign / (2 * k + 1)
        sign = -sign
    end
    return 4 * sum
end

local function integrate(steps)
    local width, area = 1.0 / steps, 0.0
    local x = width * 0.5
    while x < 1.0 do
        area = area + width * (x * x * x - 2.5 * x + 1.25)
        x = x + width
    end
    return area
end

local function square_roots(count)
    local sum = 0.0
    for i = 1, count do
        local guess = i * 0.5
        repeat
            local previous = guess
            guess = 0.5 * (guess + i / guess)
            local change = previous - guess
        until change < 1e-7 and change > -1e-7
        sum = sum + guess
    end
    return sum
end

local function run(n)
    return pi_series(n * 10) + integrate(n * 4) + square_roots(n)
end

return run
