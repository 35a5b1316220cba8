-- A server loop that is started again when an error ends it. Requests come through a channel; each carries the channel
-- for its answer. A request that breaks the server costs its sender an answer, and nobody else.
local requests = threads.channel(16)
local starts = {n = 0}

local function server()
  threads.atomic.add(starts, "n", 1)
  for request in requests do
    request.answer:send(("%s is %d letters long"):format(request.word, #request.word))
  end
  return "no more requests"
end

local supervisor = threads.supervise(server, {max = 5, within = 60})

local function ask(word)
  local answer <close> = threads.channel(1)
  requests:send({word = word, answer = answer})
  return answer:recv(0.5) or "no answer"
end

print(ask("lua"))
print(ask(42)) -- a number has no length: an error ends the server
print(ask("still here"))

local clients = threads.map({"one", "three", "seventeen"}, ask)
print(table.concat(clients, ", "))

requests:close()
print(supervisor:join())
print("started", starts.n, "times")
