-- Operator precedence and associativity.
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4, 10 - 4 - 3, 10 - (4 - 3)) --> 14	20	10	3	9
print(2 ^ 3 ^ 2, (2 ^ 3) ^ 2, -2 ^ 2, (-2) ^ 2, 2 ^ -1, 2 ^ - 1 * 4) --> 512.0	64.0	-4.0	4.0	0.5	2.0
print(-3 * 2, - 3 + 2, not nil == true, not (nil == true), -2 ^ -2) --> -6	-1	true	true	-0.25
print(7 // 2 * 2, 7 % 4 * 3, 12 / 3 / 2, 12 / (3 / 2), 2 * 7 // 3, 100 // 7 % 4) --> 6	9	2.0	8.0	4	2
print("a" .. "b" == "ab", "a" .. 1 + 2 .. "b", 1 .. 2 + 3, "x" .. 2 * 3, "n" .. -1) --> true	a3b	15	x6	n-1
print(1 < 2 == true, 1 == 1 ~= false, 1 + 1 == 2 and 2 + 2 == 4, "a" < "b" == true) --> true	true	true	true
print(1 | 2 ~ 3 & 2, 1 | (2 ~ (3 & 2)), (1 | 2) ~ 3, 5 & 3 << 1, (5 & 3) << 1) --> 1	1	0	4	2
print(5 + 1 << 1, 1 << 1 + 1, ~1 + 2, ~(1 + 2)) --> 12	4	0	-4
print(3 & 2 == 2, 3 & 2 ~= 3, 1 | 2 == 3, 1 ~ 1 == 0, 2 ~ 3 ~ 1) --> true	true	true	true	0
print(nil and 1 or 2, 1 or nil and 2, (1 or nil) and 2, not 1 or 2, not (1 or 2), not 1 == 2) --> 2	1	2	2	false	false
print(#"abc" + 1, -#"abc", (#"abc") ^ 2, not #"abc", #"ab" .. "c", -"2" ^ 2, #"a" == 1) --> 4	-3	9.0	false	2c	-4.0	true
print(2 ^ 2 * 3, 3 * 2 ^ 2, -3 ^ 2 + 1, - -2, - - -2, not not not nil, ~~~0, -~0, ~-1) --> 12.0	12.0	-8.0	2	-2	true	-1	1	0
print(1 + 2 < 3 + 4, 1 .. 2 < "2", 5 > 3 == (3 < 5), 1 < 2 and 2 < 3, 1 > 2 or 3 > 2) --> true	true	true	true	true
print(2 - -2, 2 - - 2, 2 ^ 0.5 ^ 2 == 2 ^ (0.5 ^ 2), 6 - 3 + 2, 6 - (3 + 2), 2 * 3 % 4, 2 * (3 % 4)) --> 4	4	true	5	1	2	6

-- associativity seen through metamethods
local function show(v) return type(v) == "table" and v.s or tostring(v) end
local mt = {}
local function node(s) return setmetatable({ s = s }, mt) end
for event, symbol in pairs { add = "+", sub = "-", mul = "*", div = "/", mod = "%", pow = "^", idiv = "//",
    band = "&", bor = "|", bxor = "~", shl = "<<", shr = ">>", concat = ".." } do
  mt["__" .. event] = function(a, b) return node("(" .. show(a) .. symbol .. show(b) .. ")") end
end
mt.__unm = function(a) return node("-" .. show(a)) end
mt.__bnot = function(a) return node("~" .. show(a)) end
mt.__len = function(a) return node("#" .. show(a)) end
local a, b, c, d = node "a", node "b", node "c", node "d"
print(show(a + b + c), show(a - b - c), show(a * b / c), show(a // b % c)) --> ((a+b)+c)	((a-b)-c)	((a*b)/c)	((a//b)%c)
print(show(a ^ b ^ c), show(a .. b .. c), show(a .. b .. c .. d)) --> (a^(b^c))	(a..(b..c))	(a..(b..(c..d)))
print(show(a + b * c - d), show((a + b) * (c - d)), show(a * b + c * d)) --> ((a+(b*c))-d)	((a+b)*(c-d))	((a*b)+(c*d))
print(show(-a ^ b), show((-a) ^ b), show(a ^ -b), show(a ^ -b ^ c), show(-a * b), show(- -a)) --> -(a^b)	(-a^b)	(a^-b)	(a^-(b^c))	(-a*b)	--a
print(show(a << b >> c), show(a << b + c), show(a .. b << c), show(a & b << c)) --> ((a<<b)>>c)	(a<<(b+c))	((a..b)<<c)	(a&(b<<c))
print(show(a & b & c), show(a | b | c), show(a ~ b ~ c), show(a | b ~ c & d), show(a & b ~ c | d)) --> ((a&b)&c)	((a|b)|c)	((a~b)~c)	(a|(b~(c&d)))	(((a&b)~c)|d)
print(show(~a & b), show(~(a & b)), show(~a ~ b), show(a ~ ~b), show(#a + b), show(#a .. b)) --> (~a&b)	~(a&b)	(~a~b)	(a~~b)	(#a+b)	(#a..b)
print(show(a .. b + c), show(a + b .. c), show(a .. b * c .. d), show(a .. -b)) --> (a..(b+c))	((a+b)..c)	(a..((b*c)..d))	(a..-b)
print(show(a + b << c * d), show(a << b .. c), show(a | b << c .. d + a * -b ^ c)) --> ((a+b)<<(c*d))	(a<<(b..c))	(a|(b<<(c..(d+(a*-(b^c))))))
print(show(a ^ b * c), show(a * b ^ c), show(a / b ^ c // d), show(a % -b)) --> ((a^b)*c)	(a*(b^c))	((a/(b^c))//d)	(a%-b)
