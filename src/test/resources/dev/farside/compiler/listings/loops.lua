for i = 1, 10 do
  if i == 5 then break end
  if i > 3 then goto continue end
  print(i)
  ::continue::
end
for i = a, b, -1 do print(i) end
for k, v in pairs(t) do t[k] = nil end
repeat local x = f() until x
while true do
  if done() then break else step() end
end
do
  ::top::
  if again() then goto top end
end
