package dev.farside.table;

/**
 * How many steps loops over shared tables may still take before they are given a list of what is left: keys that are
 * added behind a loop are met by it, so it would not end as long as others add faster than it goes on. A loop gets
 * twice as many steps as there were places when it began. A place that is not known any more begins anew.
 */
final class LoopPatience {

    /** Places that are remembered; a power of two. */
    private static final int MOST = 256;
    private static final int LEAST_STEPS = 64;

    private final long[] places = new long[MOST];
    private final long[] steps = new long[MOST];

    /** Notes that a loop begins in a table with so many places. */
    void begin(long place, long size) {
        int index = index(place);
        places[index] = place;
        steps[index] = 2 * size + LEAST_STEPS;
    }

    /** False if it is not known when the loop at a place has begun. */
    boolean knows(long place) {
        return places[index(place)] == place;
    }

    /** Notes that a loop that is known goes on; true if it has taken all its steps. */
    boolean isOver(long place) {
        return --steps[index(place)] < 0;
    }

    private static int index(long place) {
        return (int) (place * 0x9E37_79B9_7F4A_7C15L >>> 40) & MOST - 1;
    }
}
