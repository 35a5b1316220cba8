-- A JSON encoder and a recursive-descent decoder, and a document that goes through both n times.

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\t"] = "\\t", ["\r"] = "\\r" }
local unescapes = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", n = "\n", t = "\t", r = "\r" }

local encode_value

local function encode_string(text)
    return '"' .. text:gsub('[%c"\\]', escapes) .. '"'
end

local function encode_table(value)
    local parts = {}
    if #value > 0 then
        for i = 1, #value do parts[i] = encode_value(value[i]) end
        return "[" .. table.concat(parts, ",") .. "]"
    end
    local keys = {}
    for key in pairs(value) do keys[#keys + 1] = key end
    table.sort(keys)
    for i, key in ipairs(keys) do
        parts[i] = encode_string(key) .. ":" .. encode_value(value[key])
    end
    return "{" .. table.concat(parts, ",") .. "}"
end

function encode_value(value)
    local kind = type(value)
    if kind == "table" then return encode_table(value) end
    if kind == "string" then return encode_string(value) end
    return tostring(value)
end

local decode_value

local function skip_space(text, position)
    return text:find("[^ \n\r\t]", position) or #text + 1
end

local function decode_string(text, position)
    local parts = {}
    local from = position + 1
    while true do
        local stop = text:find('["\\]', from)
        if not stop then error("unfinished string at " .. position) end
        parts[#parts + 1] = text:sub(from, stop - 1)
        if text:sub(stop, stop) == '"' then
            return table.concat(parts), stop + 1
        end
        parts[#parts + 1] = unescapes[text:sub(stop + 1, stop + 1)]
        from = stop + 2
    end
end

local function decode_array(text, position)
    local list = {}
    position = skip_space(text, position + 1)
    if text:sub(position, position) == "]" then return list, position + 1 end
    while true do
        list[#list + 1], position = decode_value(text, position)
        position = skip_space(text, position)
        local separator = text:sub(position, position)
        if separator == "]" then return list, position + 1 end
        if separator ~= "," then error("',' expected at " .. position) end
        position = position + 1
    end
end

local function decode_object(text, position)
    local object = {}
    position = skip_space(text, position + 1)
    if text:sub(position, position) == "}" then return object, position + 1 end
    while true do
        local key
        key, position = decode_string(text, skip_space(text, position))
        position = skip_space(text, position)
        if text:sub(position, position) ~= ":" then error("':' expected at " .. position) end
        object[key], position = decode_value(text, position + 1)
        position = skip_space(text, position)
        local separator = text:sub(position, position)
        if separator == "}" then return object, position + 1 end
        if separator ~= "," then error("',' expected at " .. position) end
        position = position + 1
    end
end

function decode_value(text, position)
    position = skip_space(text, position)
    local first = text:sub(position, position)
    if first == "{" then return decode_object(text, position) end
    if first == "[" then return decode_array(text, position) end
    if first == '"' then return decode_string(text, position) end
    local word = text:match("^[%w%.%+%-]+", position)
    if word == "true" then return true, position + 4 end
    if word == "false" then return false, position + 5 end
    return tonumber(word), position + #word
end

local function document()
    local people = {}
    for i = 1, 20 do
        people[i] = {
            name = "Person \"" .. i .. "\"", age = 20 + i, active = i % 2 == 0, score = i / 4 + 0.125,
            tags = { "alpha", "beta\n", "tab\tbed" }, address = { street = i .. " Moon Road", zip = "0" .. 1000 + i },
        }
    end
    return { people = people, version = 3, title = "far side" }
end

local function run(n)
    local value = document()
    local sum = 0
    for i = 1, n do
        local text = encode_value(value)
        sum = sum + #text + text:byte(i % #text + 1)
        value = decode_value(text, 1)
    end
    return sum + value.people[7].age + #value.people[20].tags[2] + value.people[3].score
end

return run
