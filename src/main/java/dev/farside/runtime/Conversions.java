package dev.farside.runtime;

import dev.farside.string.Strings;
import dev.farside.value.Word;

/** Conversions between numbers and strings, and the texts of values. */
public final class Conversions {

    private Conversions() {
    }

    /** A number for a number or a numeral in a string; NIL for anything else. */
    public static long toNumber(Mutator m, long word) {
        if (Numbers.isNumber(word)) {
            return word;
        }
        return Word.isString(word) ? parse(m, word) : Word.NIL;
    }

    /** The number that a string spells, as the lexer reads numerals, with spaces around; NIL if it spells none. */
    public static long parse(Mutator m, long string) {
        ScratchBuffer buffer = m.numeralBuffer().appendString(string);
        return NumberParser.parse(m.heap(), buffer.array(), 0, buffer.length());
    }

    /** An integer word for an operand of a bitwise operator: integers and integral floats; NONE for others. */
    static long toIntegerForBits(Mutator m, long word) {
        return Numbers.isNumber(word) ? toIntegerExactly(m, word) : Word.NONE;
    }

    /** An integer word for a number word with an integral value; NONE for others. */
    public static long toIntegerExactly(Mutator m, long number) {
        if (Numbers.isInteger(number)) {
            return number;
        }
        double value = Word.toFloat(number);
        return Numbers.isIntegral(value) ? m.integer((long) value) : Word.NONE;
    }

    /** The string of a number, as {@code tostring} gives it. */
    public static long numberToString(Mutator m, long number) {
        ScratchBuffer buffer = m.scratch();
        appendNumber(buffer, number);
        return buffer.toWord(m.heap());
    }

    /** Appends a number as {@code tostring} gives it. */
    public static void appendNumber(ScratchBuffer buffer, long number) {
        if (Word.isFloat(number)) {
            NumberFormatter.appendFloat(buffer, Word.toFloat(number));
        } else {
            buffer.appendDecimal(Numbers.toLong(number));
        }
    }
}
