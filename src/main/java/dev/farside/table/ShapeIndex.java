package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.ShapeObject;
import dev.farside.string.Hash;

/**
 * The index inside a shape, from key to slot: open addressing, at most half full, entries of two bytes that hold slot
 * number + 1.
 *
 * <p>Memory has no accesses of two bytes; an entry is a half of an aligned {@code int}.
 */
final class ShapeIndex {

    private ShapeIndex() {
    }

    /** The log2 of the capacity for so many keys. */
    static int logFor(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count * 2 - 1));
    }

    /** The slot of a key, or -1. */
    static int slotOf(long shape, long key) {
        long header = Header.get(shape);
        long index = shape + ShapeObject.indexOffset(Header.low(header));
        int log = Header.high(header);
        int mask = (1 << log) - 1;
        for (int at = Hash.ofKey(key) >>> Integer.SIZE - log;; at = at + 1 & mask) {
            int entry = get(index, at);
            if (entry == 0) {
                return -1;
            }
            if (ShapeObject.key(shape, entry - 1) == key) {
                return entry - 1;
            }
        }
    }

    /** Builds the index of a new shape whose header and keys are written. */
    static void build(long shape) {
        long header = Header.get(shape);
        int count = Header.low(header);
        long index = shape + ShapeObject.indexOffset(count);
        int log = Header.high(header);
        int mask = (1 << log) - 1;
        for (long at = index, end = index + (2L << log); at < end; at += Integer.BYTES) {
            Memory.putInt(at, 0);
        }
        for (int slot = 0; slot < count; slot++) {
            int at = Hash.ofKey(ShapeObject.key(shape, slot)) >>> Integer.SIZE - log;
            while (get(index, at) != 0) {
                at = at + 1 & mask;
            }
            put(index, at, slot + 1);
        }
    }

    private static int get(long index, int at) {
        return Memory.getInt(index + (at >>> 1 << 2)) >>> ((at & 1) << 4) & 0xFFFF;
    }

    private static void put(long index, int at, int value) {
        long address = index + (at >>> 1 << 2);
        Memory.putInt(address, Memory.getInt(address) | value << ((at & 1) << 4));
    }
}
