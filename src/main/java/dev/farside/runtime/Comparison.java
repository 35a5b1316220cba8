package dev.farside.runtime;

import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * Equality and order. Like {@link Indexing}, methods that may need a metamethod return {@link Word#NONE} and leave it
 * in {@link Mutator#handler}; otherwise true or false as words.
 */
public final class Comparison {

    private Comparison() {
    }

    /** Primitive equality: no metamethods. */
    public static boolean rawEqual(long left, long right) {
        if (left == right) {
            return !Word.isFloat(left) || Word.toFloat(left) == Word.toFloat(left);
        }
        if (Word.isHeapString(left)) {
            return Word.isHeapString(right) && Strings.equal(left, right);
        }
        if (Word.isFloat(left) || Word.isFloat(right)) {
            return Numbers.isNumber(left) && Numbers.isNumber(right) && equalNumbers(left, right);
        }
        return Numbers.isWide(left) && Numbers.isWide(right) && Numbers.toLong(left) == Numbers.toLong(right);
    }

    private static boolean equalNumbers(long left, long right) {
        if (Word.isFloat(left) && Word.isFloat(right)) {
            return Word.toFloat(left) == Word.toFloat(right);
        }
        double value = Word.toFloat(Word.isFloat(left) ? left : right);
        long integer = Numbers.toLong(Word.isFloat(left) ? right : left);
        return Numbers.isIntegral(value) && (long) value == integer;
    }

    /** {@code left == right}; NONE if a handler is to be called with (left, right). */
    public static long equal(Mutator m, long left, long right) {
        if (rawEqual(left, right)) {
            return Word.TRUE;
        }
        int type = Types.of(left);
        if (type != Types.TABLE && type != Types.USERDATA || Types.of(right) != type) {
            return Word.FALSE;
        }
        long handler = Metatables.method(m, left, Event.EQ);
        if (handler == Word.NIL) {
            handler = Metatables.method(m, right, Event.EQ);
        }
        return handler == Word.NIL ? Word.FALSE : m.leaveHandler(handler, left);
    }

    /** {@code left < right}; NONE if a handler is to be called with (left, right). */
    public static long less(Mutator m, long left, long right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Word.ofBoolean(lessNumbers(left, right));
        }
        if (Word.isString(left) && Word.isString(right)) {
            return Word.ofBoolean(Strings.compare(left, right) < 0);
        }
        return order(m, left, right, Event.LT);
    }

    /** {@code left <= right}; NONE if a handler is to be called with (left, right). */
    public static long lessOrEqual(Mutator m, long left, long right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Word.ofBoolean(lessOrEqualNumbers(left, right));
        }
        if (Word.isString(left) && Word.isString(right)) {
            return Word.ofBoolean(Strings.compare(left, right) <= 0);
        }
        return order(m, left, right, Event.LE);
    }

    private static long order(Mutator m, long left, long right, int event) {
        long handler = Metatables.method(m, left, event);
        if (handler == Word.NIL) {
            handler = Metatables.method(m, right, event);
        }
        if (handler == Word.NIL && event == Event.LE) {
            handler = OrderFallback.find(m, left, right);
        }
        if (handler == Word.NIL) {
            throw m.errors().compare(left, right);
        }
        return m.leaveHandler(handler, left);
    }

    /** Order of two numbers, exact also between integers and floats. */
    public static boolean lessNumbers(long left, long right) {
        if (Word.isFloat(left)) {
            double value = Word.toFloat(left);
            return Word.isFloat(right) ? value < Word.toFloat(right) : lessFloatInteger(value, Numbers.toLong(right));
        }
        long integer = Numbers.toLong(left);
        return Word.isFloat(right) ? lessIntegerFloat(integer, Word.toFloat(right)) : integer < Numbers.toLong(right);
    }

    /** Order of two numbers, exact also between integers and floats. */
    public static boolean lessOrEqualNumbers(long left, long right) {
        if (Word.isFloat(left)) {
            double value = Word.toFloat(left);
            if (Word.isFloat(right)) {
                return value <= Word.toFloat(right);
            }
            return value == value && !lessIntegerFloat(Numbers.toLong(right), value);
        }
        long integer = Numbers.toLong(left);
        if (Word.isFloat(right)) {
            double value = Word.toFloat(right);
            return value == value && !lessFloatInteger(value, integer);
        }
        return integer <= Numbers.toLong(right);
    }

    /** Integer below float: compare with the float rounded up, which is exact. */
    private static boolean lessIntegerFloat(long integer, double value) {
        if (value >= 0x1p63) {
            return true;
        }
        return value > -0x1p63 && integer < (long) Math.ceil(value);
    }

    private static boolean lessFloatInteger(double value, long integer) {
        if (value < -0x1p63) {
            return true;
        }
        return value < 0x1p63 && (long) Math.floor(value) < integer;
    }
}
