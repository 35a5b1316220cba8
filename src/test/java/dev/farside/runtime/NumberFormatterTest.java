package dev.farside.runtime;

import static dev.farside.runtime.NumberFormatter.ALTERNATIVE;
import static dev.farside.runtime.NumberFormatter.LEFT;
import static dev.farside.runtime.NumberFormatter.PLUS;
import static dev.farside.runtime.NumberFormatter.SPACE;
import static dev.farside.runtime.NumberFormatter.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expected texts are what the GNU C library prints; properties are checked against exact decimal arithmetic. */
class NumberFormatterTest {
    private static final int SAMPLES = 20_000;
    private static final double MINUS_NAN = Double.longBitsToDouble(0xFFF8_0000_0000_0000L);

    @Test
    void tostringShowsFourteenDigitsAndReadsAsFloat() {
        assertEquals("0.1", tostring(0.1));
        assertEquals("3.0", tostring(3));
        assertEquals("-0.0", tostring(-0.0));
        assertEquals("100000.0", tostring(1e5));
        assertEquals("99999999999999.0", tostring(99999999999999.0));
        assertEquals("1e+14", tostring(1e14));
        assertEquals("1e+100", tostring(1e100));
        assertEquals("3.1415926535898", tostring(Math.PI));
        assertEquals("0.0001", tostring(0.0001));
        assertEquals("1e-05", tostring(0.00001));
        assertEquals("4.9406564584125e-324", tostring(Double.MIN_VALUE));
        assertEquals("1.7976931348623e+308", tostring(Double.MAX_VALUE));
    }

    @Test
    void tostringOfAFractionThatIsNotShownStillReadsAsFloat() {
        assertEquals("1.0", tostring(1.000000000000001));
        assertEquals("12345678901.0", tostring(12345678901.00001));
        assertEquals("1e+14", tostring(99999999999999.5));
    }

    @Test
    void specialValuesHaveTheirSignAndNoZeros() {
        assertEquals("inf", tostring(Double.POSITIVE_INFINITY));
        assertEquals("-inf", tostring(Double.NEGATIVE_INFINITY));
        assertEquals("nan", tostring(Double.NaN));
        assertEquals("-nan", tostring(MINUS_NAN));
        assertEquals("   INF", format(ZERO, 6, -1, 'E', Double.POSITIVE_INFINITY));
        assertEquals("+nan", format(PLUS, 0, 3, 'f', Double.NaN));
        assertEquals("-inf  ", format(LEFT, 6, -1, 'a', Double.NEGATIVE_INFINITY));
    }

    @Test
    void fixedRoundsTiesToEven() {
        assertEquals("0.12", format(0, 0, 2, 'f', 0.125));
        assertEquals("0.38", format(0, 0, 2, 'f', 0.375));
        assertEquals("0", format(0, 0, 0, 'f', 0.5));
        assertEquals("2", format(0, 0, 0, 'f', 1.5));
        assertEquals("2", format(0, 0, 0, 'f', 2.5));
        assertEquals("1.00", format(0, 0, 2, 'f', 1.005));
    }

    @Test
    void fixedHasEveryDigit() {
        assertEquals("0.1000000000000000055511151231257827021181583404541015625000", format(0, 0, 58, 'f', 0.1));
        assertEquals("100000000000000000000.00", format(0, 0, 2, 'f', 1e20));
        assertEquals(309 + 1 + 99, format(0, 0, 99, 'f', Double.MAX_VALUE).length());
        assertEquals("0.000000", format(0, 0, -1, 'f', Double.MIN_VALUE));
    }

    @Test
    void widthAndFlagsPad() {
        assertEquals(" 3.14", format(0, 5, 2, 'f', 3.14159));
        assertEquals("03.14", format(ZERO, 5, 2, 'f', 3.14159));
        assertEquals("3.14 ", format(LEFT | ZERO, 5, 2, 'f', 3.14159));
        assertEquals("-003.14", format(ZERO, 7, 2, 'f', -3.14159));
        assertEquals(" 3.14", format(SPACE, 0, 2, 'f', 3.14159));
        assertEquals("3.", format(ALTERNATIVE, 0, 0, 'f', 3.14159));
    }

    @Test
    void generalChoosesItsForm() {
        assertEquals("100000", format(0, 0, -1, 'g', 100000));
        assertEquals("1e+06", format(0, 0, -1, 'g', 1000000));
        assertEquals("1E-10", format(0, 0, -1, 'G', 1e-10));
        assertEquals("1e+01", format(0, 0, 0, 'g', 9.5000001));
        assertEquals("0.00000", format(ALTERNATIVE, 0, -1, 'g', 0));
        assertEquals("1.50000", format(ALTERNATIVE, 0, -1, 'g', 1.5));
        assertEquals("10", format(0, 0, 3, 'g', 9.996));
        assertEquals("9.96", format(0, 0, 3, 'g', 9.96));
    }

    @Test
    void exponentialHasTwoDigitsOfExponent() {
        assertEquals("1.000000e+00", format(0, 0, -1, 'e', 1));
        assertEquals("1E+100", format(0, 0, 0, 'E', 1e100));
        assertEquals("4.9406564584124654418e-324", format(0, 0, 19, 'e', Double.MIN_VALUE));
        assertEquals("-0e+00", format(0, 0, 0, 'e', -0.0));
    }

    @Test
    void hexadecimalFloats() {
        assertEquals("0x1p+0", format(0, 0, -1, 'a', 1));
        assertEquals("-0x1.8p+1", format(0, 0, -1, 'a', -3));
        assertEquals("0x0p+0", format(0, 0, -1, 'a', 0));
        assertEquals("0x0.0000000000001p-1022", format(0, 0, -1, 'a', Double.MIN_VALUE));
        assertEquals("0x2p+0", format(0, 0, 0, 'a', 1.5));
        assertEquals("0X1.999999999999AP-4", format(0, 0, -1, 'A', 0.1));
        assertEquals("0x0001.80p+0", format(ZERO, 12, 2, 'a', 1.5));
        assertEquals("0x1.p+0", format(ALTERNATIVE, 0, 0, 'a', 1));
    }

    @Test
    void integersInEveryBase() {
        assertEquals("-9223372036854775808", integer(0, 0, -1, 'd', Long.MIN_VALUE));
        assertEquals("18446744073709551615", integer(0, 0, -1, 'u', -1));
        assertEquals("ffffffffffffffff", integer(0, 0, -1, 'x', -1));
        assertEquals("1777777777777777777777", integer(0, 0, -1, 'o', -1));
        assertEquals("0XFF", integer(ALTERNATIVE, 0, -1, 'X', 255));
        assertEquals("010", integer(ALTERNATIVE, 0, -1, 'o', 8));
        assertEquals("0", integer(ALTERNATIVE, 0, 0, 'o', 0));
        assertEquals("0", integer(ALTERNATIVE, 0, -1, 'x', 0));
    }

    @Test
    void precisionOfIntegersIsTheirLeastNumberOfDigits() {
        assertEquals("00042", integer(0, 0, 5, 'd', 42));
        assertEquals("", integer(0, 0, 0, 'd', 0));
        assertEquals("  -007", integer(ZERO, 6, 3, 'd', -7));
        assertEquals("-00007", integer(ZERO, 6, -1, 'i', -7));
        assertEquals("+7    ", integer(LEFT | PLUS, 6, -1, 'd', 7));
    }

    @Test
    void seventeenDigitsReadBackAsTheSameFloat() {
        Random random = new Random(54);
        for (int i = 0; i < SAMPLES; i++) {
            double value = anyFinite(random);
            assertEquals(value, Double.parseDouble(format(0, 0, 17, 'g', value)), () -> Double.toHexString(value));
        }
    }

    @Test
    void digitsAreTheExactValueRoundedHalfToEven() {
        Random random = new Random(55);
        for (int i = 0; i < SAMPLES; i++) {
            double value = i % 2 == 0 ? anyFinite(random) : random.nextInt(1_000_000) / 64.0;
            int precision = random.nextInt(25);
            BigDecimal exact = new BigDecimal(value);
            assertEquals(exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN)).doubleValue(),
                    Double.parseDouble(format(0, 0, precision, 'e', value)), () -> Double.toHexString(value));
            String fixed = format(0, 0, precision, 'f', value);
            assertTrue(fixed.length() - Math.max(fixed.indexOf('.') + 1, 0) >= precision, fixed);
            assertEquals(0, exact.setScale(precision, RoundingMode.HALF_EVEN).compareTo(new BigDecimal(fixed)), fixed);
        }
    }

    @Test
    void textGoesBehindWhatTheBufferHolds() {
        ScratchBuffer buffer = new ScratchBuffer().appendText("x=");
        NumberFormatter.appendFloat(buffer, 12345678901.00001);
        buffer.appendText(" y=");
        NumberFormatter.appendInteger(buffer, ZERO, 4, -1, 'd', -5);
        assertEquals("x=12345678901.0 y=-005", buffer.toString());
    }

    private static double anyFinite(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextGaussian();
    }

    private static String tostring(double value) {
        ScratchBuffer buffer = new ScratchBuffer();
        NumberFormatter.appendFloat(buffer, value);
        return buffer.toString();
    }

    private static String format(int flags, int width, int precision, char conversion, double value) {
        ScratchBuffer buffer = new ScratchBuffer();
        NumberFormatter.appendFloat(buffer, flags, width, precision, conversion, value);
        return buffer.toString();
    }

    private static String integer(int flags, int width, int precision, char conversion, long value) {
        ScratchBuffer buffer = new ScratchBuffer();
        NumberFormatter.appendInteger(buffer, flags, width, precision, conversion, value);
        return buffer.toString();
    }
}
