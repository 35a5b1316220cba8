-- Functions that Lua 5.3 deprecated and the reference still has by default.
print(math.pow(2, 10), math.pow(2, 0.5) == 2 ^ 0.5, math.pow(1, 0 / 0), math.pow("3", 2)) --> 1024.0	true	1.0	9.0
print(math.log10(1000), math.log10(0.01), math.log10(0)) --> 3.0	-2.0	-inf
print(math.atan2(1, 1) * 4 == math.pi, math.atan2(-1, -1) == math.atan(-1, -1)) --> true	true
print(string.format("%.10f %.10f %.10f", math.cosh(1), math.sinh(1), math.tanh(0.5))) --> 1.5430806348 1.1752011936 0.4621171573
-- mantissa and exponent
print(math.frexp(10)) --> 0.625	4
print(math.frexp(-0.75)) --> -0.75	0
print(math.frexp(1)) --> 0.5	1
print(math.frexp(0)) --> 0.0	0
print(math.frexp(5e-324)) --> 0.5	-1073
print(math.frexp(2 ^ 1023)) --> 0.5	1024
print(math.frexp(math.huge)) --> inf	0
print(math.ldexp(0.625, 4), math.ldexp(1, -1074), math.ldexp(1, -1075), math.ldexp(1, 1024)) --> 10.0	4.9406564584125e-324	0.0	inf
for _, x in ipairs { 1, 3.5, -7.25, 1e300, 1e-300, 2.5e-320 } do
  local mantissa, exponent = math.frexp(x)
  assert(math.ldexp(mantissa, exponent) == x and math.type(exponent) == "integer")
  assert(math.abs(mantissa) >= 0.5 and math.abs(mantissa) < 1)
end
print((select(2, pcall(math.ldexp, 1, 0.5)))) --> bad argument #2 to 'math.ldexp' (number has no integer representation)
print((select(2, pcall(math.frexp)))) --> bad argument #1 to 'math.frexp' (number expected, got no value)
