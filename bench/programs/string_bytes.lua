-- Strings byte by byte: byte, char, sub, comparisons of single characters, reversal, a checksum and a cipher.

local byte, char, sub = string.byte, string.char, string.sub

local function checksum(text)
    local a, b = 1, 0
    for i = 1, #text do
        a = (a + byte(text, i)) % 65521
        b = (b + a) % 65521
    end
    return b * 65536 + a
end

local function rotate(text, amount)
    local out = {}
    for i = 1, #text do
        local code = byte(text, i)
        if code >= 97 and code <= 122 then
            code = (code - 97 + amount) % 26 + 97
        end
        out[i] = char(code)
    end
    return table.concat(out)
end

local function count_vowels(text)
    local count = 0
    for i = 1, #text do
        local c = sub(text, i, i)
        if c == "a" or c == "e" or c == "i" or c == "o" or c == "u" then count = count + 1 end
    end
    return count
end

local function is_palindrome(text)
    local i, j = 1, #text
    while i < j do
        if text:sub(i, i) ~= text:sub(j, j) then return false end
        i = i + 1
        j = j - 1
    end
    return true
end

local function run(n)
    local text = ("the far side of the moon is never seen from home; "):rep(4)
    local mirrored = text .. text:reverse()
    local sum = 0
    for i = 1, n do
        local rotated = rotate(text, i % 26)
        sum = (sum + checksum(rotated)) % 1000000007
        sum = sum + count_vowels(rotated)
        if is_palindrome(mirrored) then sum = sum + 1 end
        sum = sum + #rotated:upper() + #rotated:sub(i % 50 + 1, -10)
    end
    return sum
end

return run
