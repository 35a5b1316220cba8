package dev.farside.lib;

import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumberFormatter;
import dev.farside.string.Strings;

/**
 * One conversion of a format string, such as {@code %-5.2f}: finds its end, then reads its flags, width and precision,
 * of which each conversion accepts some. One instance is used for one item after the other.
 */
final class FormatItem {

    static final String FLOAT_FLAGS = "-+#0 ";
    static final String HEXADECIMAL_FLAGS = "-#0";
    static final String INTEGER_FLAGS = "-+0 ";
    static final String UNSIGNED_FLAGS = "-0";
    static final String TEXT_FLAGS = "-";

    /** Most characters between the percent sign and the conversion, and that one. */
    private static final int MAX_LENGTH = 21;
    private static final int MAX_DIGITS = 2;

    private long format;
    /** Index behind the percent sign. */
    private int start;
    /** Index of the conversion character. */
    private int end;
    private int flags;
    private int width;
    private int precision;

    /**
     * Finds the end of an item.
     *
     * @param from index behind the percent sign
     * @return the conversion character, 0 at the end of the format
     */
    int find(Mutator m, long formatWord, int from) {
        format = formatWord;
        start = from;
        end = from;
        while (isModifier(at(end))) {
            end++;
        }
        if (end - start >= MAX_LENGTH) {
            throw m.errors().error("invalid format (too long)");
        }
        return at(end);
    }

    /** Index behind the item. */
    int next() {
        return end + 1;
    }

    /** True if the conversion follows the percent sign. */
    boolean isBare() {
        return start == end;
    }

    /** The flags, a set of those of {@link NumberFormatter}. */
    int flags() {
        return flags;
    }

    /** The width, 0 if none was given. */
    int width() {
        return width;
    }

    /** The precision, -1 if none was given. */
    int precision() {
        return precision;
    }

    /** Reads the modifiers; an error unless they are of the accepted form. */
    void read(Mutator m, String acceptedFlags, boolean acceptsPrecision) {
        flags = 0;
        width = 0;
        precision = -1;
        int position = start;
        while (acceptedFlags.indexOf(at(position)) >= 0) {
            flags |= flag(at(position));
            position++;
        }
        if (at(position) != '0') { // which is a flag that was not accepted
            int from = position;
            position = digitsEnd(from);
            width = number(from, position);
            if (at(position) == '.' && acceptsPrecision) {
                from = position + 1;
                position = digitsEnd(from);
                precision = number(from, position);
            }
        }
        if (!CharacterClasses.isLetter(at(position))) {
            throw ByteMessages.error(m, "invalid conversion specification: '%", format, start, next(limit()), "'");
        }
    }

    /** The error of an unknown conversion. */
    LuaError invalid(Mutator m) {
        return ByteMessages.error(m, "invalid conversion '%", format, start, next(limit()), "' to 'format'");
    }

    private int limit() {
        return Strings.length(format);
    }

    private int next(int limit) {
        return Math.min(end + 1, limit);
    }

    private int at(int index) {
        return index < limit() ? Strings.byteAt(format, index) : 0;
    }

    private int digitsEnd(int from) {
        int position = from;
        while (position < from + MAX_DIGITS && CharacterClasses.isDigit(at(position))) {
            position++;
        }
        return position;
    }

    private int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + at(i) - '0';
        }
        return value;
    }

    private static boolean isModifier(int c) {
        return CharacterClasses.isDigit(c) || c == '.' || flag(c) != 0;
    }

    private static int flag(int c) {
        switch (c) {
            case '-':
                return NumberFormatter.LEFT;
            case '+':
                return NumberFormatter.PLUS;
            case ' ':
                return NumberFormatter.SPACE;
            case '#':
                return NumberFormatter.ALTERNATIVE;
            case '0':
                return NumberFormatter.ZERO;
            default:
                return 0;
        }
    }
}
