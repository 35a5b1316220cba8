-- Sieve of Eratosthenes up to n: one large array of booleans, filled and cleared with strides.

local function run(n)
    local composite = {}
    for i = 1, n do composite[i] = false end
    local primes, sum = 0, 0
    for i = 2, n do
        if not composite[i] then
            primes = primes + 1
            sum = sum + i
            for j = i * i, n, i do composite[j] = true end
        end
    end
    return sum * 10 + primes % 10
end

return run
