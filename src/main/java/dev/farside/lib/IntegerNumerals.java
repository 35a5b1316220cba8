package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumberParser;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** Integers in a base from 2 to 36, as {@code tonumber} reads them; they wrap around. */
final class IntegerNumerals {

    private IntegerNumerals() {
    }

    /** The number that a string spells, spaces around it, or nil. */
    static long parse(Mutator m, long string, int base) {
        int length = Strings.length(string);
        int at = skipSpaces(string, 0, length);
        boolean negative = false;
        if (at < length && (Strings.byteAt(string, at) == '-' || Strings.byteAt(string, at) == '+')) {
            negative = Strings.byteAt(string, at) == '-';
            at++;
        }
        int first = at;
        long value = 0;
        for (; at < length; at++) {
            int digit = digit(Strings.byteAt(string, at));
            if (digit < 0) {
                break;
            }
            if (digit >= base) {
                return Word.NIL;
            }
            value = value * base + digit;
        }
        if (at == first || skipSpaces(string, at, length) != length) {
            return Word.NIL;
        }
        return m.integer(negative ? -value : value);
    }

    private static int skipSpaces(long string, int from, int length) {
        int at = from;
        while (at < length && NumberParser.isSpace(Strings.byteAt(string, at))) {
            at++;
        }
        return at;
    }

    private static int digit(int character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : -1;
    }
}
