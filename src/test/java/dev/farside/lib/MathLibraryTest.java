package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Functions that Java's library lacks. */
class MathLibraryTest {

    @Test
    void logarithmToTheBaseTwoIsExactForPowersOfTwo() {
        for (int exponent = -1074; exponent <= 1023; exponent++) {
            assertEquals(exponent, MathLibrary.log2(Math.scalb(1.0, exponent)));
        }
    }

    @Test
    void logarithmToTheBaseTwoIsCloseElsewhere() {
        assertEquals(1.5849625007211562, MathLibrary.log2(3), 1e-15);
        assertEquals(-0.01449956969511509, MathLibrary.log2(0.99), 1e-16);
        assertEquals(Double.NEGATIVE_INFINITY, MathLibrary.log2(0));
        assertEquals(Double.POSITIVE_INFINITY, MathLibrary.log2(Double.POSITIVE_INFINITY));
        assertEquals(Double.NaN, MathLibrary.log2(-1));
    }
}
