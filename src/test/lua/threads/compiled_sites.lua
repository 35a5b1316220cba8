-- Fields of shared tables at places that are compiled, which then meet other tables; and the other way round.
local N = STRESS and 60 or 20000
local function err(...) return (select(2, pcall(...)):gsub("^.*:%d+: ", "")) end
local function places()
  return load [[
    return function(t) return t.x end, function(t, v) t.x = v end
  ]]()
end
local function shared(t)
  SHARED = t
  return t
end
threads.run(function() end):join()

local function dictionary(t)
  for i = 1, 100 do t["field" .. i] = i end
  return t
end

-- four kinds of tables in each order: what a place knew first is of no use for the others
local makers = {
  function() return { x = 0, y = 1 } end,
  function() return shared { x = 0, y = 1 } end,
  function() return dictionary { x = 0 } end,
  function() return shared(dictionary { x = 0 }) end,
}
local wrong = 0
for first = 1, 4 do
  local get, set = places()
  local t = makers[first]()
  for i = 1, N do
    set(t, i)
    if get(t) ~= i then wrong = wrong + 1 end
  end
  for second = 1, 4 do
    local u = makers[second]()
    for i = 1, 10 do
      set(u, "text " .. i)
      if get(u) ~= "text " .. i or get(t) ~= N then wrong = wrong + 1 end
    end
    set(u, { i = first }) -- a table that has to be published first
    if get(u).i ~= first then wrong = wrong + 1 end
    set(u, nil)
    if get(u) ~= nil or rawget(u, "x") ~= nil then wrong = wrong + 1 end
    set(u, 5)
    if get(u) ~= 5 then wrong = wrong + 1 end
  end
end
print(wrong) --> 0

-- storages that are rebuilt, by this thread and by another
for _, make in ipairs { makers[2], makers[4] } do
  local get, set = places()
  local t = make()
  for i = 1, N do set(t, i) end
  for i = 1, 300 do t["more" .. i] = i end
  set(t, get(t) + 1)
  threads.run(function() for i = 1, 600 do t["even more" .. i] = i end set(t, get(t) + 1) end):join()
  print(get(t) == N + 2) --> true
  threads.freeze(t)
  print(get(t) == N + 2, err(set, t, 1)) --> true	attempt to modify a frozen table
end --> true
--> true	attempt to modify a frozen table

-- metamethods of shared tables
local get, set = places()
local t = makers[2]()
for i = 1, N do set(t, i) end
setmetatable(t, { __index = function(_, k) return "no " .. k end, __newindex = function(_, k, v) rawset(t, k, -v) end })
print(get(t) == N) --> true
set(t, nil)
print(get(t)) --> no x
set(t, 7)
print(get(t)) --> -7
set(t, 8)
print(get(t)) --> 8

-- two threads at one place
local counted = shared { x = 0 }
local function add(n)
  for _ = 1, n do threads.atomic.add(counted, "x", 1) get(counted) end
end
threads.parallel(2, function() add(N) end)
print(get(counted) == 2 * N) --> true
