package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A captured variable that is assigned, or that several closures share.
 *
 * <pre>
 *   +0  header: kind, flags
 *   +8  the value
 * </pre>
 */
public final class CellObject {

    /** Offset of the value. */
    public static final int VALUE = 8;
    /** Size in bytes. */
    public static final int SIZE = 16;

    private CellObject() {
    }

    /** Writes a new cell. */
    public static void initialize(long ref, long value) {
        Memory.putLong(ref, Kind.CELL);
        Memory.putLong(ref + VALUE, value);
    }

    /** The value. */
    public static long get(long ref) {
        return Memory.getLong(ref + VALUE);
    }

    /** Replaces the value of an unshared cell. */
    public static void set(long ref, long value) {
        Memory.putLong(ref + VALUE, value);
    }
}
