package dev.farside.differential;

/**
 * Made-up calls of library functions. What they print is the same in every correct implementation: nothing with
 * addresses, orders of traversal, or borders of lists with holes.
 */
final class LibraryCalls {

    /** In braces: the kind of an argument. */
    private static final String[] CALLS = {
        "math.abs({n})", "math.ceil({n})", "math.floor({n})", "math.fmod({n}, {n})", "math.modf({n})",
        "math.sqrt({n})", "math.max({n}, {n}, {n})", "math.min({n}, {n})", "math.tointeger({n})",
        "math.tointeger({s})", "math.type({a})", "math.ult({i}, {i})", "math.exp({k})", "math.log({n})",
        "math.log({n}, {k})", "math.fmod({i}, {i})", "math.log({n}, 10)", "math.floor({f})", "math.max()",
        "math.abs({a})", "math.fmod({a}, {a})", "tonumber({l})", "tonumber({l})", "tonumber({l}, {k})",
        "tonumber({b}, {k})", "tonumber({a})", "tonumber({a}, 10)", "tonumber({s}, 36)", "tonumber()",
        "tostring({n})", "tostring({f})", "tostring({a})", "type({a})", "type()", "string.format({F}, {n}, {n})",
        "string.format({F}, {i}, {s})", "string.format({F}, {s}, {i})", "string.format({F}, {f}, {f})",
        "string.format({F}, {a}, {a})", "string.format('%q', {n})", "string.format('%q', {f})",
        "string.format('%q', {s})", "string.format('%.14g %.17g %a', {f}, {f}, {f})",
        "string.format('%5.2s|%-8s|%.0s', {s}, {s}, {s})", "string.format('%x %X %o %#x', {i}, {i}, {i}, {i})",
        "string.format('%i %5d %-5d| %05d %+d', {i}, {i}, {i}, {i}, {i})", "string.format('%c%c', {k}, {k})",
        "string.rep({s}, {r}, {s})", "string.sub({s}, {i}, {i})", "string.sub({s}, {k}, {k})",
        "string.byte({s}, {k}, {k})", "string.char({k}, {k}, {k})", "string.len({s})", "string.reverse({s})",
        "string.upper({s})", "string.lower({s})", "string.find({s}, {P}, {k})", "string.find({s}, {s}, {k}, true)",
        "string.match({s}, {P})", "string.gsub({s}, {P}, {R})", "string.gsub({s}, {P}, {R}, {k})",
        "string.gsub({s}, {P}, {g})", "string.gmatch({s}, {P})()", "string.pack({K}, {i}, {v})",
        "string.pack({K}, {s}, {i})", "string.packsize({K})", "string.unpack({K}, {s})",
        "string.unpack({K}, {s}, {k})", "string.unpack('<i8', string.pack('<i8', {i}))",
        "string.unpack('<d', string.pack('<d', {f}))", "string.pack('>n', {v})", "string.pack('<f', {v})",
        "string.pack('j', {n})", "string.rep({a}, {r})", "({s}):upper():rep(2)", "({s}):find({s})", "({s}):len()",
        "({s}):byte(-1)", "({s}):missing()", "utf8.char({k}, {i})", "utf8.len({s})", "utf8.codepoint({s}, {k})",
        "utf8.offset({s}, {k})", "table.concat({q}, {s})", "table.concat({q}, ',', {k}, {k})",
        "table.concat({q}, {a})", "table.unpack({q})", "table.unpack({q}, {k}, {k})", "table.unpack({t}, 1, {k})",
        "table.pack({a}, nil, {a})", "table.insert({q}, {m})", "table.insert({q}, {k}, {m})",
        "table.insert({q}, {n}, {m})", "table.insert({q})", "table.insert({a}, 1)", "table.remove({q})",
        "table.remove({q}, {k})", "table.remove({q}, {n})", "table.move({q}, {r}, {r}, {r})", "table.move({q}, {M})",
        "table.move({q}, 1, {r}, {r}, {t})", "table.move({t}, {r}, {r}, {r}, {a})", "table.sort({q})",
        "table.sort({q}, {c})", "table.move({p}, 1, 3, 2)", "table.insert({p}, {m})", "table.insert({p}, 1, {m})",
        "table.remove({p}, 1)", "table.concat({p}, '-')", "table.unpack({p})", "table.remove({p})", "table.sort({p})",
        "#{p}", "ipairs({p})({p}, 0)", "select({k}, {a}, {a}, {a})", "select('#', {a}, nil, nil)",
        "select({n}, {a}, {a})", "select(-1, {a}, {a})", "next({})", "next({{a}})", "next({t}, 'missing')",
        "rawequal({a}, {a})", "rawlen({s})", "rawlen({Q})", "rawget({t}, {s})", "rawset({t}, {s}, {a})",
        "rawget({a}, 1)", "rawlen({n})", "getmetatable({s}).__name", "getmetatable({o}).__name",
        "setmetatable({a}, {a})", "setmetatable({}, { __metatable = {a} })", "assert({a}, {a})", "assert(false, {s})",
        "assert({m}, 1, 2)", "error({a})", "error({s}, {k})", "pcall(error, {a})", "pcall(error)", "pcall({a}, {a})",
        "xpcall({a}, function(m) return 'handled', m end, {a})", "xpcall(error, function(m) return {m = m} end, {a})",
        "pcall(pcall)", "pcall(string.rep)", "pcall(string.format, {F}, {a})", "pcall(setmetatable, {a})",
        "load(tostring({s}))", "load('return ' .. {l})", "load('return ' .. {l})()",
        "load(function() return nil end)", "coroutine.isyieldable()", "coroutine.resume(coroutine.create({F1}), {a})",
        "coroutine.wrap({F1})({a})", "coroutine.status(coroutine.create({F1}))",
        "coroutine.close(coroutine.create({F1}))", "coroutine.yield({a})", "select(2, coroutine.running())",
        "ipairs({a})", "coroutine.resume({a})", "coroutine.wrap({a})",
        "os.date('!%c %x %X %p %j %U %W %w %y %G-%V %u %e %D %F %T %R %I', ({u}) or 0)", "os.date('!*t', ({u}) or 0)",
        "os.time({d})", "os.date('!%' .. {s}, 0)", "os.date('!%c', ({n}) or 0)",
        "os.time(os.date('!*t', ({u}) or 0))", "os.date('*t', os.time({d})).yday",
        "load(string.dump({F1}, {a}))({a})", "load(string.dump({F1}), 'n', 't')", "select(2, load('x ='))",
        "load(tostring({s}), {s}, {s})", "load('return ...', 'n', 't', {})({a})",
        "load('x = 1 return x', 'n', 't', {a})", "load(function() return nil end, {s})", "math.floor({s})",
        "math.max({s}, {n})", "string.format('%d', {s})", "string.format('%s %s', {o}, {o})", "tostring({o})", "#{o}",
        "-{o}", "{o} .. {o}", "{o} < {o}", "{o} == {o}", "table.concat({{a}, {a}}, {s})", "table.unpack({o}, 1, 2)",
        "table.insert({o}, {m})", "next({o})", "ipairs({o})", "rawequal({o}, {o})", "string.rep({o}, 2)",
        "tostring(setmetatable({}, {__tostring = {F1}}))",
        "tostring(setmetatable({}, {__name = {a}})):gsub('0x%x+', '')",
        "getmetatable(setmetatable({}, {__metatable = {a}}))",
        "setmetatable(setmetatable({}, {__metatable = {a}}), {})", "pairs(setmetatable({}, {__pairs = {F1}}))",
        "(string.gsub({s}, {P}, {F1}))", "xpcall({F1}, function(m) return m end, {a})", "select({k}, {F1}({a}))",
        "pcall({F1}, {a}, {a})"};

    private static final String[] PATTERN_ITEMS = {
        "a", "b", "c", "%a", "%d", "%s", "%w", "%p", "%x", "%l", "%u", "%c", "%g", "%A", "%D", "%S", "%W", ".", "%.",
        "[abc]", "[^abc]", "[a-c]", "[%d_]", "[^%s]", "[]]", "[a-]", "(", ")", "()", "(a)", "(%w+)", "(.-)", "^", "$",
        "%b()", "%bab", "%f[%w]", "%f[%W]", "%1", "%2", "[", "%", "]", "(%a)(%d)", "x"};
    private static final String[] PACK_ITEMS = {
        "<", ">", "=", "!", "!4", "!8", "b", "B", "h", "H", "i", "I", "i1", "i3", "i7", "i8", "i12", "i16", "i17",
        "I2", "l", "L", "j", "J", "T", "f", "d", "n", "s1", "s2", "s4", "s", "z", "c0", "c3", "c", "x", "Xi4", "Xd",
        "X", " ", "y", "!3"};

    private final Dice dice;
    private final Expressions expressions;

    LibraryCalls(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    String next(int depth) {
        String template = dice.pick(CALLS);
        StringBuilder call = new StringBuilder();
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            int end = template.indexOf('}', at);
            if (c == '{' && end > at + 1 && end <= at + 3 && Character.isLetter(template.charAt(at + 1))) {
                call.append(argument(template.substring(at + 1, end), depth));
                at = end;
            } else {
                call.append(c);
            }
        }
        return call.toString();
    }

    private String argument(String kind, int depth) {
        return switch (kind) {
            case "n" -> expressions.number(depth);
            case "i" -> expressions.integer(depth);
            case "f" -> dice.percent(50) ? expressions.literals().anyDouble() : expressions.number(depth);
            case "u" -> dice.percent(70) ? Long.toString(dice.bits() >> dice.between(28, 60))
                    : expressions.integer(depth);
            case "d" -> "{year = " + dice.between(1890, 2110) + ", month = " + dice.between(-15, 30) + ", day = "
                    + dice.between(-40, 400) + dice.pick("", ", hour = " + dice.between(-30, 60), ", min = "
                            + expressions.number(0),
                    ", sec = " + dice.between(-5, 5000), ", isdst = " + expressions.any(0)) + "}";
            case "v" -> expressions.literals().anyDouble();
            case "k" -> dice.percent(97) ? Integer.toString(dice.between(-3, 12)) : expressions.any(depth);
            case "r" -> dice.pick("0", "1", "2", "3", "-1", "5", "2.0", "'3'", "1.5");
            case "M" -> dice.pick("1, math.maxinteger, 2", "math.mininteger, 0, 1",
                    "math.maxinteger, math.maxinteger, 1",
                    "math.mininteger, math.mininteger, 1", "1, 3, math.maxinteger - 1", "0, math.maxinteger, 0",
                    "1, 3, math.maxinteger - 2", "2, 1, math.maxinteger", "1, 3, math.mininteger");
            case "b" -> Literals.quote(dice.pick("", " ", "-") + dice.text(20, "0123456789abcdefzZ") + dice.pick("",
                    " ", "\n", "."));
            case "s" -> expressions.string(depth);
            case "l" -> Literals.quote(expressions.literals().numeralText());
            case "a" -> expressions.any(depth);
            case "m" -> dice.percent(80) ? expressions.number(depth) : "'m'";
            case "q" -> expressions.sequence(depth);
            case "Q" -> "{" + expressions.elements(dice.below(5)) + "}";
            case "t" -> expressions.record(depth);
            case "p" -> "proxy({" + expressions.elements(dice.below(5)) + "})";
            case "o" -> "object(" + dice.between(1, 10) + ")";
            case "c" -> dice.pick("function(a, b) return a > b end",
                    "function(a, b) return tostring(a) < tostring(b) end",
                    "function(a, b) return b < a end", "function(a, b) error('compare') end", "nil", "1",
                    "function(a, b) tick() coroutine.yield(1) end");
            case "g" -> dice.pick("function(...) return ... end", "function(a) return a and #a end",
                    "{a = 'x', b = true}",
                    "function(a, b) return b end", "{}", "{[1] = 'one', a = {}}",
                            "setmetatable({}, {__index = function(t, k) return k end})",
                    "function() return {} end", "string.upper", "1");
            case "F1" -> "(" + expressions.function(depth) + ")";
            case "F" -> Literals.quote(format());
            case "P" -> Literals.quote(pattern());
            case "R" -> Literals.quote(dice.pick("x", "%0", "%1%1", "<%0>", "%2", "%", "%%", "%a", ""));
            case "K" -> Literals.quote(packing());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private String format() {
        StringBuilder format = new StringBuilder();
        for (int items = dice.below(3); items >= 0; items--) {
            format.append(dice.text(2, "ab |")).append('%').append(dice.text(2, "-+ #0"))
                    .append(dice.pick("", "", "1", "5", "12", "20", "99", "100"))
                    .append(dice.pick("", "", "", ".", ".0", ".1", ".3", ".14", ".17", ".20", ".99", ".100"))
                    .append(dice.pick("d", "i", "u", "o", "x", "X", "c", "e", "E", "f", "F", "g", "G", "a", "A", "s",
                            "q",
                            "%", "d", "f", "g", "s", "a", "", "y"));
        }
        return format.toString();
    }

    private String pattern() {
        StringBuilder pattern = new StringBuilder(dice.percent(15) ? "^" : "");
        for (int items = dice.below(5); items >= 0; items--) {
            pattern.append(dice.pick(PATTERN_ITEMS)).append(dice.pick("", "", "", "", "*", "+", "-", "?"));
        }
        return dice.percent(15) ? pattern + "$" : pattern.toString();
    }

    private String packing() {
        StringBuilder format = new StringBuilder();
        for (int items = dice.below(4); items >= 0; items--) {
            format.append(dice.pick(PACK_ITEMS));
        }
        return format.toString();
    }
}
