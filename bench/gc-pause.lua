-- The median time of a full collection with many live small tables, and the least and the greatest.
--
--     lua5.4 bench/gc-pause.lua [TABLES [COLLECTIONS]]
--
-- Prints: median, least, greatest (milliseconds), kilobytes in use. Runs on Lua 5.1 (LuaJIT) to 5.4.

local tables = tonumber(arg[1]) or 1000000
local collections = tonumber(arg[2]) or 10
local clock = threads and threads.clock or os.clock -- several threads may collect, so the time on the wall

local live = {}
for i = 1, tables do live[i] = { x = i, y = i } end

-- The first one also sweeps what building left behind.
collectgarbage()

local times = {}
for i = 1, collections do
    local start = clock()
    collectgarbage()
    times[i] = (clock() - start) * 1000
end
table.sort(times)

local function tenths(value) return math.floor(value * 10 + 0.5) / 10 end

local half = math.floor((collections + 1) / 2)
local median = collections % 2 == 1 and times[half] or (times[half] + times[half + 1]) / 2
local kilobytes = math.floor(collectgarbage("count"))
if #live ~= tables or live[tables].x ~= tables then error("live tables were lost") end
print(tenths(median) .. " " .. tenths(times[1]) .. " " .. tenths(times[collections]) .. " " .. kilobytes)
