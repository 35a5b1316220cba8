package dev.farside.gc;

/** Something outside the heap that holds references which do not keep their objects alive. */
public interface WeakHolder {

    /**
     * Drops every reference to an object that {@link dev.farside.heap.Block#isMarked} does not report as marked. Called
     * at a safepoint, after marking and before memory is freed.
     */
    void dropUnmarked();
}
