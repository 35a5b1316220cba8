package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * The first word of every object: kind in bits 0-7, flags in bits 8-15, the rest per kind.
 */
public final class Header {

    /** Bytes of a granule, the unit of size and alignment. */
    public static final int GRANULE = 16;
    /** Shift between a reference and a granule number. */
    public static final int GRANULE_SHIFT = 4;
    /** Bytes of the header. */
    public static final int SIZE = 8;

    /** Flag: the object may be reached by several threads (I-O1 to I-O3 of the design). */
    public static final long SHARED = 1L << 8;
    /** Flag of strings: interned; equal atoms are one object. */
    public static final long ATOM = 1L << 9;
    /** Flag of dictionaries: has, or has had, keys that could be elements of an array. */
    public static final long SPARSE = 1L << 9;
    /** Flag: the object is on the list of objects with a finalizer. */
    public static final long HAS_FINALIZER = 1L << 10;
    /** Flag: deeply read-only. */
    public static final long FROZEN = 1L << 11;

    /** Flag of a shared record: a resize has closed it, no key may be added. */
    public static final long CLOSED = 1L << 12;
    /** Flag of a shared table: calls have begun to traverse it before it was shared, and others after that. */
    public static final long CONTESTED = 1L << 12;
    /** Flag of a shared table: it was asked for metamethods, so their absence may be noted in it. */
    public static final long METATABLE = 1L << 14;
    /** Flag of a shared record or dictionary: slots may forward to an older record; see {@link Storage#settle}. */
    public static final long FORWARDS = 1L << 13;
    /** Flag of a table: some thread changes its sequence; see {@code table.SharedSequence}. */
    public static final long LATCHED = 1L << 13;
    /** Flag of a table: a traversal began before it was shared. */
    public static final long TRAVERSED = 1L << 15;

    private Header() {
    }

    /** True for the header of a shared table's storage. */
    public static boolean isSharedStorage(long header) {
        return Kind.isShared(kindOf(header));
    }

    /** Reads a header. */
    public static long get(long ref) {
        return Memory.getLong(ref);
    }

    /** Replaces a header. */
    public static void put(long ref, long header) {
        Memory.putLong(ref, header);
    }

    /** The kind inside a header word. */
    public static int kindOf(long header) {
        return (int) header & 0xFF;
    }

    /** The kind of an object. */
    public static int kind(long ref) {
        return kindOf(Memory.getLong(ref));
    }

    /** Bits 16-31 of a header word. */
    public static int low(long header) {
        return (int) (header >>> 16) & 0xFFFF;
    }

    /** Bits 32-63 of a header word, as they are. */
    public static int high(long header) {
        return (int) (header >>> 32);
    }

    /** Composes a header word. */
    public static long of(int kind, int low, int high) {
        return kind | (long) low << 16 | (long) high << 32;
    }

    /** True if all the flags given are set. */
    public static boolean has(long ref, long flags) {
        return (Memory.getLong(ref) & flags) == flags;
    }

    /** Sets flags; plain, so only by the owner of an unshared object. */
    public static void set(long ref, long flags) {
        Memory.putLong(ref, Memory.getLong(ref) | flags);
    }

    /** Clears flags; plain, so only by the owner of an unshared object. */
    public static void clear(long ref, long flags) {
        Memory.putLong(ref, Memory.getLong(ref) & ~flags);
    }

    /** Sets flags of an object that other threads may see; true unless all of them were set before. */
    public static boolean setAtomically(long ref, long flags) {
        return (Memory.getAndBitwiseOrLong(ref, flags) & flags) != flags;
    }

    /** Clears flags of an object that other threads may see. */
    public static void clearAtomically(long ref, long flags) {
        Memory.getAndBitwiseAndLong(ref, ~flags);
    }

    /** The reference a granule number stands for. */
    public static long refOfGranule(int granule) {
        return (granule & 0xFFFF_FFFFL) << GRANULE_SHIFT;
    }

    /** The granule number of a reference. */
    public static int granuleOf(long ref) {
        return (int) (ref >>> GRANULE_SHIFT);
    }

    /** Reads a granule number and returns the reference. */
    public static long getRef(long address) {
        return refOfGranule(Memory.getInt(address));
    }

    /** Stores a reference as a granule number. */
    public static void putRef(long address, long ref) {
        Memory.putInt(address, granuleOf(ref));
    }

    /** Rounds a size up to whole granules. */
    public static long roundUp(long bytes) {
        return bytes + (GRANULE - 1) & -GRANULE;
    }
}
