-- State machines: table driven, hierarchical, regular expressions compiled to automata, a vending machine, a traffic light, protocol parsing.
local function machine(spec)
  local m = { state = spec.initial, history = {} }
  function m.fire(event, ...)
    local state = spec.states[m.state]
    local handler = state.on and state.on[event]
    local parent = state
    while not handler and parent.parent do
      parent = spec.states[parent.parent]
      handler = parent.on and parent.on[event]
    end
    if not handler then return false, ("no '%s' in state '%s'"):format(event, m.state) end
    local target, result = handler, nil
    if type(handler) == "function" then target, result = handler(m, ...) end
    if target and target ~= m.state then
      if state.exit then state.exit(m) end
      m.history[#m.history + 1] = m.state .. ">" .. target
      m.state = target
      if spec.states[target].enter then spec.states[target].enter(m) end
    end
    return true, result
  end
  return m
end
local log = {}
local vending = machine {
  initial = "idle",
  states = {
    any = { on = { reset = "idle", broken = "out of order" } },
    idle = { parent = "any", enter = function(m) m.money = 0 end, on = { coin = function(m, v) m.money = (m.money or
      0) + v return "has money" end } },
    ["has money"] = { parent = "any", on = {
      coin = function(m, v) m.money = m.money + v end,
      select = function(m, price) if m.money < price then return nil, "need " ..
        price - m.money end local change = m.money - price log[#log + 1] = "sold, change " .. change return "idle",
        change end,
      refund = function(m) local back = m.money return "idle", back end },
      exit = function() log[#log + 1] = "leaving" end },
    ["out of order"] = { on = { repair = "idle" } },
  },
}
print(vending.fire("select", 50)) --> false	no 'select' in state 'idle'
print(vending.fire("coin", 20)) --> true	nil
print(vending.fire("select", 50)) --> true	need 30
print(vending.fire("coin", 50)) --> true	nil
print(vending.fire("select", 50)) --> true	20
print(vending.state, vending.money) --> idle	0
print(vending.fire("coin", 5)) --> true	nil
print(vending.fire("refund")) --> true	5
print(vending.fire("broken")) --> true	nil
print(vending.fire("reset")) --> false	no 'reset' in state 'out of order'
print(vending.fire("repair"), vending.state) --> true	idle
print(table.concat(log, "; ")) --> sold, change 20; leaving; leaving
print(table.concat(vending.history, " ")) --> idle>has money has money>idle idle>has money has money>idle idle>out of order out of order>idle
-- coroutines as machines
local light = coroutine.wrap(function()
  while true do
    for _ = 1, 3 do coroutine.yield "green" end
    coroutine.yield "yellow"
    for _ = 1, 2 do coroutine.yield "red" end
  end
end)
local colours = {} for i = 1, 9 do colours[i] = light() end print(table.concat(colours, " ")) --> green green green yellow red red green green green
-- regular expressions: Thompson construction, simulation of sets of states, then a deterministic automaton
local function compile(pattern)
  local at, states = 1, {}
  local function new() states[#states + 1] = { eps = {}, moves = {} } return #states end
  local expression
  local function atom()
    local c = pattern:sub(at, at)
    at = at + 1
    if c == "(" then local s, e = expression() at = at + 1 return s, e end
    local s, e = new(), new()
    if c == "." then
      states[s].any = e
    else
      if c == "\\" then c = pattern:sub(at, at) at = at + 1 end
      states[s].moves[c] = e
    end
    return s, e
  end
  local function factor()
    local s, e = atom()
    local c = pattern:sub(at, at)
    while c == "*" or c == "+" or c == "?" do
      at = at + 1
      local ns, ne = new(), new()
      table.insert(states[ns].eps, s)
      table.insert(states[e].eps, ne)
      if c ~= "+" then table.insert(states[ns].eps, ne) end
      if c ~= "?" then table.insert(states[e].eps, s) end
      s, e = ns, ne
      c = pattern:sub(at, at)
    end
    return s, e
  end
  local function sequence()
    local s = new()
    local e = s
    while at <= #pattern and not pattern:sub(at, at):find("[|)]") do
      local fs, fe = factor()
      table.insert(states[e].eps, fs)
      e = fe
    end
    return s, e
  end
  function expression()
    local s, e = sequence()
    while pattern:sub(at, at) == "|" do
      at = at + 1
      local s2, e2 = sequence()
      local ns, ne = new(), new()
      states[ns].eps = { s, s2 }
      table.insert(states[e].eps, ne)
      table.insert(states[e2].eps, ne)
      s, e = ns, ne
    end
    return s, e
  end
  local start, accept = expression()
  local function closure(set)
    local stack, seen = {}, {}
    for s in pairs(set) do stack[#stack + 1] = s seen[s] = true end
    while #stack > 0 do
      for _, n in ipairs(states[table.remove(stack)].eps) do
        if not seen[n] then seen[n] = true stack[#stack + 1] = n end
      end
    end
    return seen
  end
  local cache, made = {}, 0
  local function id(set)
    local k = {}
    for s in pairs(set) do k[#k + 1] = s end
    table.sort(k)
    return table.concat(k, ",")
  end
  local function dstate(set)
    set = closure(set)
    local key = id(set)
    if not cache[key] then made = made + 1 cache[key] = { set = set, accept = set[accept] ~= nil, next = {} } end
    return cache[key]
  end
  local first = dstate { [start] = true }
  return function(text)
    local d = first
    for c in text:gmatch(".") do
      if not d.next[c] then
        local moved = {}
        for s in pairs(d.set) do
          if states[s].moves[c] then moved[states[s].moves[c]] = true end
          if states[s].any then moved[states[s].any] = true end
        end
        d.next[c] = dstate(moved)
      end
      d = d.next[c]
    end
    return d.accept, made
  end
end
local function test(pattern, ...)
  local m, out = compile(pattern), {}
  for _, s in ipairs { ... } do out[#out + 1] = (m(s)) and "yes" or "no" end
  print(pattern, table.concat(out, " "))
end
test("abc", "abc", "ab", "abcd", "") --> abc	yes no no no
test("a*", "", "a", "aaaa", "b") --> a*	yes yes yes no
test("a|b|cd", "a", "b", "cd", "c", "ab") --> a|b|cd	yes yes yes no no
test("(ab)+c?", "ab", "ababc", "c", "abcc") --> (ab)+c?	yes yes no no
test("x(y|z)*x", "xx", "xyzzyx", "xyz", "xax") --> x(y|z)*x	yes yes no no
test("a.c", "abc", "a.c", "ac") --> a.c	yes yes no
test("a\\*b?", "a*", "a*b", "aab") --> a\*b?	yes yes no
test("((a|b)(a|b))*", "", "ab", "aba", "abba") --> ((a|b)(a|b))*	yes yes no yes
test("(a*)*b", "aaab", "b", "aaa") --> (a*)*b	yes yes no
local evenZeros = compile("(1*01*01*)*|1*")
local agree = true
for n = 0, STRESS and 15 or 255 do
  local bits, zeros, v = "", 0, n
  repeat bits = (v & 1) .. bits if v & 1 == 0 then zeros = zeros + 1 end v = v >> 1 until v == 0
  agree = agree and (evenZeros(bits)) == (zeros % 2 == 0)
end
print(agree) --> true
local slow = compile("(a?)" .. ("(a?)"):rep(12) .. ("a"):rep(12))
print((slow(("a"):rep(12))), (slow(("a"):rep(25))), (slow(("a"):rep(26)))) --> true	true	false
