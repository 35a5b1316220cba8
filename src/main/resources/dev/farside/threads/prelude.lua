-- The functions of the library "threads" that are written in Lua. The chunk gets the library's table.
-- "start" is like threads.run, for threads whose errors are certain to be asked for: the watchdog does not hear of them.
local threads, start = ...
local atomic = threads.atomic
local error, ipairs, tostring, type = error, ipairs, tostring, type
local concat, pack, remove, unpack = table.concat, table.pack, table.remove, table.unpack
local mathtype, setmetatable = math.type, setmetatable
local functions = {}

--- lock:with(f, ...): calls f(...) while it holds the lock; gives it back however f ends.
function functions.with(lock, f, ...)
  local held <close> = lock:lock()
  return f(...)
end

--- atomic.update(t, k, f): replaces t[k] by f(t[k]); f is called again if another thread was faster.
function functions.update(t, k, f)
  while true do
    local old = atomic.get(t, k)
    local new = f(old)
    if atomic.cas(t, k, old, new) then
      return new
    end
  end
end

-- What has failed in the last runAll of a thread, by its handle.
local failures = setmetatable({}, {__mode = "k"})

--- threads.failures(): the list of the errors of this thread's last parallel, map or reduce that has raised one, each a
--- table {thread = i, error = value, traceback = string}.
function functions.failures()
  return failures[threads.self()] or {}
end

local Crew = {}

--- Cancels what still runs when its maker ends early.
function Crew:__close()
  for i = 1, self.n do
    if self[i]:status() == "running" then
      self[i]:cancel("the thread that started it has ended")
    end
  end
end

--- Runs body(i, ...) in n threads and waits for all; returns the lists of their results, or raises the first error.
local function runAll(n, body, ...)
  local crew <close> = setmetatable({n = 0}, Crew)
  for i = 1, n do
    crew[i] = start(body, i, ...)
    crew.n = i
  end
  local results, failed = {}, nil
  for i = 1, n do
    local result = pack(crew[i]:pjoin())
    if not result[1] and result.n == 3 then
      failed = failed or {}
      failed[#failed + 1] = {thread = i, error = result[2], traceback = result[3]}
    else
      results[i] = result
    end
  end
  if failed then
    failures[threads.self()] = failed
    local first = failed[1].error
    if type(first) ~= "string" then
      error(first, 0)
    end
    local text = {first, "\nthread ", tostring(failed[1].thread), " of ", tostring(n), ", ", failed[1].traceback or "cancelled"}
    for k = 2, #failed do
      local other = failed[k]
      text[#text + 1] = "\nalso thread " .. other.thread .. ": " .. tostring(other.error)
    end
    error(concat(text), 0)
  end
  return results
end

local function check(value, wanted, index, name)
  if type(value) ~= wanted then
    error("bad argument #" .. index .. " to '" .. name .. "' (" .. wanted .. " expected, got "
      .. (value == nil and "no value" or type(value)) .. ")", 3)
  end
end

--- threads.parallel(n, f, ...): f(1, ...) to f(n, ...) at once; a list of their first results.
function functions.parallel(n, f, ...)
  if mathtype(n) ~= "integer" or n < 0 then
    error("bad argument #1 to 'parallel' (a number of threads expected, got " .. tostring(n) .. ")", 2)
  end
  check(f, "function", 2, "parallel")
  local results = runAll(n, f, ...)
  local firsts = {n = n}
  for i = 1, n do
    firsts[i] = results[i][2]
  end
  return firsts
end

--- threads.map(t, f): the list of f(t[i], i), computed by as many threads as there are processors.
function functions.map(t, f)
  check(t, "table", 1, "map")
  check(f, "function", 2, "map")
  local n = #t
  local workers = n < threads.cpus() and n or threads.cpus()
  if workers == 0 then
    return {}
  end
  local chunk = n // (workers * 8) + 1
  local state, list = {next = 1}, {}
  local parts = runAll(workers, function()
    local done = {}
    while true do
      local from = atomic.add(state, "next", chunk) - chunk
      if from > n then
        return done
      end
      local part = {}
      for i = from, from + chunk - 1 < n and from + chunk - 1 or n do
        part[i - from + 1] = f(t[i], i)
      end
      done[#done + 1] = {from, part}
    end
  end)
  for w = 1, workers do
    for _, piece in ipairs(parts[w][2]) do
      local from, part = piece[1], piece[2]
      for i = 1, chunk do
        list[from + i - 1] = part[i]
      end
    end
  end
  return list
end

--- threads.reduce(t, f, init): f(f(f(init, t[1]), t[2]), ...), in pieces: f must be associative, init neutral.
function functions.reduce(t, f, init)
  check(t, "table", 1, "reduce")
  check(f, "function", 2, "reduce")
  local n = #t
  local workers = n < threads.cpus() and n or threads.cpus()
  if workers == 0 then
    return init
  end
  local results = runAll(workers, function(w)
    local sum = init
    for i = (w - 1) * n // workers + 1, w * n // workers do
      sum = f(sum, t[i])
    end
    return sum
  end)
  local sum = results[1][2]
  for w = 2, workers do
    sum = f(sum, results[w][2])
  end
  return sum
end

--- threads.supervise(f, {max = 5, within = 10}): a thread that runs f in another one, again when an error has ended it.
function functions.supervise(f, options)
  local max = options and options.max or 5
  local within = options and options.within or 10
  check(f, "function", 1, "supervise")
  return threads.run(function()
    local deaths = {}
    while true do
      local crew <close> = setmetatable({start(f), n = 1}, Crew)
      local result = pack(crew[1]:pjoin())
      if result[1] or result.n ~= 3 then
        return unpack(result, 2, result.n)
      end
      local now = threads.clock()
      deaths[#deaths + 1] = now
      while deaths[1] and now - deaths[1] > within do
        remove(deaths, 1)
      end
      if #deaths > max then
        error("supervised function failed " .. #deaths .. " times within " .. within .. " seconds, last: "
          .. tostring(result[2]), 0)
      end
    end
  end)
end

return functions
