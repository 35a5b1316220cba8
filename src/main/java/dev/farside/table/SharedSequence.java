package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.value.Word;

/**
 * Appending to, inserting into and removing from the sequence of a shared table, one operation after the other: each holds
 * the table's latch, a flag in its header. Look-ups, stores and {@code #} do not know the latch.
 *
 * <p>No thread polls, waits or calls Lua while it holds a latch, so it is held for a short time; a thread that waits for it
 * spins, then gives its processor away. See {@code docs/decisions/0009} for why this is not done without one.
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

    /** Stores a value that is not nil behind the last element. */
    void append(long table, long value) {
        latch(table);
        try {
            writer.setInteger(table, SharedReader.length(table) + 1, Word.NONE, value);
        } finally {
            unlatch(table);
        }
    }

    /** Moves the elements from a position on up by one and stores a value there; false if there is no such element. */
    boolean insert(long table, long position, long value) {
        if (value == Word.NIL) {
            return false;
        }
        latch(table);
        try {
            long length = SharedReader.length(table);
            if (position < 1 || position > length) {
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

    /** Takes an element out and moves those behind it down by one; {@link Word#NONE} if there is no such element. */
    long remove(long table, long position) {
        latch(table);
        try {
            long length = SharedReader.length(table);
            long from = position == Tables.LAST ? length : position;
            if (from < 1 || from > length) {
                return Word.NONE;
            }
            long value = SharedReader.getInteger(table, from);
            for (long i = from; i < length; i++) {
                writer.setInteger(table, i, Word.NONE, SharedReader.getInteger(table, i + 1));
            }
            writer.setInteger(table, length, Word.NONE, Word.NIL);
            return value;
        } finally {
            unlatch(table);
        }
    }
}
