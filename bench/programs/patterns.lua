-- Pattern matching: find, match, gmatch and gsub with captures, classes, anchors, and table or function values.

local sentence = "The quick brown fox (age 7) jumps over 13 lazy dogs; mail: fox@forest.example, key=value, a=b. "

local function run(n)
    local text = sentence:rep(10)
    local sum = 0
    for i = 1, n do
        for word in text:gmatch("%a+") do
            sum = sum + #word
        end
        for key, value in text:gmatch("(%w+)=(%w+)") do
            sum = sum + #key * #value
        end
        local _, replaced = text:gsub("%d+", function(digits) sum = sum + tonumber(digits) end)
        sum = sum + replaced
        sum = sum + #(text:gsub("(%w+)@(%w+)%.(%w+)", "%3.%2 at %1"))
        sum = sum + #(text:gsub("%a+", { fox = "vixen", dogs = "cats" }))
        local first, last = text:find("lazy%s+%a-;", i % 50)
        sum = sum + first + last
        sum = sum + #text:match("%b()") + #text:match("^%s*(%u%l+)")
        local plain = text:find("value, a=b", 1, true)
        sum = sum + plain
        local position, hits = 1, 0
        while true do
            local from, to = text:find("o[vwx]", position)
            if not from then break end
            hits = hits + 1
            position = to + 1
        end
        sum = sum + hits
    end
    return sum
end

return run
