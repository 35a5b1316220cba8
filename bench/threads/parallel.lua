-- Parallel programs: how much faster two threads are than one. Each program divides a fixed amount of work.
--
--     bin/farside bench/threads/parallel.lua [PROGRAM [ROUNDS]]
--
-- Prints for each program the least time of one thread and of two, in milliseconds, and their ratio.

local clock, parallel = threads.clock, threads.parallel
local programs = {}

--- Rows of the Mandelbrot set, taken from a common counter.
function programs.mandelbrot(n)
  local size, limit = 600, 60
  local state, rows = {next = 0}, {}
  parallel(n, function()
    while true do
      local y = threads.atomic.add(state, "next", 1) - 1
      if y >= size then
        return
      end
      local ci, inside = 2.0 * y / size - 1.0, 0
      for x = 0, size - 1 do
        local cr = 2.0 * x / size - 1.5
        local zr, zi, i = 0.0, 0.0, 0
        while i < limit and zr * zr + zi * zi < 4.0 do
          zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
          i = i + 1
        end
        if i == limit then
          inside = inside + 1
        end
      end
      rows[y + 1] = inside
    end
  end)
  local sum = 0
  for y = 1, size do
    sum = sum + rows[y]
  end
  return sum
end

--- Solutions of the queens problem; each first column is a piece of work in a channel.
function programs.queens(n)
  local size = 9
  local work = threads.channel(size)
  for first = 1, size do
    work:send(first)
  end
  work:close()
  local counts = parallel(n, function()
    local solutions = 0
    local columns = {}
    local function place(row)
      if row > size then
        solutions = solutions + 1
        return
      end
      for c = 1, size do
        local free = true
        for r = 1, row - 1 do
          local other = columns[r]
          if other == c or other - c == row - r or c - other == row - r then
            free = false
            break
          end
        end
        if free then
          columns[row] = c
          place(row + 1)
        end
      end
    end
    for first in work do
      columns[1] = first
      place(2)
    end
    return solutions
  end)
  local sum = 0
  for i = 1, n do
    sum = sum + counts[i]
  end
  return sum
end

local text
do
  local words, seed = {}, 42
  for i = 1, 60000 do
    seed = seed * 48271 % 2147483647
    words[i] = "w" .. seed % (i % 7 == 0 and 5000 or 100)
  end
  text = table.concat(words, " ")
end

--- Words counted into one shared table by atomic additions; each thread has a part of the text.
function programs.word_count(n)
  local counts = {}
  parallel(n, function(i)
    local from = (i - 1) * #text // n + 1
    local to = i * #text // n
    if i > 1 then
      from = text:find(" ", from, true)
    end
    if i < n then
      to = text:find(" ", to, true)
    end
    local add = threads.atomic.add
    for word in text:sub(from, to):gmatch("%a%d+") do
      add(counts, word, 1)
    end
  end)
  local sum = 0
  for _, count in pairs(counts) do
    sum = sum + count
  end
  return sum
end

--- Parts sorted by threads of their own, then merged.
function programs.sort(n)
  local count, parts = 60000, 2
  local lists = parallel(n, function(thread)
    local sorted = {}
    for part = thread, parts, n do
      local seed, list = part * 1234567, {}
      for i = 1, count do
        seed = seed * 48271 % 2147483647
        list[i] = seed
      end
      table.sort(list, function(a, b) return a < b end)
      sorted[#sorted + 1] = list
    end
    return sorted
  end)
  local first = 0
  for i = 1, n do
    for _, list in ipairs(lists[i]) do
      first = first + list[1] + #list
    end
  end
  return first
end

local rounds = tonumber(arg and arg[2]) or 15
for _, name in ipairs(arg and arg[1] and {arg[1]} or {"mandelbrot", "queens", "word_count", "sort"}) do
  local program, best, expected = programs[name], {math.huge, math.huge}, nil
  for round = 1, rounds do
    for n = 1, 2 do
      local start = clock()
      local result = program(n)
      best[n] = math.min(best[n], clock() - start)
      expected = expected or result
      assert(result == expected, "threads change the result")
    end
  end
  print(string.format("%-12s %9.1f ms %9.1f ms %6.2f", name, best[1] * 1e3, best[2] * 1e3, best[1] / best[2]))
end
