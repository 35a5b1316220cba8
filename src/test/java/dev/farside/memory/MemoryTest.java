package dev.farside.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** I-M1 and I-M2: no reference, however corrupt, leaves the region, and none tears. */
class MemoryTest {

    private static final long SEED = 20_250_612L;
    private static final long PART = NativePages.GRANULARITY;
    /** Memory for these tests: far from where the heaps of other tests are. */
    private static final long AREA = Region.SIZE - 8 * PART;

    private static volatile long blackhole;

    @BeforeAll
    static void commit() {
        assertTrue(Region.commit(AREA, 4 * PART));
    }

    @AfterAll
    static void release() {
        Region.release(AREA, 4 * PART);
    }

    /**
     * Any 64 bits are a reference that can be read. Most stay within a window of the region, so that the test does not
     * make the system build page tables for all of it; where pages must be committed first, all lead into the area.
     */
    @Test
    void aMillionRandomReferencesReadSomething() {
        boolean committedOnly = System.getProperty("os.name").startsWith("Windows");
        long area = 4 * PART - 1;
        long window = committedOnly ? area : (1L << 30) - 1;
        Random random = new Random(SEED);
        long sum = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long ref = random.nextLong();
            if (committedOnly || i % 1000 != 0) {
                ref = ref & ~(Region.ADDRESS_MASK ^ window) | AREA & ~window;
            }
            sum += Memory.getLong(ref) + Memory.getInt(ref) + Memory.getByte(ref) + Memory.getLongOpaque(ref)
                    + Memory.getLongAcquire(ref) + Memory.getIntAcquire(ref);
        }
        blackhole = sum;
    }

    /** Writes too, confined to the area; what lies around it stays as it is. */
    @Test
    void aMillionRandomReferencesIntoAnAreaStayThere() {
        Memory.fillLongs(AREA, 4 * PART, 0);
        long target = AREA + PART;
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000_000; i++) {
            long ref = random.nextLong() & ~(Region.ADDRESS_MASK ^ PART - 1) | target;
            switch (i % 6) {
                case 0 -> Memory.putLong(ref, -1);
                case 1 -> Memory.putInt(ref, -1);
                case 2 -> Memory.putByte(ref, (byte) -1);
                case 3 -> Memory.putLongRelease(ref, i);
                case 4 -> Memory.compareAndSetLong(ref, Memory.getLong(ref), i);
                default -> Memory.getAndBitwiseOrLong(ref, 5);
            }
        }
        for (long at = AREA; at < target; at += 8) {
            assertEquals(0, Memory.getLong(at));
        }
        for (long at = target + PART; at < AREA + 4 * PART; at += 8) {
            assertEquals(0, Memory.getLong(at));
        }
    }

    @Test
    void bitsBeyondTheRegionAreIgnored() {
        long[] corruptions = {Region.SIZE, -Region.SIZE, 1L << 48, 1L << 63, -1L << 36, 0x7FF9L << 48};
        for (long corruption : corruptions) {
            long ref = AREA + 64;
            long corrupt = ref ^ corruption & ~Region.ADDRESS_MASK;
            Memory.putLong(corrupt, 0x1122_3344_5566_7788L);
            assertEquals(0x1122_3344_5566_7788L, Memory.getLong(ref));
            Memory.putInt(corrupt, 7);
            assertEquals(7, Memory.getInt(ref));
            Memory.putByte(corrupt, (byte) -9);
            assertEquals(-9, Memory.getByte(ref));
            Memory.putLongRelease(corrupt, 5);
            assertEquals(5, Memory.getLongAcquire(ref));
            assertTrue(Memory.compareAndSetLong(corrupt, 5, 6));
            assertEquals(6, Memory.getLongOpaque(ref));
            assertEquals(6, Memory.getAndBitwiseOrLong(corrupt, 8));
            Memory.putIntRelease(corrupt, 3);
            assertTrue(Memory.compareAndSetInt(corrupt, 3, 4));
            assertEquals(4, Memory.getIntAcquire(ref));
            Memory.fillLongs(corrupt, 24, -1);
            assertEquals(-1, Memory.getLong(ref + 16));
        }
    }

    @Test
    void misalignedAccessesAreAligned() {
        Memory.putLong(AREA, 0x0807_0605_0403_0201L);
        Memory.putLong(AREA + 8, 0x100F_0E0D_0C0B_0A09L);
        for (int i = 0; i < 8; i++) {
            assertEquals(0x0807_0605_0403_0201L, Memory.getLong(AREA + i));
            assertEquals(0x0807_0605_0403_0201L, Memory.getLongAcquire(AREA + i));
            assertEquals(i < 4 ? 0x0403_0201 : 0x0807_0605, Memory.getInt(AREA + i));
            assertEquals(i + 1, Memory.getByte(AREA + i), "little-endian");
        }
        Memory.putLong(AREA + 7, 1);
        assertEquals(1, Memory.getLong(AREA));
        assertEquals(0x100F_0E0D_0C0B_0A09L, Memory.getLong(AREA + 8));
        Memory.putInt(AREA + 6, 2);
        assertEquals(1 | 2L << 32, Memory.getLong(AREA));
    }

    /** The last word of the region is inside it, and the access at the highest reference is the one of that word. */
    @Test
    void theEndOfTheRegionIsReached() {
        long last = Region.SIZE - 8;
        assertTrue(Region.commit(Region.SIZE - PART, PART));
        Memory.putLong(last, 77);
        assertEquals(77, Memory.getLong(-1));
        assertEquals(77, Memory.getLong(Region.SIZE - 1));
        Region.release(Region.SIZE - PART, PART);
    }

    /** Accesses near a masked reference may use the guard; beyond it the segment's own check refuses them. */
    @Test
    void nearAccessesThrowRatherThanLeaveTheRegion() {
        long end = Region.SIZE + Region.NEAR;
        long[] outside = {end - 7, end, end + 8, 2 * Region.SIZE, 1L << 40, Long.MAX_VALUE, -1, -8, Long.MIN_VALUE,
            0xFFFC_0000_0000_0010L};
        for (long ref : outside) {
            assertThrows(IndexOutOfBoundsException.class, () -> Memory.getLongNear(ref), () -> Long.toHexString(ref));
            assertThrows(IndexOutOfBoundsException.class, () -> Memory.putLongNear(ref, 1));
        }
        Memory.putLongNear(AREA + 8, 99);
        assertEquals(99, Memory.getLongNear(AREA + 8));
        assertEquals(99, Memory.getLong(AREA + 8));
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            long masked = Memory.mask(random.nextLong());
            assertTrue(masked >= 0 && masked <= Region.SIZE - 8 && (masked & 7) == 0, "mask");
        }
    }

    @Test
    void compareAndSetFailsOnAnotherValue() {
        Memory.putLong(AREA, 10);
        assertFalse(Memory.compareAndSetLong(AREA, 11, 12));
        assertEquals(10, Memory.getLong(AREA));
        assertFalse(Memory.compareAndSetInt(AREA, 11, 12));
        assertEquals(10, Memory.getLong(AREA));
    }

    @Test
    void copiesOfAnyLengthAndOverlap() {
        Random random = new Random(SEED);
        byte[] model = new byte[1024];
        for (int round = 0; round < 2000; round++) {
            random.nextBytes(model);
            Memory.copyIn(model, 0, AREA, model.length);
            int unit = round % 2 == 0 ? 8 : 1;
            int length = random.nextInt(400 / unit) * unit;
            int from = random.nextInt(512 / unit) * unit;
            int to = random.nextInt(512 / unit) * unit;
            if (unit == 8) {
                Memory.copyLongs(AREA + from, AREA + to, length);
            } else {
                Memory.copy(AREA + from, AREA + to, length);
            }
            System.arraycopy(model, from, model, to, length);
            byte[] now = new byte[model.length];
            Memory.copyOut(AREA, now, 0, now.length);
            assertArrayEquals(model, now);
        }
    }

    @Test
    void clearAndFill() {
        for (long length = 0; length <= 200; length++) {
            Memory.fillLongs(AREA, 512, -1);
            Memory.clear(AREA + 8, length);
            for (long i = 0; i < 512; i++) {
                int wanted = i >= 8 && i < 8 + length ? 0 : -1;
                assertEquals(wanted, Memory.getByte(AREA + i));
            }
        }
    }

    @Test
    void mismatchFindsTheFirstDifference() {
        byte[] bytes = new byte[300];
        new Random(SEED).nextBytes(bytes);
        Memory.copyIn(bytes, 0, AREA, bytes.length);
        Memory.copyIn(bytes, 0, AREA + 512, bytes.length);
        assertEquals(-1, Memory.mismatch(AREA, AREA + 512, bytes.length));
        assertEquals(-1, Memory.mismatch(AREA, bytes, 0, bytes.length));
        for (int at : new int[] {0, 1, 7, 8, 63, 64, 299}) {
            Memory.putByte(AREA + 512 + at, (byte) ~bytes[at]);
            assertEquals(at, Memory.mismatch(AREA, AREA + 512, bytes.length));
            assertEquals(at, Memory.mismatch(AREA + 512, bytes, 0, bytes.length));
            Memory.putByte(AREA + 512 + at, bytes[at]);
        }
        assertEquals(-1, Memory.mismatch(AREA, AREA + 512, 0));
    }
}
