package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * Stands in the place of a shared table's storage while that is being replaced by another one. Immutable.
 *
 * <pre>
 *   +0  header: kind, -, 1 for a key that was computed (16), granule number of the storage that is replaced (32)
 *   +8  the key that the new storage must have a place for
 * </pre>
 */
public final class ResizeObject {

    /** Offset of the key. */
    public static final int KEY = 8;
    /** Size in bytes. */
    public static final int SIZE = 16;

    private ResizeObject() {
    }

    /** Writes a new one. */
    public static void initialize(long ref, long from, long key, boolean computed) {
        Header.put(ref, Header.of(Kind.RESIZE, computed ? 1 : 0, Header.granuleOf(from)));
        Memory.putLong(ref + KEY, key);
    }

    /** The storage that is replaced. */
    public static long from(long ref) {
        return Header.refOfGranule(Header.high(Header.get(ref)));
    }

    /** False for a string key that stands in a program's text. */
    public static boolean isComputed(long ref) {
        return Header.low(Header.get(ref)) != 0;
    }

    /** The key that the new storage must have a place for. */
    public static long key(long ref) {
        return Memory.getLong(ref + KEY);
    }
}
