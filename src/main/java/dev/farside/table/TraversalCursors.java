package dev.farside.table;

import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.heap.Block;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the traversals of shared tables stand that have a list of keys in one mutator; see {@link SharedTraversal} for
 * which do.
 *
 * <p>A <em>loop</em> is known by its place on the Lua stack. The loops of a coroutine nest as their places do, so they
 * form a stack: one that begins or goes on shows that those at higher places are over, for nobody tells when a loop is
 * left early. A coroutine that is suspended takes its loops along ({@link #giveTo}), and brings them back to whichever
 * thread goes on with it. So any number of loops may be under way.
 *
 * <p><em>Calls</em> of {@code next} by the program may come from anywhere, and nothing tells when there will be no
 * more. Those that have begun before their table was shared are known by the table and the key that was yielded last,
 * the {@value #MOST_CALLS} that went on last. If another traversal by calls has begun since, the place has to be the
 * same as well; and if that was in another coroutine or thread (the table has the flag {@code CONTESTED} then), the one
 * that is remembered must have gone on from that place before: many are nothing but a question whether a table is
 * empty. One that begins in the same coroutine shows that those at the same place or higher are over. They keep nothing
 * alive but their lists, in which a collection replaces keys that are gone.
 */
final class TraversalCursors implements RootSource {

    /** Traversals by calls that are remembered. */
    static final int MOST_CALLS = 64;
    /** Those that are noted while their tables are not shared; a power of two. */
    private static final int MOST_NOTES = 256;
    /** Words of a note: table, place, key, and 1 if it is the first key. */
    private static final int NOTE = 4;
    /** Bits of a place that tell the slot of the stack; those above tell the coroutine. */
    private static final int SLOT_BITS = 24;
    /** Words of a vector that tell where one traversal stands. */
    private static final int WORDS_EACH = 6;
    /** In place of the number of elements: the list is one of {@link SparseElements}. */
    private static final long SORTED = -1;

    private final Map<Long, Loops> loops = new HashMap<>();
    /** True as soon as there was one. */
    private boolean used;
    /** Those of the coroutine that was asked for last. */
    private Loops recentLoops = new Loops(0);
    private final Cursor[] calls = new Cursor[MOST_CALLS];
    private long clock;
    private final LoopNotes notes = new LoopNotes();
    /** Where traversals by calls stand whose tables are not shared. They are not kept alive. */
    private final long[] callNotes = new long[NOTE * MOST_NOTES];

    /** Where a traversal stands. */
    static final class Cursor {
        private final boolean isWeak;
        private long table;
        private long place;
        private long used;
        /** The key that was yielded last was not the first one. */
        private boolean hasGoneOn;
        /** Another traversal by calls has begun in the same coroutine. */
        private boolean isNestedIn;
        /** The key that was yielded last; {@link Word#NONE} for a loop if the table was not shared yet then. */
        long lastKey = Word.NIL;
        /** The keys to visit, 0 if there was no memory for a list; before them come the elements up to the limit. */
        long keys;
        /** Elements of the array part when the table was published. */
        long arrayLimit;
        /** The next to be looked at: below the limit an index of the array, above it one of the keys. */
        long position;

        private Cursor(boolean isWeak) {
            this.isWeak = isWeak;
        }

        private Cursor begin(long ofTable, long atPlace) {
            table = ofTable;
            place = atPlace;
            lastKey = Word.NONE;
            keys = 0;
            arrayLimit = 0;
            position = 0;
            isNestedIn = false;
            return this;
        }

        /** The table that is traversed. */
        long table() {
            return table;
        }

        /** True for one by calls, which has a vector of bytes: its keys need not be kept alive. */
        boolean isWeak() {
            return isWeak;
        }

        /** Keys in the list, some of which may be replaced by nil. */
        int keyCount() {
            return keys == 0 ? 0 : isWeak ? Vectors.count(keys) >>> 3 : Vectors.count(keys);
        }

        /** True if it goes through elements of a dictionary, ascending, behind which come keys that are not listed. */
        boolean isSorted() {
            return arrayLimit == SORTED;
        }

        /** There are no more keys in the list. */
        void end() {
            table = 0;
            keys = 0;
            lastKey = Word.NIL;
        }

        private boolean isUnderWay() {
            return table != 0;
        }

        /** Whether this may be a traversal that has yielded the key last. */
        private boolean fits(long ofTable, long key) {
            return table == ofTable && (lastKey == Word.NONE || isSame(lastKey, key));
        }

        private void write(long at) {
            Memory.putLong(at, Word.ofTable(table));
            Memory.putLong(at + 8, Word.ofInteger(place & (1L << SLOT_BITS) - 1));
            Memory.putLong(at + 16, lastKey == Word.NONE ? Word.NIL : lastKey);
            Memory.putLong(at + 24, keys == 0 ? Word.NIL : Word.ofOther(keys));
            Memory.putLong(at + 32, Word.ofInteger(arrayLimit));
            Memory.putLong(at + 40, Word.ofInteger(position));
        }

        private void read(long at, long coroutine) {
            table = Word.ref(Memory.getLong(at));
            place = place(coroutine, Word.toInteger(Memory.getLong(at + 8)));
            long key = Memory.getLong(at + 16);
            lastKey = key == Word.NIL ? Word.NONE : key;
            long list = Memory.getLong(at + 24);
            keys = list == Word.NIL ? 0 : Word.ref(list);
            arrayLimit = Word.toInteger(Memory.getLong(at + 32));
            position = Word.toInteger(Memory.getLong(at + 40));
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

        /** A cursor of a loop that may stand among others. */
        private Cursor insert(long table, long place) {
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, 2 * depth);
            }
            if (stack[depth] == null) {
                stack[depth] = new Cursor(false);
            }
            Cursor cursor = stack[depth].begin(table, place);
            int index = depth++;
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

    /** The coroutine of a place. */
    static long coroutine(long place) {
        return place >>> SLOT_BITS << Header.GRANULE_SHIFT;
    }

    /** True for equal keys; a wide integer may also come as a float. */
    static boolean isSame(long listed, long key) {
        return listed == key || DictionaryPart.isWide(listed) && TableReader.isIntegerKey(key)
                && TableReader.integerOf(listed) == TableReader.integerOf(key);
    }

    /** A loop begins: those at its place or higher are over. */
    void beginLoop(long place) {
        if (used) {
            leaveLoops(place);
        }
    }

    /**
     * A traversal of a shared table by calls begins: those at its place or higher are over.
     *
     * @return true if it begins while one of the same coroutine may be under way
     */
    boolean beginCall(long table, long place) {
        boolean isNested = false;
        for (int i = 0; used && i < MOST_CALLS; i++) {
            Cursor cursor = calls[i];
            if (cursor != null && cursor.table == table && cursor.place >>> SLOT_BITS == place >>> SLOT_BITS) {
                if (cursor.place >= place) {
                    cursor.end();
                } else {
                    cursor.isNestedIn = true;
                    isNested = true;
                }
            }
        }
        return isNested;
    }

    private void leaveLoops(long place) {
        Loops own = loopsOf(place);
        if (own != null) {
            own.leaveFrom(place);
        }
    }

    // --- loops

    /** Notes a loop over a shared table that goes through a list of keys, from a position on. */
    Cursor addLoop(long table, long place, long list, long position) {
        Loops own = makeLoopsOf(place);
        own.leaveFrom(place);
        Cursor cursor = own.insert(table, place);
        cursor.keys = list;
        cursor.position = position;
        return cursor;
    }

    /** Like {@link #addLoop}, for a list of {@link SparseElements}. */
    Cursor addSortedLoop(long table, long place, long list, int index) {
        Cursor cursor = addLoop(table, place, list, index);
        cursor.arrayLimit = SORTED;
        return cursor;
    }

    /** The cursor of a loop that goes on behind a key, or null. */
    Cursor findLoop(long table, long key, long place) {
        Loops own = loopsOf(place);
        if (own == null) {
            return null;
        }
        own.leaveFrom(place + 1);
        for (int i = own.depth - 1; i >= 0 && own.stack[i].place == place; i--) { // notes may be out of date
            if (own.stack[i].fits(table, key)) {
                return own.stack[i];
            }
        }
        return null;
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

    /** The cursor of a traversal by calls that goes on behind a key, or null. */
    Cursor findCall(long table, long key, long place) {
        Cursor best = null;
        for (Cursor cursor : calls) {
            if (cursor != null && cursor.fits(table, key) && (best == null || cursor.place == place)) {
                best = cursor;
            }
        }
        if (best == null || best.place != place && best.isNestedIn
                || Header.has(table, Header.CONTESTED) && !(best.place == place && best.hasGoneOn)) {
            return null;
        }
        best.place = place;
        best.hasGoneOn = true;
        best.used = ++clock;
        return best;
    }

    /** A cursor in place of the one that has not gone on for longest. */
    private Cursor addCall() {
        int oldest = 0;
        for (int i = 0; i < MOST_CALLS; i++) {
            if (calls[i] == null) {
                calls[i] = new Cursor(true);
            }
            if (!calls[i].isUnderWay()) {
                oldest = i;
                break;
            }
            oldest = calls[i].used < calls[oldest].used ? i : oldest;
        }
        used = true;
        calls[oldest].used = ++clock;
        return calls[oldest];
    }

    // --- coroutines

    /** False as long as there was no traversal with a list. */
    boolean isUsed() {
        return used;
    }

    /** How many loops a coroutine takes along when it is suspended. */
    int count(long coroutine) {
        Loops own = loopsOf(place(coroutine, 0));
        int count = 0;
        for (int i = 0; own != null && i < own.depth; i++) {
            count += own.stack[i].isUnderWay() ? 1 : 0;
        }
        return count;
    }

    /** Words of a vector that tells where so many loops stand. */
    static int words(int count) {
        return count * WORDS_EACH;
    }

    /** Writes the loops that {@link #count} has counted into a new vector of words; they are forgotten here. */
    void giveTo(long coroutine, long vector, int count) {
        Vectors.initialize(vector, Kind.WORDS, words(count));
        long at = vector + Vectors.ELEMENTS;
        Loops own = loopsOf(place(coroutine, 0));
        for (int i = 0; own != null && i < own.depth; i++) {
            if (own.stack[i].isUnderWay()) {
                own.stack[i].write(at);
                at += WORDS_EACH * Long.BYTES;
            }
        }
        dropLoops(coroutine);
    }

    /** Goes on with the loops of a coroutine that a vector tells. */
    void takeFrom(long coroutine, long vector) {
        for (int i = 0; i < Vectors.count(vector); i += WORDS_EACH) {
            long at = vector + Vectors.ELEMENTS + (long) i * Long.BYTES;
            long place = place(coroutine, Word.toInteger(Memory.getLong(at + 8)));
            makeLoopsOf(place).insert(0, place).read(at, coroutine);
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
        Arrays.fill(calls, null);
        Arrays.fill(callNotes, 0);
        notes.clear();
    }

    // --- traversals that begin before their tables are shared

    /** Notes a loop over a table that is not shared. */
    void noteLoop(long table, long place) {
        beginLoop(place);
        notes.put(place, table);
    }

    /** Notes that it has come to its end. */
    void forgetLoop(long place) {
        notes.put(place, 0);
    }

    /** Notes that calls have come to a key of a table that is not shared, or to its end: nil. */
    void noteCall(long table, long place, long key, boolean isFirst) {
        int at = NOTE * ((int) ((table + place) * 0x9E37_79B9_7F4A_7C15L >>> 40) & MOST_NOTES - 1);
        callNotes[at] = key == Word.NIL ? 0 : table;
        callNotes[at + 1] = place;
        callNotes[at + 2] = key;
        callNotes[at + 3] = isFirst ? 1 : 0;
    }

    /** Makes a cursor of a traversal that was noted of a table; null if there is none any more. */
    Cursor beginNoted(long table) {
        long place = notes.take(table);
        if (place != 0) {
            return makeLoopsOf(place).insert(table, place);
        }
        for (int at = 0; at < callNotes.length; at += NOTE) {
            if (callNotes[at] == table) {
                callNotes[at] = 0;
                Cursor cursor = addCall().begin(table, callNotes[at + 1]);
                cursor.lastKey = callNotes[at + 2];
                cursor.hasGoneOn = callNotes[at + 3] == 0;
                return cursor;
            }
        }
        return null;
    }

    /** Forgets what is not marked; called by a collection. */
    void dropUnmarked() {
        notes.dropUnmarked();
        for (int at = 0; at < callNotes.length; at += NOTE) {
            if (callNotes[at] != 0 && (!Block.isMarked(callNotes[at]) || isGone(callNotes[at + 2]))) {
                callNotes[at] = 0;
            }
        }
        for (Cursor cursor : calls) {
            if (cursor != null && cursor.isUnderWay()) {
                if (!Block.isMarked(cursor.table) || isGone(cursor.lastKey)) {
                    cursor.end();
                } else {
                    dropUnmarked(cursor);
                }
            }
        }
        if (loops.values().removeIf(own -> !Block.isMarked(own.coroutine << Header.GRANULE_SHIFT))) {
            recentLoops = new Loops(0);
        }
    }

    private static void dropUnmarked(Cursor cursor) {
        long start = cursor.keys + Vectors.ELEMENTS;
        for (long at = start, end = start + (long) cursor.keyCount() * Long.BYTES; at < end; at += Long.BYTES) {
            if (isGone(Memory.getLong(at))) {
                Memory.putLong(at, Word.NIL);
            }
        }
    }

    private static boolean isGone(long word) {
        return Word.isReference(word) && !Block.isMarked(Word.ref(word));
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (Loops own : loops.values()) {
            for (int i = 0; i < own.depth; i++) {
                if (own.stack[i].isUnderWay()) {
                    visitor.visitRef(own.stack[i].table);
                    visitor.visitRef(own.stack[i].keys);
                    visitor.visitWord(own.stack[i].lastKey == Word.NONE ? Word.NIL : own.stack[i].lastKey);
                }
            }
        }
        for (Cursor cursor : calls) {
            if (cursor != null && cursor.isUnderWay()) {
                visitor.visitRef(cursor.keys);
            }
        }
    }
}
