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
 * <p>A traversal is recognised by its table, the key it yielded last and its place, where its loop or its call of {@code next}
 * stands on the Lua stack. Loops nest as their places do, so they form a stack here: one that begins or goes on shows that
 * those at higher places are over. Nobody tells, so what is taken off the stack is kept for a while: two calls of {@code next}
 * in one loop of the program go by turns, and either may have the lower place.
 *
 * <p>The stack holds the traversals of the coroutines that have resumed each other, the running one's on top: a coroutine that
 * is suspended takes its own along ({@link #giveTo}), and brings them back to whichever thread goes on with it. So any number
 * of loops may be under way. Not known any more are calls of {@code next} by turns if they are more than {@value #MOST_LEFT};
 * and a loop of a suspended coroutine over a table that is shared only now, if there are more than some
 * {@value #SUSPENDED_NOTES} of them.
 */
final class TraversalCursors implements RootSource {

    /** Traversals that are kept when they seem to be over; a power of two. */
    private static final int MOST_LEFT = 128;
    /** Bits of a place that tell the slot of the stack; those above tell the coroutine. */
    private static final int SLOT_BITS = 24;
    /** Traversals of unshared tables by suspended coroutines that are remembered; a power of two. */
    private static final int SUSPENDED_NOTES = 128;
    /** Words of a vector that tell where one traversal stands. */
    private static final int WORDS_EACH = 7;

    /** Traversals under way, in each coroutine those at higher places above those at lower ones. */
    private Cursor[] stack = new Cursor[16];
    private int depth;
    /** Those that were taken off the stack last: a ring. */
    private final Cursor[] left = new Cursor[MOST_LEFT];
    private int leftCount;
    /** A bit for each coroutine that may have some there, at its number's last digits. */
    private long leftBits;
    /** Tables and places of the traversals of unshared tables, ordered like the stack. They do not keep a table alive. */
    private long[] notes = new long[32];
    private int noted;
    /** Likewise those of suspended coroutines, at an index that the place gives. */
    private final long[] suspendedNotes = new long[2 * SUSPENDED_NOTES];

    /** Where a traversal stands. */
    static final class Cursor {
        private long table;
        private long place;
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

        private Cursor begin(long newTable, long newPlace) {
            table = newTable;
            place = newPlace;
            lastKey = Word.NIL;
            keys = 0;
            arrayLimit = 0;
            yielded = 0;
            position = 0;
            return this;
        }

        /** Whether this is a traversal that has yielded the key last, as far as one can tell. */
        private boolean fits(long ofTable, long key) {
            return table == ofTable && (isSame(lastKey, key) || lastKey == Word.NONE);
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
    }

    /** A place on a stack; see {@link Tables#next(long, long, long)}. */
    static long place(long coroutine, long slot) {
        return coroutine << SLOT_BITS - Header.GRANULE_SHIFT | slot;
    }

    private static boolean isOfOneCoroutine(long place, long other) {
        return place >>> SLOT_BITS == other >>> SLOT_BITS;
    }

    /** True for equal keys; a wide integer may also come as a float. */
    static boolean isSame(long listed, long key) {
        return listed == key || DictionaryPart.isWide(listed) && TableReader.isIntegerKey(key)
                && TableReader.integerOf(listed) == TableReader.integerOf(key);
    }

    // --- the stack

    /** A cursor for a new traversal. */
    Cursor begin(long table, long place) {
        leaveFrom(place);
        return push().begin(table, place);
    }

    /** The cursor of the traversal that goes on behind a key, or null. */
    Cursor find(long table, long key, long place) {
        leaveFrom(place + 1);
        if (depth > 0 && stack[depth - 1].place == place && stack[depth - 1].fits(table, key)) {
            return stack[depth - 1];
        }
        Cursor found = takeFitting(table, key, place);
        if (found == null) {
            return null;
        }
        leaveFrom(place);
        found.place = place;
        push(found);
        return found;
    }

    /** Takes the traversals of a place's coroutine off the stack that stand there or higher. */
    private void leaveFrom(long place) {
        while (depth > 0 && stack[depth - 1].place >= place && isOfOneCoroutine(stack[depth - 1].place, place)) {
            Cursor cursor = stack[--depth];
            if (cursor.isUnderWay()) {
                stack[depth] = keepLeft(cursor);
            }
        }
    }

    /** Keeps a cursor that has left the stack; returns one that can be used again, or null. */
    private Cursor keepLeft(Cursor cursor) {
        int index = leftCount++ & MOST_LEFT - 1;
        Cursor forgotten = left[index];
        left[index] = cursor;
        leftBits |= bit(cursor.place);
        return forgotten;
    }

    private static long bit(long place) {
        return 1L << (place >>> SLOT_BITS);
    }

    /** Whether traversals of a coroutine may have left the stack. */
    private boolean mayHaveLeft(long coroutine) {
        return (leftBits & bit(place(coroutine, 0))) != 0;
    }

    /** Puts any cursor on top of the stack. */
    private Cursor push() {
        boolean isUsedAgain = depth < stack.length && stack[depth] != null;
        push(isUsedAgain ? stack[depth] : new Cursor());
        return stack[depth - 1];
    }

    /** Puts a cursor on top of the stack, in place of one that could be used again. */
    private void push(Cursor cursor) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
        }
        stack[depth++] = cursor;
    }

    /**
     * Takes out the cursor that fits best: of the same place, with a known key, left or begun last. Those at lower places are
     * still on the stack.
     */
    private Cursor takeFitting(long table, long key, long place) {
        int best = -1;
        int bestFit = 0;
        for (int i = 1; i <= MOST_LEFT; i++) {
            int index = leftCount - i & MOST_LEFT - 1;
            int fit = left[index] == null ? 0 : fit(left[index], table, key, place);
            if (fit > bestFit) {
                best = index;
                bestFit = fit;
            }
        }
        boolean isOnStack = false;
        for (int i = depth - 1; i >= 0; i--) {
            int fit = fit(stack[i], table, key, place);
            if (fit > bestFit) {
                best = i;
                bestFit = fit;
                isOnStack = true;
            }
        }
        return bestFit == 0 ? null : isOnStack ? removeFromStack(best) : removeFromLeft(best);
    }

    private Cursor removeFromLeft(int index) {
        Cursor cursor = left[index];
        left[index] = null;
        return cursor;
    }

    private Cursor removeFromStack(int index) {
        Cursor cursor = stack[index];
        System.arraycopy(stack, index + 1, stack, index, --depth - index);
        stack[depth] = null;
        return cursor;
    }

    /** How well a cursor fits; 0 if not at all. */
    private static int fit(Cursor cursor, long table, long key, long place) {
        return !cursor.fits(table, key) ? 0 : (cursor.place == place ? 2 : 0) + (cursor.lastKey == Word.NONE ? 1 : 2);
    }

    // --- coroutines

    /** How many traversals a coroutine has under way. */
    int count(long coroutine) {
        int count = 0;
        for (int i = depth - 1; i >= 0 && isOf(stack[i], coroutine); i--) {
            count += stack[i].isUnderWay() ? 1 : 0;
        }
        if (mayHaveLeft(coroutine)) {
            for (Cursor cursor : left) {
                count += cursor != null && cursor.isUnderWay() && isOf(cursor, coroutine) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isOf(Cursor cursor, long coroutine) {
        return isOfOneCoroutine(cursor.place, place(coroutine, 0));
    }

    /** Words of a vector that tells where so many traversals stand. */
    static int words(int count) {
        return count * WORDS_EACH;
    }

    /** Moves the traversals of a coroutine, which are as many as {@link #count} says, into a new vector of words. */
    void giveTo(long coroutine, long vector, int count) {
        Vectors.initialize(vector, Kind.WORDS, words(count));
        long at = vector + Vectors.ELEMENTS;
        int first = depth;
        while (first > 0 && isOf(stack[first - 1], coroutine)) {
            first--;
        }
        for (int i = first; i < depth; i++) {
            if (stack[i].isUnderWay()) {
                stack[i].write(at);
                at += WORDS_EACH * Long.BYTES;
            }
        }
        for (Cursor cursor : left) {
            if (cursor != null && cursor.isUnderWay() && isOf(cursor, coroutine)) {
                cursor.write(at);
                at += WORDS_EACH * Long.BYTES;
            }
        }
        drop(coroutine);
    }

    /** Goes on with the traversals of a coroutine that a vector tells. */
    void takeFrom(long coroutine, long vector) {
        for (int i = 0; i < Vectors.count(vector); i += WORDS_EACH) {
            Cursor cursor = push();
            cursor.read(vector + Vectors.ELEMENTS + (long) i * Long.BYTES, coroutine);
            if (depth > 1 && isOf(stack[depth - 2], coroutine) && stack[depth - 2].place >= cursor.place) {
                stack[--depth] = keepLeft(cursor);
            }
        }
    }

    /** Forgets the traversals of a coroutine, which is the running one or has just been. */
    void drop(long coroutine) {
        while (noted > 0 && isOfOneCoroutine(notes[noted - 1], place(coroutine, 0))) {
            noted -= 2;
        }
        while (depth > 0 && isOf(stack[depth - 1], coroutine)) {
            stack[--depth].end();
        }
        if (mayHaveLeft(coroutine)) {
            leftBits = 0;
            for (Cursor cursor : left) {
                if (cursor != null && isOf(cursor, coroutine)) {
                    cursor.end();
                } else if (cursor != null && cursor.isUnderWay()) {
                    leftBits |= bit(cursor.place);
                }
            }
        }
    }

    /** Forgets all: the thread has ended. */
    void clear() {
        while (depth > 0) {
            stack[--depth].end();
        }
        Arrays.fill(left, null);
        noted = 0;
        Arrays.fill(suspendedNotes, 0);
        leftBits = 0;
    }

    // --- traversals that begin before their tables are shared

    /** Notes a traversal of a table that is not shared. */
    void note(long table, long place) {
        while (noted > 0 && notes[noted - 1] >= place && isOfOneCoroutine(notes[noted - 1], place)) {
            noted -= 2;
        }
        if (noted == notes.length) {
            notes = Arrays.copyOf(notes, 2 * noted);
        }
        notes[noted++] = table;
        notes[noted++] = place;
    }

    /** Notes that it has come to its end. */
    void forget(long table, long place) {
        if (noted > 0 && notes[noted - 1] == place) {
            noted -= 2;
        } else {
            int index = suspendedIndex(place);
            if (suspendedNotes[index] == table && suspendedNotes[index + 1] == place) {
                suspendedNotes[index] = 0;
            }
        }
    }

    private static int suspendedIndex(long place) {
        return ((int) (place ^ place >>> SLOT_BITS) & SUSPENDED_NOTES - 1) << 1;
    }

    /** A coroutine is suspended: its notes go where they may be overwritten. */
    void suspendNotes(long coroutine) {
        while (noted > 0 && isOfOneCoroutine(notes[noted - 1], place(coroutine, 0))) {
            noted -= 2;
            int index = suspendedIndex(notes[noted + 1]);
            suspendedNotes[index] = notes[noted];
            suspendedNotes[index + 1] = notes[noted + 1];
        }
    }

    /** A cursor of a traversal that has begun already. Unless it is one of the coroutine on top, it is not put on the stack yet. */
    private Cursor begun(long table, long place) {
        Cursor cursor = new Cursor().begin(table, place);
        cursor.lastKey = Word.NONE;
        if (depth > 0 && !isOfOneCoroutine(stack[depth - 1].place, place)) {
            keepLeft(cursor);
            return cursor;
        }
        int index = depth;
        while (index > 0 && stack[index - 1].place > place && isOfOneCoroutine(stack[index - 1].place, place)) {
            index--;
        }
        push(cursor);
        System.arraycopy(stack, index, stack, index + 1, depth - 1 - index);
        stack[index] = cursor;
        return cursor;
    }

    /** Makes a cursor of a traversal that was noted of a table; null if there is none any more. */
    Cursor beginNoted(long table) {
        for (int i = 0; i < noted; i += 2) {
            if (notes[i] == table) {
                notes[i] = 0;
                return begun(table, notes[i + 1]);
            }
        }
        for (int i = 0; i < suspendedNotes.length; i += 2) {
            if (suspendedNotes[i] == table) {
                suspendedNotes[i] = 0;
                return begun(table, suspendedNotes[i + 1]);
            }
        }
        return null;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (int i = 0; i < depth; i++) {
            visit(visitor, stack[i]);
        }
        for (Cursor cursor : left) {
            if (cursor != null) {
                visit(visitor, cursor);
            }
        }
    }

    private static void visit(RootVisitor visitor, Cursor cursor) {
        if (cursor.table != 0) {
            visitor.visitRef(cursor.table);
            visitor.visitRef(cursor.keys);
            visitor.visitWord(cursor.lastKey == Word.NONE ? Word.NIL : cursor.lastKey);
        }
    }
}
