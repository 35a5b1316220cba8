package dev.farside.heap;

import dev.farside.memory.Region;

/**
 * Cuts the region into blocks of 64 KiB and keeps book of which are in use, for the whole process.
 *
 * <p>Thread-safe; every operation takes one lock. It is called once per 64 KiB at most, so the lock is cold.
 */
public final class BlockSource {

    /** Bytes of a block. */
    public static final int BLOCK = 1 << 16;
    /** Clears the low bits of a reference to find its block. */
    public static final long BLOCK_MASK = -BLOCK;

    private static final int BLOCKS = (int) (Region.SIZE / BLOCK);
    private static final long[] USED = new long[BLOCKS / Long.SIZE];
    private static int firstFree = 1;
    private static long blocksInUse;

    static {
        USED[0] = 1; // block 0 stays unused, so that reference 0 means "none" (I-M3)
    }

    private BlockSource() {
    }

    /**
     * Takes contiguous blocks. Their content is undefined.
     *
     * @param count how many, at least 1
     * @return the first byte, or 0 if the region or the system's memory is exhausted
     */
    public static synchronized long acquire(int count) {
        int start = count == 1 ? nextFree(firstFree) : findRun(count);
        if (start < 0) {
            return 0;
        }
        long ref = (long) start * BLOCK;
        if (!Region.commit(ref, (long) count * BLOCK)) {
            return 0;
        }
        for (int i = start; i < start + count; i++) {
            USED[i >>> 6] |= 1L << i;
        }
        if (start == firstFree || count == 1) {
            firstFree = start + count;
        }
        blocksInUse += count;
        return ref;
    }

    /**
     * Gives contiguous blocks back, and their physical memory to the system.
     *
     * @throws IllegalStateException if one of them is not in use; nothing has changed then
     */
    public static synchronized void release(long ref, int count) {
        int start = (int) (ref / BLOCK);
        for (int i = start; i < start + count; i++) {
            if ((USED[i >>> 6] & 1L << i) == 0) {
                throw new IllegalStateException("block " + i + " was released twice");
            }
        }
        Region.release(ref, (long) count * BLOCK);
        for (int i = start; i < start + count; i++) {
            USED[i >>> 6] &= ~(1L << i);
        }
        firstFree = Math.min(firstFree, start);
        blocksInUse -= count;
    }

    /** Blocks in use by all states of the process. */
    public static synchronized long blocksInUse() {
        return blocksInUse;
    }

    /** First free block at or after an index, or -1. Blocks below {@code firstFree} are all in use. */
    private static int nextFree(int from) {
        int word = from >>> 6;
        if (word >= USED.length) {
            return -1;
        }
        long free = ~USED[word] & -1L << from;
        while (free == 0) {
            if (++word == USED.length) {
                return -1;
            }
            free = ~USED[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(free);
    }

    private static int findRun(int count) {
        int start = nextFree(firstFree);
        while (start >= 0 && count <= BLOCKS - start) {
            int end = start + 1;
            while (end < start + count && (USED[end >>> 6] & 1L << end) == 0) {
                end++;
            }
            if (end == start + count) {
                return start;
            }
            start = nextFree(end);
        }
        return -1;
    }
}
