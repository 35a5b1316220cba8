local o = ...
f()
f(1, o)
o.a.b:m(f(), ...)
local x = f(g(o), (g()))
o[1](o)[o]()
print("a" .. x .. f() .. 1)
return o:m(x)
