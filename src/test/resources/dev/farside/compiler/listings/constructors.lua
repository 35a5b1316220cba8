local v = ...
local record = {x = 1, y = v, z = {}}
local list = {v, 2, 3}
local mixed = {1, x = v, [v] = 2, [10] = v, 3}
local open = {v, f()}
local all = {...}
local twice = {x = 1, x = 2}
local constants = {[1] = nil, [v] = true, a = false}
