package dev.farside.memory;

import java.lang.foreign.MemorySegment;

/**
 * The one stretch of address space that holds every Lua value of the process.
 *
 * <p>It is reserved once, when this class is initialised: {@value #LARGEST} bytes, or half of that and half again
 * until the system agrees, and a guard behind it. Physical memory is used only where pages are touched.
 *
 * <p>The segment is a {@code static final} constant, so the machine code that C2 makes knows its base and length; with
 * the mask of I-M1 the bounds check disappears. All methods may be called from any thread.
 */
public final class Region {

    /** The size asked for first: 64 GiB. */
    static final long LARGEST = 1L << 36;

    private static final long SMALLEST = 1L << 28;
    /** How far beyond a masked reference an access may reach; behind the region lie as many reserved bytes. */
    public static final long NEAR = 1L << 20;
    private static final long GUARD = NEAR;

    private static final NativePages PAGES = NativePages.forThisSystem();
    private static final long BASE;

    /** Bytes of address space in the region; a power of two. */
    public static final long SIZE;

    /** Keeps the bits of a reference that address a byte inside the region. */
    public static final long ADDRESS_MASK;

    /** The region and its guard; never leaves this package. */
    static final MemorySegment SEGMENT;

    static {
        long size = LARGEST;
        long base = PAGES.reserve(size + GUARD);
        while (base == 0 && size > SMALLEST) {
            size >>= 1;
            base = PAGES.reserve(size + GUARD);
        }
        if (base == 0) {
            throw new IllegalStateException("Farside could not reserve " + (SMALLEST >> 20)
                    + " MiB of address space; raise the limit on virtual memory (ulimit -v)");
        }
        BASE = base;
        SIZE = size;
        ADDRESS_MASK = size - 1;
        SEGMENT = wrap(base, size + GUARD);
    }

    private Region() {
    }

    @SuppressWarnings("restricted") // the region is the one segment made from a bare address
    private static MemorySegment wrap(long base, long bytes) {
        return MemorySegment.ofAddress(base).reinterpret(bytes);
    }

    /**
     * Makes a part of the region usable. Its content is undefined.
     *
     * @param ref start, a multiple of 64 KiB
     * @param bytes length, a multiple of 64 KiB
     * @return false if the system has no memory left
     */
    public static boolean commit(long ref, long bytes) {
        checkPart(ref, bytes);
        return PAGES.commit(BASE + ref, bytes);
    }

    /**
     * Gives the physical memory behind a part of the region back to the system. The content is lost; the part may be
     * {@linkplain #commit committed} again.
     *
     * @param ref start, a multiple of 64 KiB
     * @param bytes length, a multiple of 64 KiB
     */
    public static void release(long ref, long bytes) {
        checkPart(ref, bytes);
        PAGES.release(BASE + ref, bytes);
    }

    private static void checkPart(long ref, long bytes) {
        long misaligned = (ref | bytes) & (NativePages.GRANULARITY - 1);
        if (misaligned != 0 || ref < 0 || bytes < 0 || ref > SIZE - bytes) {
            throw new IllegalArgumentException("not a part of the region: " + ref + " + " + bytes);
        }
    }
}
