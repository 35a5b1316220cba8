-- A long string that was once a key of a table is garbage like any other.
local function measure(f)
  collectgarbage()
  collectgarbage()
  local before = collectgarbage("count")
  f()
  collectgarbage()
  collectgarbage()
  return collectgarbage("count") - before
end
local size = 1 << 20
print(measure(function() local t = {} t[("a"):rep(size)] = true end) < 100) --> true
print(measure(function() local t = {} t[1.5] = 1 t[("b"):rep(size)] = true end) < 100) --> true
local t = {}
print(measure(function() t[("c"):rep(size)] = true end) > 1000) --> true
print(measure(function() t[("c"):rep(size)] = nil end) < -900) --> true
print(next(t)) --> nil
