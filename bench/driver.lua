-- Runs one program of bench/programs in this process and prints one line: the median seconds of a run, the
-- number of timed runs, and the checksum.
--
--     lua5.4 bench/driver.lua PROGRAM N WARMUP REPEATS [SECONDS]
--
-- N is the program's size, WARMUP the number of runs thrown away first, REPEATS the number of timed ones. SECONDS
-- limits the whole process: when they are used up, warm-up ends and no further timed run starts, so that a
-- program an interpreter is bad at costs one timed run instead of many. Every run must return the same checksum.
-- The time is the time that passes: os.clock on an interpreter with a single thread and on LuaJ, whose os.clock is a
-- wall clock; threads.clock on Farside, where os.clock counts the processor time of all the JVM's threads, those that
-- compile in the background among them. Runs on Lua 5.1 (LuaJIT) to 5.4.

local name, size, warmup, repeats, seconds = arg[1], tonumber(arg[2]), tonumber(arg[3]), tonumber(arg[4]), arg[5]
if not (name and size and warmup and repeats) then
    io.stderr:write("usage: driver.lua PROGRAM N WARMUP REPEATS [SECONDS]\n")
    os.exit(2)
end

local folder = arg[0]:match("^(.*[/\\])") or ""
local run = dofile(folder .. "programs/" .. name .. ".lua")
local hasThreads, threads = pcall(require, "threads")
local clock = hasThreads and threads.clock or os.clock
local deadline = clock() + (tonumber(seconds) or math.huge)

local checksum

local function check(value)
    if type(value) ~= "number" or value ~= value then
        error(name .. " returned " .. tostring(value) .. " instead of a checksum")
    end
    checksum = checksum or value
    if value ~= checksum then
        error(name .. " returned " .. tostring(value) .. " after " .. tostring(checksum) .. " on an earlier run")
    end
end

for _ = 1, warmup do
    check(run(size))
    if clock() > deadline then break end
end

local times = {}
for i = 1, repeats do
    -- Each run starts from a collected heap, so that one does not pay for the garbage of the one before.
    collectgarbage()
    local start = clock()
    local value = run(size)
    times[i] = clock() - start
    check(value)
    if clock() > deadline then break end
end

table.sort(times)
local middle = math.floor((#times + 1) / 2)
local median = #times % 2 == 1 and times[middle] or (times[middle] + times[middle + 1]) / 2

-- More digits than are compared: LuaJ's string.format has no precision, so rounding is left to the reader.
print(string.format("%.6f %d %.17g", median, #times, checksum))
