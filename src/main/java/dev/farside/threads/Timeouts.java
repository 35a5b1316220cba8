package dev.farside.threads;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.value.Word;

/** Arguments that are times in seconds, and the results of what took too long. */
final class Timeouts {

    private static final double LONGEST = 1e9;

    private Timeouts() {
    }

    /** The moment that an optional argument leaves to wait until; without one, {@link WaitPoint#NEVER}. */
    static long deadline(Mutator m, int index) {
        return Arguments.isNoneOrNil(m, index) ? WaitPoint.NEVER : after(seconds(m, index));
    }

    static double seconds(Mutator m, int index) {
        double seconds = Arguments.toDouble(m, index);
        Arguments.check(m, seconds >= 0, index, "seconds must not be negative or NaN");
        return seconds;
    }

    static long after(double seconds) {
        return seconds >= LONGEST ? WaitPoint.NEVER : System.nanoTime() + (long) (seconds * 1e9);
    }

    /** {@code nil, "timeout"} */
    static long timeout(Mutator m) {
        return m.results(Word.NIL, m.string("timeout"));
    }

    /** {@code nil, "closed"} */
    static long closed(Mutator m) {
        return m.results(Word.NIL, m.string("closed"));
    }
}
