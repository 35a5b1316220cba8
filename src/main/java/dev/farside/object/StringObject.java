package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A string of 6 bytes or more.
 *
 * <pre>
 *   +0  header: kind, flags (ATOM), -, length in bytes (32, unsigned, below 2^31)
 *   +8  hash (32), 0 while not computed
 *  +12  granule number of the equal atom (32), 0 while not known; its own for an atom
 *  +16  the bytes
 * </pre>
 */
public final class StringObject {

    /** Offset of the hash. */
    public static final int HASH = 8;
    /** Offset of the atom's granule number. */
    public static final int ATOM = 12;
    /** Offset of the first byte. */
    public static final int BYTES = 16;
    /** Longest string, in bytes. */
    public static final long MAX_LENGTH = Integer.MAX_VALUE - 64;

    private StringObject() {
    }

    /** Size of a string object in bytes. */
    public static long size(long length) {
        return Header.roundUp(BYTES + length);
    }

    /** Length in bytes. */
    public static int length(long ref) {
        return Memory.getInt(ref + 4);
    }

    /** Writes header, hash and atom of a new string; the bytes are the caller's. */
    public static void initialize(long ref, int length) {
        Header.put(ref, Header.of(Kind.STRING, 0, length));
        Memory.putLong(ref + HASH, 0);
    }

    /** The cached hash, or 0. */
    public static int hash(long ref) {
        return Memory.getInt(ref + HASH);
    }
}
