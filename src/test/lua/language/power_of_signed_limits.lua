-- Zero and infinity to odd and even powers, whose sign depends on the exponent; some machines' pow loses it.
for _, exponent in ipairs { 3, -3, 4, -4, 3353190749814529, -3353190749814529, 2251799813685249, 2251799813685250 } do
  print(exponent, (-0.0) ^ exponent, (-math.huge) ^ exponent)
end
--> 3	-0.0	-inf
--> -3	-inf	-0.0
--> 4	0.0	inf
--> -4	inf	0.0
--> 3353190749814529	-0.0	-inf
--> -3353190749814529	-inf	-0.0
--> 2251799813685249	-0.0	-inf
--> 2251799813685250	0.0	inf
print((-1e309) ^ -3353190749814529, (-1e309) ^ 3353190749814529) --> -0.0	-inf
