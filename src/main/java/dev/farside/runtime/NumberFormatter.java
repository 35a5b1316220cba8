package dev.farside.runtime;

/**
 * Numbers as text: Lua's {@code tostring} of a float and the conversions of C's {@code printf} that
 * {@code string.format} has. The results are those of the GNU C library, digit by digit, for any precision.
 *
 * <p>A conversion is composed at the end of the buffer without its padding, which is put in afterwards.
 */
public final class NumberFormatter {

    /** Flag {@code -}: pad on the right. */
    public static final int LEFT = 1;
    /** Flag {@code +}: show the sign of positive numbers. */
    public static final int PLUS = 2;
    /** Flag space: a space in place of a plus sign. */
    public static final int SPACE = 4;
    /** Flag {@code #}: alternative form. */
    public static final int ALTERNATIVE = 8;
    /** Flag {@code 0}: pad with zeros behind the sign. */
    public static final int ZERO = 16;

    private static final int DEFAULT_PRECISION = 6;
    /** Digits of a float in {@code tostring}. */
    private static final int LUA_DIGITS = 14;
    /** Integral floats below this are shown without exponent. */
    private static final double INTEGRAL_LIMIT = 1e14;

    private static final int SIGNIFICAND_BITS = 52;
    private static final int SIGNIFICAND_NIBBLES = SIGNIFICAND_BITS / 4;

    private NumberFormatter() {
    }

    /** Appends a float as {@code tostring} gives it: {@code %.14g}, with {@code .0} where that reads as an integer. */
    public static void appendFloat(ScratchBuffer buffer, double value) {
        if (appendSpecial(buffer, value, 0, false)) {
            return;
        }
        appendSign(buffer, Double.doubleToRawLongBits(value) < 0, 0);
        double magnitude = Math.abs(value);
        if (magnitude < INTEGRAL_LIMIT && magnitude == (long) magnitude) {
            buffer.appendDecimal((long) magnitude).appendByte('.').appendByte('0');
            return;
        }
        int start = buffer.length();
        appendGeneral(buffer, magnitude, LUA_DIGITS, false, false);
        if (isInteger(buffer, start)) { // a fraction that 14 digits do not show
            buffer.appendByte('.').appendByte('0');
        }
    }

    private static boolean isInteger(ScratchBuffer buffer, int start) {
        byte[] bytes = buffer.array();
        for (int i = start; i < buffer.length(); i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Appends an integer.
     *
     * @param flags a set of the flags of this class
     * @param width least number of characters
     * @param precision least number of digits, or -1
     * @param conversion one of {@code diuoxX}
     */
    public static void appendInteger(ScratchBuffer buffer, int flags, int width, int precision, int conversion,
            long value) {
        int start = buffer.length();
        boolean signed = conversion == 'd' || conversion == 'i';
        if (signed) {
            appendSign(buffer, value < 0, flags);
        } else if ((flags & ALTERNATIVE) != 0 && value != 0 && (conversion | 0x20) == 'x') {
            buffer.appendByte('0').appendByte(conversion);
        }
        int digits = buffer.length();
        if (value != 0 || precision != 0) {
            appendMagnitude(buffer, signed && value < 0 ? -value : value, conversion);
        }
        insert(buffer, digits, '0', precision - (buffer.length() - digits));
        if (conversion == 'o' && (flags & ALTERNATIVE) != 0
                && (buffer.length() == digits || buffer.array()[digits] != '0')) {
            insert(buffer, digits, '0', 1);
        }
        pad(buffer, start, digits, precision >= 0 ? flags & ~ZERO : flags, width);
    }

    /** Appends an unsigned number. */
    private static void appendMagnitude(ScratchBuffer buffer, long value, int conversion) {
        switch (conversion) {
            case 'x':
                appendBinary(buffer, value, 4, 'a' - 10);
                break;
            case 'X':
                appendBinary(buffer, value, 4, 'A' - 10);
                break;
            case 'o':
                appendBinary(buffer, value, 3, 0);
                break;
            default:
                if (value < 0) {
                    long tens = Long.divideUnsigned(value, 10);
                    buffer.appendDecimal(tens).appendByte((int) ('0' + value - tens * 10));
                } else {
                    buffer.appendDecimal(value);
                }
        }
    }

    private static void appendBinary(ScratchBuffer buffer, long value, int bits, int letters) {
        int significant = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        for (int shift = (significant - 1) / bits * bits; shift >= 0; shift -= bits) {
            int digit = (int) (value >>> shift) & (1 << bits) - 1;
            buffer.appendByte(digit < 10 ? '0' + digit : letters + digit);
        }
    }

    /**
     * Appends a float.
     *
     * @param flags a set of the flags of this class
     * @param width least number of characters
     * @param precision number of digits as the conversion counts them, or -1 for its default
     * @param conversion one of {@code eEfFgGaA}
     */
    public static void appendFloat(ScratchBuffer buffer, int flags, int width, int precision, int conversion,
            double value) {
        int start = buffer.length();
        int lower = conversion | 0x20;
        boolean upper = conversion != lower;
        if (appendSpecial(buffer, value, flags, upper)) {
            pad(buffer, start, start, flags & ~ZERO, width);
            return;
        }
        appendSign(buffer, Double.doubleToRawLongBits(value) < 0, flags);
        double magnitude = Math.abs(value);
        boolean alternative = (flags & ALTERNATIVE) != 0;
        int digits = buffer.length();
        if (lower == 'a') {
            buffer.appendByte('0').appendByte(upper ? 'X' : 'x');
            digits += 2;
            appendHexadecimal(buffer, magnitude, precision, alternative, upper);
        } else {
            int places = precision < 0 ? DEFAULT_PRECISION : precision;
            if (lower == 'f') {
                appendFixed(buffer, magnitude, places, alternative);
            } else if (lower == 'e') {
                appendExponential(buffer, magnitude, places, alternative, upper);
            } else {
                appendGeneral(buffer, magnitude, Math.max(places, 1), alternative, upper);
            }
        }
        pad(buffer, start, digits, flags, width);
    }

    private static void appendSign(ScratchBuffer buffer, boolean negative, int flags) {
        if (negative) {
            buffer.appendByte('-');
        } else if ((flags & PLUS) != 0) {
            buffer.appendByte('+');
        } else if ((flags & SPACE) != 0) {
            buffer.appendByte(' ');
        }
    }

    /** Appends an infinity or a NaN, which has its sign bit's sign; false for other values. */
    private static boolean appendSpecial(ScratchBuffer buffer, double value, int flags, boolean upper) {
        if (Double.isFinite(value)) {
            return false;
        }
        appendSign(buffer, Double.doubleToRawLongBits(value) < 0, flags);
        if (Double.isNaN(value)) {
            buffer.appendText(upper ? "NAN" : "nan");
        } else {
            buffer.appendText(upper ? "INF" : "inf");
        }
        return true;
    }

    private static void appendFixed(ScratchBuffer buffer, double magnitude, int places, boolean alternative) {
        DecimalDigits.appendFixed(buffer, magnitude, places);
        if (places > 0 || alternative) {
            insert(buffer, buffer.length() - places, '.', 1);
        }
    }

    private static void appendExponential(ScratchBuffer buffer, double magnitude, int places, boolean alternative,
            boolean upper) {
        int start = buffer.length();
        int exponent = DecimalDigits.appendSignificant(buffer, magnitude, places + 1);
        if (places > 0 || alternative) {
            insert(buffer, start + 1, '.', 1);
        }
        appendExponent(buffer, exponent, upper);
    }

    private static void appendExponent(ScratchBuffer buffer, int exponent, boolean upper) {
        buffer.appendByte(upper ? 'E' : 'e').appendByte(exponent < 0 ? '-' : '+');
        int magnitude = Math.abs(exponent);
        if (magnitude < 10) {
            buffer.appendByte('0');
        }
        buffer.appendDecimal(magnitude);
    }

    private static void appendGeneral(ScratchBuffer buffer, double magnitude, int digits, boolean alternative,
            boolean upper) {
        int start = buffer.length();
        int exponent = DecimalDigits.appendSignificant(buffer, magnitude, digits);
        boolean exponential = exponent < -4 || exponent >= digits;
        int whole = exponential || exponent < 0 ? 1 : exponent + 1;
        if (!alternative) {
            trimZeros(buffer, start + whole);
        }
        if (!exponential && exponent < 0) {
            insert(buffer, start, '0', -exponent);
        }
        if (alternative || buffer.length() > start + whole) {
            insert(buffer, start + whole, '.', 1);
        }
        if (exponential) {
            appendExponent(buffer, exponent, upper);
        }
    }

    /** Cuts zeros off the end, down to an index. */
    private static void trimZeros(ScratchBuffer buffer, int least) {
        byte[] bytes = buffer.array();
        int end = buffer.length();
        while (end > least && bytes[end - 1] == '0') {
            end--;
        }
        buffer.setLength(end);
    }

    /** Appends what follows the {@code 0x} of a hexadecimal float. */
    private static void appendHexadecimal(ScratchBuffer buffer, double magnitude, int precision, boolean alternative,
            boolean upper) {
        long bits = Double.doubleToRawLongBits(magnitude);
        int biased = (int) (bits >>> SIGNIFICAND_BITS);
        long significand = bits & (1L << SIGNIFICAND_BITS) - 1 | (biased == 0 ? 0 : 1L << SIGNIFICAND_BITS);
        int exponent = magnitude == 0 ? 0 : Math.max(biased, 1) - Double.MAX_EXPONENT;
        int nibbles = SIGNIFICAND_NIBBLES;
        if (precision < 0) {
            int zeros = significand == 0 ? nibbles : Math.min(nibbles, Long.numberOfTrailingZeros(significand) / 4);
            nibbles -= zeros;
            significand >>>= zeros * 4;
        } else if (precision < nibbles) {
            significand = shiftRounding(significand, (nibbles - precision) * 4);
            nibbles = precision;
        }
        int letters = (upper ? 'A' : 'a') - 10;
        buffer.appendByte('0' + (int) (significand >>> nibbles * 4));
        if (nibbles > 0 || precision > 0 || alternative) {
            buffer.appendByte('.');
        }
        for (int i = nibbles - 1; i >= 0; i--) {
            int digit = (int) (significand >>> i * 4) & 0xF;
            buffer.appendByte(digit < 10 ? '0' + digit : letters + digit);
        }
        DecimalDigits.appendZeros(buffer, precision - nibbles);
        buffer.appendByte(upper ? 'P' : 'p').appendByte(exponent < 0 ? '-' : '+').appendDecimal(Math.abs(exponent));
    }

    /** Shifts right and rounds half to even. */
    private static long shiftRounding(long value, int distance) {
        long whole = value >>> distance;
        long rest = value & (1L << distance) - 1;
        long half = 1L << distance - 1;
        return rest > half || rest == half && (whole & 1) != 0 ? whole + 1 : whole;
    }

    /**
     * Pads what was appended since an index.
     *
     * @param start where the conversion begins
     * @param digits where zeros go in, behind sign and prefix
     */
    public static void pad(ScratchBuffer buffer, int start, int digits, int flags, int width) {
        int missing = width - (buffer.length() - start);
        if (missing > 0) {
            if ((flags & LEFT) != 0) {
                insert(buffer, buffer.length(), ' ', missing);
            } else if ((flags & ZERO) != 0) {
                insert(buffer, digits, '0', missing);
            } else {
                insert(buffer, start, ' ', missing);
            }
        }
    }

    /** Puts a number of equal bytes in at an index; nothing if the number is not positive. */
    private static void insert(ScratchBuffer buffer, int index, int value, int count) {
        if (count <= 0) {
            return;
        }
        byte[] bytes = buffer.ensure(count);
        System.arraycopy(bytes, index, bytes, index + count, buffer.length() - index);
        for (int i = 0; i < count; i++) {
            bytes[index + i] = (byte) value;
        }
        buffer.setLength(buffer.length() + count);
    }
}
