package dev.farside.object;

import dev.farside.memory.Memory;
import java.lang.invoke.VarHandle;

/**
 * A table: 16 bytes; everything else is in its storage.
 *
 * <pre>
 *   +0  header: kind, flags, absent-metamethod bits (16), count of their changes in a shared table (32)
 *   +8  granule number of the storage (32); never 0
 *  +12  granule number of the metatable (32); 0 for none
 * </pre>
 *
 * The absent-metamethod bits belong to a table in its role as a metatable: a set bit says that the field of that event
 * is known to be nil. They are cleared whenever a field of the table changes from nil to something; in a shared table,
 * where a store may take a field for present that is nil by then, only the collector sets one for a field that has a
 * slot.
 */
public final class TableObject {

    /** Offset of the storage's granule number. */
    public static final int STORAGE = 8;
    /** Offset of the metatable's granule number. */
    public static final int METATABLE = 12;
    /** Size in bytes. */
    public static final int SIZE = 16;

    /** Position of the absent-metamethod bits in the header. */
    public static final int ABSENT_SHIFT = 16;
    /** All absent-metamethod bits in place. */
    public static final long ABSENT_MASK = 0xFFFFL << ABSENT_SHIFT;

    private TableObject() {
    }

    /** Writes a new table. */
    public static void initialize(long ref, long storage) {
        Header.put(ref, Kind.TABLE);
        Memory.putLong(ref + STORAGE, Header.granuleOf(storage) & 0xFFFF_FFFFL);
    }

    /** The storage's reference. */
    public static long storage(long ref) {
        return Header.getRef(ref + STORAGE);
    }

    /** Replaces the storage. */
    public static void setStorage(long ref, long storage) {
        Header.putRef(ref + STORAGE, storage);
    }

    /** The metatable's reference, or 0. */
    public static long metatable(long ref) {
        return Header.getRef(ref + METATABLE);
    }

    /** Replaces the metatable; 0 for none. */
    public static void setMetatable(long ref, long metatable) {
        Header.putRef(ref + METATABLE, metatable);
    }

    /** Storage's granule number inside the word at {@link #STORAGE}. */
    public static long storageOf(long links) {
        return (links & 0xFFFF_FFFFL) << Header.GRANULE_SHIFT;
    }

    /** Metatable's reference inside the word at {@link #STORAGE}; 0 for none. */
    public static long metatableOf(long links) {
        return links >>> 32 << Header.GRANULE_SHIFT;
    }

    /** Storage and metatable of a table that other threads may change, in one word for {@link #replaceLinks}. */
    public static long links(long ref) {
        return Memory.getLongAcquire(ref + STORAGE);
    }

    /** Replaces storage and metatable of a shared table if they are what was expected. */
    public static boolean replaceLinks(long ref, long expected, long links) {
        return Memory.compareAndSetLong(ref + STORAGE, expected, links);
    }

    /** Composes storage and metatable; a metatable of 0 stands for none. */
    public static long linksOf(long storage, long metatable) {
        return metatable >>> Header.GRANULE_SHIFT << 32 | storage >>> Header.GRANULE_SHIFT;
    }

    /**
     * Forgets which metamethods of a shared table are absent, if anybody asked, or had noted one before the table was
     * shared; call after a field has changed from nil to a value. The order of that store and this load is that of
     * {@link #noteAbsent}'s two steps, so one of the two sees the other.
     */
    public static void clearAbsentShared(long ref) {
        long header = Memory.getLongVolatile(ref);
        while ((header & (Header.METATABLE | ABSENT_MASK)) != 0
                && !Memory.compareAndSetLong(ref, header, (header & ~ABSENT_MASK) + (1L << 32))) {
            header = Memory.getLongVolatile(ref);
        }
    }

    /** Announces to {@link #clearAbsentShared} that a metamethod is looked up; returns the header for noting. */
    public static long beginLookup(long ref) {
        long header = Memory.getLongAcquire(ref);
        if ((header & Header.METATABLE) == 0) {
            header = Memory.getAndBitwiseOrLong(ref, Header.METATABLE) | Header.METATABLE;
            VarHandle.fullFence(); // before the look-up that follows
        }
        return header;
    }

    /** Notes that a metamethod is absent, unless some field has come into being since {@link #beginLookup}. */
    public static void noteAbsent(long ref, long header, long bit) {
        Memory.compareAndSetLong(ref, header, header | bit);
    }

    /** Forgets which metamethods are absent; call when a field of a table changes from nil to a value. */
    public static void clearAbsent(long ref) {
        Header.clear(ref, ABSENT_MASK);
    }
}
