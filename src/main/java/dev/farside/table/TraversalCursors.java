package dev.farside.table;

import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the traversals of shared tables stand that are under way in one mutator.
 *
 * <p>A <em>loop</em> is known by its place on the Lua stack. The loops of a coroutine nest as their places do, so they
 * form a stack: one that begins or goes on shows that those at higher places are over, for nobody tells when a loop is
 * left early. A coroutine that is suspended takes its loops along ({@link #giveTo}), and brings them back to whichever
 * thread goes on with it. So any number of loops may be under way.
 *
 * <p><em>Calls</em> of {@code next} by the program may come from anywhere, and nothing tells when there will be no
 * more. They are known by their table and the key that was yielded last, the {@value #MOST_CALLS} that went on last;
 * those that have yielded only one key are kept apart, since asking for the first key is a usual way of asking whether
 * a table is empty.
 */
final class TraversalCursors implements RootSource {

    /** Traversals by calls that are remembered. */
    static final int MOST_CALLS = 128;
    /**
     * Those of them that have just begun, and tables not yet shared that calls have begun to traverse; a power of two.
     */
    private static final int MOST_BEGUN = 64;
    /** Bits of a place that tell the slot of the stack; those above tell the coroutine. */
    private static final int SLOT_BITS = 24;
    /** In a vector: this is no loop. The slots of a stack are fewer. */
    private static final long CALL = 1L << SLOT_BITS - 1;
    /** Words of a vector that tell where one traversal stands. */
    private static final int WORDS_EACH = 7;
    /** What {@link #fit} says of the cursor at the same place with the same key. */
    private static final int BEST_FIT = 4;

    private final Map<Long, Loops> loops = new HashMap<>();
    /** True as soon as there was one. */
    private boolean used;
    /** Those of the coroutine that was asked for last. */
    private Loops recentLoops = new Loops(0);
    private final Cursor[] calls = new Cursor[MOST_CALLS];
    private Cursor recentCall = new Cursor();
    private long clock;
    private final Cursor[] begunCalls = new Cursor[MOST_BEGUN];
    private int begun;
    private final LoopNotes notes = new LoopNotes();
    /** Tables that were not shared when calls began to traverse them, and where: a ring. They are not kept alive. */
    private final long[] callNotes = new long[2 * MOST_BEGUN];
    private int lastNote;

    /** Where a traversal stands. */
    static final class Cursor {
        private long table;
        private long place;
        private long used;
        /** True for one by calls that has gone on. */
        private boolean isKept;
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

        private boolean isUnderWay() {
            return table != 0 && lastKey != Word.NIL;
        }

        /** Whether this is a traversal that has yielded the key last, as far as one can tell. */
        private boolean fits(long ofTable, long key) {
            return table == ofTable && (isSame(lastKey, key) || lastKey == Word.NONE);
        }

        private void write(long at, long kind) {
            Memory.putLong(at, Word.ofTable(table));
            Memory.putLong(at + 8, Word.ofInteger(place & (1L << SLOT_BITS) - 1 | kind));
            Memory.putLong(at + 16, lastKey == Word.NONE ? Word.NIL : lastKey);
            Memory.putLong(at + 24, keys == 0 ? Word.NIL : Word.ofOther(keys));
            Memory.putLong(at + 32, Word.ofInteger(arrayLimit));
            Memory.putLong(at + 40, Word.ofInteger(yielded));
            Memory.putLong(at + 48, Word.ofInteger(position));
        }

        private void read(long at, long coroutine) {
            table = Word.ref(Memory.getLong(at));
            place = place(coroutine, Word.toInteger(Memory.getLong(at + 8)) & ~CALL);
            long key = Memory.getLong(at + 16);
            lastKey = key == Word.NIL ? Word.NONE : key;
            long list = Memory.getLong(at + 24);
            keys = list == Word.NIL ? 0 : Word.ref(list);
            arrayLimit = Word.toInteger(Memory.getLong(at + 32));
            yielded = Word.toInteger(Memory.getLong(at + 40));
            position = Word.toInteger(Memory.getLong(at + 48));
        }
    }

    /** The loops of one coroutine, those at higher places above those at lower ones. */
    private static final class Loops {
        private long coroutine;
        private Cursor[] stack = new Cursor[8];
        private int depth;

        private Loops(long coroutine) {
            this.coroutine = coroutine;
        }

        /** Forgets those that stand at a place or higher. */
        private void leaveFrom(long place) {
            while (depth > 0 && stack[depth - 1].place >= place) {
                stack[--depth].end();
            }
        }

        private Cursor push() {
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, 2 * depth);
            }
            if (stack[depth] == null) {
                stack[depth] = new Cursor();
            }
            return stack[depth++];
        }

        /** A cursor of a loop that may stand among others. */
        private Cursor insert(long table, long place) {
            Cursor cursor = push().begin(table, place);
            int index = depth - 1;
            while (index > 0 && stack[index - 1].place > place) {
                stack[index] = stack[index - 1];
                index--;
            }
            stack[index] = cursor;
            return cursor;
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

    // --- loops

    /** A cursor for a loop that begins. */
    Cursor beginLoop(long table, long place) {
        Loops own = makeLoopsOf(place);
        own.leaveFrom(place);
        return own.push().begin(table, place);
    }

    /** The cursor of a loop that goes on behind a key, or null. */
    Cursor findLoop(long table, long key, long place) {
        Loops own = loopsOf(place);
        if (own == null) {
            return null;
        }
        own.leaveFrom(place + 1);
        return own.depth > 0 && own.stack[own.depth - 1].place == place && own.stack[own.depth - 1].fits(table, key)
                ? own.stack[own.depth - 1] : null;
    }

    private Loops loopsOf(long place) {
        if (loops.isEmpty()) {
            return null;
        }
        long coroutine = place >>> SLOT_BITS;
        if (recentLoops.coroutine != coroutine) {
            Loops own = loops.get(coroutine);
            if (own == null) {
                return null;
            }
            recentLoops = own;
        }
        return recentLoops;
    }

    private Loops makeLoopsOf(long place) {
        Loops own = loopsOf(place);
        if (own == null) {
            used = true;
            own = new Loops(place >>> SLOT_BITS);
            loops.put(own.coroutine, own);
            recentLoops = own;
        }
        return own;
    }

    // --- calls

    /** A cursor for a traversal by calls that begins. */
    Cursor beginCall(long table, long place) {
        used = true;
        int index = begun++ & MOST_BEGUN - 1;
        if (begunCalls[index] == null) {
            begunCalls[index] = new Cursor();
        }
        return begunCalls[index].begin(table, place);
    }

    /** The cursor of a traversal by calls that goes on behind a key, or null. */
    Cursor findCall(long table, long key, long place) {
        Cursor best = recentCall;
        if (fit(best, table, key, place) < BEST_FIT) {
            best = null;
            int bestFit = 0;
            for (Cursor cursor : calls) {
                int fit = cursor == null ? 0 : fit(cursor, table, key, place);
                if (fit > bestFit || fit > 0 && fit == bestFit && cursor.used > best.used) {
                    best = cursor;
                    bestFit = fit;
                }
            }
            for (int i = 0; i < MOST_BEGUN && bestFit < BEST_FIT; i++) {
                int index = begun - 1 - i & MOST_BEGUN - 1;
                int fit = begunCalls[index] == null ? 0 : fit(begunCalls[index], table, key, place);
                if (fit > bestFit) {
                    best = begunCalls[index];
                    bestFit = fit;
                }
            }
            if (best == null) {
                return null;
            }
        }
        return use(best, place);
    }

    /** How well a cursor fits; 0 if not at all. */
    private static int fit(Cursor cursor, long table, long key, long place) {
        return !cursor.fits(table, key) ? 0 : (cursor.place == place ? 2 : 0) + (cursor.lastKey == Word.NONE ? 1 : 2);
    }

    /** Notes that a traversal by calls goes on: it is kept in place of the one that has not gone on for longest. */
    Cursor use(Cursor cursor, long place) {
        cursor.place = place;
        cursor.used = ++clock;
        recentCall = cursor;
        if (!cursor.isKept) {
            for (int i = 0; i < MOST_BEGUN; i++) {
                begunCalls[i] = begunCalls[i] == cursor ? null : begunCalls[i];
            }
            addCall(cursor);
        }
        return cursor;
    }

    private void addCall(Cursor cursor) {
        int oldest = 0;
        for (int i = 0; i < MOST_CALLS; i++) {
            if (calls[i] == null || !calls[i].isUnderWay()) {
                oldest = i;
                break;
            }
            oldest = calls[i].used < calls[oldest].used ? i : oldest;
        }
        used = true;
        calls[oldest] = cursor;
        cursor.isKept = true;
    }

    // --- coroutines

    /** False as long as there was no traversal at all. */
    boolean isUsed() {
        return used;
    }

    /**
     * How many traversals a coroutine takes along when it is suspended: its loops, and calls too if others may go on.
     */
    int count(long coroutine, boolean withCalls) {
        Loops own = loopsOf(place(coroutine, 0));
        int count = 0;
        for (int i = 0; own != null && i < own.depth; i++) {
            count += own.stack[i].isUnderWay() ? 1 : 0;
        }
        for (int i = 0; withCalls && i < MOST_CALLS; i++) {
            count += isCallOf(calls[i], coroutine) ? 1 : 0;
        }
        for (int i = 0; withCalls && i < MOST_BEGUN; i++) {
            count += isCallOf(begunCalls[i], coroutine) ? 1 : 0;
        }
        return count;
    }

    private static boolean isCallOf(Cursor cursor, long coroutine) {
        return cursor != null && cursor.isUnderWay() && cursor.place >>> SLOT_BITS == place(coroutine, 0) >>> SLOT_BITS;
    }

    /** Words of a vector that tells where so many traversals stand. */
    static int words(int count) {
        return count * WORDS_EACH;
    }

    /** Writes the traversals that {@link #count} has counted into a new vector of words; loops are forgotten here. */
    void giveTo(long coroutine, boolean withCalls, long vector, int count) {
        Vectors.initialize(vector, Kind.WORDS, words(count));
        long at = vector + Vectors.ELEMENTS;
        Loops own = loopsOf(place(coroutine, 0));
        for (int i = 0; own != null && i < own.depth; i++) {
            if (own.stack[i].isUnderWay()) {
                own.stack[i].write(at, 0);
                at += WORDS_EACH * Long.BYTES;
            }
        }
        if (withCalls) {
            for (Cursor[] all : new Cursor[][] {calls, begunCalls}) {
                for (Cursor cursor : all) {
                    if (isCallOf(cursor, coroutine)) {
                        cursor.write(at, CALL);
                        at += WORDS_EACH * Long.BYTES;
                    }
                }
            }
        }
        dropLoops(coroutine);
    }

    /** Goes on with the traversals of a coroutine that a vector tells. */
    void takeFrom(long coroutine, long vector) {
        for (int i = 0; i < Vectors.count(vector); i += WORDS_EACH) {
            long at = vector + Vectors.ELEMENTS + (long) i * Long.BYTES;
            long slot = Word.toInteger(Memory.getLong(at + 8));
            if ((slot & CALL) != 0) {
                Cursor cursor = new Cursor();
                cursor.read(at, coroutine);
                cursor.used = ++clock;
                addCall(cursor);
            } else {
                long place = place(coroutine, slot);
                makeLoopsOf(place).insert(0, place).read(at, coroutine);
            }
        }
    }

    /** Forgets the loops of a coroutine. */
    void dropLoops(long coroutine) {
        Loops own = loopsOf(place(coroutine, 0));
        if (own != null) {
            own.leaveFrom(0);
            loops.remove(own.coroutine);
            own.coroutine = 0;
        }
    }

    /** Forgets all: the thread has ended. */
    void clear() {
        loops.clear();
        recentLoops = new Loops(0);
        recentCall = new Cursor();
        Arrays.fill(calls, null);
        Arrays.fill(begunCalls, null);
        Arrays.fill(callNotes, 0);
        notes.clear();
    }

    // --- traversals that begin before their tables are shared

    /** Notes a loop over a table that is not shared. */
    void noteLoop(long table, long place) {
        notes.put(place, table);
    }

    /** Notes that it has come to its end. */
    void forgetLoop(long place) {
        notes.put(place, 0);
    }

    /** Notes that calls have begun to traverse a table that is not shared. */
    void noteCall(long table, long place) {
        if (callNotes[lastNote] != table || callNotes[lastNote + 1] != place) {
            lastNote = lastNote + 2 & 2 * MOST_BEGUN - 1;
            callNotes[lastNote] = table;
            callNotes[lastNote + 1] = place;
        }
    }

    /** Makes a cursor of a traversal that was noted of a table; null if there is none any more. */
    Cursor beginNoted(long table) {
        Cursor cursor = null;
        long place = notes.take(table);
        if (place != 0) {
            cursor = makeLoopsOf(place).insert(table, place);
        } else {
            for (int i = 0; i < callNotes.length && cursor == null; i += 2) {
                if (callNotes[i] == table) {
                    callNotes[i] = 0;
                    cursor = beginCall(table, callNotes[i + 1]);
                }
            }
        }
        if (cursor != null) {
            cursor.lastKey = Word.NONE;
        }
        return cursor;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (Loops own : loops.values()) {
            for (int i = 0; i < own.depth; i++) {
                visit(visitor, own.stack[i]);
            }
        }
        visit(visitor, recentCall); // it may have had to make room for others
        for (Cursor[] all : new Cursor[][] {calls, begunCalls}) {
            for (Cursor cursor : all) {
                if (cursor != null) {
                    visit(visitor, cursor);
                }
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
