local copied, shared, twice = 1, 2, 3
local function self(n) return n and self(n - copied) end
local function set() shared = shared + 1 return twice end
local function both() return twice end
for i = 1, 3 do
  local j = i
  keep(function() j = j + i end)
end
local function cell(n) return function() return cell(n), shared end end
function global() return global end
local function parameter(p, q) return function() p = q end end
