-- Calls a method that is found through the metatable's __index.
local Account = {}
Account.__index = Account

function Account:deposit(amount) self.balance = self.balance + amount end

local account = setmetatable({ balance = 0 }, Account)

return function(n)
    account.balance = 0
    for i = 1, n do account:deposit(i) end
    return account.balance
end
