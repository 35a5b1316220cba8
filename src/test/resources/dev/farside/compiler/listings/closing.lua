local function f(v)
  do
    local a <close> = v
    local b <close> = v
    if v then return v, b end
  end
  for i = 1, 2 do
    local c <close> = v
    if i == v then break end
    goto next
    ::next::
  end
  repeat local d <close> = v until d == i
  for x in v do
    if x then return f(x) end
  end
  local e <close> = v
  return g(), v
end
