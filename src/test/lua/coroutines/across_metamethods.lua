-- Yields inside metamethods, iterators and other callbacks of the virtual machine.
local y = coroutine.yield
local function run(f, ...)
  local co = coroutine.create(f)
  local trace = {}
  local r = table.pack(coroutine.resume(co, ...))
  while coroutine.status(co) == "suspended" do
    trace[#trace + 1] = tostring(r[2])
    r = table.pack(coroutine.resume(co, #trace * 100))
  end
  return table.concat(trace, " "), table.unpack(r, 1, r.n)
end
local mt = {}
for _, e in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr",
  "bnot", "concat", "len" } do
  mt["__" .. e] = function(a, b) return y(e) end
end
local o = setmetatable({}, mt)
print(run(function() return o + 1 end)) --> add	true	100
print(run(function() return 1 - o end)) --> sub	true	100
print(run(function() return o * o, o / 2, o % 2 end)) --> mul div mod	true	100	200	300
print(run(function() return o ^ 2, -o, o // 3 end)) --> pow unm idiv	true	100	200	300
print(run(function() return o & 1, 1 | o, o ~ o, o << 1, 1 >> o, ~o end)) --> band bor bxor shl shr bnot	true	100	200	300	400	500	600
print(run(function() return o .. "x", "x" .. o, #o end)) --> concat concat len	true	100	200	300
print(run(function() return "a" .. "b" .. o, o .. "a" .. "b" end)) --> concat concat	true	a100	200
print(run(function() return 1 + (o + (2 + o)) end)) --> add add	true	201
-- comparison: the result becomes a boolean afterwards
local cmp = { __eq = function() return y("eq") end, __lt = function() return y("lt") end,
  __le = function() return y("le") end }
local p, q = setmetatable({}, cmp), setmetatable({}, cmp)
print(run(function() return p == q, p ~= q, p < q, p <= q, p > q, p >= q end)) --> eq eq lt le lt le	true	true	false	true	true	true	true
print(run(function() return p < 1, 1 < p, p <= 2.5, 3 >= p end)) --> lt lt le le	true	true	true	true	true
print(run(function() if p == q then return "then" else return "else" end end)) --> eq	true	then
print(run(function() if p < q then return "then" else return "else" end end)) --> lt	true	then
print(run(function() local n = 0 while p < q do n = n + 1 if n == 3 then break end end return n end)) --> lt lt lt	true	3
print(run(function() return p == q and "and" or "or", not (p < q) end)) --> eq lt	true	and	false
local falsy = setmetatable({}, { __lt = function() y("f") return nil end, __eq = function() y("f") return false end })
print(run(function() return falsy < 1, falsy == setmetatable({}, {}), not (falsy < 1) end)) --> f f f	true	false	false	true
-- index and newindex
local idx = setmetatable({}, { __index = function(_, k) return y("get " .. tostring(k)) end, __newindex = function(t, k,
  v) rawset(t, k, y("set " .. tostring(k)) + v) end })
print(run(function() return idx.a, idx[1], idx[true] end)) --> get a get 1 get true	true	100	200	300
print(run(function() idx.b = 1 idx[2] = 2 return rawget(idx, "b"), rawget(idx, 2) end)) --> set b set 2	true	101	202
print(run(function() local k = "dyn" return idx[k], idx[k .. "x"] end)) --> get dyn get dynx	true	100	200
print(run(function() return idx.x + idx.y * idx.z end)) --> get x get y get z	true	60100
local chain = setmetatable({}, { __index = setmetatable({}, { __index = idx }) })
print(run(function() return chain.far end)) --> get far	true	100
local env = setmetatable({}, { __index = function(_, k) return y("global " .. k) end, __newindex = function(t, k,
  v) y("define " .. k) rawset(t, k, v) end })
print(run(load("x = 5; return x, z", "=t", "t", env))) --> define x global z	true	5	200
print(run(function()
  local r = setmetatable({}, { __index = function(_, k) return function(self, v) return y(k .. v) end end })
  return r:method("!"), r.f(nil, "?")
end)) --> method! f?	true	100	200
-- call
local callable = setmetatable({}, { __call = function(self, ...) return y(select("#", ...)), ... end })
print(run(function() return callable(1, 2) end)) --> 2	true	100	1	2
print(run(function() local a, b = callable("x") return b, a end)) --> 1	true	x	100
print(run(function() return (callable()) end)) --> 0	true	100
-- iterators of the generic for
print(run(function()
  local out = {}
  for i, v in function(_, i) if i < 3 then y("iter " .. i) return i + 1, i * 10 end end, nil, 0 do out[#out + 1] = v end
  return table.concat(out, ",")
end)) --> iter 0 iter 1 iter 2	true	0,10,20
print(run(function()
  local out = {}
  local t = setmetatable({}, { __pairs = function(t)
    y("pairs")
    return function(_, k) k = (k or 0) + 1 if k < 3 then y("next") return k end end, t, nil
  end })
  for k in pairs(t) do out[#out + 1] = k end
  return table.concat(out, ",")
end)) --> pairs next next	true	1,2
print(run(function()
  for v in setmetatable({}, { __call = function(_, _, c) if not c then return y("callable") end end }) do return v end
end)) --> callable	true	100
-- close
print(run(function()
  do local c <close> = setmetatable({}, { __close = function() y("close 1") y("close 2") end }) end
  local d <close> = setmetatable({}, { __close = function() y("on return") end })
  return "value", nil
end)) --> close 1 close 2 on return	true	value	nil
print(run(function()
  for i = 1, 2 do
    local c <close> = setmetatable({}, { __close = function() y("turn " .. i) end })
    if i == 2 then break end
  end
  return "after loop"
end)) --> turn 1 turn 2	true	after loop
-- errors after yields in metamethods
print(run(function()
  return pcall(function() return setmetatable({}, { __add = function() y("add") error("after", 0) end }) + 1 end)
end)) --> add	true	false	after
print(run(function() return setmetatable({}, { __index = function(_, k) y(k) error("no " .. k, 0) end }).field end)) --> field	false	no field
-- metamethods that yield inside metamethods that yield
local nested = setmetatable({}, { __add = function(a, b) return y("outer") + (o * 1) end })
print(run(function() return nested + 1 end)) --> outer mul	true	300
print(run(function() return (nested + 1) .. (o .. "tail") end)) --> outer mul concat	true	300300
-- in upvalue functions called by tail call
print(run(function() local function f(x) return x + o end return f(5) end)) --> add	true	100
-- multiple assignment through yielding accesses
print(run(function()
  local t = {}
  t[idx.k1], t[idx.k2] = idx.v1, idx.v2
  local n = 0
  for k, v in next, t do n = n + k + v end
  return n
end)) --> get k1 get k2 get v1 get v2	true	1000
-- ipairs over a yielding __index
print(run(function()
  local s = 0
  for i, v in ipairs(setmetatable({}, { __index = function(_, i) if i < 4 then return y("i" ..
    i) end end })) do s = s + v end
  return s
end)) --> 	false	attempt to yield across a C-call boundary
