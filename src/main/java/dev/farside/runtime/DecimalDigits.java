package dev.farside.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal digits of a float, correctly rounded: half to even on its exact value, as C's {@code printf} does.
 *
 * <p>The usual way multiplies the float's 64-bit significand with the upper 64 bits of a power of ten. The product is
 * too small by less than one unit of its upper half, so the rounding is known unless the part that is cut off lies
 * within that unit of one half; then, and for more than 17 digits, {@link BigDecimal} decides. Powers up to
 * 10<sup>27</sup> are exact, which covers all ties of short numerals such as 0.125.
 */
final class DecimalDigits {

    /** Most significant digits that the usual way gives. */
    private static final int MAX_FAST_DIGITS = 17;
    /** Most digits behind the point that the usual way is tried for. */
    private static final int MAX_FAST_SCALE = 22;
    /** Largest power of ten whose odd part fits 64 bits. */
    private static final int MAX_EXACT_POWER = 27;
    /** Powers from -350 to 350 are enough for 17 digits of any float. */
    private static final int POWER_OFFSET = 350;

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    /**
     * The upper 64 bits of powers of ten, 0 while not computed. Threads may race to compute one: they store the same
     * value, whole because the access is opaque.
     */
    private static final long[] POWERS = new long[2 * POWER_OFFSET + 1];
    private static final long[] SHORT_POWERS = new long[MAX_FAST_DIGITS + 1];

    static {
        SHORT_POWERS[0] = 1;
        for (int i = 1; i < SHORT_POWERS.length; i++) {
            SHORT_POWERS[i] = SHORT_POWERS[i - 1] * 10;
        }
    }

    private DecimalDigits() {
    }

    /**
     * Appends the first digits of a float.
     *
     * @param value finite, not negative
     * @param count number of digits, at least 1
     * @return the decimal exponent of the first digit
     */
    static int appendSignificant(ScratchBuffer buffer, double value, int count) {
        if (value == 0) {
            appendZeros(buffer, count);
            return 0;
        }
        if (count <= MAX_FAST_DIGITS) {
            int exponent = lowerDecimalExponent(value);
            long digits = scaled(value, count - 1 - exponent);
            if (digits >= SHORT_POWERS[count]) {
                exponent++;
                digits = scaled(value, count - 1 - exponent);
            }
            if (digits >= 0) {
                appendDigits(buffer, digits, count);
                return exponent;
            }
        }
        return appendSignificantSlowly(buffer, value, count);
    }

    /**
     * Appends the digits of a float up to a number of places behind the point, without the point. There is at least one
     * digit in front of it.
     *
     * @param value finite, not negative
     * @param scale number of digits behind the point
     */
    static void appendFixed(ScratchBuffer buffer, double value, int scale) {
        long digits = value == 0 ? 0 : scale <= MAX_FAST_SCALE ? scaled(value, scale) : -1;
        if (digits >= 0) {
            appendDigits(buffer, digits, scale + 1);
            return;
        }
        String text = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN).unscaledValue().toString();
        appendZeros(buffer, scale + 1 - text.length());
        buffer.appendText(text);
    }

    private static int appendSignificantSlowly(ScratchBuffer buffer, double value, int count) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN));
        String text = rounded.unscaledValue().toString();
        buffer.appendText(text);
        appendZeros(buffer, count - text.length());
        return text.length() - 1 - rounded.scale();
    }

    /** The decimal exponent of the first digit, or one less. */
    private static int lowerDecimalExponent(double value) {
        int exponent = Math.getExponent(value);
        if (exponent < Double.MIN_EXPONENT) {
            exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(Double.doubleToRawLongBits(value)) - 1074;
        }
        return (int) (exponent * 661_971_961_083L >> 41); // floor(exponent * log10(2))
    }

    /**
     * A float times a power of ten, rounded to an integer.
     *
     * @param value finite, positive
     * @return the integer; negative if it is 2^62 or more, or the rounding is in doubt
     */
    private static long scaled(double value, int power) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> 52);
        long significand = bits & (1L << 52) - 1;
        if (biased == 0) {
            biased = 1;
        } else {
            significand |= 1L << 52;
        }
        int normalization = Long.numberOfLeadingZeros(significand);
        significand <<= normalization;
        long factor = power(power);
        // value * 10^power is (high:low) >> 64 + cut
        int cut = normalization + 1075 - biased + 63 - powerExponent(power) - 64;
        if (cut < 2) {
            return -1;
        }
        if (cut > 64) {
            return 0; // less than one half, see the normalization
        }
        long high = Math.unsignedMultiplyHigh(significand, factor);
        long low = significand * factor;
        long whole = cut == 64 ? 0 : high >>> cut;
        long rest = cut == 64 ? high : high & (1L << cut) - 1;
        long half = 1L << cut - 1;
        int order = Long.compareUnsigned(rest, half);
        if (power >= 0 && power <= MAX_EXACT_POWER) {
            return order == 0 && low == 0 ? whole + (whole & 1) : order >= 0 ? whole + 1 : whole;
        }
        if (order >= 0) {
            return whole + 1; // the true product is greater than this one
        }
        return rest == half - 1 ? -1 : whole;
    }

    /** The upper 64 bits of a power of ten, the highest one set, cut off. */
    private static long power(int power) {
        long bits = (long) ELEMENT.getOpaque(POWERS, power + POWER_OFFSET);
        return bits != 0 ? bits : computePower(power);
    }

    private static long computePower(int power) {
        BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
        int exponent = powerExponent(power);
        long bits;
        if (power < 0) {
            bits = BigInteger.ONE.shiftLeft(63 - exponent).divide(ten).longValue();
        } else {
            bits = ten.shiftLeft(63 - exponent).longValue();
        }
        ELEMENT.setOpaque(POWERS, power + POWER_OFFSET, bits);
        return bits;
    }

    /** The binary exponent of a power of ten: floor(power * log2(10)). */
    private static int powerExponent(int power) {
        return (int) (power * 913_124_641_741L >> 38);
    }

    /** Appends an integer with leading zeros to make up a number of digits. */
    private static void appendDigits(ScratchBuffer buffer, long value, int least) {
        int count = least;
        if (least > MAX_FAST_DIGITS || value >= SHORT_POWERS[least]) {
            count = Math.max(least, digitCount(value));
        }
        byte[] bytes = buffer.ensure(count);
        int start = buffer.length();
        long rest = value;
        for (int i = start + count - 1; i >= start; i--) {
            long quotient = rest / 10;
            bytes[i] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        buffer.setLength(start + count);
    }

    private static int digitCount(long value) {
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    /** Appends a number of zeros; nothing if it is negative. */
    static void appendZeros(ScratchBuffer buffer, int count) {
        for (int i = 0; i < count; i++) {
            buffer.appendByte('0');
        }
    }
}
