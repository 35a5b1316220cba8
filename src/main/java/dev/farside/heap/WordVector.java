package dev.farside.heap;

import dev.farside.memory.Memory;

/**
 * A growable vector of words in the region, outside any heap: mark stacks, lists of the collector.
 *
 * <p>Confined to one thread at a time. Its memory counts against the limit of its space; growth of a collector's own
 * vectors may exceed that limit, so that a collection can always finish.
 */
public final class WordVector {

    private static final int INITIAL = 480;

    private final Space space;
    private long block;
    private long size;
    private long capacity;

    /** Makes an empty vector, which has no memory yet. */
    public WordVector(Space space) {
        this.space = space;
    }

    /** Number of words. */
    public long size() {
        return size;
    }

    /** True without words. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Appends a word. */
    public void push(long word) {
        if (size == capacity) {
            grow();
        }
        Memory.putLong(block + (size++ << 3), word);
    }

    /** Takes the last word away. */
    public long pop() {
        return Memory.getLong(block + (--size << 3));
    }

    /** A word; indices start at 0. */
    public long get(long index) {
        return Memory.getLong(block + (index << 3));
    }

    /** Replaces a word. */
    public void set(long index, long word) {
        Memory.putLong(block + (index << 3), word);
    }

    /** Cuts the vector down to its first words. */
    public void truncate(long newSize) {
        size = newSize;
    }

    /** Gives memory back if less than a quarter of it is in use. */
    public void trim() {
        if (capacity <= INITIAL || size * 4 > capacity) {
            return;
        }
        if (size == 0) {
            release();
        } else {
            resize(Math.max(INITIAL, size * 2));
        }
    }

    private void grow() {
        resize(Math.max(INITIAL, capacity * 2));
    }

    private void resize(long newCapacity) {
        long newBlock = space.acquireUnlimited(newCapacity << 3);
        if (block != 0) {
            Memory.copy(block, newBlock, size << 3);
            space.releaseLarge(block, capacity << 3);
        }
        block = newBlock;
        capacity = newCapacity;
    }

    /** Gives the memory back; the vector is empty and may be used again. */
    public void release() {
        if (block != 0) {
            space.releaseLarge(block, capacity << 3);
        }
        block = size = capacity = 0;
    }
}
