package dev.farside.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralReaderTest {
    private final NumeralReader reader = new NumeralReader();

    private boolean read(String numeral) {
        byte[] text = Sources.bytes("#" + numeral + "#");
        return reader.read(text, 1, text.length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "3, 3", "345, 345", "007, 7", "9223372036854775807, 9223372036854775807",
        "0xff, 255", "0XBEBADA, 12499674", "0x7fffffffffffffff, 9223372036854775807",
        "0xffffffffffffffff, -1", "0x8000000000000000, -9223372036854775808",
        "0x1ffffffffffffffff, -1", "0x00000000000000000000001, 1"
    })
    void integers(String numeral, long expected) {
        assertTrue(read(numeral), numeral);
        assertTrue(reader.isInteger(), numeral);
        assertEquals(expected, reader.integerValue(), numeral);
    }

    @ParameterizedTest
    @CsvSource({
        "3.0, 3.0", "3.1416, 3.1416", "314.16e-2, 3.1416", "0.31416E1, 3.1416", "34e1, 340.0", "3., 3.0", ".5, 0.5",
        "5E+2, 500.0", "0x0.1E, 0.1171875", "0xA23p-4, 162.1875", "0X1.921FB54442D18P+1, 3.141592653589793",
        "0x.8, 0.5", "0xA., 10.0", "0xAp1, 20.0", "0x1p-1074, 4.9E-324", "1e400, Infinity", "1e-400, 0.0",
        "9223372036854775808, 9.223372036854775807E18", "123456789012345678901234567890, 1.2345678901234568E29",
        "0x1p99999999999, Infinity", "1e99999999999, Infinity"
    })
    void floats(String numeral, double expected) {
        assertTrue(read(numeral), numeral);
        assertFalse(reader.isInteger(), numeral);
        assertEquals(expected, reader.floatValue(), numeral);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", ".", "e1", ".e1", "1e", "1e+", "1e1.5", "1.2.3", "1..", "1f", "1d", "0x", "0x.", "0xp1", "0x1p", "0x1pf",
        "0x1.2.3", "0xg", "1 ", "+1", "-1", "0x-1", "inf", "nan", "NaN", "Infinity", "1e5p", "1_000", "0b1"
    })
    void malformed(String numeral) {
        assertFalse(read(numeral), numeral);
    }

    @Test
    void manyDigitsAreRoundedOnce() {
        assertTrue(read("0x0." + "0".repeat(1000) + "1p4004"));
        assertEquals(1.0, reader.floatValue());
        assertTrue(read("1" + "0".repeat(300)));
        assertEquals(1e300, reader.floatValue());
        assertTrue(read("0x1.00000000000008000000000000000000000000000001"));
        assertEquals(Math.nextUp(1.0), reader.floatValue());
    }
}
