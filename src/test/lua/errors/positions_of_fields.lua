-- A field that is the whole operand, argument or condition is read when the token behind it has been taken: an error in
-- reading it is reported at that token's line.
local function line(code)
  local _, message = pcall(assert(load("local t\n" .. code, "=p")))
  return tonumber(message:match("^p:(%d+):"))
end
print(line("return t.x\n+ 1"), line("return t.x +\n1"), line("return 1 +\nt.x\n+ 1")) --> 3	2	3
print(line("return t.x\nand 1"), line("return t.x\n.. 'a'"), line("return t.x\n== 1")) --> 3	3	3
print(line("return (t.x)\n+ 1"), line("return (t.x\n) + 1")) --> 2	3
print(line("print(t.x\n)"), line("print(t.x\n, 1\n)"), line("print(1, t.x\n)"), line("print(t.x + 1\n)")) --> 3	3	3	2
print(line("return { t.x\n}"), line("return { t.x\n, 1 }"), line("return { t.x,\n}"), line("return { y = t.x\n}"))
--> 3	3	3	2
print(line("if t.x\nthen end"), line("while t.x\ndo end"), line("if not t.x\nthen end")) --> 3	2	2
print(line("local a, b = t.x\n, 1"), line("local a, b = 1, t.x\n")) --> 3	2
print(line("return t.x\n, 1"), line("return t.x\n.y"), line("return t.x\n:y()"), line("return t.x\n[1]")) --> 3	2	3	2
print(line("local u = {} return u.x\n:y()"), line("local u = {} return u.x\n.y")) --> 3	3

-- a parenthesized left operand is fetched at its parenthesis, whatever the right one is
for _, right in ipairs {"1", "(1)", "(q)", "(q.x)", "q()", "(q())", "(string.format('%x', 3))"} do
  for _, operator in ipairs {"==", "~=", "<", "+", "..", "&"} do
    local chunk = load("return (q.a)\n" .. operator .. " " .. right, "=t", "t", {string = string})
    assert(select(2, pcall(chunk)) == "t:1: attempt to index a nil value (global 'q')", operator .. right)
    chunk = load("return q.a\n" .. operator .. " " .. right, "=t", "t", {string = string})
    assert(select(2, pcall(chunk)) == "t:2: attempt to index a nil value (global 'q')", operator .. right)
  end
end
print("fetched") --> fetched
