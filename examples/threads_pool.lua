-- A pool of workers: jobs go through one channel, answers come back through another.
local workers = 4
local jobs = threads.channel(8) -- whoever makes jobs faster than they are done waits
local answers = threads.channel()

local pool = {}
for w = 1, workers do
  pool[w] = threads.run(function()
    threads.self():name("worker " .. w)
    local done = 0
    for job in jobs do -- until the channel is closed and empty
      local ok, result = pcall(job.work, job.argument)
      answers:send({number = job.number, ok = ok, result = result})
      done = done + 1
    end
    return done
  end)
end

local function fibonacci(n)
  return n < 2 and n or fibonacci(n - 1) + fibonacci(n - 2)
end

local count = 12
threads.run(function()
  for i = 1, count do
    jobs:send({number = i, work = i == 7 and error or fibonacci, argument = i == 7 and "job 7 is broken" or i + 5})
  end
  jobs:close()
end)

local results = {}
for _ = 1, count do
  local answer = answers:recv()
  results[answer.number] = (answer.ok and "" or "failed: ") .. tostring(answer.result)
end
for i, result in ipairs(results) do
  print(i, result)
end

local total = 0
for _, worker in ipairs(pool) do
  total = total + worker:join()
end
print("jobs done", total)
