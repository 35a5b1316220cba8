package dev.farside.jit;

import dev.farside.runtime.Arithmetic;
import dev.farside.value.Word;

/**
 * What compiled code does in place with numbers: called from there, and inlined by C2. NONE or {@link #UNKNOWN} say
 * that it takes more (metamethods, strings, integers that are not inline), and nothing was done. Where {@link
 * LikelyTypes} expects floats or integers, the code calls the path for these first, then the one for any numbers, then
 * {@link SlowPaths}.
 */
final class NumberPaths {

    // What Word has, written out where it is called most: C2 stops inlining at 18,000 nodes, and each call costs some.
    private static final long INTEGER = Word.ofInteger(0);
    private static final long SIGN = Long.MIN_VALUE;
    /** With the sign bit flipped, the words of floats are those below. */
    private static final long FLOATS = (long) Word.TAG_PRIMITIVE << Word.TAG_SHIFT ^ SIGN;

    /** Result of a comparison that takes more; 1 and 0 are true and false. */
    static final int UNKNOWN = 2;

    private NumberPaths() {
    }

    // --- two floats

    private static boolean areFloats(long x, long y) {
        return (x ^ SIGN) < FLOATS && (y ^ SIGN) < FLOATS;
    }

    static long addFloats(long x, long y) {
        return areFloats(x, y) ? Word.ofFloat(Word.toFloat(x) + Word.toFloat(y)) : Word.NONE;
    }

    static long subtractFloats(long x, long y) {
        return areFloats(x, y) ? Word.ofFloat(Word.toFloat(x) - Word.toFloat(y)) : Word.NONE;
    }

    static long multiplyFloats(long x, long y) {
        return areFloats(x, y) ? Word.ofFloat(Word.toFloat(x) * Word.toFloat(y)) : Word.NONE;
    }

    static long divideFloats(long x, long y) {
        return areFloats(x, y) ? Word.ofFloat(Word.toFloat(x) / Word.toFloat(y)) : Word.NONE;
    }

    static int lessFloats(long x, long y) {
        return areFloats(x, y) ? Word.toFloat(x) < Word.toFloat(y) ? 1 : 0 : UNKNOWN;
    }

    static int lessOrEqualFloats(long x, long y) {
        return areFloats(x, y) ? Word.toFloat(x) <= Word.toFloat(y) ? 1 : 0 : UNKNOWN;
    }

    // --- two inline integers

    static long addIntegers(long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = (x << 16 >> 16) + (y << 16 >> 16);
            if (result << 16 >> 16 == result) {
                return result | INTEGER;
            }
        }
        return Word.NONE;
    }

    static long subtractIntegers(long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = (x << 16 >> 16) - (y << 16 >> 16);
            if (result << 16 >> 16 == result) {
                return result | INTEGER;
            }
        }
        return Word.NONE;
    }

    static long multiplyIntegers(long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = (x << 16 >> 16) * (y << 16 >> 16);
            if (result << 16 >> 16 == result) { // right even if it has wrapped around
                return result | INTEGER;
            }
        }
        return Word.NONE;
    }

    static long divideIntegers(long x, long y) {
        return Word.areIntegers(x, y) ? Word.ofFloat((double) (x << 16 >> 16) / (double) (y << 16 >> 16)) : Word.NONE;
    }

    static int lessIntegers(long x, long y) {
        return Word.areIntegers(x, y) ? x << 16 < y << 16 ? 1 : 0 : UNKNOWN;
    }

    static int lessOrEqualIntegers(long x, long y) {
        return Word.areIntegers(x, y) ? x << 16 <= y << 16 ? 1 : 0 : UNKNOWN;
    }

    // --- arithmetic with any numbers

    /** True if both words are floats or inline integers. */
    private static boolean areNumbers(long x, long y) {
        return (Word.isFloat(x) || Word.isInteger(x)) && (Word.isFloat(y) || Word.isInteger(y));
    }

    /** The value of a float or of an inline integer, which a double holds exactly. */
    private static double number(long word) {
        return Word.isFloat(word) ? Word.toFloat(word) : Word.toInteger(word);
    }

    static long add(long x, long y) {
        if (Word.areIntegers(x, y)) {
            return addIntegers(x, y);
        }
        if (areFloats(x, y)) {
            return addFloats(x, y);
        }
        return areNumbers(x, y) ? Word.ofFloat(number(x) + number(y)) : Word.NONE;
    }

    static long subtract(long x, long y) {
        if (Word.areIntegers(x, y)) {
            return subtractIntegers(x, y);
        }
        if (areFloats(x, y)) {
            return subtractFloats(x, y);
        }
        return areNumbers(x, y) ? Word.ofFloat(number(x) - number(y)) : Word.NONE;
    }

    static long multiply(long x, long y) {
        if (areFloats(x, y)) {
            return multiplyFloats(x, y);
        }
        if (Word.areIntegers(x, y)) {
            return multiplyIntegers(x, y);
        }
        return areNumbers(x, y) ? Word.ofFloat(number(x) * number(y)) : Word.NONE;
    }

    static long divide(long x, long y) {
        if (Word.isFloat(x)) {
            if (Word.isFloat(y)) {
                return Word.ofFloat(Word.toFloat(x) / Word.toFloat(y));
            }
            if (Word.isInteger(y)) {
                return Word.ofFloat(Word.toFloat(x) / Word.toInteger(y));
            }
        } else if (Word.isInteger(x)) {
            if (Word.isInteger(y)) {
                return Word.ofFloat((double) Word.toInteger(x) / (double) Word.toInteger(y));
            }
            if (Word.isFloat(y)) {
                return Word.ofFloat(Word.toInteger(x) / Word.toFloat(y));
            }
        }
        return Word.NONE;
    }

    static long modulo(long x, long y) {
        if (Word.areIntegers(x, y)) {
            long divisor = Word.toInteger(y);
            if (divisor > 0) {
                long rest = Word.toInteger(x) % divisor;
                return Word.ofInteger(rest + (rest >> 63 & divisor));
            }
        } else if (Word.isFloat(x) && Word.isFloat(y)) {
            return Word.ofFloat(Arithmetic.modulo(Word.toFloat(x), Word.toFloat(y)));
        }
        return Word.NONE;
    }

    static long floorDivide(long x, long y) {
        if (Word.areIntegers(x, y)) {
            long divisor = Word.toInteger(y);
            if (divisor > 0) {
                return Word.ofInteger(Math.floorDiv(Word.toInteger(x), divisor));
            }
        } else if (Word.isFloat(x) && Word.isFloat(y)) {
            return Word.ofFloat(Math.floor(Word.toFloat(x) / Word.toFloat(y)));
        }
        return Word.NONE;
    }

    static long power(long x, long y) {
        if (areNumbers(x, y)) {
            return Word.ofFloat(Arithmetic.power(number(x), number(y)));
        }
        return Word.NONE;
    }

    static long and(long x, long y) {
        return Word.areIntegers(x, y) ? x & y : Word.NONE;
    }

    static long or(long x, long y) {
        return Word.areIntegers(x, y) ? x | y : Word.NONE;
    }

    static long exclusiveOr(long x, long y) {
        return Word.areIntegers(x, y) ? Word.ofInteger(x ^ y) : Word.NONE;
    }

    static long shiftLeft(long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = Arithmetic.shiftLeft(Word.toInteger(x), Word.toInteger(y));
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        }
        return Word.NONE;
    }

    static long shiftRight(long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = Arithmetic.shiftLeft(Word.toInteger(x), -Word.toInteger(y));
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        }
        return Word.NONE;
    }

    static long negate(long x) {
        if (Word.isFloat(x)) {
            return Word.ofFloat(-Word.toFloat(x));
        }
        if (Word.isInteger(x)) {
            long result = -Word.toInteger(x);
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        }
        return Word.NONE;
    }

    static long complement(long x) {
        return Word.isInteger(x) ? Word.ofInteger(~Word.toInteger(x))
                : Word.NONE;
    }

    // --- comparisons of any numbers

    static int equal(long x, long y) {
        if (Word.areIntegers(x, y) || Word.tag(y) == Word.TAG_PRIMITIVE) {
            return x == y ? 1 : 0;
        }
        if (areNumbers(x, y)) {
            return number(x) == number(y) ? 1 : 0;
        }
        return UNKNOWN;
    }

    static int less(long x, long y) {
        if (Word.areIntegers(x, y)) {
            return lessIntegers(x, y);
        }
        if (areFloats(x, y)) {
            return lessFloats(x, y);
        }
        return areNumbers(x, y) ? number(x) < number(y) ? 1 : 0 : UNKNOWN;
    }

    static int lessOrEqual(long x, long y) {
        if (Word.areIntegers(x, y)) {
            return lessOrEqualIntegers(x, y);
        }
        if (areFloats(x, y)) {
            return lessOrEqualFloats(x, y);
        }
        return areNumbers(x, y) ? number(x) <= number(y) ? 1 : 0 : UNKNOWN;
    }

    // --- numeric loops

    /** Whether a numeric loop runs at all: 1 or 0; UNKNOWN unless it is one over inline integers or floats. */
    static int forPrepare(long start, long limit, long step) {
        if ((start & limit & step) >> Word.TAG_SHIFT == -1) {
            if (step << 16 != 0) {
                return (step << 16 > 0 ? start << 16 <= limit << 16 : start << 16 >= limit << 16) ? 1 : 0;
            }
        } else if (Word.isFloat(start) && Word.isFloat(limit) && Word.isFloat(step)) {
            double distance = Word.toFloat(step);
            if (distance != 0) {
                double first = Word.toFloat(start);
                double last = Word.toFloat(limit);
                return (distance > 0 ? last < first : first < last) ? 0 : 1;
            }
        }
        return UNKNOWN;
    }

    /** The next index of a numeric loop; NONE at its end, EMPTY if {@link SlowPaths#forNext} must step it. */
    static long forNext(long index, long limit, long step) {
        if (Word.areIntegers(index, limit)) {
            long next = Word.toInteger(index) + Word.toInteger(step);
            long end = Word.toInteger(limit);
            return (step << 16 >= 0 ? next <= end : next >= end) ? Word.ofInteger(next) : Word.NONE;
        }
        if (Word.isFloat(limit)) {
            double distance = Word.toFloat(step);
            double next = Word.toFloat(index) + distance;
            return (distance > 0 ? next <= Word.toFloat(limit) : Word.toFloat(limit) <= next)
                    ? Word.ofFloat(next) : Word.NONE;
        }
        return Word.EMPTY;
    }
}
