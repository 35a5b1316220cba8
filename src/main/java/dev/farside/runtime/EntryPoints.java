package dev.farside.runtime;

import java.util.function.LongPredicate;

/**
 * Compiled code that begins in the middle of a function, by position: at a loop, or behind a call that came back from a
 * yield. A hash table with linear probing; owned by one thread.
 */
final class EntryPoints {

    private static final int SMALLEST = 16;

    private long[] positions = new long[SMALLEST];
    private int[] heats = new int[SMALLEST];
    private CompiledFunction[] code = new CompiledFunction[SMALLEST];
    private int count;

    EntryPoints() {
    }

    /** The index of a position, which is added if it is new; valid until the next call. */
    int indexOf(long position) {
        int at = find(position);
        if (positions[at] == 0) {
            if (count * 2 >= positions.length) {
                rebuild(positions.length * 2, any -> false);
                at = find(position);
            }
            positions[at] = position;
            count++;
        }
        return at;
    }

    private int find(long position) {
        int mask = positions.length - 1;
        int at = (int) (position * 0x9E37_79B9_7F4A_7C15L >>> 40) & mask;
        while (positions[at] != 0 && positions[at] != position) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** The code at an index, or null. */
    CompiledFunction code(int index) {
        return code[index];
    }

    /** Sets the code at an index; null if there will never be any. */
    void set(int index, CompiledFunction function) {
        code[index] = function;
        heats[index] = Integer.MIN_VALUE;
    }

    /** Counts a visit; true if there were enough of them, and no code was set yet. */
    boolean warm(int index, int limit) {
        if (heats[index] < 0) {
            return false;
        }
        return ++heats[index] >= limit;
    }

    /** Number of positions that have code. */
    int size() {
        int size = 0;
        for (CompiledFunction function : code) {
            size += function != null ? 1 : 0;
        }
        return size;
    }

    /** Forgets positions. */
    void removeIf(LongPredicate condition) {
        rebuild(positions.length, condition);
    }

    private void rebuild(int capacity, LongPredicate dropped) {
        long[] oldPositions = positions;
        int[] oldHeats = heats;
        CompiledFunction[] oldCode = code;
        positions = new long[capacity];
        heats = new int[capacity];
        code = new CompiledFunction[capacity];
        count = 0;
        for (int i = 0; i < oldPositions.length; i++) {
            if (oldPositions[i] != 0 && !dropped.test(oldPositions[i])) {
                int at = find(oldPositions[i]);
                positions[at] = oldPositions[i];
                heats[at] = oldHeats[i];
                code[at] = oldCode[i];
                count++;
            }
        }
    }
}
