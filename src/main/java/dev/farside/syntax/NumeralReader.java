package dev.farside.syntax;

import java.nio.charset.StandardCharsets;

/**
 * Reads numerals: decimal and hexadecimal, integers and floats. One instance is reused for many numerals and holds
 * the value of the last.
 *
 * <p>A decimal integer that does not fit 64 bits is a float; a hexadecimal integer wraps around.
 */
public final class NumeralReader {
    private static final long MAX_BY_TEN = Long.MAX_VALUE / 10;
    private static final int MAX_LAST_DIGIT = (int) (Long.MAX_VALUE % 10);

    private boolean isInteger;
    private long integerValue;
    private double floatValue;

    /** Whether the last numeral was an integer. */
    public boolean isInteger() {
        return isInteger;
    }

    /** The last numeral, if it was an integer. */
    public long integerValue() {
        return integerValue;
    }

    /** The last numeral, if it was a float. */
    public double floatValue() {
        return floatValue;
    }

    /**
     * Reads {@code text[from..to)}, which must be a numeral and nothing else: no sign, no spaces.
     *
     * @return whether it is one; if not, the values are unspecified
     */
    public boolean read(byte[] text, int from, int to) {
        boolean isHexadecimal = to - from >= 2 && text[from] == '0' && (text[from + 1] | 0x20) == 'x';
        return isHexadecimal ? readHexadecimal(text, from, to) : readDecimal(text, from, to);
    }

    private boolean readDecimal(byte[] text, int from, int to) {
        if (from == to) {
            return false;
        }
        long value = 0;
        int position = from;
        while (position < to && isDigit(text[position])) {
            int digit = text[position] - '0';
            if (value >= MAX_BY_TEN && (value > MAX_BY_TEN || digit > MAX_LAST_DIGIT)) {
                break;
            }
            value = value * 10 + digit;
            position++;
        }
        if (position == to) {
            isInteger = true;
            integerValue = value;
            return true;
        }
        return readDecimalFloat(text, from, to);
    }

    private boolean readDecimalFloat(byte[] text, int from, int to) {
        int position = skipDigits(text, from, to);
        int digits = position - from;
        if (position < to && text[position] == '.') {
            int afterDot = position + 1;
            position = skipDigits(text, afterDot, to);
            digits += position - afterDot;
        }
        if (digits == 0 || !isExponentOrEnd(text, position, to, 'e')) {
            return false;
        }
        isInteger = false;
        floatValue = Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        return true;
    }

    private boolean readHexadecimal(byte[] text, int from, int to) {
        long value = 0;
        int position = from + 2;
        while (position < to && hexadecimalDigit(text[position]) >= 0) {
            value = value << 4 | hexadecimalDigit(text[position]);
            position++;
        }
        int digits = position - from - 2;
        if (position == to) {
            isInteger = true;
            integerValue = value;
            return digits > 0;
        }
        if (text[position] == '.') {
            position++;
            while (position < to && hexadecimalDigit(text[position]) >= 0) {
                position++;
                digits++;
            }
        }
        if (digits == 0 || !isExponentOrEnd(text, position, to, 'p')) {
            return false;
        }
        isInteger = false;
        String numeral = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        // Java asks for an exponent where Lua does not.
        floatValue = Double.parseDouble(position == to ? numeral + "p0" : numeral);
        return true;
    }

    /** Whether nothing follows, or the letter, an optional sign and at least one digit up to the end. */
    private static boolean isExponentOrEnd(byte[] text, int from, int to, char letter) {
        if (from == to) {
            return true;
        }
        if ((text[from] | 0x20) != letter) {
            return false;
        }
        int position = from + 1;
        if (position < to && (text[position] == '+' || text[position] == '-')) {
            position++;
        }
        return position < to && skipDigits(text, position, to) == to;
    }

    private static int skipDigits(byte[] text, int from, int to) {
        int position = from;
        while (position < to && isDigit(text[position])) {
            position++;
        }
        return position;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** The value of a hexadecimal digit, or -1 for any other character. */
    static int hexadecimalDigit(int character) {
        if (isDigit(character)) {
            return character - '0';
        }
        int lowerCase = character | 0x20;
        return lowerCase >= 'a' && lowerCase <= 'f' ? lowerCase - 'a' + 10 : -1;
    }
}
