package dev.farside.differential;

/**
 * Made-up expressions over the variables of a scope. A kind is a wish: now and then something else stands there, so
 * that errors and their messages are compared too.
 */
final class Expressions {

    private static final String[] ARITHMETIC = {"+", "-", "*", "/", "//", "%", "^"};
    private static final String[] BITWISE = {"&", "|", "~", "<<", ">>"};
    private static final String[] COMPARISONS = {"==", "~=", "<", "<=", ">", ">="};
    private static final String[] FIELDS = {"x", "y", "name", "field"};

    private final Dice dice;
    private final Scope scope;
    private final Literals literals;
    private final LibraryCalls calls;
    private final Bodies bodies;
    /** In percent, how often an operand is not of the kind it should be. */
    private final int surprises;
    private int indices;

    /** What makes the body of a function; the statements. */
    interface Bodies {
        String body(int depth);
    }

    Expressions(Dice dice, Scope scope, Bodies bodies) {
        this.dice = dice;
        this.scope = scope;
        this.bodies = bodies;
        literals = new Literals(dice);
        calls = new LibraryCalls(dice, this);
        surprises = dice.pick(0, 3, 6, 15);
    }

    Literals literals() {
        return literals;
    }

    private boolean surprise() {
        return dice.percent(surprises);
    }

    private String variable(Scope.Kind kind, String otherwise) {
        String name = scope.any(kind, false);
        return name == null ? otherwise : name;
    }

    /** A line break where a message's line number may depend on it. */
    private String space() {
        return dice.percent(3) ? "\n" : " ";
    }

    String number(int depth) {
        if (surprise()) {
            return any(depth - 1);
        }
        if (depth <= 0) {
            return dice.percent(50) ? literals.number() : variable(Scope.Kind.NUMBER, literals.number());
        }
        return switch (dice.below(16)) {
            case 0, 1 -> literals.number();
            case 2, 3 -> variable(Scope.Kind.NUMBER, literals.number());
            case 4, 5, 6, 7 -> binary(number(depth - 1), dice.pick(ARITHMETIC), number(depth - 1));
            case 8 -> integer(depth);
            case 9 -> "-" + parenthesized(number(depth - 1));
            case 10 -> binary(string(depth - 1), dice.pick(ARITHMETIC), number(depth - 1));
            case 11 -> "(" + any(depth - 1) + dice.pick(" and ", " or ") + number(depth - 1) + ")";
            case 12 -> "#" + parenthesized(dice.percent(50) ? string(depth - 1) : sequence(depth - 1));
            case 13 -> "math." + dice.pick("floor", "ceil", "abs", "tointeger", "sqrt") + "(" + number(depth - 1) + ")";
            case 14 -> variable(Scope.Kind.RECORD, "{}").equals("{}") ? literals.number() : access(depth);
            default -> "tonumber(" + string(depth - 1) + ")";
        };
    }

    String integer(int depth) {
        if (surprise()) {
            return any(depth - 1);
        }
        if (depth <= 0) {
            return dice.percent(60) ? literals.integer() : variable(Scope.Kind.NUMBER, literals.integer());
        }
        return switch (dice.below(6)) {
            case 0, 1 -> literals.integer();
            case 2 -> "~" + parenthesized(integer(depth - 1));
            case 3 -> binary(integer(depth - 1), dice.pick("+", "-", "*", "//", "%"), integer(depth - 1));
            default -> binary(integer(depth - 1), dice.pick(BITWISE), integer(depth - 1));
        };
    }

    String string(int depth) {
        if (surprise()) {
            return any(depth - 1);
        }
        if (depth <= 0) {
            return dice.percent(50) ? literals.string() : variable(Scope.Kind.STRING, literals.string());
        }
        return switch (dice.below(8)) {
            case 0, 1 -> literals.string();
            case 2, 3 -> variable(Scope.Kind.STRING, literals.string());
            case 4 -> "trim(" + string(depth - 1) + " .. " + string(depth - 1) + ")";
            case 5 -> "trim(" + string(depth - 1) + space() + ".." + space() + number(depth - 1) + " .. "
                    + string(depth - 1) + ")";
            case 6 -> "string.format(" + dice.pick("'%d'", "'%s'", "'%5.1f'", "'%q'", "'%g'", "'%x'", "'%a'") + ", "
                    + number(depth - 1) + ")";
            default -> dice.pick("tostring", "type") + "(" + number(depth - 1) + ")";
        };
    }

    String condition(int depth) {
        if (depth <= 0 || indices > 0) {
            return dice.pick("true", "false", "nil", variable(Scope.Kind.ANY, "1"));
        }
        return switch (dice.below(9)) {
            case 0 -> "not " + parenthesized(any(depth - 1));
            case 1 -> condition(depth - 1) + " and " + condition(depth - 1);
            case 2 -> condition(depth - 1) + " or " + condition(depth - 1);
            case 3 -> "(" + condition(depth - 1) + ") == (" + condition(depth - 1) + ")";
            case 4 -> binary(string(depth - 1), dice.pick(COMPARISONS), string(depth - 1));
            case 5 -> binary(any(depth - 1), dice.pick("==", "~="), any(depth - 1));
            default -> binary(number(depth - 1), dice.pick(COMPARISONS), number(depth - 1));
        };
    }

    String record(int depth) {
        if (surprise()) {
            return any(depth - 1);
        }
        return dice.percent(60) ? variable(Scope.Kind.RECORD, "{ x = 1 }") : constructor(depth - 1);
    }

    /** A list without holes. */
    String sequence(int depth) {
        return dice.percent(60) ? variable(Scope.Kind.SEQUENCE, "{ 3, 1, 2 }")
                : "{" + elements(dice.below(7)) + "}";
    }

    String elements(int count) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append(i > 0 ? ", " : "").append(dice.percent(90) ? literals.number() : literals.string());
        }
        return list.toString();
    }

    String constructor(int depth) {
        StringBuilder text = new StringBuilder("{");
        for (int items = dice.below(5); items > 0; items--) {
            text.append(switch (dice.below(5)) {
                case 0 -> dice.pick(FIELDS) + " = " + any(depth - 1);
                case 1 -> "[" + any(depth - 1) + "] = " + any(depth - 1);
                case 2 -> multiple(depth - 1);
                default -> any(depth - 1);
            });
            text.append(items > 1 || dice.percent(20) ? dice.pick(", ", "; ") : "");
        }
        return text + "}";
    }

    /** What may have several values. */
    String multiple(int depth) {
        return switch (dice.below(4)) {
            case 0 -> scope.vararg ? "..." : "nil";
            case 1 -> calls.next(depth - 1);
            case 2 -> "table.unpack({" + list(depth - 1, dice.below(4)) + "}, 1, " + dice.below(5) + ")";
            default -> call(depth);
        };
    }

    String access(int depth) {
        String table = dice.percent(75) ? variable(Scope.Kind.RECORD, "missing")
                : dice.percent(50) ? variable(Scope.Kind.ANY, "missing") : variable(Scope.Kind.OBJECT, "object(1)");
        return table + index(depth);
    }

    /** A field or an element to assign to; its table or key may be a variable that is assigned at the same time. */
    String place() {
        String table = dice.percent(75) ? variable(Scope.Kind.RECORD, "missing") : variable(Scope.Kind.OBJECT,
                "object(1)");
        return table + switch (dice.below(8)) {
            case 0, 1, 2 -> "." + dice.pick(FIELDS);
            case 3 -> "[" + dice.between(-1, 5) + "]";
            case 4 -> "[" + literals.string() + "]";
            case 5 -> "[" + literals.number() + "]";
            default -> "[" + variable(dice.pick(Scope.Kind.NUMBER, Scope.Kind.STRING), literals.number()) + "]";
        };
    }

    String index(int depth) {
        return switch (dice.below(7)) {
            case 0, 1, 2 -> "." + dice.pick(FIELDS);
            case 3 -> "[" + dice.between(-1, 5) + "]";
            case 4 -> "[" + string(depth - 1) + "]";
            case 5 -> "." + dice.pick(FIELDS) + "." + dice.pick(FIELDS);
            default -> {
                indices++;
                String index = "[" + any(depth - 1) + "]";
                indices--;
                yield index;
            }
        };
    }

    /** Releases before 5.4.6 make wrong code for some indices that are comparisons, so there are none. */
    private String comparison() {
        return indices > 0 ? "//" : dice.pick(COMPARISONS);
    }

    String call(int depth) {
        String arguments = "(" + list(depth - 1, dice.below(4)) + space() + ")";
        return switch (dice.below(9)) {
            case 0 -> variable(Scope.Kind.ANY, "missing") + arguments;
            case 1 -> variable(Scope.Kind.RECORD, "missing") + dice.pick(":", ".") + dice.pick(FIELDS) + arguments;
            case 2 -> variable(Scope.Kind.OBJECT, "object(7)") + dice.pick(arguments, ":name" + arguments, "'text'",
                    "{}");
            case 3 -> "(" + function(depth) + ")" + arguments;
            case 4 -> "pcall(" + variable(Scope.Kind.FUNCTION, "print") + ", " + list(depth - 1, 1) + ")";
            case 5 -> dice.pick("undefined", "math.undefined", "string.x.y", "out.x") + arguments;
            default -> variable(Scope.Kind.FUNCTION, "(function(...) return ... end)") + arguments;
        };
    }

    String any(int depth) {
        if (depth <= 0) {
            return switch (dice.below(8)) {
                case 0 -> dice.pick("nil", "true", "false", "{}", "print", "undefined");
                case 1 -> literals.string();
                case 2, 3 -> literals.number();
                default -> variable(Scope.Kind.ANY, literals.number());
            };
        }
        return switch (dice.below(16)) {
            case 0, 1, 2 -> number(depth);
            case 3, 4 -> string(depth);
            case 5 -> condition(depth);
            case 6 -> constructor(depth);
            case 7 -> access(depth);
            case 8 -> call(depth);
            case 9 -> "(" + multiple(depth) + ")";
            case 10 -> function(depth);
            case 11 -> onObjects(depth);
            case 12 -> any(depth - 1) + dice.pick(" and ", " or ") + any(depth - 1);
            case 13 -> "(" + calls.next(depth - 1) + ")";
            case 14 -> binary(any(depth - 1), dice.pick(dice.pick(ARITHMETIC), dice.pick(BITWISE), comparison()),
                    any(depth - 1));
            default -> any(0);
        };
    }

    /** An operation with a metamethod. */
    private String onObjects(int depth) {
        String object = variable(Scope.Kind.OBJECT, "object(" + dice.between(1, 10) + ", " + dice.between(1, 3) + ")");
        String other = dice.percent(30) ? variable(Scope.Kind.OBJECT, "1") : any(depth - 1);
        return switch (dice.below(6)) {
            case 0 -> dice.pick("-", "~", "#", "not ") + object;
            case 1 -> binary(object, "..", other);
            case 2 -> binary(parenthesized(other), dice.pick("..", dice.pick(ARITHMETIC), dice.pick(BITWISE),
                    comparison()), object);
            case 3 -> object + index(depth);
            case 4 -> "tostring(" + object + ")";
            default -> binary(object, dice.pick(dice.pick(ARITHMETIC), dice.pick(BITWISE), comparison()), other);
        };
    }

    String function(int depth) {
        return depth <= 0 ? dice.pick("function(a) return a end", "function(...) return ... end", "function() end",
                "type")
                : body(depth - 1);
    }

    private String body(int depth) {
        int outside = indices;
        indices = 0;
        String body = bodies.body(depth);
        indices = outside;
        return body;
    }

    String list(int depth, int count) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append(i > 0 ? space() + "," + space() : "")
                    .append(i == count - 1 && dice.percent(25) ? multiple(depth) : any(depth));
        }
        return list.toString();
    }

    String libraryCall(int depth) {
        return calls.next(depth);
    }

    private String binary(String left, String operator, String right) {
        boolean bare = dice.percent(20);
        return (bare ? left : parenthesized(left)) + space() + operator + space() + (bare ? right
                : parenthesized(right));
    }

    private static String parenthesized(String expression) {
        return expression.matches("\\w+|\\([^()]*\\)") ? expression : "(" + expression + ")";
    }
}
