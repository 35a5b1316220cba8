-- Parallel programs: how much faster two threads are than one. Each program divides a fixed amount of work.
--
--     bin/farside bench/threads/parallel.lua [PROGRAM [ROUNDS]]
--
-- Prints for each program the least time of one thread and of two in the steady state, in milliseconds, and their ratio;
-- separated by tabs. The least, since whatever else the machine does makes a program slower, and two threads sooner than
-- one.

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

--- Solutions of the queens problem; each pair of columns for the first two rows is a piece of work in a channel.
function programs.queens(n)
  local size = 11
  local work = threads.channel()
  for first = 1, size do
    for second = 1, size do
      if math.abs(first - second) > 1 then
        work:send({first, second})
      end
    end
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
    for pair in work do
      columns[1], columns[2] = pair[1], pair[2]
      place(3)
    end
    return solutions
  end)
  local sum = 0
  for i = 1, n do
    sum = sum + counts[i]
  end
  return sum
end

local function summed(counts)
  local sum = 0
  for _, count in pairs(counts) do
    sum = sum + count
  end
  return sum
end

local lines = {}
do
  local words, seed = {}, 42
  for l = 1, 40000 do
    for i = 1, 100 do
      seed = seed * 48271 % 2147483647
      words[i] = "w" .. seed % (i % 7 == 0 and 5000 or 100)
    end
    lines[l] = table.concat(words, " ")
  end
end

--- Calls f with each line, of which the threads take a hundred at a time.
local function eachLine(state, f)
  while true do
    local from = threads.atomic.add(state, "next", 100) - 100
    if from > #lines then
      return
    end
    for l = from, from + 99 do
      f(lines[l])
    end
  end
end

--- Words counted by each thread for the lines it takes, then added to one shared table by atomic additions.
function programs.word_count(n)
  local counts, state = {}, {next = 1}
  parallel(n, function()
    local own = {}
    eachLine(state, function(line)
      for word in line:gmatch("%a%d+") do
        own[word] = (own[word] or 0) + 1
      end
    end)
    local add = threads.atomic.add
    for word, count in pairs(own) do
      add(counts, word, count)
    end
  end)
  return summed(counts)
end

--- The same with an addition to the shared table for each word: the processors hand its memory to and fro.
function programs.word_count_in_one_table(n)
  local counts, state = {}, {next = 1}
  parallel(n, function()
    local add = threads.atomic.add
    eachLine(state, function(line)
      for word in line:gmatch("%a%d+") do
        add(counts, word, 1)
      end
    end)
  end)
  return summed(counts)
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

local rounds = tonumber(arg and arg[2]) or 21

--- The least of the later two thirds: what came before is warm-up.
local function steady(times)
  return math.min(table.unpack(times, #times // 3 + 1))
end

for _, name in ipairs(arg and arg[1] and {arg[1]} or {"mandelbrot", "queens", "word_count", "word_count_in_one_table", "sort"}) do
  local program, times, expected = programs[name], {{}, {}}, nil
  for round = 1, rounds do
    for n = 1, 2 do
      local start = clock()
      local result = program(n)
      times[n][round] = clock() - start
      expected = expected or result
      assert(result == expected, "threads change the result")
    end
  end
  local one, two = steady(times[1]), steady(times[2])
  print(string.format("%s\tms\t%.1f\t%.1f\t%.3f", name, one * 1e3, two * 1e3, one / two))
end
