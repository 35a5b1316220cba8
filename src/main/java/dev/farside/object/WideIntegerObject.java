package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * An integer that does not fit 48 bits. Immutable.
 *
 * <pre>
 *   +0  header: kind, flags
 *   +8  the integer, two's complement
 * </pre>
 */
public final class WideIntegerObject {

    /** Offset of the integer. */
    public static final int VALUE = 8;
    /** Size in bytes. */
    public static final int SIZE = 16;

    private WideIntegerObject() {
    }

    /** Writes a new object. */
    public static void initialize(long ref, long value) {
        Memory.putLong(ref, Kind.WIDE_INTEGER);
        Memory.putLong(ref + VALUE, value);
    }

    /** The integer. */
    public static long get(long ref) {
        return Memory.getLong(ref + VALUE);
    }
}
