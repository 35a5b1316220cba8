-- Messages quote names byte by byte, whatever their encoding, and only up to a zero.
local function run(code, ...)
  local ok, message = pcall(assert(load(code, "=t")), ...)
  assert(not ok, code)
  return (message:gsub("[^%g ]", function(c) return ("\\%d"):format(c:byte()) end))
end
print(run("return 'ab\\0cd' | 1")) --> t:1: attempt to perform bitwise operation on a string value (constant 'ab')
print(run("return '\\xff\\xe4' & 1")) --> t:1: attempt to perform bitwise operation on a string value (constant '\255\228')
print(run("local t = {} t['\\xe4\\0x']()")) --> t:1: attempt to call a nil value (field '\228')
print(run("local t = {} return t['\\xff'].x")) --> t:1: attempt to index a nil value (field '\255')
print(run("local t = ... return t + 1", setmetatable({}, { __name = "\xffN\0x" })))
--> t:1: attempt to perform arithmetic on a \255N value (local 't')
print((tostring(setmetatable({}, { __name = "Na\0me" })):gsub("0x%x+", "ADDRESS"))) --> Na: ADDRESS
print(run("os.date('%Q\\0x')")) --> t:1: bad argument #1 to 'date' (invalid conversion specifier '%Q')
local _, message = load("return 1", "=t", "x\xff\0t")
print((message:gsub("\xff", "<ff>"))) --> attempt to load a text chunk (mode is 'x<ff>')
