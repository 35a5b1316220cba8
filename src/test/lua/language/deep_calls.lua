-- Calls nested so deep in arguments that they need another layout of the frame, and what shares a chunk with them.
-- The chunk: a function with deep calls, which decides about the layout, and then the one that is wanted.
local function deep(source, ...)
  local nest = ("f("):rep(130) .. "f" .. (")"):rep(130)
  return assert(load("local f = ... local function never() return " .. nest .. " end return function(...) " .. source ..
    " end", "=deep"))(...)
end
local function id(...) return ... end

-- all forms of calls
print(load("local f = ... return " .. ("f("):rep(190) .. "1, 2" .. (")"):rep(190))(id)) --> 1	2
print(load("local f = ... return (" .. ("f(("):rep(90) .. "1, 2" .. ("))"):rep(90) .. ")", "=t")) --> nil	t:1: ')' expected near ','
print(load("local f = ... return " .. ("f((f("):rep(60) .. "1, 2" .. (")))"):rep(60))(id)) --> 1
print(load("local o = ... return " .. ("o:m("):rep(120) .. "3, 4" .. (")"):rep(120))({m = function(_, ...) return ... end})) --> 3	4
print(select("#", load("local f = ... return " .. ("f(nil, "):rep(120) .. "7" .. (")"):rep(120))(id))) --> 121
print(load("local f, n = ... " .. ("n = f(n, "):rep(1) .. ("f(1, "):rep(110) .. "0" .. (")"):rep(111) .. " return n")(function(a, b)
  return a + b
end, 5)) --> 115
print(load("return " .. ("select(-1, "):rep(100) .. "..." .. (")"):rep(100))(1, 2, 3)) --> 3

-- values before and behind, open and fixed numbers of results
local f = deep([[local a, b, c = f(1, f(2, 3)) return a, b, c, f(), (f(4, 5)), f(...)]], id)
print(f(6, 7)) --> 1	2	3	nil	4	6	7
print(select("#", f())) --> 5
print(deep([[return #{f(1, f(...)), f(f(f(...)))}]], id)(1, 2, 3)) --> 4
print(pcall(deep([[return f(1, table.unpack({}, 1, 1e7))]], id))) --> false	deep:1: too many results to unpack
print(select("#", deep([[return f("x", table.unpack({}, 1, 5000))]], id)())) --> 5001
print(deep([[local s = "" for i, v in f(ipairs({f(...)})) do s = s .. i .. v end return s]], id)("a", "b")) --> 1a2b

-- methods, strings, tables as arguments
print(deep([[return ("%s-%s"):format(f(...), ("x"):rep(3, "y")), f{1, 2}[2], f"s"]], id)("a")) --> a-xyxyx	2	s
local account = {n = 0}
function account:add(n) self.n = self.n + n return self end
print(deep([[return f:add(1):add(f.n):add((f:add(3).n)).n]], account)()) --> 10

-- tail calls do not grow the stack
print(deep([[local function loop(n) if n == 0 then return "done" end return loop(f(n - 1)) end return loop(...)]], id)(
  STRESS and 1000 or 300000)) --> done

-- yields and errors in arguments
local co = coroutine.wrap(deep([[return f("a", coroutine.yield(1), f(coroutine.yield(2)))]], id))
print(co(), co("b"), co("c", "d")) --> 1	2	a	b	c	d
print(pcall(deep([[local t = {} return f(1, t.x.y)]], id))) --> false	deep:1: attempt to index a nil value (field 'x')
print(pcall(deep([[local t = {} return f(1, t.x(2))]], id))) --> false	deep:1: attempt to call a nil value (field 'x')
print(pcall(deep([[return f:nothing(1)]], account))) --> false	deep:1: attempt to call a nil value (method 'nothing')
print(pcall(deep([[return f(nothing(1))]], id))) --> false	deep:1: attempt to call a nil value (global 'nothing')
print(select(2, pcall(deep([[f(string.rep(1, 2, 3, f(string.rep({}))))]], id)))) --> deep:1: bad argument #1 to 'rep' (string expected, got table)

-- to-be-closed variables keep their registers
print(deep([[local log = {}
  local a <close> = setmetatable({}, {__close = function() log[#log + 1] = "closed" end})
  log[#log + 1] = f(#log, f("x"))
  return log]], id)()[1]) --> 0

-- hooks see all values
local seen = 0
debug.sethook(function() seen = seen + 1 end, "", 1)
local a, b, c = deep([[return f(1, f(f(2, ...)))]], id)(3)
debug.sethook()
print(a, b, c, seen > 20) --> 1	2	3	true

-- hot enough to be compiled
local sum = deep([[local s = 0 for i = 1, f(1, ...) and select(2, f(1, ...)) do s = s + f(i, f(...)) - math.max(f(i, 0), f(f(0))) end return s]], id)
print(sum(STRESS and 20 or 20000)) --> 0

-- dumped and loaded again
print(load(string.dump(load("local f = ... return " .. ("f("):rep(150) .. "1, 2" .. (")"):rep(150))))(id)) --> 1	2
