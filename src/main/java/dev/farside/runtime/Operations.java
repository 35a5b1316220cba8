package dev.farside.runtime;

import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * Lua's operations for Java functions: metamethods are called and waited for, so they cannot yield.
 *
 * <p>Every method here may run Lua code and is therefore a safepoint: words that live across it must be arguments or
 * pushed.
 */
public final class Operations {

    private Operations() {
    }

    /** {@code object[key]} */
    public static long index(Mutator m, long object, long key) {
        long value = Indexing.get(m, object, key);
        return value != Word.NONE ? value : m.call1(m.handler(), m.handlerSelf(), key);
    }

    /** {@code object[key] = value} */
    public static void setIndex(Mutator m, long object, long key, long value) {
        if (Indexing.set(m, object, key, value) == Word.NONE) {
            m.call0(m.handler(), m.handlerSelf(), key, value);
        }
    }

    /** {@code left == right} */
    public static boolean equal(Mutator m, long left, long right) {
        long result = Comparison.equal(m, left, right);
        return Word.isTruthy(result != Word.NONE ? result : m.call1(m.handler(), left, right));
    }

    /** {@code left < right} */
    public static boolean less(Mutator m, long left, long right) {
        long result = Comparison.less(m, left, right);
        return Word.isTruthy(result != Word.NONE ? result : m.call1(m.handler(), left, right));
    }

    /** {@code left <= right} */
    public static boolean lessOrEqual(Mutator m, long left, long right) {
        long result = Comparison.lessOrEqual(m, left, right);
        return Word.isTruthy(result != Word.NONE ? result : m.call1(m.handler(), left, right));
    }

    /** A binary arithmetic or bitwise operator, named by its {@link Event}. */
    public static long arithmetic(Mutator m, int event, long left, long right) {
        long result = Arithmetic.apply(m, event, left, right);
        return result != Word.NONE ? result : m.call1(m.handler(), left, right);
    }

    /** {@code #object}, which must be an integer. */
    public static long length(Mutator m, long object) {
        long result = Arithmetic.length(m, object);
        if (result == Word.NONE) {
            result = m.call1(m.handler(), object, object);
        }
        if (!Numbers.isInteger(result)) { // a numeral in a string will do
            long number = Conversions.toNumber(m, result);
            result = number == Word.NIL ? Word.NONE : Conversions.toIntegerExactly(m, number);
        }
        if (!Numbers.isInteger(result)) {
            throw m.errors().error("object length is not an integer");
        }
        return Numbers.toLong(result);
    }

    /** {@code tostring(value)}: a string word. */
    public static long toString(Mutator m, long value) {
        long handler = Metatables.method(m, value, Event.TOSTRING);
        if (handler != Word.NIL) {
            long result = m.call1(handler, value);
            if (!Word.isString(result)) {
                if (Numbers.isNumber(result)) {
                    return Conversions.numberToString(m, result);
                }
                throw m.errors().error("'__tostring' must return a string");
            }
            return result;
        }
        if (Word.isString(value)) {
            return value;
        }
        if (Numbers.isNumber(value)) {
            return Conversions.numberToString(m, value);
        }
        if (value == Word.NIL || Word.isBoolean(value)) {
            return m.string(value == Word.NIL ? "nil" : value == Word.TRUE ? "true" : "false");
        }
        ScratchBuffer buffer = m.scratch();
        appendAddress(m, buffer, value);
        return buffer.toWord(m.heap());
    }

    /**
     * Appends the type's name and the address, for values without a text of their own. Addresses have twelve digits, as
     * those of the reference usually have, so that columns and widths come out the same.
     */
    static void appendAddress(Mutator m, ScratchBuffer buffer, long value) {
        buffer.appendLatin1(Metatables.typeName(m, value)).appendText(": 0x");
        long ref = Word.ref(value);
        for (int shift = 44; shift >= 0; shift -= 4) {
            buffer.appendByte("0123456789abcdef".charAt((int) (ref >>> shift) & 0xF));
        }
    }

    /** True if both are strings with the same bytes. */
    public static boolean sameString(long left, long right) {
        return Word.isString(left) && Word.isString(right) && Strings.equal(left, right);
    }
}
