-- Word count: a dictionary keyed by strings that are made at run time, then sorted by frequency.

local syllables = { "ka", "ro", "mi", "ten", "lo", "su", "vi", "da", "ne", "po", "ra", "zu" }

local function text_of(n)
    local words, seed = {}, 7
    for i = 1, n do
        local word = ""
        for _ = 1, 2 + i % 3 do
            seed = (seed * 3877 + 29573) % 139968
            word = word .. syllables[seed % #syllables + 1]
        end
        words[i] = word
    end
    return table.concat(words, " ")
end

local function run(n)
    local counts = {}
    for word in text_of(n):gmatch("%a+") do
        counts[word] = (counts[word] or 0) + 1
    end
    local words = {}
    for word in pairs(counts) do words[#words + 1] = word end
    table.sort(words, function(a, b)
        if counts[a] ~= counts[b] then return counts[a] > counts[b] end
        return a < b
    end)
    local sum = #words
    for i = 1, math.min(100, #words) do
        sum = sum + i * counts[words[i]] + #words[i]
    end
    return sum
end

return run
