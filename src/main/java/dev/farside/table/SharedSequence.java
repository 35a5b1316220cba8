package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.value.Word;

/**
 * Appending to, inserting into and removing from the sequence of a shared table, one operation after the other: each
 * holds the table's latch, a flag in its header. Look-ups, stores and {@code #} do not know the latch.
 *
 * <p>No thread polls, waits or calls Lua while it holds a latch, so it is held for a short time; a thread that waits
 * for it spins, then gives its processor away. See {@code docs/decisions/0009} for why this is not done without one.
 */
final class SharedSequence {

    private static final int SPINS = 200;

    private final SharedWriter writer;

    SharedSequence(SharedWriter writer) {
        this.writer = writer;
    }

    private static void latch(long table) {
        for (int i = 0; (Memory.getAndBitwiseOrLong(table, Header.LATCHED) & Header.LATCHED) != 0; i++) {
            while ((Memory.getLongAcquire(table) & Header.LATCHED) != 0) {
                if (++i < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
    }

    private static void unlatch(long table) {
        Header.clearAtomically(table, Header.LATCHED);
    }

    /** Stores a value behind the last element; nil leaves everything as it is. */
    void append(long table, long value) {
        latch(table);
        try {
            writer.setInteger(table, SharedReader.length(table) + 1, Word.NONE, value);
        } finally {
            unlatch(table);
        }
    }

    /**
     * Moves the elements from a position on up by one and stores a value there. The position may be the one behind the
     * last element; false if it is out of bounds.
     */
    boolean insert(long table, long position, long value) {
        latch(table);
        try {
            long length = SharedReader.length(table);
            if (position < 1 || position > length + 1) {
                return false;
            }
            for (long i = length; i >= position; i--) {
                writer.setInteger(table, i + 1, Word.NONE, SharedReader.getInteger(table, i));
            }
            writer.setInteger(table, position, Word.NONE, value);
            return true;
        } finally {
            unlatch(table);
        }
    }

    /**
     * Takes an element out and moves those behind it down by one. As in the reference, the position may also be the one
     * behind the last element, and 0 of an empty sequence; what stands there is nil, or the value of the key 0.
     *
     * @return the element, nil included; {@link Word#NONE} if the position is out of bounds
     */
    long remove(long table, long position) {
        latch(table);
        try {
            long length = SharedReader.length(table);
            long from = position == Tables.LAST ? length : position;
            if (from != length && (from < 1 || from > length + 1)) {
                return Word.NONE;
            }
            long value = SharedReader.getInteger(table, from);
            for (long i = from; i < length; i++) {
                writer.setInteger(table, i, Word.NONE, SharedReader.getInteger(table, i + 1));
            }
            writer.setInteger(table, Math.max(from, length), Word.NONE, Word.NIL);
            return value;
        } finally {
            unlatch(table);
        }
    }
}
