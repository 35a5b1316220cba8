-- string.format and its way back, tonumber and tostring.
-- LuaJ ignores a float's precision and a string's width, and %s refuses what is not a string there: so floats are
-- chosen that have few digits and are compared as numbers, and strings stand in plain %s.

local format = string.format

local function run(n)
    local sum = 0
    for i = 1, n do
        local line = format("%d %5d %s|%08d %x %X %o %c", i, i % 1000, "id" .. i % 10, i, i, i % 256, i % 64,
            65 + i % 26)
        sum = sum + #line + line:byte(#line)
        sum = sum + tonumber(format("%.3f", (i % 4096) / 8))
        sum = sum + tonumber(format("%.14g", i / 4))
        sum = sum + #format("%s:%s:%s", i, "value", tostring(i % 2 == 0))
        sum = sum + #format("%q", "a \"quoted\" word") + #tostring(i)
        sum = sum + tonumber("0x" .. format("%x", i))
    end
    return sum
end

return run
