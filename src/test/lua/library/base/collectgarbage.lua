-- collectgarbage: options and what they return.
print(collectgarbage(), collectgarbage("collect")) --> 0	0
print(math.type(collectgarbage("count")), collectgarbage("count") > 0) --> float	true
print(collectgarbage("isrunning"), collectgarbage("stop"), collectgarbage("isrunning"), collectgarbage("restart"),
  collectgarbage("isrunning")) --> true	0	false	0	true
print(type(collectgarbage("step")), type(collectgarbage("step", 100)), type(collectgarbage("step", 0))) --> boolean	boolean	boolean
-- modes
local first = collectgarbage("incremental")
print(first == "generational" or first == "incremental", collectgarbage("generational"), collectgarbage("incremental"),
  collectgarbage("incremental", 200, 200, 13), collectgarbage("generational", 20, 100), collectgarbage("incremental")) --> true	incremental	generational	incremental	incremental	generational
print(type(collectgarbage("setpause", 200)), type(collectgarbage("setstepmul", 200))) --> number	number
-- count grows with live data and shrinks after it is dropped
collectgarbage() collectgarbage() local before = collectgarbage("count")
local data = {} for i = 1, STRESS and 500 or 20000 do data[i] = { i } end
local during = collectgarbage("count")
print(during > before) --> true
data = nil
collectgarbage()
collectgarbage()
local after = collectgarbage("count")
print(after < during) --> true
-- a finished step cycle eventually returns true
collectgarbage("incremental")
local finished = false
for _ = 1, 1000 do if collectgarbage("step", 1000) then finished = true break end end
print(finished) --> true
-- stopped: garbage stays until it is collected by hand
collectgarbage()
collectgarbage("stop")
local weak = setmetatable({}, { __mode = "v" })
;(function() weak[1] = {} for i = 1, 200 do local t = { i } end end)()
print(STRESS or weak[1] ~= nil) --> true
collectgarbage("collect")
print(weak[1]) --> nil
collectgarbage("restart")
-- in generational mode things are collected as well
collectgarbage("generational")
;(function() weak[1], weak[2] = {}, { x = {} } end)()
collectgarbage()
print(weak[1], weak[2]) --> nil	nil
for i = 1, STRESS and 50 or 2000 do local t = { i, { i } } end
collectgarbage("step")
collectgarbage("incremental")
-- inside finalizers, coroutines, callbacks
;(function() setmetatable({}, { __gc = function() collectgarbage() collectgarbage("step") end }) end)()
collectgarbage()
print(coroutine.wrap(function() collectgarbage() return "collected inside a coroutine" end)()) --> collected inside a coroutine
table.sort({ 3, 1, 2 }, function(x, y) collectgarbage() return x < y end)
print((("abc"):gsub(".", function(c) collectgarbage() return c:upper() end))) --> ABC
local live = { "kept", { "nested" }, f = function() return "closure" end }
collectgarbage()
print(live[1], live[2][1], live.f()) --> kept	nested	closure
local function err(...) return (select(2, pcall(collectgarbage, ...)):gsub("^.-bad", "bad")) end
print(err("bad option")) --> bad argument #1 to 'collectgarbage' (invalid option 'bad option')
print(err({})) --> bad argument #1 to 'collectgarbage' (string expected, got table)
print(err("Collect")) --> bad argument #1 to 'collectgarbage' (invalid option 'Collect')
print(err("")) --> bad argument #1 to 'collectgarbage' (invalid option '')
print(err("step", "x")) --> bad argument #2 to 'collectgarbage' (number expected, got string)
print(err(5)) --> bad argument #1 to 'collectgarbage' (invalid option '5')
-- live data of every kind survives a hundred collections
local co = coroutine.wrap(function() local x = { "in coroutine" } while true do coroutine.yield(x[1]) end end) co()
local keep = { s = ("long"):rep(50), n = 2^70, i = math.maxinteger, t = { { { "deep" } } },
  f = function() return live end, co = co, [1.5] = "float key", [true] = "boolean key" }
for _ = 1, STRESS and 2 or 100 do local garbage = { {}, "x" .. _, function() end } collectgarbage() end
print(#keep.s, keep.n, keep.i, keep.t[1][1][1], keep.f()[1], keep.co(), keep[1.5], keep[true]) --> 200	1.1805916207174e+21	9223372036854775807	deep	kept	in coroutine	float key	boolean key
