-- Counting the substrings of a generated DNA sequence: sub as a dictionary key, at lengths 1, 2, 3, 6 and 12.

local letters = { "A", "C", "G", "T" }

local function sequence(n)
    local parts, seed = {}, 42
    for i = 1, n do
        seed = (seed * 3877 + 29573) % 139968
        parts[i] = letters[math.floor(seed / 139968 * 4) + 1]
    end
    return table.concat(parts)
end

local function count_all(text, length)
    local counts = {}
    for i = 1, #text - length + 1 do
        local key = text:sub(i, i + length - 1)
        counts[key] = (counts[key] or 0) + 1
    end
    return counts
end

local function run(n)
    local text = sequence(n)
    local sum = 0
    for _, length in ipairs({ 1, 2, 3, 6, 12 }) do
        local counts = count_all(text, length)
        local distinct, most = 0, 0
        for _, count in pairs(counts) do
            distinct = distinct + 1
            if count > most then most = count end
        end
        sum = sum + distinct * length + most + (counts[("GAT"):sub(1, length)] or 0)
    end
    return sum
end

return run
