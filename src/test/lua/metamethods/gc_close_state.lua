-- At the end of the program every remaining finalizer runs, in reverse order of marking.
local function finalized(name) return setmetatable({}, { __gc = function() print("finalizer", name) end }) end
first = finalized("first")
second = finalized("second")
local third = finalized("third")
cycle = { finalized("in a cycle") }
cycle.self = cycle
-- made while closing: a finalizer that is set by a finalizer never runs
creating = setmetatable({}, { __gc = function()
  made = finalized("made while closing")
  print("made", type(made))
end })
notCallable = setmetatable({}, { __gc = true })
keepsGlobals = setmetatable({}, { __gc = function()
  print("globals are still there", type(print), type(first), type(string.format))
end })
raising = setmetatable({}, { __gc = function() error("ignored") end })
last = finalized("last marked, first finalized")
print("end of the main chunk")
--> end of the main chunk
--> finalizer	last marked, first finalized
--> globals are still there	function	table	function
--> made	table
--> finalizer	in a cycle
--> finalizer	third
--> finalizer	second
--> finalizer	first
