-- A small register machine: assembler, interpreter, traps, a scheduler of several programs, a disassembler.
local opcodes = { "HALT", "LOAD", "MOVE", "ADD", "SUB", "MUL", "DIV", "JMP", "JZ", "JLT", "CALL", "RET", "PUSH", "POP",
  "OUT", "READ", "WRITE", "YIELD" }
local codeOf = {} for i, n in ipairs(opcodes) do codeOf[n] = i - 1 end
local operands = { LOAD = "ri", MOVE = "rr", ADD = "rrr", SUB = "rrr", MUL = "rrr", DIV = "rrr", JMP = "l", JZ = "rl",
  JLT = "rrl", CALL = "l", PUSH = "r", POP = "r", OUT = "r", READ = "rr", WRITE = "rr" }
local function assemble(source)
  local code, labels, patches, line = {}, {}, {}, 0
  for text in (source .. "\n"):gmatch("(.-)\n") do
    line = line + 1
    text = text:gsub(";.*", "")
    local label, rest = text:match("^%s*([%a_]%w*):(.*)$")
    if label then
      if labels[label] then error(("line %d: label %s is defined twice"):format(line, label), 0) end
      labels[label], text = #code, rest
    end
    local name, args = text:match("^%s*(%a+)%s*(.-)%s*$")
    if name then
      name = name:upper()
      local op = codeOf[name] or error(("line %d: unknown instruction %s"):format(line, name), 0)
      local spec, word, k = operands[name] or "", op, 0
      for arg in args:gmatch("[^,%s]+") do
        k = k + 1
        local kind = spec:sub(k, k)
        if kind == "r" then
          local n = tonumber(arg:match("^r(%d)$")) or error(("line %d: bad register %s"):format(line, arg), 0)
          word = word | n << (4 + 4 * k)
        elseif kind == "i" then
          local n = math.tointeger(tonumber(arg)) or error(("line %d: bad number %s"):format(line, arg), 0)
          word = word | (n & 0xffffffff) << 32
        elseif kind == "l" then patches[#patches + 1] = { #code + 1, arg, line }
        else error(("line %d: too many operands"):format(line), 0) end
      end
      if k < #spec then error(("line %d: %s needs %d operands"):format(line, name, #spec), 0) end
      code[#code + 1] = word
    end
  end
  for _, p in ipairs(patches) do
    local target = labels[p[2]] or error(("line %d: unknown label %s"):format(p[3], p[2]), 0)
    code[p[1]] = code[p[1]] | target << 32
  end
  return code
end
local function disassemble(code)
  local out = {}
  for i, w in ipairs(code) do
    local name = opcodes[(w & 0xff) + 1]
    local args = {}
    for k = 1, #(operands[name] or "") do
      local kind = operands[name]:sub(k, k)
      args[k] = kind == "r" and "r" .. (w >> (4 + 4 * k) & 15) or tostring((w >> 32 ~ 0x80000000) - 0x80000000)
    end
    out[i] = ("%02d %s"):format(i - 1, name .. (args[1] and " " .. table.concat(args, ", ") or ""))
  end
  return out
end
local function process(code, input)
  return coroutine.wrap(function()
    local r, stack, memory, pc, out, steps = {}, {}, {}, 0, {}, 0
    for i = 0, 9 do r[i] = input and input[i] or 0 end
    local function trap(message) return ("trap at %d: %s"):format(pc - 1, message), out, steps end
    while true do
      local w = code[pc + 1]
      if not w then pc = pc + 1 return trap("no instruction") end
      pc, steps = pc + 1, steps + 1
      if steps > 100000 then return trap("too many steps") end
      local op, a, b, c, imm = w & 0xff, w >> 8 & 15, w >> 12 & 15, w >> 16 & 15, (w >> 32 ~ 0x80000000) - 0x80000000
      if op == 0 then return "halted", out, steps
      elseif op == 1 then r[a] = imm
      elseif op == 2 then r[a] = r[b]
      elseif op == 3 then r[a] = r[b] + r[c]
      elseif op == 4 then r[a] = r[b] - r[c]
      elseif op == 5 then r[a] = r[b] * r[c]
      elseif op == 6 then if r[c] == 0 then return trap("division by zero") end r[a] = r[b] // r[c]
      elseif op == 7 then pc = imm
      elseif op == 8 then if r[a] == 0 then pc = imm end
      elseif op == 9 then if r[a] < r[b] then pc = imm end
      elseif op == 10 then stack[#stack + 1] = pc pc = imm
      elseif op == 11 then if #stack == 0 then return trap("stack underflow") end pc = table.remove(stack)
      elseif op == 12 then if #stack > 200 then return trap("stack overflow") end stack[#stack + 1] = r[a]
      elseif op == 13 then if #stack == 0 then return trap("stack underflow") end r[a] = table.remove(stack)
      elseif op == 14 then out[#out + 1] = r[a]
      elseif op == 15 then r[a] = memory[r[b]] or 0
      elseif op == 16 then memory[r[b]] = r[a]
      elseif op == 17 then coroutine.yield("yield", out, steps) end
    end
  end)
end
local function run(source, input)
  local status, out, steps = process(assemble(source), input)()
  return status, table.concat(out, " "), steps
end
print(run "load r0, 6\n load r1, 7\n mul r2, r0, r1\n out r2\n halt") --> halted	42	5
local factorial = [[
        load r1, 1        ; accumulator
        load r3, 1
loop:   jz r0, done
        mul r1, r1, r0
        sub r0, r0, r3
        jmp loop
done:   out r1
        halt ]]
print(run(factorial, { [0] = 10 })) --> halted	3628800	45
print(run(factorial, { [0] = 20 })) --> halted	2432902008176640000	85
print(run(factorial, { [0] = 0 })) --> halted	1	5
for _, l in ipairs(disassemble(assemble(factorial))) do print(l) end
--> 00 LOAD r1, 1
--> 01 LOAD r3, 1
--> 02 JZ r0, 6
--> 03 MUL r1, r1, r0
--> 04 SUB r0, r0, r3
--> 05 JMP 2
--> 06 OUT r1
--> 07 HALT
local recursive = [[
      call fib
      out r1
      halt
fib:  load r2, 2          ; r1 = fib(r0)
      jlt r0, r2, small
      push r0
      load r3, 1
      sub r0, r0, r3
      call fib
      pop r0
      push r1
      load r2, 2
      sub r0, r0, r2
      call fib
      pop r2
      add r1, r1, r2
      ret
small: move r1, r0
      ret ]]
for _, n in ipairs(STRESS and { 0, 1, 5 } or { 0, 1, 10, 15 }) do
  local _, out = run(recursive, { [0] = n })
  assert(out == ({ [0] = "0", "1", [5] = "5", [10] = "55", [15] = "610" })[n])
end
-- memory: a sieve
local sieve = [[
      load r1, 2
      load r9, 1
next: jlt r0, r1, end
      read r2, r1
      jz r2, prime
      add r1, r1, r9
      jmp next
prime: out r1
      add r3, r1, r1
mark: jlt r0, r3, after
      write r9, r3
      add r3, r3, r1
      jmp mark
after: add r1, r1, r9
      jmp next
end:  halt ]]
print((select(2, run(sieve, { [0] = STRESS and 20 or 50 })):sub(1, 19))) --> 2 3 5 7 11 13 17 19
-- traps
print(run "load r1, 1\n div r2, r1, r0\n halt") --> trap at 1: division by zero		2
print(run "ret") --> trap at 0: stack underflow		1
print(run "pop r1") --> trap at 0: stack underflow		1
print(run "l: push r0\n jmp l") --> trap at 0: stack overflow		403
print(run "load r0, -5\n out r0") --> trap at 2: no instruction	-5	2
print(STRESS and true or run("l: jmp l") == "trap at 0: too many steps") --> true
for _, bad in ipairs { "foo r1", "load r1", "load x, 1", "load r1, abc", "jmp nowhere", "a: halt\na: halt", "halt r1",
  "add r1, r2, r3, r4" } do print(pcall(assemble, bad)) end
  --> false	line 1: unknown instruction FOO
  --> false	line 1: LOAD needs 2 operands
  --> false	line 1: bad register x
  --> false	line 1: bad number abc
  --> false	line 1: unknown label nowhere
  --> false	line 2: label a is defined twice
  --> false	line 1: too many operands
  --> false	line 1: too many operands
-- several programs in turn
local ticker = assemble "l: out r0\n load r1, 1\n sub r0, r0, r1\n yield\n jz r0, e\n jmp l\ne: halt"
local tasks, order = {}, {}
for i, n in ipairs { 2, 4, 1 } do tasks[i] = { id = i, step = process(ticker, { [0] = n }) } end
while #tasks > 0 do
  local t = table.remove(tasks, 1)
  local status, out = t.step()
  order[#order + 1] = t.id .. ":" .. status:sub(1, 1) .. #out
  if status == "yield" then tasks[#tasks + 1] = t end
end
print(table.concat(order, " ")) --> 1:y1 2:y1 3:y1 1:y2 2:y2 3:h1 1:h2 2:y3 2:y4 2:h4
