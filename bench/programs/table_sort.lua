-- table.sort over n numbers, n / 2 strings, and n / 2 records with a comparison function.

local function run(n)
    local numbers, words, records, seed = {}, {}, {}, 42
    for i = 1, n do
        seed = (seed * 3877 + 29573) % 139968
        numbers[i] = seed
        if i % 2 == 0 then
            words[#words + 1] = "w" .. seed
            records[#records + 1] = { key = seed % 1000, serial = i }
        end
    end
    table.sort(numbers)
    table.sort(words)
    table.sort(records, function(a, b)
        if a.key ~= b.key then return a.key > b.key end
        return a.serial < b.serial
    end)
    local sum = 0
    for i = 1, n do sum = sum + numbers[i] * (i % 5) end
    for i, word in ipairs(words) do sum = sum + word:byte(#word) * (i % 5) end
    for i, record in ipairs(records) do sum = sum + record.serial * (i % 5) end
    return sum
end

return run
