package dev.farside.object;

import dev.farside.memory.Memory;
import dev.farside.value.Word;

/**
 * The four kinds of table storage.
 *
 * <pre>
 *  record      header: kind, flags, capacity in slots (16), granule number of the shape (32)
 *              +8  slots, one word each; slot i belongs to the shape's key i
 *  array       header: kind, capacity (28) at bit 8, length (28) at bit 36
 *              +8  slots; slot i holds key i + 1; a slot beyond the length may hold a value (a hole lies between)
 *  dictionary  header: kind, flags, log2 of capacity (8) at bit 16, -, claimed entries (32)
 *              +8  entries of key word and value word
 *  mixed       header: kind
 *              +8  granule number of an array (32), granule number of a record or dictionary (32)
 * </pre>
 *
 * A slot of a shared record and the value of a shared dictionary's entry may forward to a slot of an older record
 * ({@code Word.isForward}): the storage has the flag FORWARDS then.
 *
 * The length of an array is always a border of the array part: slot length - 1 is not nil and slot length, if there is
 * one, is.
 */
public final class Storage {

    /** Offset of the first slot or entry. */
    public static final int SLOTS = 8;
    /** Bytes of a slot. */
    public static final int SLOT = 8;
    /** Bytes of a dictionary entry. */
    public static final int ENTRY = 16;
    /** Offset of the value inside a dictionary entry. */
    public static final int ENTRY_VALUE = 8;
    /** Offset of a mixed storage's array. */
    public static final int MIXED_ARRAY = 8;
    /** Offset of a mixed storage's record or dictionary. */
    public static final int MIXED_FIELDS = 12;
    /** Size of a mixed storage. */
    public static final int MIXED_SIZE = 16;

    /** Most slots an array can have. */
    public static final int MAX_ARRAY = (1 << 28) - 1;
    /** Largest log2 of a dictionary's capacity. */
    public static final int MAX_DICTIONARY_LOG = 27;

    /** Keeps kind and shape of a record's header: what an inline cache compares. */
    public static final long RECORD_IDENTITY = 0xFFFF_FFFF_0000_00FFL;

    private static final int ARRAY_CAPACITY_SHIFT = 8;
    private static final int ARRAY_LENGTH_SHIFT = 36;
    private static final long FIELD_28 = (1L << 28) - 1;

    private Storage() {
    }

    // --- shared storages

    /** Makes a storage, with its parts, that of a table which is being published. Only by its owner. */
    public static void share(long storage) {
        long header = Header.get(storage);
        Header.put(storage, header | Kind.SHARED_BIT);
        if (Header.kindOf(header) == Kind.MIXED) {
            share(mixedArray(storage));
            share(mixedFields(storage));
        }
    }

    /**
     * Puts values where a storage forwards to an older record, which is not needed any more then. Only by the
     * collector, while all threads stand still.
     */
    public static void settle(long storage) {
        long header = Header.get(storage);
        int kind = Header.kindOf(header);
        if (kind == Kind.SHARED_MIXED) {
            settle(mixedFields(storage));
        } else if (kind == Kind.SHARED_RECORD && (header & Header.FORWARDS) != 0) {
            Header.put(storage, header & ~Header.FORWARDS);
            settle(slot(storage, 0), recordCapacity(header), SLOT);
        } else if (kind == Kind.SHARED_DICTIONARY && (header & Header.FORWARDS) != 0) {
            Header.put(storage, header & ~Header.FORWARDS);
            settle(entry(storage, 0) + ENTRY_VALUE, dictionaryCapacity(header), ENTRY);
        }
    }

    private static void settle(long first, long count, int step) {
        for (long at = first, end = first + count * step; at < end; at += step) {
            long word = Memory.getLong(at);
            if (Word.isForward(word)) {
                Memory.putLong(at, Memory.getLong(Word.ref(word)));
            }
        }
    }

    // --- record

    /** Header of a record. */
    public static long recordHeader(int capacity, long shape) {
        return Header.of(Kind.RECORD, capacity, Header.granuleOf(shape));
    }

    /** Slots of a record. */
    public static int recordCapacity(long header) {
        return Header.low(header);
    }

    /** The shape's reference in a record's header. */
    public static long recordShape(long header) {
        return header >>> 32 << Header.GRANULE_SHIFT;
    }

    /** Size of a record with this many slots. */
    public static long recordSize(int capacity) {
        return Header.roundUp(SLOTS + (long) capacity * SLOT);
    }

    // --- array

    /** Header of an array. */
    public static long arrayHeader(int capacity, int length) {
        return Kind.ARRAY | (long) capacity << ARRAY_CAPACITY_SHIFT | (long) length << ARRAY_LENGTH_SHIFT;
    }

    /** Slots of an array. */
    public static int arrayCapacity(long header) {
        return (int) (header >>> ARRAY_CAPACITY_SHIFT & FIELD_28);
    }

    /** The border an array's header remembers. */
    public static int arrayLength(long header) {
        return (int) (header >>> ARRAY_LENGTH_SHIFT);
    }

    /** The header of an array with one element more than this one, which is not full. */
    public static long lengthened(long header) {
        return header + (1L << ARRAY_LENGTH_SHIFT);
    }

    /** Size of an array with this many slots. */
    public static long arraySize(int capacity) {
        return Header.roundUp(SLOTS + (long) capacity * SLOT);
    }

    /** Address of a record's or an array's slot; indices start at 0. */
    public static long slot(long storage, long index) {
        return storage + SLOTS + (index << 3);
    }

    // --- dictionary

    /** Header of a dictionary. */
    public static long dictionaryHeader(int log2Capacity, int claimed) {
        return Header.of(Kind.DICTIONARY, log2Capacity, claimed);
    }

    /** Entries of a dictionary, a power of two. */
    public static int dictionaryCapacity(long header) {
        return 1 << (header >>> 16 & 0xFF);
    }

    /** Entries whose key was claimed, tombstones included. */
    public static int dictionaryClaimed(long header) {
        return Header.high(header);
    }

    /** Size of a dictionary. */
    public static long dictionarySize(int log2Capacity) {
        return Header.roundUp(SLOTS + ((long) ENTRY << log2Capacity));
    }

    /** Address of a dictionary's entry; indices start at 0. */
    public static long entry(long storage, long index) {
        return storage + SLOTS + (index << 4);
    }

    // --- mixed

    /** Writes a mixed storage. */
    public static void initializeMixed(long ref, long array, long fields) {
        Header.put(ref, Kind.MIXED);
        Memory.putInt(ref + MIXED_ARRAY, Header.granuleOf(array));
        Memory.putInt(ref + MIXED_FIELDS, Header.granuleOf(fields));
    }

    /** The array of a mixed storage. */
    public static long mixedArray(long ref) {
        return Header.getRef(ref + MIXED_ARRAY);
    }

    /** The record or dictionary of a mixed storage. */
    public static long mixedFields(long ref) {
        return Header.getRef(ref + MIXED_FIELDS);
    }
}
