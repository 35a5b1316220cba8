package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The processor time of the process. */
class ProcessorTimeTest {

    @Test
    void readsTheFieldsBehindANameWithSpacesAndParentheses() {
        String line = "42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 150 27 0 0 20 0 1 0 100\n";
        assertEquals(177, ProcessorTime.ticks(line));
    }

    @Test
    void neverRunsBackwards() {
        ProcessorTime time = new ProcessorTime();
        long last = time.nanoseconds();
        for (int i = 0; i < 2000; i++) {
            long now = time.nanoseconds();
            assertTrue(now >= last, "from " + last + " to " + now);
            last = now;
        }
    }
}
