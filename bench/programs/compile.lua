-- load: a generated module of some hundred lines is compiled and run n times.

local function source_text()
    local lines = { "local module = {}" }
    for i = 1, 40 do
        lines[#lines + 1] = "-- function number " .. i
        lines[#lines + 1] = "function module.f" .. i .. "(a, b)"
        lines[#lines + 1] = "    local t = { x = a, y = b, name = 'n" .. i .. "', [" .. i .. "] = 0x" .. i .. " }"
        lines[#lines + 1] = "    for k = 1, " .. i .. " do if t.x < k and not (t.y == k) then t.x = t.x + k * 2 end end"
        lines[#lines + 1] = "    while t.y > 100 do t.y = t.y - 7.5 end"
        lines[#lines + 1] = "    return function(c) return t.x + (c or " .. i .. ") - #t.name end"
        lines[#lines + 1] = "end"
    end
    lines[#lines + 1] = "return module"
    return table.concat(lines, "\n")
end

local function run(n)
    local text = source_text()
    local sum = 0
    for i = 1, n do
        local chunk, problem = load(text, "=generated")
        if not chunk then error(problem) end
        local module = chunk()
        sum = sum + module["f" .. i % 40 + 1](i % 10, 5)(i % 3)
    end
    return sum
end

return run
