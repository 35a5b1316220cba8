package dev.farside.runtime;

import dev.farside.heap.ThreadHeap;
import dev.farside.syntax.NumeralReader;
import dev.farside.value.Word;

/** Reads a number from a string as {@code tonumber} and the coercions do: spaces around, an optional sign. */
public final class NumberParser {

    private NumberParser() {
    }

    /**
     * Parses bytes.
     *
     * @return the number's word, or NIL if the bytes are not a numeral
     */
    public static long parse(ThreadHeap heap, byte[] bytes, int start, int length) {
        int from = start;
        int to = start + length;
        while (from < to && isSpace(bytes[from])) {
            from++;
        }
        while (to > from && isSpace(bytes[to - 1])) {
            to--;
        }
        boolean negative = false;
        if (from < to && (bytes[from] == '-' || bytes[from] == '+')) {
            negative = bytes[from++] == '-';
        }
        if (from == to || bytes[from] == '-' || bytes[from] == '+') {
            return Word.NIL;
        }
        NumeralReader reader = new NumeralReader();
        if (!reader.read(bytes, from, to)) {
            return Word.NIL;
        }
        if (negative && !reader.isInteger() && reader.floatValue() == 0x1p63 && isMinimum(bytes, from, to)) {
            return Numbers.ofLong(heap, Long.MIN_VALUE);
        }
        if (reader.isInteger()) {
            return Numbers.ofLong(heap, negative ? -reader.integerValue() : reader.integerValue());
        }
        return Word.ofForeignFloat(negative ? -reader.floatValue() : reader.floatValue());
    }

    /** True for the digits of 2^63, which is an integer only behind a minus sign. */
    private static boolean isMinimum(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] == '0') {
            start++;
        }
        String digits = "9223372036854775808";
        if (to - start != digits.length()) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (bytes[start + i] != digits.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True for the white space of C's {@code isspace}. */
    public static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
