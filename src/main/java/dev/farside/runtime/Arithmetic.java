package dev.farside.runtime;

import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * Arithmetic and bitwise operators, once for every engine. Operators are named by their {@link Event}.
 *
 * <p>Like {@link Indexing}, {@link #apply} returns {@link Word#NONE} when a metamethod is to be called.
 */
public final class Arithmetic {

    private Arithmetic() {
    }

    /** A binary operator; NONE if a handler is to be called with (left, right). */
    public static long apply(Mutator m, int event, long left, long right) {
        if (event >= Event.BAND && event <= Event.SHR) {
            return bitwise(m, event, left, right);
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return numbers(m, event, left, right);
        }
        return viaMetamethod(m, event, left, right);
    }

    /** A binary arithmetic operator on numbers. */
    public static long numbers(Mutator m, int event, long left, long right) {
        if (event != Event.DIV && event != Event.POW && !Word.isFloat(left) && !Word.isFloat(right)) {
            return m.integer(integers(m, event, Numbers.toLong(left), Numbers.toLong(right)));
        }
        return Word.ofFloat(floats(event, Numbers.toDouble(left), Numbers.toDouble(right)));
    }

    private static long integers(Mutator m, int event, long left, long right) {
        switch (event) {
            case Event.ADD:
                return left + right;
            case Event.SUB:
                return left - right;
            case Event.MUL:
                return left * right;
            case Event.IDIV:
                if (right == 0) {
                    throw m.errors().runtime("attempt to divide by zero");
                }
                return Math.floorDiv(left, right);
            case Event.MOD:
                if (right == 0) {
                    throw m.errors().runtime("attempt to perform 'n%0'");
                }
                return Math.floorMod(left, right);
            default:
                throw new IllegalArgumentException("no integer operator: " + Event.name(event));
        }
    }

    private static double floats(int event, double left, double right) {
        switch (event) {
            case Event.ADD:
                return left + right;
            case Event.SUB:
                return left - right;
            case Event.MUL:
                return left * right;
            case Event.DIV:
                return left / right;
            case Event.IDIV:
                return Math.floor(left / right);
            case Event.MOD:
                return modulo(left, right);
            case Event.POW:
                return power(left, right);
            default:
                throw new IllegalArgumentException("no float operator: " + Event.name(event));
        }
    }

    /** Float modulo: the result has the divisor's sign. */
    public static double modulo(double left, double right) {
        double rest = left % right;
        return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest;
    }

    /** Float power; squares are multiplied as the reference does, other cases follow C's {@code pow}. */
    public static double power(double left, double right) {
        if (right == 2) {
            return left * left;
        }
        if (left == 1 || left == -1 && Double.isInfinite(right)) {
            return 1; // C's pow; Java's gives NaN for a NaN or infinite exponent
        }
        if (left == 0 || left == Double.NEGATIVE_INFINITY) {
            return StrictMath.pow(left, right); // HotSpot's own code for Math.pow loses the sign for some odd exponents
        }
        return Math.pow(left, right);
    }

    private static long bitwise(Mutator m, int event, long left, long right) {
        long first = Conversions.toIntegerForBits(m, left);
        if (first == Word.NONE) {
            return viaMetamethod(m, event, left, right);
        }
        long second = Conversions.toIntegerForBits(m, right);
        if (second == Word.NONE) {
            return viaMetamethod(m, event, left, right);
        }
        return m.integer(bits(event, Numbers.toLong(first), Numbers.toLong(second)));
    }

    private static long bits(int event, long left, long right) {
        switch (event) {
            case Event.BAND:
                return left & right;
            case Event.BOR:
                return left | right;
            case Event.BXOR:
                return left ^ right;
            case Event.SHL:
                return shiftLeft(left, right);
            default:
                return shiftLeft(left, right == Long.MIN_VALUE ? 64 : -right);
        }
    }

    /** Logical shift; a negative distance shifts right, distances of 64 and more give 0. */
    public static long shiftLeft(long value, long distance) {
        if (distance <= -64 || distance >= 64) {
            return 0;
        }
        return distance >= 0 ? value << distance : value >>> -distance;
    }

    /** {@code -operand}; NONE if a handler is to be called with (operand, operand). */
    public static long negate(Mutator m, long operand) {
        if (Word.isFloat(operand)) {
            return Word.ofFloat(-Word.toFloat(operand));
        }
        if (Numbers.isInteger(operand)) {
            return m.integer(-Numbers.toLong(operand));
        }
        return viaMetamethod(m, Event.UNM, operand, operand);
    }

    /** {@code ~operand}; NONE if a handler is to be called with (operand, operand). */
    public static long complement(Mutator m, long operand) {
        long integer = Conversions.toIntegerForBits(m, operand);
        if (integer != Word.NONE) {
            return m.integer(~Numbers.toLong(integer));
        }
        return viaMetamethod(m, Event.BNOT, operand, operand);
    }

    /** {@code #operand}; NONE if a handler is to be called with (operand, operand). */
    public static long length(Mutator m, long operand) {
        if (Word.isString(operand)) {
            return Word.ofInteger(Strings.length(operand));
        }
        long handler = Metatables.method(m, operand, Event.LEN);
        if (handler != Word.NIL) {
            return m.leaveHandler(handler, operand);
        }
        if (Word.isTable(operand)) {
            return Word.ofInteger(m.tables().length(Word.ref(operand)));
        }
        throw m.errors().operand("get length of", operand);
    }

    private static long viaMetamethod(Mutator m, int event, long left, long right) {
        long handler = Metatables.method(m, left, event);
        if (handler == Word.NIL) {
            handler = Metatables.method(m, right, event);
        }
        if (handler != Word.NIL) {
            return m.leaveHandler(handler, left);
        }
        throw m.errors().arithmetic(event, left, right);
    }
}
