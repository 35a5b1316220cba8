package dev.farside.differential;

/** Numerals and strings of Lua, mostly at some edge. */
final class Literals {

    private static final String[] INTEGERS = {
        "0", "1", "2", "3", "5", "7", "10", "31", "32", "63", "64", "65", "100", "255", "256", "65535", "0x7fffffff",
        "0x80000000", "0xffffffff", "0x100000000", "0x7fffffffffff", "0x800000000000", "0xffffffffffff",
        "0x1000000000000", "9007199254740991", "9007199254740992", "9007199254740993", "math.maxinteger",
        "math.mininteger", "9223372036854775807", "0x7fffffffffffffff", "0x8000000000000000", "0xffffffffffffffff",
        "0x123456789abcdef0", "4611686018427387904", "3037000500", "0xfffffffffffffc00", "0x7ffffffffffffdff"};
    private static final String[] FLOATS = {
        "0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "0.1", "1e15", "1e16", "1e100", "1e308", "1e309", "5e-324",
        "2.2250738585072014e-308", "2.2250738585072009e-308", "1.7976931348623157e308", "9007199254740992.0",
        "9007199254740993.0", "9223372036854775807.0", "9223372036854775808", "9223372036854774784.0", "2^53", "2^63",
        "-2^63", "2^-1074", "0x1p-1074", "0x.8p1", "0xA.8", "0x1p63", "0x1p1023", "math.huge", "-math.huge",
        "(0/0)", "1e-10", "3.14159", "123456.789", "4294967296.0", "0x.1p4", "99999999999999.0", "1e14", "123e-2"};
    private static final String NUMERAL_STRINGS = " \t\n\u000b-+0123456789abcdefxXpPeE..__,inN\0";
    private static final String BYTES = "aabbcABC 019_.%()[]-\n\0\u00ff\u00e4";

    private final Dice dice;

    Literals(Dice dice) {
        this.dice = dice;
    }

    String integer() {
        String text = switch (dice.below(10)) {
            case 0, 1, 2, 3 -> Integer.toString(dice.below(8));
            case 4, 5, 6, 7 -> dice.pick(INTEGERS);
            case 8 -> Long.toString(dice.bits() >>> dice.between(1, 63));
            default -> "0x" + Long.toHexString(dice.bits());
        };
        return dice.percent(25) ? "(-" + text + ")" : text;
    }

    String floating() {
        String text = switch (dice.below(10)) {
            case 0, 1, 2 -> dice.below(10) + dice.pick(".0", ".5", ".25", "e0", ".");
            case 3, 4, 5, 6, 7 -> dice.pick(FLOATS);
            case 8 -> anyDouble();
            default -> dice.below(100000) + "." + dice.below(1000) + dice.pick("", "e5", "e-3", "E+20", "e-300");
        };
        return dice.percent(25) ? "(-" + text + ")" : text;
    }

    String number() {
        return dice.percent(60) ? integer() : floating();
    }

    /** Any finite double, exactly. */
    String anyDouble() {
        double value;
        do {
            long bits = dice.bits();
            value = Double.longBitsToDouble(switch (dice.below(5)) {
                case 0 -> bits;
                case 1 -> bits & 0x800F_FFFF_FFFF_FFFFL; // subnormal
                case 2 -> bits & 0xFFF0_0000_0000_0003L;
                case 3 -> bits & 0x800F_FFFF_FFFF_FFFFL | (long) dice.between(1000, 1100) << 52;
                default -> Double.doubleToRawLongBits((double) (bits >> dice.below(60)) / Math.pow(10, dice.below(20)));
            });
        } while (Double.isNaN(value) || Double.isInfinite(value));
        return value < 0 ? "(" + Double.toHexString(value) + ")" : Double.toHexString(value);
    }

    /** The text of something that may be a number. */
    String numeralText() {
        String text = switch (dice.below(10)) {
            case 0, 1 -> digits(25, "0123456789");
            case 2 -> digits(20, "0123456789") + "." + digits(25, "0123456789");
            case 3 -> digits(3, "0123456789") + dice.pick("", ".", ".5") + dice.pick("e", "E") + dice.pick("", "-", "+")
                    + digits(3, "0123456789");
            case 4 -> "0x" + digits(20, "0123456789abcdefABCDEF");
            case 5 -> "0x" + digits(18, "0123456789abcdef") + "." + digits(18, "0123456789abcdef");
            case 6 -> "0X" + digits(5, "0123456789ABCDEF") + dice.pick("", ".", ".8") + "p" + dice.pick("", "-", "+")
                    + digits(4, "0123456789");
            case 7 -> Long.toString(dice.bits() >> dice.below(64));
            case 8 -> dice.pick("inf", "nan", "0x", "1e", ".", "-", "", " ", "1 2", "0x.p1", "1_000", "1e+", "--1",
                    "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1\0", "0b1", "1.", ".1");
            default -> dice.text(6, NUMERAL_STRINGS);
        };
        if (dice.percent(15)) {
            text = dice.pick("-", "+", " ", "\t-", "- ") + text;
        }
        return dice.percent(10) ? text + dice.pick(" ", "\n", "x", "\0", " \t ") : text;
    }

    private String digits(int most, String alphabet) {
        return dice.text(dice.percent(50) ? 4 : most, alphabet);
    }

    String string() {
        return switch (dice.below(12)) {
            case 0 -> "''";
            case 1, 2 -> quote(dice.text(5, BYTES));
            case 3 -> quote(dice.text(25, BYTES));
            case 4, 5 -> quote(numeralText());
            case 6 -> dice.pick("'10'", "'0x10'", "'1e1'", "' 5 '", "'2.5'", "'-7'", "'abc'", "'9223372036854775808'");
            case 7 -> "[==[" + dice.text(8, "ab]=[\n'") + "]==]";
            case 8 -> escaped();
            default -> quote(dice.text(3, "abcxyz"));
        };
    }

    private String escaped() {
        StringBuilder text = new StringBuilder("\"");
        for (int pieces = dice.below(5); pieces >= 0; pieces--) {
            text.append(dice.pick("\\n", "\\065", "\\7z", "\\x41", "\\xfF", "\\u{41}", "\\u{20AC}", "\\u{7FFFFFFF}",
                    "\\z   \n  a", "\\\n", "\\\\", "\\'", "\\\"", "\\a\\b\\f\\v\\r\\t", "b", "\\0", "\\00012", "'"));
        }
        return text.append('"').toString();
    }

    /** What may be a literal: a string with escape sequences, a long bracket, a numeral. */
    String lexeme() {
        return switch (dice.below(6)) {
            case 0 -> numeralText();
            case 1 -> "[" + dice.text(2, "=") + "[" + dice.text(6, "]=[\r\na\0") + "]" + dice.text(2, "=") + "]";
            case 2 -> dice.text(3, "0123456789.") + dice.text(5, "0123456789abcdefxXpPeE.+-_");
            case 3 -> "--" + dice.text(4, "[=]a\n") + " 1" + dice.text(3, "]=\n+");
            default -> {
                StringBuilder text = new StringBuilder(dice.pick("\"", "'"));
                for (int pieces = dice.below(6); pieces > 0; pieces--) {
                    text.append(dice.pick("\\", "\\x", "\\u{", "\\z", "\\")).append(dice.text(4,
                            "0123456789abfnrtvxuz{}'\"\\\n\r \0"))
                            .append(dice.pick("", "}", "a", "255", "256", "7FFFFFFF}", "80000000}"));
                }
                yield text.append(text.charAt(0)).toString();
            }
        };
    }

    /** A string literal of these bytes, one character each. */
    static String quote(String bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c >= ' ' && c < 127) {
                text.append(c);
            } else {
                text.append(String.format("\\%03d", (int) c));
            }
        }
        return text.append('"').toString();
    }
}
