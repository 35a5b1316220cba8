-- farside examples/hello.lua [name]
local name = ... or "world"
print("Hello, " .. name .. "!")
print(_VERSION .. ", integers of " .. math.tointeger(math.log(math.maxinteger, 2) + 1) .. " bits")
