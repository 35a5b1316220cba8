package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A function written in Lua.
 *
 * <pre>
 *   +0  header: kind, flags, number of captured variables (16), granule number of the prototype (32)
 *   +8  captured variables, one word each: the value itself, or the word of a cell, as the prototype says
 * </pre>
 */
public final class ClosureObject {

    /** Offset of the first captured variable. */
    public static final int CAPTURED = 8;

    private ClosureObject() {
    }

    /** Size in bytes. */
    public static long size(int captured) {
        return Header.roundUp(CAPTURED + (long) captured * Long.BYTES);
    }

    /** Number of captured variables. */
    public static int captured(long ref) {
        return Header.low(Header.get(ref));
    }

    /** The prototype's reference. */
    public static long prototype(long ref) {
        return Header.get(ref) >>> 32 << Header.GRANULE_SHIFT;
    }

    /** Address of a captured variable's word. */
    public static long slot(long ref, int index) {
        return ref + CAPTURED + ((long) index << 3);
    }

    /** Writes the header of a new closure; the captured variables are the caller's. */
    public static void initialize(long ref, long prototype, int captured) {
        Memory.putLong(ref, Header.of(Kind.CLOSURE, captured, Header.granuleOf(prototype)));
    }
}
