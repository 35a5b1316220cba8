package dev.farside.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The region and the pages behind it. Uses its last block, which no other test reaches. */
class RegionTest {

    private static final long PART = NativePages.GRANULARITY;
    private static final long LAST = Region.SIZE - PART;

    @Test
    void theSizeIsAPowerOfTwoAndTheMaskFollows() {
        assertEquals(1, Long.bitCount(Region.SIZE));
        assertTrue(Region.SIZE <= Region.LARGEST);
        assertEquals(Region.SIZE - 1, Region.ADDRESS_MASK);
        assertEquals(Region.SIZE + Region.NEAR, Region.SEGMENT.byteSize(), "the guard belongs to the segment");
    }

    @Test
    void committedPagesHoldWhatIsWritten() {
        assertTrue(Region.commit(LAST, PART));
        try {
            for (long at = LAST; at < LAST + PART; at += 8) {
                Memory.putLong(at, at * 31);
            }
            for (long at = LAST; at < LAST + PART; at += 8) {
                assertEquals(at * 31, Memory.getLong(at));
            }
        } finally {
            Region.release(LAST, PART);
        }
    }

    @Test
    void releasedPagesCanBeCommittedAgain() {
        for (int round = 0; round < 3; round++) {
            assertTrue(Region.commit(LAST, PART));
            Memory.putLong(LAST, round + 1);
            assertEquals(round + 1, Memory.getLong(LAST));
            Region.release(LAST, PART);
        }
    }

    @Test
    void partsMustBeAlignedAndInside() {
        long[][] wrong = {
            {1, PART}, {0, 1}, {PART / 2, PART}, {-PART, PART}, {0, -PART}, {Region.SIZE, PART}, {LAST, 2 * PART},
            {PART, Region.SIZE}, {Long.MIN_VALUE, PART}, {PART, Long.MAX_VALUE - PART + 1}};
        for (long[] part : wrong) {
            assertThrows(IllegalArgumentException.class, () -> Region.commit(part[0], part[1]));
            assertThrows(IllegalArgumentException.class, () -> Region.release(part[0], part[1]));
        }
    }
}
