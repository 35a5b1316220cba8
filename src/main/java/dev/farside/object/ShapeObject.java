package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A shape: the keys of a record in slot order. Immutable but for its links to children.
 *
 * <pre>
 *   +0  header: kind, flags, number of keys (16), log2 of index capacity (32)
 *   +8  granule number of the parent (32), granule number of the first child (32)
 *  +16  granule number of the next sibling (32), number of children (32)
 *  +24  keys in slot order, one word each
 *  ...  index: open addressing over slot numbers + 1, two bytes each, 0 for empty; capacity a power of two
 * </pre>
 */
public final class ShapeObject {

    /** Offset of the parent. */
    public static final int PARENT = 8;
    /** Offset of the first child. */
    public static final int FIRST_CHILD = 12;
    /** Offset of the next sibling. */
    public static final int NEXT_SIBLING = 16;
    /** Offset of the number of children. */
    public static final int CHILDREN = 20;
    /** Offset of the first key. */
    public static final int KEYS = 24;

    private static final int WORD = Long.BYTES;

    private ShapeObject() {
    }

    /** Number of keys. */
    public static int count(long ref) {
        return Header.low(Header.get(ref));
    }

    /** The key of a slot. */
    public static long key(long ref, int slot) {
        return Memory.getLong(ref + KEYS + ((long) slot << 3));
    }

    /** Offset of the index of a shape with this many keys. */
    public static long indexOffset(int count) {
        return KEYS + (long) count * WORD;
    }

    /** Size in bytes. */
    public static long size(int count, int log2Index) {
        return Header.roundUp(indexOffset(count) + (2L << log2Index));
    }
}
