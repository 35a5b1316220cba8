package dev.farside.table;

import dev.farside.heap.Block;
import java.util.Arrays;

/**
 * Which table the loop at a place traverses, or has traversed when it was left early: a map with open addressing. It
 * keeps no table alive.
 */
final class LoopNotes {

    private static final int SMALLEST = 64;

    /** Places and tables by turns; a place 0 is free, a table 0 says that there is none. */
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
                makeRoom();
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

    /** Forgets tables that are not marked, and those of coroutines that are not; called by a collection. */
    void dropUnmarked() {
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i + 1] != 0 && !(Block.isMarked(entries[i + 1])
                    && Block.isMarked(TraversalCursors.coroutine(entries[i])))) {
                entries[i + 1] = 0;
            }
        }
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

    /** Drops the places that have no table; then at most a quarter is in use. */
    private void makeRoom() {
        long[] old = entries;
        int tables = 0;
        for (int i = 0; i < old.length; i += 2) {
            tables += old[i + 1] != 0 ? 1 : 0;
        }
        entries = new long[2 * Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, tables)) * 8)];
        count = 0;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int index = find(old[i]);
                entries[index] = old[i];
                entries[index + 1] = old[i + 1];
                count++;
            }
        }
    }
}
