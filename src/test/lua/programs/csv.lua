-- CSV: parsing with quotes and line breaks, writing, grouping, joins, sorting, pivot, a file round trip.
local function parse(text, separator)
  separator = separator or ","
  local rows, row, at = {}, {}, 1
  local quoted = '^"'
  local function field()
    if text:find(quoted, at) then
      local out = {}
      at = at + 1
      while true do
        local stop = text:find('"', at, true) or error("unfinished quote", 0)
        out[#out + 1] = text:sub(at, stop - 1)
        at = stop + 1
        if text:sub(at, at) ~= '"' then break end
        out[#out + 1] = '"'
        at = at + 1
      end
      return table.concat(out)
    end
    local stop = text:find("[" .. separator .. "\r\n]", at) or #text + 1
    local value = text:sub(at, stop - 1)
    at = stop
    return value
  end
  while at <= #text do
    row[#row + 1] = field()
    local c = text:sub(at, at)
    if c == separator then
      at = at + 1
      if at > #text then row[#row + 1] = "" end
    elseif c == "" or c == "\n" or c == "\r" then
      at = at + (text:sub(at, at + 1) == "\r\n" and 2 or 1)
      rows[#rows + 1] = row
      row = {}
    else error("unexpected character after a quote: " .. c, 0) end
  end
  if #row > 0 then rows[#rows + 1] = row end
  return rows
end
local function write(rows, separator)
  separator = separator or ","
  local lines = {}
  for i, row in ipairs(rows) do
    local cells = {}
    for j, v in ipairs(row) do
      v = tostring(v)
      cells[j] = v:find('[",\r\n' .. separator .. ']') and '"' .. v:gsub('"', '""') .. '"' or v
    end
    lines[i] = table.concat(cells, separator)
  end
  return table.concat(lines, "\n") .. "\n"
end
local function show(rows) for _, r in ipairs(rows) do print(#r, (table.concat(r, "|"):gsub("\n", "\\n"))) end end
show(parse 'a,b,c\n1,2,3\n')
--> 3	a|b|c
--> 3	1|2|3
show(parse '"quoted, comma","say ""hi""","two\nlines",plain\r\n,,\r\n"",x,\n')
--> 4	quoted, comma|say "hi"|two\nlines|plain
--> 3	||
--> 3	|x|
show(parse("a;b;c\n1;;3", ";"))
--> 3	a|b|c
--> 3	1||3
print(#parse "", #parse "\n", #parse "x", pcall(parse, '"abc')) --> 0	1	1	false	unfinished quote
print(pcall(parse, '"a"b,c')) --> false	unexpected character after a quote: b
local original = { { "id", "name", "note" }, { 1, "Smith, John", 'said "no"' }, { 2, "O'Neil", "line\nbreak" }, { 3, "",
  "x" } }
local text = write(original)
print((text:gsub("\n", "\\n"))) --> id,name,note\n1,"Smith, John","said ""no"""\n2,O'Neil,"line\nbreak"\n3,,x\n
local back = parse(text)
local same = #back == #original
for i, r in ipairs(original) do for j, v in ipairs(r) do same = same and back[i][j] == tostring(v) end end
print(same, write(back) == text) --> true	true
-- records
local data = parse [[
order,customer,product,quantity,price
1,ann,apple,3,0.50
2,bob,pear,2,0.75
3,ann,fig,10,0.10
4,cid,apple,1,0.50
5,bob,apple,5,0.45
6,ann,pear,1,0.80
]]
local function records(rows)
  local head, out = rows[1], {}
  for i = 2, #rows do
    local r = {}
    for j, k in ipairs(head) do r[k] = tonumber(rows[i][j]) or rows[i][j] end
    out[#out + 1] = r
  end
  return out
end
local orders = records(data)
local function groupBy(list, key)
  local groups, order = {}, {}
  for _, r in ipairs(list) do
    local k = r[key]
    if not groups[k] then groups[k] = {} order[#order + 1] = k end
    table.insert(groups[k], r)
  end
  table.sort(order)
  local i = 0
  return function() i = i + 1 if order[i] then return order[i], groups[order[i]] end end
end
local function sum(list, f) local s = 0 for _, r in ipairs(list) do s = s + f(r) end return s end
local function amount(r) return r.quantity * r.price end
for customer, list in groupBy(orders, "customer") do print(customer, #list, ("%.2f"):format(sum(list, amount))) end
--> ann	3	3.30
--> bob	2	3.75
--> cid	1	0.50
for product, list in groupBy(orders, "product") do print(product, sum(list, function(r) return r.quantity end)) end
--> apple	9
--> fig	10
--> pear	3
table.sort(orders, function(a, b)
  local x, y = amount(a), amount(b)
  if x ~= y then return x > y end
  return a.order < b.order
end)
local ids = {}
for i, r in ipairs(orders) do ids[i] = r.order end
print(table.concat(ids, " ")) --> 5 1 2 3 6 4
local customers = records(parse "customer,city\nann,Oslo\nbob,Rome\ndan,Lima\n")
local byName = {}
for _, c in ipairs(customers) do byName[c.customer] = c end
for _, r in ipairs(orders) do local c = byName[r.customer] io.write(r.order, ":", c and c.city or "-", " ") end print() --> 5:Rome 1:Oslo 2:Rome 3:Oslo 6:Oslo 4:-
-- a pivot table
local pivot, products = {}, {}
for _, r in ipairs(orders) do
  pivot[r.customer] = pivot[r.customer] or {}
  pivot[r.customer][r.product] = (pivot[r.customer][r.product] or 0) + r.quantity
  products[r.product] = true
end
local columns = {} for p in pairs(products) do columns[#columns + 1] = p end table.sort(columns)
local out = { { "", table.unpack(columns) } }
for customer in groupBy(orders, "customer") do
  local row = { customer }
  for _, p in ipairs(columns) do row[#row + 1] = pivot[customer][p] or 0 end
  out[#out + 1] = row
end
io.write(write(out))
--> ,apple,fig,pear
--> ann,3,10,1
--> bob,5,0,2
--> cid,1,0,0
-- through a file, line by line where no field has line breaks
local name = os.tmpname()
local f = assert(io.open(name, "w"))
for i = 1, STRESS and 10 or 500 do
  f:write(write { { i, "name" .. i, i * 1.5, i % 2 == 0 and "even, yes" or "odd" } })
end
f:close()
local n, total = 0, 0
for line in io.lines(name) do
  local r = parse(line)[1]
  n = n + 1
  total = total + r[3]
  assert(#r == 4 and tonumber(r[1]) == n and r[4] == (n % 2 == 0 and "even, yes" or "odd"))
end
os.remove(name)
print(n == (STRESS and 10 or 500), total == n * (n + 1) // 2 * 1.5) --> true	true
