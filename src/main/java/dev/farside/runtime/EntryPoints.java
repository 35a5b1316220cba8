package dev.farside.runtime;

import java.util.function.LongPredicate;

/**
 * Compiled code that begins in the middle of a function, by position: at a loop, or behind a call that came back from a
 * yield. A hash table with linear probing.
 *
 * <p>Look-ups may be made by any thread at any time; one that misses what another thread adds finds it by {@link #add},
 * which takes the lock.
 */
final class EntryPoints {

    private static final int SMALLEST = 16;

    private volatile Point[] points = new Point[SMALLEST];
    private int count;

    /** One position. */
    static final class Point {
        final long position;
        /** Visits so far; negative once nothing more is to be done. Races lose counts, which does no harm. */
        private int heat;
        private volatile CompiledFunction code;

        Point(long position) {
            this.position = position;
        }

        /** The code, or null. */
        CompiledFunction code() {
            return code;
        }

        /** Sets the code; null if there will never be any. */
        void set(CompiledFunction function) {
            heat = Integer.MIN_VALUE;
            code = function;
        }

        /** Counts a visit; true if there were enough of them, and no code was set yet. */
        boolean warm(int limit) {
            return heat >= 0 && ++heat >= limit;
        }
    }

    /** The point at a position, which is added if it is new. */
    Point point(long position) {
        Point[] known = points;
        Point found = known[find(known, position)];
        return found != null ? found : add(position);
    }

    private synchronized Point add(long position) {
        if (count * 2 >= points.length) {
            rebuild(points.length * 2, any -> false);
        }
        Point[] current = points;
        int at = find(current, position);
        if (current[at] == null) {
            current[at] = new Point(position);
            count++;
        }
        return current[at];
    }

    private static int find(Point[] table, long position) {
        int mask = table.length - 1;
        int at = (int) (position * 0x9E37_79B9_7F4A_7C15L >>> 40) & mask;
        while (table[at] != null && table[at].position != position) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** Number of positions that have code. */
    synchronized int size() {
        int size = 0;
        for (Point point : points) {
            size += point != null && point.code() != null ? 1 : 0;
        }
        return size;
    }

    /** Forgets positions, while all threads stand still. */
    synchronized void removeIf(LongPredicate condition) {
        rebuild(points.length, condition);
    }

    private void rebuild(int capacity, LongPredicate dropped) {
        Point[] table = new Point[capacity];
        count = 0;
        for (Point point : points) {
            if (point != null && !dropped.test(point.position)) {
                table[find(table, point.position)] = point;
                count++;
            }
        }
        points = table;
    }
}
