package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/** Stores into tables by Java functions, without metamethods; the errors carry no position, as in the reference. */
final class RawAccess {

    private RawAccess() {
    }

    /** Stores under any key. */
    static void set(Mutator m, long tableRef, long key, long value) {
        if (key == Word.NIL) {
            throw m.errors().plain("table index is nil");
        }
        if (Word.isFloat(key) && Double.isNaN(Word.toFloat(key))) {
            throw m.errors().plain("table index is NaN");
        }
        try {
            m.tables().set(tableRef, key, value);
        } catch (IllegalStateException overflow) {
            throw overflow(m, overflow);
        }
    }

    /** Stores under an integer. */
    static void setInteger(Mutator m, long tableRef, long key, long value) {
        try {
            m.tables().setInteger(tableRef, key, value);
        } catch (IllegalStateException overflow) {
            throw overflow(m, overflow);
        }
    }

    /** Stores a value that is not nil behind the last element. */
    static void append(Mutator m, long tableRef, long value) {
        try {
            m.tables().append(tableRef, value);
        } catch (IllegalStateException overflow) {
            throw overflow(m, overflow);
        }
    }

    /** Moves elements up and inserts one; false if the table is not of a kind that can do that by itself. */
    static boolean insertAt(Mutator m, long tableRef, long position, long value) {
        try {
            return m.tables().insertAt(tableRef, position, value);
        } catch (IllegalStateException refused) {
            throw overflow(m, refused);
        }
    }

    /** Removes an element and moves others down; NONE if the table is not of a kind that can do that by itself. */
    static long removeAt(Mutator m, long tableRef, long position) {
        try {
            return m.tables().removeAt(tableRef, position);
        } catch (IllegalStateException refused) {
            throw overflow(m, refused);
        }
    }

    private static RuntimeException overflow(Mutator m, IllegalStateException problem) {
        String message = problem.getMessage();
        return Tables.OVERFLOW.equals(message) ? m.errors().plain(message)
                : Tables.FROZEN.equals(message) ? m.errors().error(message) : problem;
    }
}
