package dev.farside.differential;

/**
 * Programs in which calls change the variables that are operands beside them: whether these are read before or after
 * the call shows in every result. All values are numbers, so nothing fails.
 */
final class CapturedOperands {

    private static final int STATEMENTS = 8;

    private final Dice dice;

    private CapturedOperands(Dice dice) {
        this.dice = dice;
    }

    /** The program of a number. */
    static String program(long seed) {
        return new CapturedOperands(new Dice(seed)).program();
    }

    private String program() {
        StringBuilder text = new StringBuilder("""
                local n, k = 1, "a"
                local t, u = { a = 1, b = 2, c = 3, 4, 5 }, { a = 6, b = 7, c = 8, 9, 10 }
                local first, second = t, u
                local plain = 3
                local function step(...)
                  n = n + 1
                  k = k == "a" and "b" or "a"
                  t, u = u, t
                  return ...
                end
                """);
        boolean enclosed = dice.percent(40);
        text.append(enclosed ? "local function inner()\n" : "");
        for (int i = 0; i < STATEMENTS; i++) {
            text.append(dice.percent(50) ? assignment() : "out(" + list(dice.between(1, 3)) + ")\n");
            text.append("out(n, k, plain, t == first, first, second)\n");
        }
        return text.append(enclosed ? "end\ninner()\n" : "").toString();
    }

    private String assignment() {
        int count = dice.percent(50) ? 1 : dice.between(2, 3);
        StringBuilder places = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String separator = i == 0 ? "" : ", ";
            places.append(separator);
            values.append(separator);
            switch (dice.below(8)) {
                case 0 -> {
                    places.append(dice.pick("n", "plain"));
                    values.append(number(2));
                }
                case 1 -> {
                    places.append("k");
                    values.append(key(1));
                }
                case 2 -> {
                    places.append(dice.pick("t", "u"));
                    values.append(dice.pick("first", "second", "t", "step(u)"));
                }
                default -> {
                    places.append(element(1));
                    values.append(number(2));
                }
            }
        }
        return places + " = " + values + "\n";
    }

    private String list(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append(dice.percent(20) ? constructor() : number(3));
        }
        return text.toString();
    }

    private String constructor() {
        StringBuilder text = new StringBuilder("{ ");
        for (int i = dice.between(1, 4); i > 0; i--) {
            text.append(switch (dice.below(3)) {
                case 0 -> dice.pick("a", "b", "c") + " = " + number(2);
                case 1 -> "[" + key(1) + "] = " + number(2);
                default -> number(2);
            }).append(i > 1 ? ", " : " }");
        }
        return text.toString();
    }

    private String element(int depth) {
        String table = dice.percent(90) ? dice.pick("t", "t", "u") : "step(t)";
        return table + (dice.percent(40) ? "." + dice.pick("a", "b", "c") : "[" + key(depth) + "]");
    }

    private String key(int depth) {
        return switch (dice.below(depth > 0 ? 6 : 3)) {
            case 0, 1 -> "k";
            case 2 -> dice.pick("'a'", "'c'", "1", "2");
            case 3 -> "k .. ''";
            default -> "step(" + key(depth - 1) + ")";
        };
    }

    private String number(int depth) {
        if (depth <= 0) {
            return dice.pick("n", "n", "n", "plain", "2", element(0));
        }
        return switch (dice.below(10)) {
            case 0, 1 -> "step(" + number(depth - 1) + ")";
            case 2 -> "#(" + number(depth - 1) + " .. " + number(depth - 1) + ")";
            case 3 -> "(" + number(depth - 1) + dice.pick(" < ", " <= ", " > ", " >= ", " == ", " ~= ")
                    + number(depth - 1) + " and 1 or " + number(depth - 1) + ")";
            case 4 -> "-" + number(0);
            case 5 -> element(1);
            case 6 -> "(" + number(depth - 1) + ")";
            default -> "(" + number(depth - 1) + dice.pick(" + ", " - ", " * ", " + ") + number(depth - 1) + ")";
        };
    }
}
