package dev.farside.table;

import java.util.Arrays;

/**
 * Which table the loop at a place traverses, or has traversed when it was left early: a map with open addressing. It
 * keeps no table alive. It is emptied when half of {@value #LARGEST} places are in use.
 */
final class LoopNotes {

    private static final int SMALLEST = 64;
    private static final int LARGEST = 1 << 16;

    /** Places and tables by turns; a place 0 is free. */
    private long[] entries = new long[2 * SMALLEST];
    private int count;

    /** Says which table a place has; 0 for none. */
    void put(long place, long table) {
        int index = find(place);
        if (entries[index] == 0) {
            if (table == 0) {
                return;
            }
            if (4 * count >= entries.length) { // half full
                grow();
                index = find(place);
            }
            entries[index] = place;
            count++;
        }
        entries[index + 1] = table;
    }

    /** Finds a place that has a table, which is then taken from it; 0 for none. */
    long take(long table) {
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i + 1] == table) {
                entries[i + 1] = 0;
                return entries[i];
            }
        }
        return 0;
    }

    void clear() {
        Arrays.fill(entries, 0);
        count = 0;
    }

    private int find(long place) {
        int mask = entries.length - 1;
        int index = (int) (place * 0x9E37_79B9_7F4A_7C15L >>> 40) << 1 & mask;
        while (entries[index] != place && entries[index] != 0) {
            index = index + 2 & mask;
        }
        return index;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[old.length == 2 * LARGEST ? old.length : 2 * old.length];
        count = 0;
        for (int i = 0; i < old.length && old.length < 2 * LARGEST; i += 2) {
            if (old[i + 1] != 0) {
                int index = find(old[i]);
                entries[index] = old[i];
                entries[index + 1] = old[i + 1];
                count++;
            }
        }
    }
}
