package dev.farside.lib;

import dev.farside.runtime.Mutator;

/** Room on the stack for functions with many results. */
final class Results {

    /** Slots that the runtime keeps free above a frame. */
    private static final int MARGIN = 64;

    private Results() {
    }

    /**
     * Makes sure that so many values can be pushed.
     *
     * @param what the reference's explanation if they cannot
     */
    static void makeRoom(Mutator m, long count, String what) {
        long used = m.top() - m.stackStart() >> 3;
        if (used + count + MARGIN > Mutator.MAX_SLOTS) {
            throw m.errors().error("stack overflow (" + what + ")");
        }
        m.ensureStack(m.top(), count);
    }
}
