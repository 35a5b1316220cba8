-- Channels of every capacity.
local function numbers(capacity, count, senders, receivers)
  local ch = threads.channel(capacity)
  local left = threads.latch(senders)
  for s = 1, senders do
    threads.run(function()
      for i = s, count, senders do
        ch:send(i)
      end
      left:countdown()
    end)
  end
  local takers = {}
  for r = 1, receivers do
    takers[r] = threads.run(function()
      local sum, last, ordered = 0, 0, true
      for v in ch do
        sum = sum + v
        ordered = ordered and v > last
        last = v
      end
      return sum, ordered
    end)
  end
  left:wait()
  ch:close()
  local total, ordered = 0, true
  for r = 1, receivers do
    local sum, inOrder = takers[r]:join()
    total, ordered = total + sum, ordered and inOrder
  end
  return total == count * (count + 1) // 2, senders > 1 or receivers > 1 or ordered
end
local count = STRESS and 30 or 2000
print(numbers(0, count, 1, 1)) --> true	true
print(numbers(0, count, 3, 3)) --> true	true
print(numbers(1, count, 1, 1)) --> true	true
print(numbers(1, count, 4, 2)) --> true	true
print(numbers(7, count, 1, 1)) --> true	true
print(numbers(7, count, 2, 4)) --> true	true
print(numbers(nil, count, 1, 1)) --> true	true
print(numbers(nil, count, 3, 3)) --> true	true

-- one thread, bounded
local ch = threads.channel(2)
print(ch:send("a"), ch:trysend("b"), ch:trysend("c")) --> true	true	false
print(#ch, ch:send("c", 0), ch:send("c", 0.01)) --> 2	nil	nil	timeout
print(ch:recv(), ch:tryrecv()) --> a	b
print(ch:tryrecv()) --> nil	timeout
print(ch:recv(0.01)) --> nil	timeout
print(#ch) --> 0

-- the ring goes round and grows
local order = {}
ch = threads.channel()
for round = 1, 5 do
  for i = 1, 4 do
    ch:send(round * 10 + i)
  end
  for _ = 1, 2 do
    order[#order + 1] = ch:recv()
  end
end
print(#ch, table.concat(order, " ")) --> 10	11 12 13 14 21 22 23 24 31 32
while #ch > 0 do
  order[#order + 1] = ch:recv()
end
print(table.concat(order, " ", 11)) --> 33 34 41 42 43 44 51 52 53 54

-- false and every other value but nil
ch:send(false)
print(ch:recv()) --> false
print(pcall(ch.send, ch, nil)) --> false	bad argument #2 to '?' (nil cannot be sent)
print(pcall(ch.send, ch)) --> false	bad argument #2 to '?' (value expected)
print(pcall(ch.trysend, ch, nil)) --> false	bad argument #2 to '?' (nil cannot be sent)
local value = {nested = {1, 2, f = function() return "called" end}}
ch:send(value)
local got = threads.run(function() local v = ch:recv() v.nested[3] = 3 return v.nested.f() end):join()
print(got, #value.nested) --> called	3

-- closing
ch = threads.channel(3)
ch:send(1) ch:send(2)
print(ch:isclosed()) --> false
ch:close()
ch:close()
print(ch:isclosed(), #ch) --> true	2
print(pcall(ch.send, ch, 3)) --> false	attempt to send on a closed channel
print(ch:trysend(3)) --> false
print(ch:recv(), ch:recv()) --> 1	2
print(ch:recv()) --> nil	closed
print(ch:tryrecv()) --> nil	closed
print(ch:recv(0)) --> nil	closed
for _ in ch do
  print("never")
end
do
  local closing <close> = ch
end

-- closing wakes who waits: receivers, senders in a full channel, senders without capacity
ch = threads.channel(1)
local receiver = threads.run(function() return ch:recv() end)
threads.sleep(0.01)
ch:close()
print(receiver:join()) --> nil	closed
for capacity = 0, 1 do
  ch = threads.channel(capacity)
  if capacity == 1 then
    ch:send("first")
  end
  local sender = threads.run(function() return pcall(ch.send, ch, "second") end)
  threads.sleep(0.01)
  ch:close()
  print(sender:join())
  print(ch:recv())
end
--> false	attempt to send on a closed channel
--> nil	closed
--> false	attempt to send on a closed channel
--> first

-- without capacity: nobody there, somebody there, a sender that gives up takes its value with it
ch = threads.channel(0)
print(ch:trysend("lost"), ch:send("lost", 0.01), #ch) --> false	nil	0
print(ch:tryrecv()) --> nil	timeout
receiver = threads.run(function() return ch:recv() end)
while not ch:trysend("met") do
  threads.yield()
end
print(receiver:join()) --> met
local sender = threads.run(function() return ch:send("handed over") end)
print(ch:recv()) --> handed over
print(sender:join()) --> true
sender = threads.run(function() return ch:send("x") end)
threads.sleep(0.01)
sender:cancel()
print(sender:pjoin()) --> false	thread cancelled	nil
print(ch:tryrecv()) --> nil	timeout

-- arguments
print(pcall(threads.channel, -1)) --> false	bad argument #1 to 'threads.channel' (capacity out of range)
print(pcall(threads.channel, 1.5)) --> false	bad argument #1 to 'threads.channel' (number has no integer representation)
print(pcall(ch.recv, ch, -1)) --> false	bad argument #2 to '?' (seconds must not be negative or NaN)
print(pcall(ch.recv, {})) --> false	bad argument #1 to '?' (channel expected, got table)
print((tostring(ch):gsub("0x%x+", "ADDRESS"))) --> channel: ADDRESS

-- a channel in a channel: answers to questions
local questions = threads.channel(0)
local server = threads.run(function()
  for q in questions do
    q.answer:send(q.text:upper())
  end
end)
for _, word in ipairs {"one", "two"} do
  local answer = threads.channel(1)
  questions:send {text = word, answer = answer}
  print(answer:recv())
end
questions:close()
server:join()
--> ONE
--> TWO
