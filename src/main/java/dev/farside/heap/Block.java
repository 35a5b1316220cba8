package dev.farside.heap;

import dev.farside.memory.Memory;
import dev.farside.object.Header;

/**
 * A block's header and its mark bitmap; see the package page for the layout.
 *
 * <p>All access is plain: marking happens while the owner stands still.
 */
public final class Block {

    /** Kind of a block that objects share. */
    static final int SMALL = 1;
    /** Kind of the first block of a large object. */
    static final int LARGE = 2;

    private static final int KIND = 0;
    private static final int COUNT = 4;
    private static final int NEXT = 8;
    private static final int ACCOUNTED = 16;
    private static final int BITMAP = 64;
    private static final int BITMAP_BYTES = BlockSource.BLOCK / Header.GRANULE / 8;

    /** Offset of the first object. */
    static final int FIRST_OBJECT = BITMAP + BITMAP_BYTES;
    /** Granules of a block, its header included. */
    static final int GRANULES = BlockSource.BLOCK / Header.GRANULE;
    /** First granule that can hold an object. */
    static final int FIRST_GRANULE = FIRST_OBJECT / Header.GRANULE;
    /** Bytes for objects in a block. */
    static final int CAPACITY = BlockSource.BLOCK - FIRST_OBJECT;

    private Block() {
    }

    static void initialize(long block, int kind, int count, long accounted) {
        Memory.putInt(block + KIND, kind);
        Memory.putInt(block + COUNT, count);
        Memory.putLong(block + NEXT, 0);
        Memory.putLong(block + ACCOUNTED, accounted);
        clearMarks(block);
    }

    static int count(long block) {
        return Memory.getInt(block + COUNT);
    }

    static long next(long block) {
        return Memory.getLong(block + NEXT);
    }

    static void setNext(long block, long next) {
        Memory.putLong(block + NEXT, next);
    }

    static long accounted(long block) {
        return Memory.getLong(block + ACCOUNTED);
    }

    static void clearMarks(long block) {
        for (int i = 0; i < BITMAP_BYTES; i += Long.BYTES) {
            Memory.putLong(block + BITMAP + i, 0);
        }
    }

    /** True if an object's first granule is marked. */
    public static boolean isMarked(long ref) {
        long block = ref & BlockSource.BLOCK_MASK;
        int granule = (int) (ref - block) >>> Header.GRANULE_SHIFT;
        return (Memory.getLong(bitmapWord(block, granule)) & 1L << granule) != 0;
    }

    /**
     * Marks an object's first granule.
     *
     * @return true if it was not marked before; the caller then {@linkplain #markExtent marks the rest}
     */
    public static boolean mark(long ref) {
        long block = ref & BlockSource.BLOCK_MASK;
        int granule = (int) (ref - block) >>> Header.GRANULE_SHIFT;
        long address = bitmapWord(block, granule);
        long bits = Memory.getLong(address);
        long bit = 1L << granule;
        if ((bits & bit) != 0) {
            return false;
        }
        Memory.putLong(address, bits | bit);
        return true;
    }

    /**
     * Marks an object and all its granules.
     *
     * @return true if it was not marked before
     */
    public static boolean mark(long ref, long bytes) {
        long block = ref & BlockSource.BLOCK_MASK;
        int first = (int) (ref - block) >>> Header.GRANULE_SHIFT;
        int last = first + (int) (bytes >>> Header.GRANULE_SHIFT) - 1;
        if (bytes > ThreadHeap.LARGEST_SMALL || first >>> 6 != last >>> 6) {
            if (!mark(ref)) {
                return false;
            }
            markExtent(ref, bytes);
            return true;
        }
        long address = bitmapWord(block, first);
        long bits = Memory.getLong(address);
        if ((bits & 1L << first) != 0) {
            return false;
        }
        Memory.putLong(address, bits | -1L << first & -1L >>> ~last);
        return true;
    }

    /**
     * Like {@link #mark(long, long)}, while other threads mark as well. The first granule's bit decides, by
     * compare-and-set, which thread has marked the object; the other bits follow.
     */
    public static boolean markTogether(long ref, long bytes) {
        long block = ref & BlockSource.BLOCK_MASK;
        int first = (int) (ref - block) >>> Header.GRANULE_SHIFT;
        int last = bytes > ThreadHeap.LARGEST_SMALL ? first : first + (int) (bytes >>> Header.GRANULE_SHIFT) - 1;
        boolean oneWord = first >>> 6 == last >>> 6;
        long address = bitmapWord(block, first);
        long wanted = oneWord ? -1L << first & -1L >>> ~last : -1L << first;
        long bits;
        do {
            bits = Memory.getLong(address);
            if ((bits & 1L << first) != 0) {
                return false;
            }
        } while (!Memory.compareAndSetLong(address, bits, bits | wanted));
        if (!oneWord) {
            long lastAddress = bitmapWord(block, last);
            for (address += Long.BYTES; address < lastAddress; address += Long.BYTES) {
                Memory.putLong(address, -1L); // no other object has a granule here
            }
            Memory.getAndBitwiseOrLong(lastAddress, -1L >>> ~last);
        }
        return true;
    }

    /** Marks all granules of an object; for a large object the first one stands for all. */
    public static void markExtent(long ref, long bytes) {
        if (bytes <= Header.GRANULE || bytes > ThreadHeap.LARGEST_SMALL) {
            return;
        }
        long block = ref & BlockSource.BLOCK_MASK;
        int first = (int) (ref - block) >>> Header.GRANULE_SHIFT;
        markGranules(block, first, first + (int) (bytes >>> Header.GRANULE_SHIFT));
    }

    /** Sets the bits of some granules, from first (inclusive) to end (exclusive). */
    static void markGranules(long block, int first, int end) {
        int last = end - 1;
        long address = bitmapWord(block, first);
        if (first >>> 6 == last >>> 6) {
            long bits = -1L << first & -1L >>> ~last;
            Memory.putLong(address, Memory.getLong(address) | bits);
            return;
        }
        Memory.putLong(address, Memory.getLong(address) | -1L << first);
        long lastAddress = bitmapWord(block, last);
        for (address += Long.BYTES; address < lastAddress; address += Long.BYTES) {
            Memory.putLong(address, -1L);
        }
        Memory.putLong(lastAddress, Memory.getLong(lastAddress) | -1L >>> ~last);
    }

    /** Marked granules of a block. */
    static int markedGranules(long block) {
        int sum = 0;
        for (int i = 0; i < BITMAP_BYTES; i += Long.BYTES) {
            sum += Long.bitCount(Memory.getLong(block + BITMAP + i));
        }
        return sum;
    }

    /** First unmarked granule at or after an index; {@link #GRANULES} if there is none. */
    static int nextUnmarked(long block, int from) {
        return next(block, from, -1L);
    }

    /** First marked granule at or after an index; {@link #GRANULES} if there is none. */
    static int nextMarked(long block, int from) {
        return next(block, from, 0);
    }

    private static int next(long block, int from, long flip) {
        if (from >= GRANULES) {
            return GRANULES;
        }
        long address = bitmapWord(block, from);
        long bits = (Memory.getLong(address) ^ flip) & -1L << from;
        int base = from & -64;
        while (bits == 0) {
            base += 64;
            if (base == GRANULES) {
                return GRANULES;
            }
            address += Long.BYTES;
            bits = Memory.getLong(address) ^ flip;
        }
        return base + Long.numberOfTrailingZeros(bits);
    }

    private static long bitmapWord(long block, int granule) {
        return block + BITMAP + ((granule >>> 6) << 3);
    }
}
