package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Arithmetic;
import dev.farside.runtime.Mutator;
import dev.farside.value.Word;

/**
 * Functions of {@code math} that Lua 5.3 deprecated. The reference 5.4 still has them when it is built as its makefile
 * says, and programs use them.
 */
final class OldMathFunctions {

    private static final int SUBNORMAL_SHIFT = 54;

    private OldMathFunctions() {
    }

    /** Adds the functions to the library. */
    static void addTo(Library library) {
        library.function("atan2", MathLibrary::atan)
                .function("cosh", m -> MathLibrary.apply(m, Math::cosh))
                .function("sinh", m -> MathLibrary.apply(m, Math::sinh))
                .function("tanh", m -> MathLibrary.apply(m, Math::tanh))
                .function("log10", m -> MathLibrary.positiveIfInvalid(m, Math::log10))
                .function("pow", OldMathFunctions::pow)
                .function("frexp", OldMathFunctions::frexp)
                .function("ldexp", OldMathFunctions::ldexp);
    }

    private static long pow(Mutator m) {
        double x = Arguments.toDouble(m, 1);
        double y = Arguments.toDouble(m, 2);
        return Word.ofForeignFloat(Arithmetic.power(x, y));
    }

    /** Mantissa of 0.5 or more and below 1, and exponent; zeros, infinities and NaNs are their own mantissa. */
    private static long frexp(Mutator m) {
        double x = Arguments.toDouble(m, 1);
        if (x == 0 || Double.isInfinite(x) || Double.isNaN(x)) {
            return m.results(Word.ofForeignFloat(x), Word.ofInteger(0));
        }
        boolean subnormal = Math.abs(x) < Double.MIN_NORMAL;
        double scaled = subnormal ? Math.scalb(x, SUBNORMAL_SHIFT) : x;
        int exponent = Math.getExponent(scaled) + 1;
        double mantissa = Math.scalb(scaled, -exponent);
        return m.results(Word.ofFloat(mantissa), Word.ofInteger(subnormal ? exponent - SUBNORMAL_SHIFT : exponent));
    }

    private static long ldexp(Mutator m) {
        double x = Arguments.toDouble(m, 1);
        int exponent = (int) Arguments.integer(m, 2);
        return Word.ofForeignFloat(Math.scalb(x, exponent));
    }
}
