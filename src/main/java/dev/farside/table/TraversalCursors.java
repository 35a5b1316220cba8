package dev.farside.table;

import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import java.util.Arrays;

/**
 * Where the traversals of shared tables stand that are under way in one mutator.
 *
 * <p>A traversal is recognised by its table, the key it yielded last and the place on the Lua stack where its loop or its
 * call of {@code next} stands: two loops over the same table, one inside the other, have different places, though they pass
 * the same keys. Nobody tells when a loop is left early; its cursor is taken to be over when another traversal begins at its
 * place or at a lower one of the same coroutine, and such cursors are used again first.
 *
 * <p>A traversal is not known here if more than {@value #MOST_CURSORS} are under way.
 */
final class TraversalCursors implements RootSource {

    private static final int FEWEST_CURSORS = 16;
    private static final int MOST_CURSORS = 256;
    /** Bits of a place that tell the slot of the stack; those above tell the coroutine. */
    private static final int SLOT_BITS = 24;
    /** Traversals of unshared tables that are remembered; a power of two. */
    private static final int NOTES = 128;
    /** What {@link #fit} says of the cursor at the same place with the same key. */
    private static final int BEST_FIT = 4;
    /** Words of a vector that tell where one traversal stands. */
    private static final int WORDS_EACH = 7;

    private Cursor[] cursors = new Cursor[FEWEST_CURSORS];
    private Cursor recent = new Cursor();
    private long clock;
    /**
     * Tables and places of traversals of unshared tables, at an index that the place gives: a loop that begins takes the
     * place of the one that stood there. They do not keep a table alive.
     */
    private final long[] notes = new long[2 * NOTES];

    /** Where a traversal stands. */
    static final class Cursor {
        private long table;
        private long place;
        private long used;
        /** True if its loop has been left, as far as one can tell. */
        private boolean over;
        /** The key that was yielded last; {@link Word#NONE} if the table was not shared yet then. */
        long lastKey = Word.NIL;
        /** The keys that are not in the array part; 0 while there is no list. */
        long keys;
        /** Elements of the array part when the traversal began. */
        long arrayLimit;
        /** The key of the array part that was yielded before the list was made; 0 for none. */
        long yielded;
        /** The next to be looked at: below the limit an index of the array, above it one of the keys. */
        long position;

        /** The table that is traversed. */
        long table() {
            return table;
        }

        /** The traversal has come to its end. */
        void end() {
            table = 0;
            keys = 0;
            lastKey = Word.NIL;
        }

        private boolean isUnderWay() {
            return table != 0 && lastKey != Word.NIL;
        }

        private void write(long at) {
            Memory.putLong(at, Word.ofTable(table));
            Memory.putLong(at + 8, Word.ofInteger(place & (1L << SLOT_BITS) - 1));
            Memory.putLong(at + 16, lastKey == Word.NONE ? Word.NIL : lastKey);
            Memory.putLong(at + 24, keys == 0 ? Word.NIL : Word.ofOther(keys));
            Memory.putLong(at + 32, Word.ofInteger(arrayLimit));
            Memory.putLong(at + 40, Word.ofInteger(yielded));
            Memory.putLong(at + 48, Word.ofInteger(position));
        }

        private void read(long at, long coroutine) {
            table = Word.ref(Memory.getLong(at));
            place = place(coroutine, Word.toInteger(Memory.getLong(at + 8)));
            long key = Memory.getLong(at + 16);
            lastKey = key == Word.NIL ? Word.NONE : key;
            long list = Memory.getLong(at + 24);
            keys = list == Word.NIL ? 0 : Word.ref(list);
            arrayLimit = Word.toInteger(Memory.getLong(at + 32));
            yielded = Word.toInteger(Memory.getLong(at + 40));
            position = Word.toInteger(Memory.getLong(at + 48));
        }

        private boolean isLessNeededThan(Cursor other) {
            return over == other.over ? used < other.used : over;
        }
    }

    /** A place on a stack; see {@link Tables#next(long, long, long)}. */
    static long place(long coroutine, long slot) {
        return coroutine << SLOT_BITS - Header.GRANULE_SHIFT | slot;
    }

    /** True for equal keys; a wide integer may also come as a float. */
    static boolean isSame(long listed, long key) {
        return listed == key || DictionaryPart.isWide(listed) && TableReader.isIntegerKey(key)
                && TableReader.integerOf(listed) == TableReader.integerOf(key);
    }

    /** The cursor of the traversal that goes on behind a key, or null. */
    Cursor find(long table, long key, long place) {
        if (fit(recent, table, key, place) != BEST_FIT) {
            Cursor best = null;
            int bestFit = 0;
            for (Cursor cursor : cursors) {
                int fit = cursor == null ? 0 : fit(cursor, table, key, place);
                if (fit > bestFit || fit == bestFit && fit > 0 && cursor.used > best.used) {
                    best = cursor;
                    bestFit = fit;
                }
            }
            if (best == null) {
                return null;
            }
            best.place = place;
            recent = best;
        }
        return recent;
    }

    /** How well a cursor fits; 0 if not at all. */
    private static int fit(Cursor cursor, long table, long key, long place) {
        boolean isKnown = isSame(cursor.lastKey, key);
        if (cursor.table != table || !isKnown && cursor.lastKey != Word.NONE) {
            return 0;
        }
        return (cursor.place == place ? 2 : 0) + (isKnown ? 2 : 1);
    }

    /** A cursor for a new traversal. */
    Cursor begin(long table, long place) {
        for (Cursor cursor : cursors) {
            if (cursor != null && cursor.place >>> SLOT_BITS == place >>> SLOT_BITS && cursor.place >= place) {
                cursor.over = true;
            }
        }
        int index = unused();
        Cursor cursor = cursors[index];
        cursor.table = table;
        cursor.place = place;
        cursor.lastKey = Word.NIL;
        cursor.keys = 0;
        cursor.position = 0;
        cursor.arrayLimit = 0;
        touch(cursor);
        recent = cursor;
        return cursor;
    }

    /** Notes that a cursor is in use. */
    void touch(Cursor cursor) {
        cursor.used = ++clock;
        cursor.over = false;
    }

    /** The index of a cursor that has ended or was never used, or of one that is over, or of the one used longest ago. */
    private int unused() {
        int oldest = 0;
        for (int i = 0; i < cursors.length; i++) {
            if (cursors[i] == null) {
                cursors[i] = new Cursor();
            }
            if (cursors[i].table == 0) {
                return i;
            }
            oldest = cursors[i].isLessNeededThan(cursors[oldest]) ? i : oldest;
        }
        if (cursors[oldest].over || cursors.length == MOST_CURSORS) {
            return oldest;
        }
        int index = cursors.length;
        cursors = Arrays.copyOf(cursors, 2 * index);
        cursors[index] = new Cursor();
        return index;
    }

    // --- coroutines that change threads

    /** How many traversals a coroutine has under way. */
    int count(long coroutine) {
        int count = 0;
        for (Cursor cursor : cursors) {
            count += isOf(cursor, coroutine) ? 1 : 0;
        }
        return count;
    }

    private static boolean isOf(Cursor cursor, long coroutine) {
        return cursor != null && cursor.isUnderWay() && cursor.place >>> SLOT_BITS == place(coroutine, 0) >>> SLOT_BITS;
    }

    /** Words of a vector that tells where so many traversals stand. */
    static int words(int count) {
        return count * WORDS_EACH;
    }

    /** Moves the traversals of a coroutine, which are as many as {@link #count} says, into a new vector of words. */
    void giveTo(long coroutine, long vector, int count) {
        Vectors.initialize(vector, Kind.WORDS, words(count));
        long at = vector + Vectors.ELEMENTS;
        for (Cursor cursor : cursors) {
            if (isOf(cursor, coroutine)) {
                cursor.write(at);
                cursor.end();
                at += WORDS_EACH * Long.BYTES;
            }
        }
    }

    /** Goes on with the traversals of a coroutine as a vector tells them. */
    void takeFrom(long coroutine, long vector) {
        for (int i = 0; i < Vectors.count(vector); i += WORDS_EACH) {
            Cursor cursor = cursors[unused()];
            cursor.read(vector + Vectors.ELEMENTS + (long) i * Long.BYTES, coroutine);
            touch(cursor);
        }
    }

    // --- traversals that begin before their tables are shared

    /** Notes a traversal of a table that is not shared. */
    void note(long table, long place) {
        int index = noteIndex(place);
        notes[index] = table;
        notes[index + 1] = place;
    }

    /** Notes that it has come to its end. */
    void forget(long table, long place) {
        int index = noteIndex(place);
        if (notes[index] == table && notes[index + 1] == place) {
            notes[index] = 0;
        }
    }

    private static int noteIndex(long place) {
        return ((int) (place ^ place >>> SLOT_BITS) & NOTES - 1) << 1;
    }

    /** Makes a cursor of a traversal that was noted of a table; null if there is none any more. */
    Cursor beginNoted(long table) {
        for (int i = 0; i < notes.length; i += 2) {
            if (notes[i] == table) {
                notes[i] = 0;
                Cursor cursor = begin(table, notes[i + 1]);
                cursor.lastKey = Word.NONE;
                return cursor;
            }
        }
        return null;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (Cursor cursor : cursors) {
            if (cursor != null && cursor.table != 0) {
                visitor.visitRef(cursor.table);
                visitor.visitRef(cursor.keys);
                visitor.visitWord(cursor.lastKey == Word.NONE ? Word.NIL : cursor.lastKey);
            }
        }
    }
}
