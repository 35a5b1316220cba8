-- Protected calls: ones that succeed, that raise strings, tables and run-time errors, nested, and xpcall.
-- LuaJ puts a position before every message and returns a table past xpcall's handler: so messages are read from their
-- end, and xpcall meets strings only.

local function succeed(x) return x + 1 end

local function raise(x)
    if x % 2 == 0 then error({ code = x % 10 }) end
    error("failed with " .. x % 10, 0)
end

local function raise_string(x)
    error("failed with " .. x % 10, 0)
end

local function index_nil(x)
    local nothing
    return nothing[x]
end

local function nested(x)
    local ok, problem = pcall(raise, x)
    if not ok then error(problem, 0) end
end

local function handler(problem)
    if type(problem) == "table" then return problem.code end
    return problem:byte(-1)
end

local function run(n)
    local sum = 0
    for i = 1, n do
        for j = 1, 5 do
            local ok, value = pcall(succeed, j)
            if ok then sum = sum + value end
        end
        local ok, problem = pcall(raise, i)
        if not ok then sum = sum + handler(problem) end
        ok, problem = pcall(nested, i)
        if not ok then sum = sum + handler(problem) end
        local _, code = xpcall(function() raise_string(i) end, handler)
        sum = sum + code
        if i % 4 == 0 and not pcall(index_nil, i) then sum = sum + 1 end
    end
    return sum
end

return run
