-- Fannkuch: the longest series of prefix reversals over all permutations of n; small integer arrays, swapped.

local function run(n)
    local permutation, work, count = {}, {}, {}
    for i = 1, n do
        permutation[i] = i
        count[i] = i
    end
    local longest, checksum, even = 0, 0, true
    local remaining = n
    while true do
        while remaining > 1 do
            count[remaining] = remaining
            remaining = remaining - 1
        end
        if permutation[1] ~= 1 then
            for i = 1, n do work[i] = permutation[i] end
            local flips, first = 0, work[1]
            while first ~= 1 do
                local low, high = 1, first
                while low < high do
                    work[low], work[high] = work[high], work[low]
                    low = low + 1
                    high = high - 1
                end
                flips = flips + 1
                first = work[1]
            end
            if flips > longest then longest = flips end
            checksum = even and checksum + flips or checksum - flips
        end
        -- The next permutation: rotate ever longer prefixes until one has rotations left.
        while true do
            if remaining == n then
                return checksum * 100 + longest
            end
            local front = permutation[1]
            for i = 1, remaining do
                permutation[i] = permutation[i + 1]
            end
            remaining = remaining + 1
            permutation[remaining] = front
            count[remaining] = count[remaining] - 1
            if count[remaining] > 0 then
                remaining = remaining - 1
                break
            end
        end
        even = not even
    end
end

return run
