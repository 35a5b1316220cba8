package dev.farside.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.memory.Memory;
import dev.farside.memory.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockSourceTest {

    private static final long SEED = 20_250_613L;

    @Test
    void blocksAreAlignedAndNeverTheFirstOne() {
        long block = BlockSource.acquire(1);
        try {
            assertNotEquals(0, block, "I-M3");
            assertEquals(0, block & BlockSource.BLOCK - 1);
            assertEquals(block, block + 4711 & BlockSource.BLOCK_MASK, "I-H4");
        } finally {
            BlockSource.release(block, 1);
        }
    }

    @Test
    void aRunIsOnePieceAndUsable() {
        long run = BlockSource.acquire(5);
        for (int i = 0; i < 5; i++) {
            Memory.putLong(run + (long) i * BlockSource.BLOCK, i);
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(i, Memory.getLong(run + (long) i * BlockSource.BLOCK));
        }
        BlockSource.release(run, 5);
    }

    @Test
    void releasedBlocksAreUsedAgain() {
        long before = BlockSource.blocksInUse();
        long first = BlockSource.acquire(1);
        long second = BlockSource.acquire(1);
        BlockSource.release(first, 1);
        assertEquals(first, BlockSource.acquire(1), "the lowest free block comes first");
        BlockSource.release(second, 1);
        BlockSource.release(first, 1);
        assertEquals(before, BlockSource.blocksInUse());
    }

    @Test
    void aRunDoesNotFitIntoASmallerGap() {
        long left = BlockSource.acquire(1);
        long gap = BlockSource.acquire(3);
        long right = BlockSource.acquire(1);
        BlockSource.release(gap, 3);
        long run = BlockSource.acquire(64);
        long runEnd = run + 64L * BlockSource.BLOCK;
        for (long block : new long[] {left, right}) {
            assertTrue(block < run || block >= runEnd, "the run lies over a block in use");
        }
        BlockSource.release(run, 64);
        BlockSource.release(left, 1);
        BlockSource.release(right, 1);
    }

    /** The pages of a block that someone else has meanwhile must not be given back. */
    @Test
    void releasingTwiceIsRefusedAndChangesNothing() {
        long run = BlockSource.acquire(4);
        long inUse = BlockSource.blocksInUse();
        BlockSource.release(run + BlockSource.BLOCK, 1);
        Memory.putLong(run, 11);
        Memory.putLong(run + 2L * BlockSource.BLOCK, 22);
        assertThrows(IllegalStateException.class, () -> BlockSource.release(run, 4));
        assertThrows(IllegalStateException.class, () -> BlockSource.release(run + BlockSource.BLOCK, 1));
        assertEquals(inUse - 1, BlockSource.blocksInUse());
        assertEquals(11, Memory.getLong(run));
        assertEquals(22, Memory.getLong(run + 2L * BlockSource.BLOCK));
        BlockSource.release(run, 1);
        BlockSource.release(run + 2L * BlockSource.BLOCK, 2);
        assertEquals(inUse - 4, BlockSource.blocksInUse());
    }

    @Test
    void moreThanTheRegionIsRefused() {
        long before = BlockSource.blocksInUse();
        assertEquals(0, BlockSource.acquire((int) (Region.SIZE / BlockSource.BLOCK)));
        assertEquals(0, BlockSource.acquire(Integer.MAX_VALUE));
        assertEquals(before, BlockSource.blocksInUse());
    }

    @Test
    void runsOfRandomLengthNeverOverlap() {
        Random random = new Random(SEED);
        Map<Long, Long> owners = new HashMap<>();
        List<long[]> runs = new ArrayList<>();
        long before = BlockSource.blocksInUse();
        for (int round = 0; round < 5000; round++) {
            if (random.nextInt(100) < (round < 2500 ? 60 : 45) || runs.isEmpty()) {
                int count = random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(40);
                long run = BlockSource.acquire(count);
                assertNotEquals(0, run);
                for (int i = 0; i < count; i++) {
                    assertEquals(null, owners.put(run + (long) i * BlockSource.BLOCK, run), "seed " + SEED);
                }
                runs.add(new long[] {run, count});
            } else {
                long[] run = runs.remove(random.nextInt(runs.size()));
                for (int i = 0; i < run[1]; i++) {
                    owners.remove(run[0] + (long) i * BlockSource.BLOCK);
                }
                BlockSource.release(run[0], (int) run[1]);
            }
            assertEquals(owners.size(), BlockSource.blocksInUse() - before);
        }
        runs.forEach(run -> BlockSource.release(run[0], (int) run[1]));
        assertEquals(before, BlockSource.blocksInUse());
    }
}
