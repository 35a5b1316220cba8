package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Comparison;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.value.Word;
import java.util.function.DoubleUnaryOperator;

/** The library {@code math}; random numbers are in {@link RandomNumbers}. */
public final class MathLibrary {

    private static final double LOG_OF_2 = Math.log(2);
    /** The NaN of an invalid operation on x86, which C prints with a minus. */
    private static final long INVALID = 0xFFF8_0000_0000_0000L;
    private static final double DEGREES = 180.0 / Math.PI;
    private static final double RADIANS = Math.PI / 180.0;

    private MathLibrary() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        Library library = Library.create(m, "math");
        library.function("abs", MathLibrary::abs)
                .function("atan", MathLibrary::atan)
                .function("ceil", MathLibrary::ceil)
                .function("floor", MathLibrary::floor)
                .function("fmod", MathLibrary::fmod)
                .function("log", MathLibrary::log)
                .function("max", MathLibrary::max)
                .function("min", MathLibrary::min)
                .function("modf", MathLibrary::modf)
                .function("tointeger", MathLibrary::tointeger)
                .function("ult", MathLibrary::ult);
        library.function("acos", m1 -> positiveIfInvalid(m1, Math::acos))
                .function("asin", m1 -> positiveIfInvalid(m1, Math::asin))
                .function("cos", m1 -> apply(m1, Math::cos))
                .function("deg", m1 -> apply(m1, x -> x * DEGREES))
                .function("exp", m1 -> apply(m1, Math::exp))
                .function("rad", m1 -> apply(m1, x -> x * RADIANS))
                .function("sin", m1 -> apply(m1, Math::sin))
                .function("sqrt", MathLibrary::sqrt)
                .function("tan", m1 -> apply(m1, Math::tan));
        library.set("pi", Word.ofFloat(Math.PI))
                .set("huge", Word.ofFloat(Double.POSITIVE_INFINITY))
                .set("maxinteger", m.integer(Long.MAX_VALUE))
                .set("mininteger", m.integer(Long.MIN_VALUE));
        library.set("type", Library.functionWith(m, new NativeEntry("type", MathLibrary::type),
                Library.atom(m, "integer"), Library.atom(m, "float")));
        OldMathFunctions.addTo(library);
        RandomNumbers random = new RandomNumbers();
        library.function("random", random::random).function("randomseed", random::randomseed);
    }

    // --- results

    /** A result as C computes it: NaNs of the argument are handed on, others are the machine's. */
    private static long result(double value, double argument) {
        if (value == value) {
            return Word.ofFloat(value);
        }
        return argument == argument ? INVALID : Word.ofFloat(argument);
    }

    static long apply(Mutator m, DoubleUnaryOperator function) {
        double x = Arguments.toDouble(m, 1);
        return result(function.applyAsDouble(x), x);
    }

    /** Like {@link #apply}, for functions of which the C library makes a positive NaN. */
    static long positiveIfInvalid(Mutator m, DoubleUnaryOperator function) {
        double x = Arguments.toDouble(m, 1);
        double value = function.applyAsDouble(x);
        // What Java makes may have either sign: it depends on whether the call was compiled.
        return x == x ? Word.ofFloat(value == value ? value : Double.NaN) : Word.ofFloat(x);
    }

    /** An integer if the integral value fits one, otherwise the float. */
    private static long integral(Mutator m, double value) {
        return Numbers.isIntegral(value) ? m.integer((long) value) : Word.ofFloat(value);
    }

    // --- functions

    private static long abs(Mutator m) {
        long x = m.arg(1);
        return Numbers.isInteger(x) ? m.integer(Math.abs(Numbers.toLong(x)))
                : Word.ofFloat(Math.abs(Arguments.toDouble(m, 1)));
    }

    private static long sqrt(Mutator m) {
        double x = Arguments.toDouble(m, 1);
        return result(Math.sqrt(x), x);
    }

    static long atan(Mutator m) {
        double y = Arguments.toDouble(m, 1);
        double x = Arguments.toDouble(m, 2, 1);
        return result(Math.atan2(y, x), y == y ? x : y);
    }

    private static long ceil(Mutator m) {
        long x = m.arg(1);
        return Numbers.isInteger(x) ? x : integral(m, Math.ceil(Arguments.toDouble(m, 1)));
    }

    private static long floor(Mutator m) {
        long x = m.arg(1);
        return Numbers.isInteger(x) ? x : integral(m, Math.floor(Arguments.toDouble(m, 1)));
    }

    private static long fmod(Mutator m) {
        long left = m.arg(1);
        long right = m.arg(2);
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            long divisor = Numbers.toLong(right);
            Arguments.check(m, divisor != 0, 2, "zero");
            return m.integer(Numbers.toLong(left) % divisor);
        }
        double y = Arguments.toDouble(m, 2); // checked first, as C compilers have the reference do
        double x = Arguments.toDouble(m, 1);
        return result(x % y, x == x ? y : x);
    }

    private static long log(Mutator m) {
        double x = Arguments.toDouble(m, 1);
        if (Arguments.isNoneOrNil(m, 2)) {
            return result(Math.log(x), x);
        }
        double base = Arguments.toDouble(m, 2);
        if (base == 2) {
            return result(log2(x), x);
        }
        if (base == 10) {
            return positiveIfInvalid(m, Math::log10);
        }
        return result(Math.log(x) / Math.log(base), x == x ? base : x);
    }

    /** Logarithm to the base 2, exact for powers of 2: exponent and mantissa apart. */
    static double log2(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x);
        }
        double scaled = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
        int exponent = Math.getExponent(scaled);
        double mantissa = Math.scalb(scaled, -exponent);
        if (mantissa > 1.4142135623730951) {
            mantissa /= 2;
            exponent++;
        }
        return Math.log(mantissa) / LOG_OF_2 + (x < Double.MIN_NORMAL ? exponent - 54 : exponent);
    }

    private static long max(Mutator m) {
        int count = m.argCount();
        Arguments.check(m, count >= 1, 1, "value expected");
        int best = 1;
        for (int i = 2; i <= count; i++) {
            if (less(m, m.arg(best), m.arg(i))) {
                best = i;
            }
        }
        return m.arg(best);
    }

    private static long min(Mutator m) {
        int count = m.argCount();
        Arguments.check(m, count >= 1, 1, "value expected");
        int best = 1;
        for (int i = 2; i <= count; i++) {
            if (less(m, m.arg(i), m.arg(best))) {
                best = i;
            }
        }
        return m.arg(best);
    }

    private static boolean less(Mutator m, long left, long right) {
        return Numbers.isNumber(left) && Numbers.isNumber(right) ? Comparison.lessNumbers(left, right)
                : Operations.less(m, left, right);
    }

    private static long modf(Mutator m) {
        long number = m.arg(1);
        if (Numbers.isInteger(number)) {
            return m.results(number, Word.ofFloat(0));
        }
        double x = Arguments.toDouble(m, 1);
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        double fraction = x == whole ? 0 : x - whole;
        return m.results(integral(m, whole), result(fraction, x));
    }

    private static long tointeger(Mutator m) {
        long number = Conversions.toNumber(m, Arguments.any(m, 1));
        if (number == Word.NIL) {
            return Word.NIL;
        }
        long integer = Conversions.toIntegerExactly(m, number);
        return integer == Word.NONE ? Word.NIL : integer;
    }

    private static long type(Mutator m) {
        long value = Arguments.any(m, 1);
        if (Numbers.isInteger(value)) {
            return m.upvalue(0);
        }
        return Word.isFloat(value) ? m.upvalue(1) : Word.NIL;
    }

    private static long ult(Mutator m) {
        return Word.ofBoolean(Long.compareUnsigned(Arguments.integer(m, 1), Arguments.integer(m, 2)) < 0);
    }
}
