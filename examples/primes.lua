-- Coroutines in a row: each takes the multiples of one prime out of what the one before it yields.
local function numbers(limit)
  return coroutine.wrap(function()
    for n = 2, limit do coroutine.yield(n) end
  end)
end

local function without_multiples(prime, source)
  return coroutine.wrap(function()
    for n in source do
      if n % prime ~= 0 then coroutine.yield(n) end
    end
  end)
end

local primes = {}
local source = numbers(60)
while true do
  local prime = source()
  if not prime then break end
  primes[#primes + 1] = prime
  source = without_multiples(prime, source)
end
print(#primes .. " primes: " .. table.concat(primes, " "))
