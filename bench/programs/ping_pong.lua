-- Two coroutines that pass a number to and fro n times: the price of a resume and a yield.

local yield, resume, create = coroutine.yield, coroutine.resume, coroutine.create

local function run(n)
    local ping = create(function(value)
        while true do value = yield(value + 1) end
    end)
    local pong = create(function(value)
        while true do value = yield(value * 3 % 65521) end
    end)
    local value, ok = 1, true
    for _ = 1, n do
        ok, value = resume(ping, value)
        if not ok then error(value) end
        ok, value = resume(pong, value)
        if not ok then error(value) end
    end
    return value
end

return run
