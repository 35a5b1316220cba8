-- Fields and methods at places that are compiled while they meet one kind of table, and meet others afterwards.
local N = STRESS and 60 or 20000
local function err(...) return (select(2, pcall(...)):gsub("^.*:%d+: ", "")) end

local function get(t) return t.x end
local function set(t, v) t.x = v end
local function warm(t) for i = 1, N do set(t, i) if get(t) ~= i then error("lost") end end end

-- records of other shapes, then dictionaries, then records again
local point = { x = 0, y = 0 }
warm(point)
local other = { name = "other", x = 1 }
warm(other)
local big = { x = "big" }
for i = 1, 200 do big["field" .. i] = i end
print(get(point) == N, get(other) == N, get(big), get({}), get({ y = 1 }), get({ 1, 2, x = 3 })) --> true	true	big	nil	nil	3
warm(big)
for i = 1, 5000 do big["more" .. i] = i end -- the entry moves
print(get(big) == N) --> true
set(big, "moved")
print(get(big), big.more5000, big.field200) --> moved	5000	200

-- a field that goes and comes back, in a record and in a dictionary
for _, t in ipairs { { x = 1, y = 2 }, big } do
  set(t, nil)
  local gone = get(t)
  set(t, "back")
  print(gone, get(t), rawget(t, "x")) --> nil	back	back
end --> nil	back	back

-- metamethods where there is no field
local log = {}
local proxy = setmetatable({ y = 1 }, {
  __index = function(_, k) return "index " .. k end,
  __newindex = function(t, k, v) log[#log + 1] = k .. "=" .. tostring(v) rawset(t, k, v) end,
})
print(get(proxy)) --> index x
set(proxy, 5)
set(proxy, 6)
print(get(proxy), table.concat(log, " ")) --> 6	x=5
set(proxy, nil)
print(get(proxy)) --> index x
set(proxy, 7)
print(get(proxy), table.concat(log, " ")) --> 7	x=5 x=7
local bigProxy = setmetatable({}, getmetatable(proxy))
for i = 1, 100 do rawset(bigProxy, "field" .. i, i) end
print(get(bigProxy)) --> index x
set(bigProxy, 8)
set(bigProxy, 9)
print(get(bigProxy), log[#log]) --> 9	x=8

-- what is no table at all
print(get("text"), err(get, nil)) --> nil	attempt to index a nil value (local 't')
print(err(set, 5, 1)) --> attempt to index a number value (local 't')

-- methods: of the class, replaced in the class, of the object itself, of another class, of a class with many methods
local Class = { value = function(self) return self.v end }
Class.__index = Class
local function new(class, v) return setmetatable({ v = v }, class) end
local function call(o) return o:value() end
local function sum(o) local s = 0 for _ = 1, N do s = s + call(o) end return s // N end
local o = new(Class, 3)
print(sum(o)) --> 3
Class.value = function(self) return self.v * 10 end
print(call(o)) --> 30
o.value = function() return "own" end
print(call(o), call(new(Class, 4))) --> own	40
o.value = nil
print(call(o)) --> 30
Class.extra = 1
Class.value = function(self) return self.v * 100 end
print(call(o), sum(o)) --> 300	300
local Other = { other = true, value = function(self) return -self.v end }
Other.__index = Other
print(call(new(Other, 5)), sum(new(Other, 6)), call(o)) --> -5	-6	300
local Many = { value = function(self) return self.v + 0.5 end }
Many.__index = Many
for i = 1, 150 do Many["method" .. i] = function() return i end end
print(call(new(Many, 7)), sum(new(Many, 8)), call(o)) --> 7.5	8.0	300
setmetatable(o, Other)
print(call(o)) --> -3
setmetatable(o, { __index = function(_, k) return function() return "made " .. k end end })
print(call(o)) --> made value
setmetatable(o, nil)
print(err(call, o)) --> attempt to call a nil value (method 'value')
print(err(call, "text")) --> attempt to call a nil value (method 'value')
local Derived = setmetatable({}, Class)
Derived.__index = Derived
print(call(new(Derived, 9)), sum(new(Derived, 1))) --> 900	100

-- globals, which live in a dictionary
counter = 0
local function count() counter = counter + 1 return counter end
for _ = 1, N do count() end
print(counter == N) --> true
for i = 1, 300 do _G["global number " .. i] = i end
print(count() == N + 1) --> true
counter = nil
print(err(count)) --> attempt to perform arithmetic on a nil value (global 'counter')
counter = 1.5
print(count()) --> 2.5
for i = 1, 300 do _G["global number " .. i] = nil end
setmetatable(_G, { __index = function(_, k) return k == "counter" and 40 or nil end })
counter = nil
print(count(), rawget(_G, "counter")) --> 41	41
setmetatable(_G, nil)

-- many places that know entries of one dictionary, which then has other keys there
local dictionary, readers, writers = {}, {}, {}
for i = 1, 60 do
  dictionary["key" .. i] = i
  readers[i] = load("return function(t) return t.key" .. i .. " end")()
  writers[i] = load("return function(t, v) t.key" .. i .. " = v end")()
end
for _ = 1, STRESS and 2 or 300 do
  for i = 1, 60 do
    writers[i](dictionary, readers[i](dictionary))
  end
end
local good = true
for size = 1, 4 do
  for i = 1, 30 << size do dictionary[size .. " more " .. i] = -i end
  for i = 1, 60 do
    writers[i](dictionary, i * size)
    good = good and readers[i](dictionary) == i * size and dictionary["key" .. i] == i * size
  end
  for i = 1, 30 << size do good = good and dictionary[size .. " more " .. i] == -i end
end
local twin = {}
for i = 60, 1, -1 do twin["key" .. i] = "twin" .. i end
for i = 1, 60 do good = good and readers[i](twin) == "twin" .. i and readers[i](dictionary) == i * 4 end
print(good) --> true

-- the collector between two accesses at a place
local function chain(n)
  local head = { x = 0 }
  for i = 1, n do head = { x = i, next = head } if i % 50 == 0 then collectgarbage("step") end end
  local s = 0
  while head do s = s + head.x head = head.next end
  return s
end
print(chain(N // 4) == (N // 4) * (N // 4 + 1) // 2) --> true
