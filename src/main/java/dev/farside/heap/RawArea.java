package dev.farside.heap;

/**
 * Memory of a state that is no object: tables of the runtime's own that the collector neither marks nor sweeps.
 *
 * <p>An area consists of whole blocks of the region, of which only the pages that are touched cost memory. It is
 * accounted to its space. May be called from any thread; what is written into an area is its user's business.
 */
public final class RawArea {

    private RawArea() {
    }

    /**
     * Takes an area. Its content is undefined.
     *
     * @throws OutOfMemoryException if the limit of the space or the region is exhausted
     */
    public static long acquire(Space space, long bytes) {
        return space.acquireLarge(bytes);
    }

    /** Takes an area even beyond the limit of the space: for what a collection needs so that it can finish. */
    public static long acquireForCollector(Space space, long bytes) {
        return space.acquireUnlimited(bytes);
    }

    /** Gives an area back, with the size it was taken with. */
    public static void release(Space space, long ref, long bytes) {
        space.releaseLarge(ref, bytes);
    }
}
