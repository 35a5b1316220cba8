package dev.farside.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.memory.Memory;
import dev.farside.object.Kind;
import dev.farside.object.ObjectSize;
import dev.farside.object.Vectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The heap of one thread against a model: vectors of words, each filled with a number of its own. */
class ThreadHeapTest {

    private static final long SEED = 20_250_616L;

    private int requests;
    private final Space space = new Space(() -> requests++);
    private final ThreadHeap heap = new ThreadHeap(space);
    private final NavigableMap<Long, Long> live = new TreeMap<>();
    private long liveBytes;

    @AfterEach
    void releaseAll() {
        heap.releaseAll();
        assertEquals(0, space.bytes());
    }

    // --- a model

    private long allocate(long words) {
        long bytes = Vectors.wordsSize(words);
        long ref = heap.allocate(bytes);
        assertEquals(0, ref & 15, "I-B1");
        Map.Entry<Long, Long> below = live.floorEntry(ref + bytes - 1);
        if (below != null && below.getKey() + below.getValue() > ref) {
            throw new AssertionError("object at " + Long.toHexString(ref) + " overlaps the live one at "
                    + Long.toHexString(below.getKey()));
        }
        live.put(ref, bytes);
        liveBytes += bytes;
        Vectors.initialize(ref, Kind.WORDS, (int) words);
        Memory.fillLongs(ref + Vectors.ELEMENTS, words << 3, ref);
        return ref;
    }

    private void drop(long ref) {
        liveBytes -= live.remove(ref);
    }

    private void collect() {
        heap.clearMarks();
        live.forEach((ref, bytes) -> {
            assertTrue(Block.mark(ref));
            assertFalse(Block.mark(ref));
            Block.markExtent(ref, bytes);
        });
        heap.finishMarking();
    }

    private void checkContents() {
        live.forEach((ref, bytes) -> {
            assertEquals(bytes, ObjectSize.of(ref));
            for (int i = 0; i < Vectors.count(ref); i++) {
                if (Vectors.word(ref, i) != ref) {
                    throw new AssertionError("object at " + Long.toHexString(ref) + " was overwritten");
                }
            }
        });
    }

    private static long randomWords(Random random) {
        int dice = random.nextInt(100);
        if (dice < 70) {
            return random.nextInt(8);
        } else if (dice < 90) {
            return random.nextInt(100);
        } else if (dice < 99) {
            return random.nextInt(ThreadHeap.LARGEST_SMALL / 8 + 20);
        }
        return random.nextInt(40_000);
    }

    // --- tests

    @Test
    void randomObjectsNeverOverlapOverManyCollections() {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            int wanted = round % 10 == 9 ? 0 : 200 + random.nextInt(2000);
            for (int i = 0; i < 1500; i++) {
                allocate(randomWords(random));
            }
            assertEquals(liveBytes, heap.bytesInUse());
            for (Long ref : new ArrayList<>(live.keySet())) {
                if (random.nextInt(3000) >= wanted) {
                    drop(ref);
                }
            }
            collect();
            assertEquals(liveBytes, heap.liveBytes());
            assertEquals(liveBytes, heap.bytesInUse());
            assertEquals(new ArrayList<>(live.keySet()), marked());
            checkContents();
        }
    }

    private List<Long> marked() {
        List<Long> found = new ArrayList<>();
        heap.forEachMarked(found::add);
        found.sort(null);
        return found;
    }

    @Test
    void aHeapWithoutObjectsHasNoBlocks() {
        assertEquals(0, space.bytes());
        assertEquals(0, heap.bytesInUse());
        collect();
        assertEquals(0, space.bytes());
    }

    @Test
    void largeObjectsHaveBlocksOfTheirOwn() {
        long small = allocate(ThreadHeap.LARGEST_SMALL / 8 - 1);
        long large = allocate(ThreadHeap.LARGEST_SMALL / 8);
        long huge = allocate(1 << 20);
        assertTrue((small & BlockSource.BLOCK_MASK) != (large & BlockSource.BLOCK_MASK));
        assertEquals(Block.FIRST_OBJECT, large & BlockSource.BLOCK - 1);
        assertEquals(Block.FIRST_OBJECT, huge & BlockSource.BLOCK - 1);
        checkContents();
        collect();
        assertEquals(List.copyOf(live.keySet()), marked());
        long before = space.bytes();
        drop(huge);
        collect();
        assertTrue(before - space.bytes() >= 8 << 20, "its memory is given back at once");
        assertEquals(List.copyOf(live.keySet()), marked());
        assertTrue(heap.owns(large));
        assertFalse(heap.owns(huge));
    }

    /** A short run that is left over is not given up for one large request. */
    @Test
    void requestsThatDoNotFitTheRunLeaveItToSmallerOnes() {
        long first = allocate(1);
        allocate(BlockSource.BLOCK / 8 - 600); // needs a block of its own
        long second = allocate(1);
        assertEquals(first + 16, second, "the run goes on");
        for (int i = 0; i < 8; i++) {
            allocate(1000);
        }
        long before = allocate(1);
        long overflow = allocate(1000); // does not fit into what is left of the block
        long after = allocate(1);
        assertEquals(before + 16, after);
        assertTrue((overflow & BlockSource.BLOCK_MASK) != (after & BlockSource.BLOCK_MASK));
        assertEquals(overflow + Vectors.wordsSize(1000), allocate(1000), "overflow runs are filled up too");
        assertEquals(liveBytes, heap.bytesInUse());
        collect();
        checkContents();
    }

    @Test
    void freeRunsBetweenLiveObjectsAreUsedAgain() {
        for (int i = 0; i < 20_000; i++) {
            allocate(1);
        }
        int index = 0;
        for (Long ref : new ArrayList<>(live.keySet())) {
            if (index++ % 2 == 0) {
                drop(ref);
            }
        }
        collect();
        long bytes = space.bytes();
        for (int i = 0; i < 9_000; i++) {
            allocate(1);
        }
        assertEquals(bytes, space.bytes(), "no new block is needed for what fits into the gaps");
        checkContents();
    }

    /** Objects of some kilobytes, few of which survive, must not leave behind blocks that are almost empty. */
    @Test
    void mediumObjectsUseFreedRunsToo() {
        Random random = new Random(SEED);
        Set<Long> kept = new HashSet<>();
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 400; i++) {
                long ref = allocate(50 + random.nextInt(1500));
                if (i % 20 == 0) {
                    kept.add(ref);
                }
            }
            new ArrayList<>(live.keySet()).stream().filter(ref -> !kept.contains(ref)).forEach(this::drop);
            collect();
        }
        assertTrue(space.bytes() < 2 * liveBytes, space.bytes() + " bytes for " + liveBytes);
        checkContents();
    }

    @Test
    void memoryIsGivenBackAfterAPeak() {
        long blocksBefore = BlockSource.blocksInUse();
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            allocate(random.nextInt(20));
        }
        long peak = space.bytes();
        long peakBlocks = BlockSource.blocksInUse() - blocksBefore;
        Set<Long> kept = new HashSet<>(List.copyOf(live.keySet()).subList(0, 500));
        new ArrayList<>(live.keySet()).stream().filter(ref -> !kept.contains(ref)).forEach(this::drop);
        collect();
        assertTrue(space.bytes() < peak / 10, space.bytes() + " of " + peak);
        assertTrue(BlockSource.blocksInUse() - blocksBefore < peakBlocks / 4, "the store is trimmed");
        checkContents();
    }

    @Test
    void aCollectionIsAskedForWhenTheBudgetIsUsedUp() {
        heap.setBudget(1 << 20);
        while (requests == 0) {
            allocate(3);
        }
        assertTrue(heap.allocatedSinceMarking() >= 1 << 20);
        assertTrue(heap.allocatedSinceMarking() < (1 << 20) + 2 * BlockSource.BLOCK);
        collect();
        requests = 0;
        allocate(1 << 18);
        assertEquals(1, requests, "a large object counts at once");
    }

    @Test
    void allocationFailsAtTheLimitAndWorksAfterACollection() {
        space.setLimit(1 << 20);
        assertThrows(OutOfMemoryException.class, () -> {
            for (;;) {
                allocate(5);
            }
        });
        assertTrue(requests > 0);
        assertThrows(OutOfMemoryException.class, () -> heap.allocate(1 << 20));
        checkContents();
        live.clear();
        liveBytes = 0;
        collect();
        for (int i = 0; i < 1000; i++) {
            allocate(5);
        }
        checkContents();
    }

    @Test
    void markExtentSetsExactlyTheGranulesOfTheObject() {
        Random random = new Random(SEED);
        long block = BlockSource.acquire(1);
        for (int round = 0; round < 20_000; round++) {
            Block.initialize(block, Block.SMALL, 1, BlockSource.BLOCK);
            int first = Block.FIRST_GRANULE + random.nextInt(Block.GRANULES - Block.FIRST_GRANULE);
            int most = Math.min(Block.GRANULES - first, ThreadHeap.LARGEST_SMALL / 16);
            int count = 1 + random.nextInt(random.nextBoolean() ? most : Math.min(most, 130));
            long ref = block + first * 16L;
            assertTrue(Block.mark(ref));
            Block.markExtent(ref, count * 16L);
            assertEquals(count, Block.markedGranules(block));
            assertEquals(first, Block.nextMarked(block, Block.FIRST_GRANULE));
            assertEquals(first + count, Block.nextUnmarked(block, first));
            assertEquals(Block.GRANULES, Block.nextMarked(block, first + count));
            assertTrue(Block.isMarked(ref + (count - 1) * 16L));
        }
        BlockSource.release(block, 1);
    }

    @Test
    void releasingAllGivesEveryBlockBack() {
        long before = BlockSource.blocksInUse();
        Random random = new Random(SEED);
        for (int i = 0; i < 5000; i++) {
            allocate(randomWords(random));
        }
        collect();
        heap.releaseAll();
        assertEquals(before, BlockSource.blocksInUse());
        assertEquals(0, heap.bytesInUse());
        live.clear();
        liveBytes = 0;
        allocate(3);
        checkContents();
    }
}
