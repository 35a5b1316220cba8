-- __pairs, and what ipairs, next and the table library do with metamethods.
local t = setmetatable({ 1, 2, 3 }, { __pairs = function(self)
  return function(_, k) if not k then return "k", "v" end end, self, nil
end })
for k, v in pairs(t) do print(k, v) end --> k	v
print(select("#", pairs(t))) --> 3
local three = setmetatable({}, { __pairs = function(self, extra) return "a", "b", "c", "d", extra end })
print(pairs(three)) --> a	b	c
print(select("#", pairs(three))) --> 3
local none = setmetatable({}, { __pairs = function() end })
print(pairs(none)) --> nil	nil	nil
print(select("#", pairs(none))) --> 3
local one = setmetatable({}, { __pairs = function(self) return next end })
print(pairs(one) == next, select(2, pairs(one))) --> true	nil	nil
-- without it
local f, s, c = pairs { 10 }
print(f == next, s[1], c) --> true	10	nil
print(select("#", pairs {})) --> 3
-- ordered traversal
local function ordered(data)
  return setmetatable({}, { __index = data, __pairs = function()
    local keys = {}
    for k in next, data do keys[#keys + 1] = k end
    table.sort(keys)
    local i = 0
    return function() i = i + 1 if keys[i] ~= nil then return keys[i], data[keys[i]] end end
  end })
end
local out = {}
for k, v in pairs(ordered { z = 1, a = 2, m = 3 }) do out[#out + 1] = k .. v end
print(table.concat(out, " ")) --> a2 m3 z1
-- a generator as __pairs
local gen = setmetatable({}, { __pairs = function()
  return coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i, i * i) end end)
end })
for k, v in pairs(gen) do print(k, v) end
--> 1	1
--> 2	4
--> 3	9
-- pairs works for any type with __pairs
debug.setmetatable(5, { __pairs = function(n)
  return function(_, i) i = (i or 0) + 1 if i <= n then return i end end
end })
for i in pairs(3) do io.write(i, " ") end print() --> 1 2 3
debug.setmetatable(5, nil)
local smt = getmetatable("")
smt.__pairs = function(str) return function(_, i) i = (i or 0) + 1 if i <= #str then return i, str:sub(i, i) end end end
for i, ch in pairs("abc") do io.write(i, ch, " ") end print() --> 1a 2b 3c
smt.__pairs = nil
local function err(fn, ...) local ok, e = pcall(fn, ...) return (tostring(e):gsub("^[^:]+:%d+: ", "")) end
print(err(pairs)) --> bad argument #1 to 'pairs' (value expected)
print(err(function() for k in pairs(nil) do end end)) --> bad argument #1 to 'for iterator' (table expected, got nil)
print(err(function() for k in pairs(5) do end end)) --> bad argument #1 to 'for iterator' (table expected, got number)
print(err(pairs, setmetatable({}, { __pairs = 5 }))) --> attempt to call a number value
print(err(pairs, setmetatable({}, { __pairs = function() error("in pairs", 0) end }))) --> in pairs
-- ipairs respects __index, not __pairs or __len
local proxy = setmetatable({}, { __index = function(_, i) if i <= 4 then return i * 10 end end,
  __len = function() return 2 end,
  __pairs = function() error("not used") end })
out = {}
for i, v in ipairs(proxy) do out[#out + 1] = v end
print(table.concat(out, " ")) --> 10 20 30 40
local it, st, start = ipairs(proxy)
print(it(st, 3)) --> 4	40
print(it(st, 4)) --> nil
print(start, st == proxy) --> 0	true
print(err(ipairs)) --> bad argument #1 to 'ipairs' (value expected)
print(ipairs(nil) ~= nil) --> true
print(err(function() for i in ipairs(nil) do end end)) --> attempt to index a nil value
-- next is raw
print(next(setmetatable({}, { __index = { 1 }, __pairs = error })), rawlen(proxy), rawget(proxy, 1)) --> nil	0	nil
-- table functions through __index, __newindex, __len
local log = {}
local data = { 3, 1, 2 }
local spy = setmetatable({}, {
  __index = function(_, k) log[#log + 1] = "get" .. k return data[k] end,
  __newindex = function(_, k, v) log[#log + 1] = "set" .. k data[k] = v end,
  __len = function() log[#log + 1] = "len" return #data end })
table.insert(spy, 9)
print(table.concat(log, " "), table.concat(data, " ")) log = {} --> len set4	3 1 2 9
print(table.remove(spy), table.concat(log, " ")) log = {} --> 9	len get4 set4
table.insert(spy, 1, 0)
print(table.concat(log, " "), table.concat(data, " ")) log = {} --> len get3 set4 get2 set3 get1 set2 set1	0 3 1 2
print(table.remove(spy, 1), table.concat(log, " ")) log = {} --> 0	len get1 get2 set1 get3 set2 get4 set3 set4
print(table.concat(spy, ","), table.concat(log, " ")) log = {} --> 3,1,2	len get1 get2 get3
print(table.unpack(spy)) log = {} --> 3	1	2
table.sort(spy)
print(table.concat(data, " ")) log = {} --> 1 2 3
table.move(spy, 1, 2, 2)
print(table.concat(log, " "), table.concat(data, " ")) --> get2 set3 get1 set2	1 1 2
print(err(table.insert, setmetatable({}, { __len = function() return 1 end, __newindex = function() error("refused",
  0) end }), 1)) --> refused
print(err(table.insert, 5, 1), err(table.concat, nil)) --> bad argument #1 to 'table.insert' (table expected, got number)	bad argument #1 to 'table.concat' (table expected, got nil)
