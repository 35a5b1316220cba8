package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The generator gives the numbers that the reference gives for the same seeds. */
class RandomNumbersTest {

    /** {@code math.randomseed(42); print(math.random(0), math.random(0), math.random(0))} in Lua 5.4. */
    @Test
    void followsTheReference() {
        RandomNumbers numbers = new RandomNumbers();
        numbers.seed(42, 0);
        assertEquals(-1_276_290_044_721_465_627L, numbers.next());
        assertEquals(8_333_941_968_102_511_665L, numbers.next());
        assertEquals(-8_358_531_260_401_861_301L, numbers.next());
    }

    @Test
    void usesBothPartsOfTheSeed() {
        RandomNumbers numbers = new RandomNumbers();
        numbers.seed(1, 2);
        assertEquals(8_291_693_048_688_576_641L, numbers.next());
    }
}
