-- String building: the .. operator with short and growing operands, table.concat, string.rep.

local function run(n)
    local length = 0
    local parts = {}
    for i = 1, n do
        local line = "item " .. i .. ": " .. i % 17 .. "/" .. i % 29
        parts[#parts + 1] = line
        length = length + #line
    end
    local text = table.concat(parts, "\n")
    length = length + #text

    local growing = ""
    for i = 1, 1000 do
        growing = growing .. "x" .. i % 10
        if i % 100 == 0 then length = length + #growing end
    end

    local repeated = 0
    for i = 1, n do
        repeated = repeated + #(("ab"):rep(i % 20) .. "-")
    end
    return length + repeated + #growing + text:byte(math.floor(#text / 2))
end

return run
