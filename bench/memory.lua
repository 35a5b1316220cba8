-- Bytes per object, as collectgarbage("count") sees them, over many objects of a kind.
--
--     lua5.4 bench/memory.lua [COUNT]
--
-- Prints a line for each kind: name, a tab, bytes (or n/a), a tab, and the limit that Farside has set itself.
-- The objects are put into an array whose slots are filled before the first measurement, so the slots do not count.
-- Runs on Lua 5.1 (LuaJIT) to 5.4.

local count = tonumber(arg[1]) or 100000

-- LuaJ's coroutines are threads of the operating system: so many of them are more than a machine has.
local coroutines_are_threads = tostring(_VERSION):find("Luaj", 1, true) ~= nil

local class = {}
class.__index = class

local function wait() coroutine.yield() end

local kinds = {
    { "empty table", 16, function() return {} end },
    { "{x=, y=}", 48, function(i) return { x = i, y = i } end },
    { "four fields", 64, function(i) return { a = i, b = i, c = i, d = i } end },
    { "array of 4", 64, function(i) return { i, i, i, i } end },
    { "array of 16", 160, function(i) return { i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i } end },
    { "one field and metatable", 48, function(i) return setmetatable({ x = i }, class) end },
    { "closure, own constant", 32, function(i)
        local constant = i
        return function() return constant end
    end },
    { "closure, own assigned", 48, function(i)
        local assigned = i
        return function()
            assigned = assigned + 1
            return assigned
        end
    end },
    { "10-byte string", 32, function(i) return string.format("s%09d", i) end },
    { "suspended coroutine", 600, function()
        local thread = coroutine.create(wait)
        coroutine.resume(thread)
        return thread
    end },
}

local function bytes_in_use()
    -- Twice, because what has a finalizer is only freed by the second; a JVM may take its time.
    collectgarbage()
    collectgarbage()
    return collectgarbage("count") * 1024
end

local slots = {}
for i = 1, count do slots[i] = false end

local function bytes_each(make)
    -- Once before: what the machine sets up for the first object of a kind is not an object.
    slots[1] = make(1)
    for i = 1, count do slots[i] = false end
    local before = bytes_in_use()
    for i = 1, count do slots[i] = make(i) end
    local after = bytes_in_use()
    for i = 1, count do slots[i] = false end
    return (after - before) / count
end

for _, kind in ipairs(kinds) do
    local name, limit, make = kind[1], kind[2], kind[3]
    if name == "suspended coroutine" and coroutines_are_threads then
        print(name .. "\tn/a\t" .. limit)
    else
        -- A tenth is enough of a digit; string.format("%.1f") is not to be had everywhere.
        print(name .. "\t" .. math.floor(bytes_each(make) * 10 + 0.5) / 10 .. "\t" .. limit)
    end
end
