-- %q writes what load reads back.
local function q(v) return string.format("%q", v) end
local function roundTrip(v) local r = load("return " .. q(v))() return r == v and math.type(r) == math.type(v) end
print(q("plain"), q(""), q('with "quotes"'), q("back\\slash"), q("it's")) --> "plain"	""	"with \"quotes\""	"back\\slash"	"it's"
print(q("line\nbreak"), q("\r"), q("\0"), q("\0001"), q("a\0b"), q("\t"), q("\127"), q("\1\2\3"), q("\0010"))
--> "line\
--> break"	"\13"	"\0"	"\0001"	"a\0b"	"\9"	"\127"	"\1\2\3"	"\0010"
print(#q("\255\254\128"), q("\255") == "\"\255\"", q("é") == "\"é\"") --> 5	true	true
print(q(1), q(-1), q(0), q(math.maxinteger), q(math.mininteger), q(1 << 47)) --> 1	-1	0	9223372036854775807	0x8000000000000000	140737488355328
print(q(0.5), q(1.0), q(-0.0), q(0.1), q(1e100), q(2^53), q(1/0), q(-1/0), q(0/0)) --> 0x1p-1	0x1p+0	-0x0p+0	0x1.999999999999ap-4	0x1.249ad2594c37dp+332	0x1p+53	1e9999	-1e9999	(0/0)
print(q(nil), q(true), q(false)) --> nil	true	false
for _, v in ipairs { "", "plain", "a\nb", "a\r\nb", "a\0b", "\0001", "\\", "\"", "'", "\\n", "\n\n", "\200\201",
  ("x"):rep(300), 0, 1, -1, 5.5, 0.1, 1/3, 1e300, 5e-324, 2^53, -2^63, math.pi,
    math.maxinteger, math.mininteger, 1/0, -1/0, true, false, "\1\0012\00123", "tab\t", "%d %s %%", "[[x]]",
      "--comment", "\u{20ac}" } do assert(roundTrip(v), q(v)) end
local all = {}
for i = 0, 255 do all[i + 1] = string.char(i) end
local bytes = table.concat(all)
print(roundTrip(bytes), roundTrip(bytes:reverse()), roundTrip((bytes:gsub(".", "%0" .. "1"))), load("return " ..
  q(0/0))() ~= load("return " .. q(0/0))()) --> true	true	true	true
print(math.type(load("return " .. q(math.mininteger))()), 1 / load("return " .. q(-0.0))(), load("return " .. q(nil))()) --> integer	-inf	nil
local function err(v, fmt) return (select(2, pcall(string.format, fmt or "%q", v)):gsub("^.-bad", "bad")) end
print(err({})) --> bad argument #2 to 'string.format' (value has no literal form)
print(err(print)) --> bad argument #2 to 'string.format' (value has no literal form)
print(err(coroutine.create(print))) --> bad argument #2 to 'string.format' (value has no literal form)
print(err("x", "%5q")) --> specifier '%q' cannot have modifiers
print(err("x", "%-q")) --> specifier '%q' cannot have modifiers
print(err("x", "%.1q")) --> specifier '%q' cannot have modifiers
print(pcall(string.format, "%q")) --> false	bad argument #2 to 'string.format' (no value)
-- several in one format; a serializer of nested tables built on it
print(string.format("%q %q %s", "a", 1, "b")) --> "a" 1 b
local function serialize(v, indent)
  if type(v) ~= "table" then return q(v) end
  local keys = {}
  for k in pairs(v) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  local out = {}
  for _, k in ipairs(keys) do out[#out + 1] = "[" .. q(k) .. "]=" .. serialize(v[k]) end
  return "{" .. table.concat(out, ",") .. "}"
end
local text = serialize { 1, "two", { x = 1.5, ["a b"] = false }, [10] = "\n", n = -0.5 }
print(text)
--> {[1]=1,[10]="\
--> ",[2]="two",[3]={["a b"]=false,["x"]=0x1.8p+0},["n"]=-0x1p-1}
print(serialize(load("return " .. text)()) == text) --> true
