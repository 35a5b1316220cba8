-- An interpreter and a compiler for the eight-command language.
local function parse(source)
  local stack, program = {}, {}
  for c in source:gmatch("[%+%-<>%.,%[%]]") do
    local last = program[#program]
    if c == "[" then
      local loop = { op = "loop", body = {} }
      program[#program + 1] = loop
      stack[#stack + 1] = program
      program = loop.body
    elseif c == "]" then
      program = table.remove(stack) or error("unmatched ]", 0)
    elseif (c == "+" or c == "-") then
      local d = c == "+" and 1 or -1
      if last and last.op == "add" then last.n = last.n + d else program[#program + 1] = { op = "add", n = d } end
    elseif c == "<" or c == ">" then
      local d = c == ">" and 1 or -1
      if last and last.op == "move" then last.n = last.n + d else program[#program + 1] = { op = "move", n = d } end
    else
      program[#program + 1] = { op = c == "." and "out" or "in" }
    end
  end
  if #stack > 0 then error("unmatched [", 0) end
  return program
end
local function interpret(program, input)
  local tape, at, out, position, steps = {}, 0, {}, 0, 0
  local function run(list)
    for _, i in ipairs(list) do
      steps = steps + 1
      if i.op == "add" then tape[at] = ((tape[at] or 0) + i.n) & 255
      elseif i.op == "move" then at = at + i.n
      elseif i.op == "out" then out[#out + 1] = string.char(tape[at] or 0)
      elseif i.op == "in" then position = position + 1 tape[at] = input and input:byte(position) or 0
      else while (tape[at] or 0) ~= 0 do run(i.body) end end
    end
  end
  run(program)
  return table.concat(out), steps
end
local function compile(program)
  local code = { "local input = ... local tape, at, position, out = setmetatable({}, { __index = function() return 0 end }), 0, 0, {}" }
  local function emit(list)
    for _, i in ipairs(list) do
      if i.op == "add" then code[#code + 1] = ("tape[at] = (tape[at] + %d) & 255"):format(i.n)
      elseif i.op == "move" then code[#code + 1] = ("at = at + %d"):format(i.n)
      elseif i.op == "out" then code[#code + 1] = "out[#out + 1] = string.char(tape[at])"
      elseif i.op == "in" then code[#code + 1] = "position = position + 1 tape[at] = input:byte(position) or 0"
      else
        if #i.body == 1 and i.body[1].op == "add" then code[#code + 1] = "tape[at] = 0"
        else code[#code + 1] = "while tape[at] ~= 0 do" emit(i.body) code[#code + 1] = "end" end
      end
    end
  end
  emit(program)
  code[#code + 1] = "return table.concat(out)"
  return assert(load(table.concat(code, "\n"), "=compiled"))
end
local hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
local adder = ",>,[<+>-]<."
local reverse = ">,[>,]<[.<]"
local squares = "++++[>+++++<-]>[<+++++>-]+<+[>[>+>+<<-]++>>[<<+>>-]>>>[-]++>[-]+>>>+[[-]++++++>>>]<<<[[<++++++++<++>>-]+<.<[>----<-]<]<<[>>>>>[>>>[-]+++++++++<[>-<-]+++++++++>[-[<->-]+[<<<]]<[>+<-]>]<<-]<<-]"
local out, steps = interpret(parse(hello))
print((out:gsub("\n", "\\n")), steps) --> Hello World!\n	503
print(compile(parse(hello))("") == out) --> true
print(interpret(parse(adder), "\2\3") == "\5", compile(parse(adder))("\40\2")) --> true	*
print((interpret(parse(reverse), "stressed")), compile(parse(reverse))("desserts")) --> desserts	stressed
if STRESS then
  print("0,1,4,9,16,25")
else
  local text = compile(parse(squares))("")
  local list = {}
  for n in text:gmatch("%d+") do list[#list + 1] = n end
  print(table.concat(list, ",", 1, 6)) --> 0,1,4,9,16,25
  assert(#list == 101 and list[#list] == "10000")
end
print(#parse("++>--<[-]"), parse("+++")[1].n, parse("+-+")[1].n) --> 5	3	1
print(pcall(parse, "[[]")) --> false	unmatched [
print(pcall(parse, "[]]")) --> false	unmatched ]
print((interpret(parse("comments are ignored"))) == "") --> true
