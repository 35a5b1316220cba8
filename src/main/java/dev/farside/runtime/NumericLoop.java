package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.Kind;
import dev.farside.object.Vectors;
import dev.farside.value.Word;

/**
 * The numeric loop. Its registers: index, limit, step, and the visible variable.
 *
 * <p>A loop over inline integers whose index cannot leave the inline range keeps them as they are; the engine steps it
 * itself. A loop over other integers keeps a vector of bytes with raw index, step and remaining count in the register
 * of the limit. A loop over floats has three floats.
 */
public final class NumericLoop {

    private static final int INDEX = Vectors.ELEMENTS;
    private static final int STEP = Vectors.ELEMENTS + 8;
    private static final int COUNT = Vectors.ELEMENTS + 16;

    private NumericLoop() {
    }

    /** Prepares the registers at an address; false if the loop does not run at all. */
    public static boolean prepare(Mutator m, long at) {
        long start = Memory.getLong(at);
        long limit = Memory.getLong(at + 8);
        long step = Memory.getLong(at + 16);
        if (Numbers.isInteger(start) && Numbers.isInteger(step)) {
            return prepareIntegers(m, at, Numbers.toLong(start), limit, Numbers.toLong(step));
        }
        return prepareFloats(m, at, start, limit, step);
    }

    private static boolean prepareIntegers(Mutator m, long at, long start, long limitWord, long step) {
        if (step == 0) {
            throw m.errors().runtime("'for' step is zero");
        }
        long number = number(m, limitWord, "limit");
        long limit;
        if (Numbers.isInteger(number)) {
            limit = Numbers.toLong(number);
        } else {
            double value = Word.toFloat(number);
            if (value >= 0x1p63) {
                if (step < 0) {
                    return false;
                }
                limit = Long.MAX_VALUE;
            } else if (!(value >= -0x1p63)) { // below all integers; NaN counts as that, as in the reference
                if (step > 0) {
                    return false;
                }
                limit = Long.MIN_VALUE;
            } else {
                limit = (long) (step > 0 ? Math.floor(value) : Math.ceil(value));
            }
        }
        if (step > 0 ? start > limit : start < limit) {
            return false;
        }
        long word = m.integer(start);
        Memory.putLong(at + 24, word);
        long inlineLimit = step > 0 ? Math.min(limit, Word.MAX_INLINE_INTEGER) : Math.max(limit,
                Word.MIN_INLINE_INTEGER);
        if (Word.fitsInline(start) && Word.fitsInline(step) && inlineLimit == limit) {
            Memory.putLong(at, word);
            Memory.putLong(at + 8, Word.ofInteger(limit));
            Memory.putLong(at + 16, Word.ofInteger(step));
            return true;
        }
        long count = step > 0 ? Long.divideUnsigned(limit - start, step)
                : Long.divideUnsigned(start - limit, -(step + 1) + 1L);
        long state = m.heap().allocate(Vectors.bytesSize(24));
        Vectors.initialize(state, Kind.BYTES, 24);
        Memory.putLong(state + INDEX, start);
        Memory.putLong(state + STEP, step);
        Memory.putLong(state + COUNT, count);
        Memory.putLong(at, word);
        Memory.putLong(at + 8, Word.ofOther(state));
        return true;
    }

    private static boolean prepareFloats(Mutator m, long at, long startWord, long limitWord, long stepWord) {
        double limit = Numbers.toDouble(number(m, limitWord, "limit"));
        double step = Numbers.toDouble(number(m, stepWord, "step"));
        double start = Numbers.toDouble(number(m, startWord, "initial value"));
        if (step == 0) {
            throw m.errors().runtime("'for' step is zero");
        }
        if (step > 0 ? limit < start : start < limit) { // so with NaN it runs once, as in the reference
            return false;
        }
        Memory.putLong(at, Word.ofFloat(start));
        Memory.putLong(at + 8, Word.ofFloat(limit));
        Memory.putLong(at + 16, Word.ofFloat(step));
        Memory.putLong(at + 24, Word.ofFloat(start));
        return true;
    }

    /** A parameter of the loop as a number; like the operands of an operator it may be a numeral in a string. */
    private static long number(Mutator m, long word, String what) {
        long number = Conversions.toNumber(m, word);
        if (number == Word.NIL) {
            throw m.errors().forLoop(what, word);
        }
        return number;
    }

    /** Steps a loop that is not one over inline integers; false at its end. */
    public static boolean next(Mutator m, long at) {
        long limit = Memory.getLong(at + 8);
        if (Word.isFloat(limit)) {
            double step = Word.toFloat(Memory.getLong(at + 16));
            double index = Word.toFloat(Memory.getLong(at)) + step;
            if (step > 0 ? !(index <= Word.toFloat(limit)) : !(Word.toFloat(limit) <= index)) {
                return false;
            }
            Memory.putLong(at, Word.ofFloat(index));
            Memory.putLong(at + 24, Word.ofFloat(index));
            return true;
        }
        long state = Word.ref(limit);
        long count = Memory.getLong(state + COUNT);
        if (count == 0) {
            return false;
        }
        long index = Memory.getLong(state + INDEX) + Memory.getLong(state + STEP);
        Memory.putLong(state + COUNT, count - 1);
        Memory.putLong(state + INDEX, index);
        long word = m.integer(index);
        Memory.putLong(at, word);
        Memory.putLong(at + 24, word);
        return true;
    }
}
