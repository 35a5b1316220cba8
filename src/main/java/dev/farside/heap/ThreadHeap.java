package dev.farside.heap;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.ObjectSize;
import java.util.Arrays;

/**
 * The heap of one thread: allocates by moving a cursor, sweeps lazily.
 *
 * <p>Confined to its owner, except that a collector may call the methods of the last section while the owner stands at
 * a poll. The way of allocating is that of a mark-region collector (Blackburn and McKinley, "Immix", PLDI 2008), with
 * lines of one granule: a run too short for a medium request is kept for small ones, and the request goes to the
 * overflow run, a long run in another block.
 */
public final class ThreadHeap {

    /** Largest object that shares a block with others; 16 KiB. */
    public static final int LARGEST_SMALL = 1 << 14;

    /** Runs shorter than this are given up when an object does not fit; longer requests use the overflow run. */
    private static final int OVERFLOW_FROM = 256;

    private final Space space;
    private final Space.CollectionRequest request;
    private boolean active = true;

    private long cursor;
    private long limit;
    private long runStart;

    private long overflowCursor;
    private long overflowLimit;
    private long overflowStart;

    /** The block whose runs are being handed out, and the granule to go on from. */
    private long sweptBlock;
    private int sweptGranule;

    private long blocks;
    private long[] pending = new long[16];
    private int pendingCount;
    /** The pending block, and the granule in it, from which on to search for the next overflow run. */
    private int searchedCount;
    private int searchedGranule;
    private long large;

    private long live;
    private long allocated;
    private long budget = Long.MAX_VALUE;

    /** Makes an empty heap; the first block is taken with the first allocation. */
    public ThreadHeap(Space space) {
        this(space, space.request());
    }

    /** Makes an empty heap that tells its own thread when a collection is wanted. */
    public ThreadHeap(Space space, Space.CollectionRequest request) {
        this.space = space;
        this.request = request;
    }

    /** False while no thread allocates in this heap: its own has ended, the next has not come. */
    public boolean isActive() {
        return active;
    }

    /** Tells whether a thread allocates in this heap. */
    public void setActive(boolean used) {
        active = used;
    }

    /** The space this heap takes its blocks from. */
    public Space space() {
        return space;
    }

    /**
     * Allocates an object. The memory is not cleared (I-H2). Never collects.
     *
     * @param bytes size, a multiple of 16, positive
     * @return its reference
     * @throws OutOfMemoryException if the limit of the space is exhausted
     */
    public long allocate(long bytes) {
        long ref = cursor;
        long end = ref + bytes;
        if (end > limit || bytes > LARGEST_SMALL) {
            return allocateSlowly(bytes);
        }
        cursor = end;
        return ref;
    }

    private long allocateSlowly(long bytes) {
        if (bytes > LARGEST_SMALL) {
            return allocateLarge(bytes);
        }
        if (bytes >= OVERFLOW_FROM && limit - cursor >= OVERFLOW_FROM / 2) {
            return allocateOverflow(bytes);
        }
        while (nextRun()) {
            if (limit - cursor >= bytes) {
                return allocate(bytes);
            }
        }
        startFreshBlock();
        return allocate(bytes);
    }

    /** Moves on to the next run of unmarked granules in the blocks that wait for their sweep. */
    private boolean nextRun() {
        closeRun();
        for (;;) {
            if (sweptBlock == 0) {
                if (pendingCount == 0) {
                    return false;
                }
                sweptBlock = pending[--pendingCount];
                sweptGranule = Block.FIRST_GRANULE;
            }
            int start = Block.nextUnmarked(sweptBlock, sweptGranule);
            if (start < Block.GRANULES) {
                int end = Block.nextMarked(sweptBlock, start + 1);
                sweptGranule = end;
                openRun(sweptBlock + ((long) start << Header.GRANULE_SHIFT),
                        sweptBlock + ((long) end << Header.GRANULE_SHIFT));
                return true;
            }
            sweptBlock = 0;
        }
    }

    private void openRun(long start, long end) {
        runStart = start;
        cursor = start;
        limit = end;
        if (allocated > budget) {
            request.collectionWanted();
        }
    }

    private void closeRun() {
        allocated += cursor - runStart;
        runStart = 0;
        cursor = 0;
        limit = 0;
    }

    private void startFreshBlock() {
        closeRun();
        long block = freshBlock();
        openRun(block + Block.FIRST_OBJECT, block + BlockSource.BLOCK);
    }

    private long freshBlock() {
        long block = space.acquireBlock(request);
        Block.initialize(block, Block.SMALL, 1, BlockSource.BLOCK);
        Block.setNext(block, blocks);
        blocks = block;
        return block;
    }

    private long allocateOverflow(long bytes) {
        if (overflowLimit - overflowCursor < bytes) {
            allocated += overflowCursor - overflowStart;
            overflowCursor = overflowStart = overflowLimit = 0;
            if (!findOverflowRun(bytes)) {
                long block = freshBlock();
                overflowStart = overflowCursor = block + Block.FIRST_OBJECT;
                overflowLimit = block + BlockSource.BLOCK;
            }
            if (allocated > budget) {
                request.collectionWanted();
            }
        }
        long ref = overflowCursor;
        overflowCursor += bytes;
        return ref;
    }

    /**
     * Takes a run that is long enough from a block that waits for its sweep. The sweep starts at the other end of the
     * list of these blocks and passes over the run, because its bits are set. Each block is searched once after a
     * marking, so what is too short for this request is left to small objects.
     */
    private boolean findOverflowRun(long bytes) {
        int wanted = (int) (bytes >>> Header.GRANULE_SHIFT);
        for (; searchedCount < pendingCount; searchedCount++, searchedGranule = Block.FIRST_GRANULE) {
            long block = pending[searchedCount];
            int start = Block.nextUnmarked(block, searchedGranule);
            while (start < Block.GRANULES) {
                int end = Block.nextMarked(block, start + 1);
                if (end - start >= wanted) {
                    Block.markGranules(block, start, end);
                    searchedGranule = end;
                    overflowStart = overflowCursor = block + ((long) start << Header.GRANULE_SHIFT);
                    overflowLimit = block + ((long) end << Header.GRANULE_SHIFT);
                    return true;
                }
                start = Block.nextUnmarked(block, end);
            }
        }
        return false;
    }

    private long allocateLarge(long bytes) {
        long whole = bytes + Block.FIRST_OBJECT;
        long block = space.acquireLarge(whole, request);
        Block.initialize(block, Block.LARGE, (int) (whole + BlockSource.BLOCK - 1 >>> 16), whole);
        Block.setNext(block, large);
        large = block;
        allocated += bytes;
        if (allocated > budget) {
            request.collectionWanted();
        }
        return block + Block.FIRST_OBJECT;
    }

    /** Bytes in objects: what was live at the last marking and what was allocated since. */
    public long bytesInUse() {
        return live + allocatedSinceMarking();
    }

    /** Bytes allocated since the last marking. */
    public long allocatedSinceMarking() {
        return allocated + (cursor - runStart) + (overflowCursor - overflowStart);
    }

    /** Bytes that were live at the last marking. */
    public long liveBytes() {
        return live;
    }

    /** Sets how many bytes may be allocated after a marking before a collection is asked for. */
    public void setBudget(long bytes) {
        budget = bytes;
    }

    // --- for the collector, while the owner stands at a poll

    /** Clears all mark bits: the beginning of a marking. */
    public void clearMarks() {
        for (long block = blocks; block != 0; block = Block.next(block)) {
            Block.clearMarks(block);
        }
        for (long block = large; block != 0; block = Block.next(block)) {
            Block.clearMarks(block);
        }
    }

    /**
     * The end of a marking: frees large objects and whole blocks without a mark, and makes the rest wait for the lazy
     * sweep. Everything allocated before and not marked is free from now on.
     */
    public void finishMarking() {
        cursor = limit = runStart = 0;
        overflowCursor = overflowLimit = overflowStart = 0;
        sweptBlock = 0;
        pendingCount = 0;
        searchedCount = 0;
        searchedGranule = Block.FIRST_GRANULE;
        allocated = 0;
        live = 0;
        sortOutSmall();
        sortOutLarge();
        space.trim();
    }

    /**
     * The end of a marking that could not be completed: whatever its bits say, everything is live until the next one.
     * The runs that are being handed out stay valid.
     */
    public void abandonMarking() {
        sweptBlock = 0;
        pendingCount = 0;
        searchedCount = 0;
        for (long block = blocks; block != 0; block = Block.next(block)) {
            Block.markGranules(block, Block.FIRST_GRANULE, Block.GRANULES);
        }
    }

    private void sortOutSmall() {
        long kept = 0;
        long next;
        for (long block = blocks; block != 0; block = next) {
            next = Block.next(block);
            int marked = Block.markedGranules(block);
            if (marked == 0) {
                space.releaseBlock(block);
                continue;
            }
            live += (long) marked << Header.GRANULE_SHIFT;
            Block.setNext(block, kept);
            kept = block;
            if (HeapSwitches.POISON) {
                poison(block);
            }
            if (marked < Block.GRANULES - Block.FIRST_GRANULE) {
                if (pendingCount == pending.length) {
                    pending = Arrays.copyOf(pending, pendingCount * 2);
                }
                pending[pendingCount++] = block;
            }
        }
        blocks = kept;
    }

    private void sortOutLarge() {
        long kept = 0;
        long next;
        for (long block = large; block != 0; block = next) {
            next = Block.next(block);
            if (Block.isMarked(block + Block.FIRST_OBJECT)) {
                live += Block.accounted(block) - Block.FIRST_OBJECT;
                Block.setNext(block, kept);
                kept = block;
            } else {
                space.releaseLarge(block, Block.accounted(block));
            }
        }
        large = kept;
    }

    private static void poison(long block) {
        int start = Block.nextUnmarked(block, Block.FIRST_GRANULE);
        while (start < Block.GRANULES) {
            int end = Block.nextMarked(block, start + 1);
            Memory.fillLongs(block + ((long) start << Header.GRANULE_SHIFT),
                    (long) (end - start) << Header.GRANULE_SHIFT, HeapSwitches.POISON_WORD);
            start = Block.nextUnmarked(block, end);
        }
    }

    /** Told of every marked object by {@link #forEachMarked}. */
    public interface ObjectVisitor {
        /** Called with an object's reference. */
        void visit(long ref);
    }

    /**
     * Walks all objects that the last marking found live. Valid only directly after {@link #finishMarking}, before the
     * owner allocates again.
     */
    public void forEachMarked(ObjectVisitor visitor) {
        for (long block = blocks; block != 0; block = Block.next(block)) {
            int granule = Block.nextMarked(block, Block.FIRST_GRANULE);
            while (granule < Block.GRANULES) {
                long ref = block + ((long) granule << Header.GRANULE_SHIFT);
                visitor.visit(ref);
                granule += (int) (ObjectSize.of(ref) >>> Header.GRANULE_SHIFT);
                granule = Block.nextMarked(block, granule);
            }
        }
        for (long block = large; block != 0; block = Block.next(block)) {
            visitor.visit(block + Block.FIRST_OBJECT);
        }
    }

    /** True if a reference points into one of this heap's blocks. Slow: for the verifier. */
    public boolean owns(long ref) {
        long wanted = ref & BlockSource.BLOCK_MASK;
        for (long block = blocks; block != 0; block = Block.next(block)) {
            if (block == wanted) {
                return true;
            }
        }
        for (long block = large; block != 0; block = Block.next(block)) {
            if (block == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Gives all memory back at once; the heap is empty afterwards. */
    public void releaseAll() {
        long next;
        for (long block = blocks; block != 0; block = next) {
            next = Block.next(block);
            space.releaseBlock(block);
        }
        for (long block = large; block != 0; block = next) {
            next = Block.next(block);
            space.releaseLarge(block, Block.accounted(block));
        }
        blocks = large = 0;
        cursor = limit = runStart = 0;
        overflowCursor = overflowLimit = overflowStart = 0;
        sweptBlock = 0;
        pendingCount = 0;
        searchedCount = 0;
        searchedGranule = Block.FIRST_GRANULE;
        live = allocated = 0;
        space.releaseStore();
    }
}
