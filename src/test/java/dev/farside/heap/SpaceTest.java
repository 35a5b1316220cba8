package dev.farside.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceTest {

    private static final long BLOCK = BlockSource.BLOCK;

    private int requests;
    private final Space space = new Space(() -> requests++);

    @Test
    void bytesFollowWhatIsTaken() {
        long block = space.acquireBlock(space.request());
        assertEquals(BLOCK, space.bytes());
        long large = space.acquireLarge(100_000);
        assertEquals(BLOCK + 102_400, space.bytes(), "whole pages are accounted");
        space.releaseLarge(large, 100_000);
        space.releaseBlock(block);
        assertEquals(0, space.bytes());
        assertEquals(BLOCK + 102_400, space.peakBytes());
        space.releaseStore();
    }

    @Test
    void smallBlocksMayExceedTheLimitALittleAndAskForACollection() {
        long limit = 64 * BLOCK;
        space.setLimit(limit);
        List<Long> blocks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            blocks.add(space.acquireBlock(space.request()));
        }
        assertEquals(0, requests);
        assertFalse(space.exceedsLimit(0));
        assertTrue(space.exceedsLimit(1));
        for (int i = 0; i < 8; i++) {
            blocks.add(space.acquireBlock(space.request()));
        }
        assertEquals(8, requests, "each block beyond the limit asks");
        assertTrue(space.exceedsLimit(0));
        assertThrows(OutOfMemoryException.class, () -> space.acquireBlock(space.request()));
        assertEquals(72 * BLOCK, space.bytes(), "a refused block is not accounted");
        assertThrows(OutOfMemoryException.class, () -> space.acquireLarge(1));
        long forCollector = space.acquireUnlimited(1000);
        space.releaseLarge(forCollector, 1000);
        blocks.forEach(space::releaseBlock);
        space.releaseStore();
        assertEquals(0, space.bytes());
    }

    @Test
    void aSmallLimitLeavesTheSlackOfFourBlocks() {
        space.setLimit(BLOCK);
        List<Long> blocks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            blocks.add(space.acquireBlock(space.request()));
        }
        assertThrows(OutOfMemoryException.class, () -> space.acquireBlock(space.request()));
        blocks.forEach(space::releaseBlock);
        space.releaseStore();
    }

    @Test
    void largeThingsMustFitTheLimitExactly() {
        space.setLimit(10 * 4096);
        long ref = space.acquireLarge(10 * 4096);
        assertThrows(OutOfMemoryException.class, () -> space.acquireLarge(1));
        assertEquals(1, requests);
        space.releaseLarge(ref, 10 * 4096);
        space.releaseLarge(space.acquireLarge(1), 1);
        assertEquals(0, space.bytes());
    }

    @Test
    void aLimitBelowTheUseMakesTheNextRequestFail() {
        long block = space.acquireBlock(space.request());
        space.setLimit(0);
        assertTrue(space.exceedsLimit(0));
        assertThrows(OutOfMemoryException.class, () -> space.acquireLarge(16));
        space.releaseBlock(block);
        space.releaseStore();
    }

    @Test
    void freedBlocksAreStoredAndTrimmed() {
        long before = BlockSource.blocksInUse();
        List<Long> blocks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            blocks.add(space.acquireBlock(space.request()));
        }
        for (int i = 0; i < 100; i++) {
            space.releaseBlock(blocks.removeLast());
        }
        long stored = BlockSource.blocksInUse() - before - blocks.size();
        assertTrue(stored > 0 && stored <= 50, "a store of a quarter of what was in use: " + stored);
        space.trim();
        stored = BlockSource.blocksInUse() - before - blocks.size();
        assertEquals(25, stored);
        long again = space.acquireBlock(space.request());
        assertEquals(24, BlockSource.blocksInUse() - before - blocks.size() - 1, "taken from the store");
        space.releaseBlock(again);
        blocks.forEach(space::releaseBlock);
        space.trim();
        assertEquals(8, BlockSource.blocksInUse() - before, "an empty space keeps half a megabyte");
        space.releaseStore();
        assertEquals(before, BlockSource.blocksInUse());
    }

    @Test
    void rawAreasAreAccounted() {
        long area = RawArea.acquire(space, 5000);
        assertEquals(8192, space.bytes());
        RawArea.release(space, area, 5000);
        space.setLimit(0);
        assertThrows(OutOfMemoryException.class, () -> RawArea.acquire(space, 1));
        long second = RawArea.acquireForCollector(space, 1);
        RawArea.release(space, second, 1);
        assertEquals(0, space.bytes());
    }
}
