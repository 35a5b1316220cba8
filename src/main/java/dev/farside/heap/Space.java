package dev.farside.heap;

import java.util.Arrays;

/**
 * The memory of one Lua state: its limit, what it uses, and a small store of free blocks.
 *
 * <p>Thread-safe. Closing it is the business of its heaps; see {@link ThreadHeap#releaseAll}.
 */
public final class Space {

    /** Told when allocation wants a collection; must be quick and must not allocate. */
    public interface CollectionRequest {
        /** Asks for a collection at the next poll. Called from the allocating thread. */
        void collectionWanted();
    }

    private static final long PAGE = 4096;
    private static final int MIN_STORE = 8;

    private final CollectionRequest request;
    private long limit = Long.MAX_VALUE;
    private long bytes;
    private long peak;
    private int[] store = new int[64];
    private int stored;

    /** Makes an empty space without a limit. */
    public Space(CollectionRequest request) {
        this.request = request;
    }

    /** The hard limit in bytes; {@link Long#MAX_VALUE} for none. */
    public synchronized long limit() {
        return limit;
    }

    /** Changes the hard limit. It may lie below what is in use: then the next allocation fails. */
    public synchronized void setLimit(long bytes) {
        limit = bytes;
    }

    /** Bytes taken from the region for this state, the store of free blocks excluded. */
    public synchronized long bytes() {
        return bytes;
    }

    /** The largest number of bytes that was in use at once. */
    public synchronized long peakBytes() {
        return peak;
    }

    /** True if so many more bytes exceed the limit. */
    public synchronized boolean exceedsLimit(long more) {
        return bytes + more > limit;
    }

    /** Who is told if nobody else is. */
    CollectionRequest request() {
        return request;
    }

    /**
     * Takes one block for small objects.
     *
     * @throws OutOfMemoryException if the limit or the region is exhausted; the limit may be exceeded by an eighth
     *         here, because small allocations cannot collect: a collection is asked for as soon as the limit is passed
     */
    synchronized long acquireBlock(CollectionRequest requester) {
        long after = bytes + BlockSource.BLOCK;
        if (after > limit) {
            requester.collectionWanted();
            if (after - limit > Math.max(limit >> 3, 4 * BlockSource.BLOCK)) {
                throw OutOfMemoryException.INSTANCE;
            }
        }
        long block = stored > 0 ? (long) store[--stored] * BlockSource.BLOCK : BlockSource.acquire(1);
        if (block == 0) {
            throw OutOfMemoryException.INSTANCE;
        }
        account(BlockSource.BLOCK);
        return block;
    }

    /**
     * Takes contiguous blocks for one large thing.
     *
     * @param size bytes that will be used; whole pages are accounted
     * @throws OutOfMemoryException if the limit or the region is exhausted
     */
    long acquireLarge(long size) {
        return acquireLarge(size, request);
    }

    /** Like {@link #acquireLarge(long)}, for a heap that tells its own thread. */
    synchronized long acquireLarge(long size, CollectionRequest requester) {
        long pages = pages(size);
        if (bytes + pages > limit) {
            requester.collectionWanted();
            throw OutOfMemoryException.INSTANCE;
        }
        long ref = BlockSource.acquire(blocksFor(size));
        if (ref == 0) {
            throw OutOfMemoryException.INSTANCE;
        }
        account(pages);
        return ref;
    }

    /** Like {@link #acquireLarge} but for the collector's own needs: only the region's end stops it. */
    synchronized long acquireUnlimited(long size) {
        long ref = BlockSource.acquire(blocksFor(size));
        if (ref == 0) {
            throw OutOfMemoryException.INSTANCE;
        }
        account(pages(size));
        return ref;
    }

    private void account(long more) {
        bytes += more;
        peak = Math.max(peak, bytes);
    }

    synchronized void releaseBlock(long block) {
        bytes -= BlockSource.BLOCK;
        int wanted = (int) Math.max(MIN_STORE, bytes / BlockSource.BLOCK / 4);
        if (stored >= wanted) {
            BlockSource.release(block, 1);
            return;
        }
        if (stored == store.length) {
            store = Arrays.copyOf(store, stored * 2);
        }
        store[stored++] = (int) (block / BlockSource.BLOCK);
    }

    synchronized void releaseLarge(long ref, long size) {
        bytes -= pages(size);
        BlockSource.release(ref, blocksFor(size));
    }

    /** Gives stored blocks back to the system down to what the bytes in use justify. */
    public synchronized void trim() {
        int wanted = (int) Math.max(MIN_STORE, bytes / BlockSource.BLOCK / 4);
        while (stored > wanted) {
            BlockSource.release((long) store[--stored] * BlockSource.BLOCK, 1);
        }
    }

    /** Gives every stored block back. */
    synchronized void releaseStore() {
        while (stored > 0) {
            BlockSource.release((long) store[--stored] * BlockSource.BLOCK, 1);
        }
    }

    private static long pages(long size) {
        return size + (PAGE - 1) & -PAGE;
    }

    private static int blocksFor(long size) {
        return (int) (size + (BlockSource.BLOCK - 1) >>> 16);
    }
}
