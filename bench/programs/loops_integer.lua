-- Three nested numeric loops over integer arithmetic: add, multiply, modulo, compare.

local function run(n)
    local sum, odd = 0, 0
    for i = 1, n do
        for j = 1, 100 do
            local row = i * j
            for k = 1, 20 do
                sum = (sum + row * k) % 1000003
                if sum % 2 == 1 then odd = odd + 1 end
            end
        end
    end
    return sum + odd
end

return run
