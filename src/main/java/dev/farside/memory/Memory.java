package dev.farside.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Raw access to the region. References are byte offsets; each access masks its reference (I-M1) and aligns it (I-M2).
 *
 * <p>The suffix of a method's name is its memory order; no suffix means plain. All methods are thread-safe in the sense
 * of single-copy atomicity; what a racing plain access observes is undefined beyond that.
 */
public final class Memory {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final VarHandle ORDERED_LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle ORDERED_INT = ValueLayout.JAVA_INT.varHandle();

    private static final MemorySegment SEGMENT = Region.SEGMENT;
    private static final long BYTE_MASK = Region.ADDRESS_MASK;
    private static final long INT_MASK = BYTE_MASK & ~3L;
    private static final long LONG_MASK = BYTE_MASK & ~7L;

    /** Block size from which {@link #copy} and {@link #fill} hand over to the JDK's bulk operations. */
    private static final long BULK = 64;

    private Memory() {
    }

    /** Plain load of 8 bytes. */
    public static long getLong(long ref) {
        return SEGMENT.get(LONG, ref & LONG_MASK);
    }

    /** Plain store of 8 bytes. */
    public static void putLong(long ref, long value) {
        SEGMENT.set(LONG, ref & LONG_MASK, value);
    }

    /**
     * Plain load of 8 bytes at a small distance from a masked reference, which needs no second mask: where C2 can see
     * the range of the reference, the segment's own bounds check disappears; where it cannot, the check stays.
     *
     * @param ref at most {@link Region#NEAR} above a reference that was masked, or that a word or a granule number
     *        holds
     */
    public static long getLongNear(long ref) {
        return SEGMENT.get(LONG, ref);
    }

    /** Plain store of 8 bytes at a small distance from a masked reference; see {@link #getLongNear}. */
    public static void putLongNear(long ref, long value) {
        SEGMENT.set(LONG, ref, value);
    }

    /** Masks a reference for {@link #getLongNear}. */
    public static long mask(long ref) {
        return ref & LONG_MASK;
    }

    /** Plain load of 4 bytes at a small distance from a masked reference; see {@link #getLongNear}. */
    public static int getIntNear(long ref) {
        return SEGMENT.get(INT, ref);
    }

    /** Masks a reference for {@link #getIntNear}. */
    public static long maskInt(long ref) {
        return ref & INT_MASK;
    }

    /** Plain load of 4 bytes, sign-extended by Java's rules for {@code int}. */
    public static int getInt(long ref) {
        return SEGMENT.get(INT, ref & INT_MASK);
    }

    /** Plain store of 4 bytes. */
    public static void putInt(long ref, int value) {
        SEGMENT.set(INT, ref & INT_MASK, value);
    }

    /** Plain load of one byte, -128 to 127. */
    public static byte getByte(long ref) {
        return SEGMENT.get(BYTE, ref & BYTE_MASK);
    }

    /** Plain store of one byte. */
    public static void putByte(long ref, byte value) {
        SEGMENT.set(BYTE, ref & BYTE_MASK, value);
    }

    /** Opaque load of 8 bytes: not hoisted out of loops, no ordering of other accesses. */
    public static long getLongOpaque(long ref) {
        return (long) ORDERED_LONG.getOpaque(SEGMENT, ref & LONG_MASK);
    }

    /** Acquire load of 8 bytes. */
    public static long getLongAcquire(long ref) {
        return (long) ORDERED_LONG.getAcquire(SEGMENT, ref & LONG_MASK);
    }

    /** Volatile load of 8 bytes. */
    public static long getLongVolatile(long ref) {
        return (long) ORDERED_LONG.getVolatile(SEGMENT, ref & LONG_MASK);
    }

    /** Opaque store of 8 bytes: whole, and visible in time. */
    public static void putLongOpaque(long ref, long value) {
        ORDERED_LONG.setOpaque(SEGMENT, ref & LONG_MASK, value);
    }

    /** Release store of 8 bytes. */
    public static void putLongRelease(long ref, long value) {
        ORDERED_LONG.setRelease(SEGMENT, ref & LONG_MASK, value);
    }

    /** Volatile compare-and-set of 8 bytes; true if {@code expected} was there and {@code value} is now. */
    public static boolean compareAndSetLong(long ref, long expected, long value) {
        return ORDERED_LONG.compareAndSet(SEGMENT, ref & LONG_MASK, expected, value);
    }

    /** Volatile bitwise or of 8 bytes; returns the bits that were there before. */
    public static long getAndBitwiseOrLong(long ref, long bits) {
        return (long) ORDERED_LONG.getAndBitwiseOr(SEGMENT, ref & LONG_MASK, bits);
    }

    /** Volatile bitwise and of 8 bytes; returns the bits that were there before. */
    public static long getAndBitwiseAndLong(long ref, long bits) {
        return (long) ORDERED_LONG.getAndBitwiseAnd(SEGMENT, ref & LONG_MASK, bits);
    }

    /** Volatile addition to 8 bytes; returns what was there before. */
    public static long getAndAddLong(long ref, long more) {
        return (long) ORDERED_LONG.getAndAdd(SEGMENT, ref & LONG_MASK, more);
    }

    /** Acquire load of 4 bytes. */
    public static int getIntAcquire(long ref) {
        return (int) ORDERED_INT.getAcquire(SEGMENT, ref & INT_MASK);
    }

    /** Release store of 4 bytes. */
    public static void putIntRelease(long ref, int value) {
        ORDERED_INT.setRelease(SEGMENT, ref & INT_MASK, value);
    }

    /** Volatile compare-and-set of 4 bytes. */
    public static boolean compareAndSetInt(long ref, int expected, int value) {
        return ORDERED_INT.compareAndSet(SEGMENT, ref & INT_MASK, expected, value);
    }

    /**
     * Copies words; the areas may overlap. Each word is read and written whole up to {@value #BULK} bytes; longer
     * areas are copied by the JDK, which promises no atomicity, so only memory of one owner may be copied this way.
     *
     * @param from first source byte, 8-aligned
     * @param to first target byte, 8-aligned
     * @param bytes length, a multiple of 8
     */
    public static void copyLongs(long from, long to, long bytes) {
        if (bytes > BULK) {
            copy(from, to, bytes);
        } else if (from < to) {
            for (long i = bytes - 8; i >= 0; i -= 8) {
                putLong(to + i, getLong(from + i));
            }
        } else {
            for (long i = 0; i < bytes; i += 8) {
                putLong(to + i, getLong(from + i));
            }
        }
    }

    /** Copies bytes; the areas may overlap. */
    public static void copy(long from, long to, long bytes) {
        MemorySegment.copy(SEGMENT, from & BYTE_MASK, SEGMENT, to & BYTE_MASK, bytes);
    }

    /** Copies bytes out of the region. */
    public static void copyOut(long from, byte[] to, int toIndex, int bytes) {
        MemorySegment.copy(SEGMENT, BYTE, from & BYTE_MASK, to, toIndex, bytes);
    }

    /** Copies bytes into the region. */
    public static void copyIn(byte[] from, int fromIndex, long to, int bytes) {
        MemorySegment.copy(from, fromIndex, SEGMENT, BYTE, to & BYTE_MASK, bytes);
    }

    /**
     * Stores the same word over and over.
     *
     * @param ref first byte, 8-aligned
     * @param bytes length, a multiple of 8
     */
    public static void fillLongs(long ref, long bytes, long value) {
        for (long at = ref, end = ref + bytes; at < end; at += 8) {
            putLong(at, value);
        }
    }

    /** Sets every byte to zero. */
    public static void clear(long ref, long bytes) {
        if (bytes <= BULK && ((ref | bytes) & 7) == 0) {
            fillLongs(ref, bytes, 0);
        } else {
            SEGMENT.asSlice(ref & BYTE_MASK, bytes).fill((byte) 0);
        }
    }

    /**
     * Finds the first byte in which two areas of equal length differ.
     *
     * @return its index, or -1 if the areas are equal
     */
    public static long mismatch(long left, long right, long bytes) {
        long start = left & BYTE_MASK;
        long other = right & BYTE_MASK;
        return MemorySegment.mismatch(SEGMENT, start, start + bytes, SEGMENT, other, other + bytes);
    }

    /** Finds the first byte in which an area differs from a part of an array; -1 if they are equal. */
    public static int mismatch(long left, byte[] right, int rightIndex, int bytes) {
        long start = left & BYTE_MASK;
        MemorySegment array = MemorySegment.ofArray(right);
        long rightEnd = rightIndex + (long) bytes;
        return (int) MemorySegment.mismatch(SEGMENT, start, start + bytes, array, rightIndex, rightEnd);
    }
}
