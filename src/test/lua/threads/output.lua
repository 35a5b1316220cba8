-- Lines and files of several threads.
local n = STRESS and 10 or 300

-- one call's output stays together
local name = os.tmpname()
local file = assert(io.open(name, "w"))
threads.parallel(4, function(i)
  for k = 1, n do
    file:write("<", i, " ", k, " ", ("x"):rep(i * 10), ">\n")
  end
end)
file:close()
local last, lines, whole = {0, 0, 0, 0}, 0, true
for line in io.lines(name) do
  local i, k, xs = line:match("^<(%d) (%d+) (x+)>$")
  i, k = math.tointeger(i), math.tointeger(k)
  whole = whole and #xs == i * 10 and k == last[i] + 1
  last[i] = k
  lines = lines + 1
end
print(lines == 4 * n, whole) --> true	true

-- a file read by several threads: each line goes to one of them
file = io.open(name)
local read = threads.parallel(3, function()
  local mine = 0
  for line in file:lines() do
    mine = mine + (line:match("^<.*>$") and 1 or 1000000)
  end
  return mine
end)
print(read[1] + read[2] + read[3] == 4 * n) --> true
print(file:seek("set", 0)) --> 0
read = threads.parallel(2, function()
  local mine = 0
  while file:read("L") do
    mine = mine + 1
  end
  return mine
end)
print(read[1] + read[2] == 4 * n) --> true
file:close()
-- a file that another thread closes
file = io.open(name)
local went = threads.run(function() file:close() end)
went:join()
print(pcall(file.read, file)) --> false	attempt to use a closed file
os.remove(name)

-- the default output is everybody's
local out = io.tmpfile()
local before = io.output(out)
threads.run(function() io.write("by a thread") end):join()
io.write(", by main")
io.output(before)
out:seek("set")
print(out:read("a")) --> by a thread, by main
out:close()

-- print calls __tostring before it writes anything, so that nothing comes in between
local slow = setmetatable({}, {__tostring = function() threads.sleep(0.02) return "slow" end})
local t = threads.run(function() print("one", slow, "line") end)
threads.sleep(0.005)
t:join()
--> one	slow	line
print(select(2, threads.run(function() print("never", setmetatable({}, {__tostring = error})) end):pjoin()) ~= nil) --> true

-- child processes: a blocked read is cancelled and takes its child with it
if os.getenv("PATH") and os.execute("true") then
  local reading = threads.latch(1)
  t = threads.run(function()
    local pipe <close> = io.popen("sleep 60; echo late")
    reading:countdown()
    return pipe:read()
  end)
  reading:wait()
  threads.sleep(0.05)
  local start = threads.clock()
  t:cancel("no patience")
  print(t:pjoin()) --> false	thread cancelled: no patience	nil
  print(threads.clock() - start < 30) --> true
  local running = threads.latch(1)
  t = threads.run(function() running:countdown() return os.execute("sleep 60") end)
  running:wait()
  threads.sleep(0.05)
  start = threads.clock()
  t:cancel()
  print(t:pjoin()) --> false	thread cancelled	nil
  print(threads.clock() - start < 30) --> true
  -- a full pipe
  t = threads.run(function()
    local pipe <close> = io.popen("sleep 60", "w")
    for _ = 1, 100 do
      pipe:write(("y"):rep(10000))
    end
  end)
  threads.sleep(0.1)
  start = threads.clock()
  t:cancel()
  print(t:pjoin()) --> false	thread cancelled	nil
  print(threads.clock() - start < 30) --> true
  -- what another thread reads from a pipe does not stop collections
  t = threads.run(function()
    local pipe <close> = io.popen("sleep 0.2; echo line")
    return pipe:read(), pipe:read()
  end)
  for _ = 1, 5 do
    collectgarbage()
  end
  print(t:join()) --> line	nil
  print(io.popen("exit 3"):close()) --> nil	exit	3
end

-- warnings of a thread come whole
warn("@off")
threads.run(function() warn("a", "b") end):join()
