package dev.farside.table;

import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import java.util.Arrays;

/**
 * {@code next} over shared tables. A traversal works on a list of the keys that the table had when it began, in which it
 * remembers where it stands: so it never fails, yields no key twice, and yields every key that stays in the table. Keys of
 * the array part are not listed, only counted. The list is made at the second step: asking for the first key is a usual way
 * of asking whether a table is empty.
 *
 * <p>A mutator keeps a cursor for each traversal that is under way. One is recognised by its table, the key it yielded last
 * and the place on the Lua stack where its loop or its call of {@code next} stands: two loops over the same table, one inside
 * the other, have different places, though they pass the same keys. A loop that was left early leaves its cursor behind,
 * which is known to be over when another traversal begins at its place or at a lower one of the same coroutine; such cursors
 * are used again first. If there is none for a key, because more than {@value #MOST_CURSORS} traversals are under way or
 * the coroutine began its traversal in another thread, a new list is made and the key is looked for in it: only then, and
 * if the table was rebuilt meanwhile, keys can be missed or come twice.
 */
final class SharedTraversal implements RootSource {

    private static final int FEWEST_CURSORS = 16;
    private static final int MOST_CURSORS = 256;
    /** Bits of a place that tell the slot of the stack; those above tell the coroutine. */
    private static final int SLOT_BITS = 24;
    /** When a cursor was used that is over. */
    private static final long OVER = 0;

    private final Tables tables;
    private final ThreadHeap heap;
    private Cursor[] cursors = new Cursor[FEWEST_CURSORS];
    private Cursor recent = new Cursor();
    private long clock;

    /** Where a traversal stands. */
    private static final class Cursor {
        long table;
        long place;
        long lastKey = Word.NIL;
        /** The keys that are not in the array part; 0 while there is no list. */
        long keys;
        /** Elements of the array part when the traversal began. */
        long arrayLimit;
        /** The key of the array part that was yielded before the list was made; 0 for none. */
        long yielded;
        /** The next to be looked at: below the limit an index of the array, above it one of the keys. */
        long position;
        long used;
    }

    SharedTraversal(Tables tables, ThreadHeap heap) {
        this.tables = tables;
        this.heap = heap;
    }

    /** A place on a stack; see {@link Tables#next(long, long, long)}. */
    static long place(long coroutine, long slot) {
        return coroutine << SLOT_BITS - Header.GRANULE_SHIFT | slot;
    }

    /** See {@link Tables#next(long, long, long)}. */
    boolean next(long table, long key, long place) {
        Cursor cursor = key == Word.NIL ? begin(table, place) : find(table, key, place);
        recent = cursor == null ? recent : cursor;
        if (cursor == null) {
            cursor = begin(table, place);
            makeList(cursor, table);
            skipTo(cursor, key);
        } else if (key == Word.NIL) {
            return first(cursor, table);
        } else if (cursor.keys == 0) {
            long first = cursor.lastKey;
            makeList(cursor, table);
            leaveOut(cursor, first);
        }
        cursor.used = ++clock;
        return step(cursor);
    }

    private Cursor find(long table, long key, long place) {
        if (recent.place == place && isAt(recent, table, key)) {
            return recent;
        }
        Cursor best = null;
        for (Cursor cursor : cursors) {
            if (cursor != null && isAt(cursor, table, key) && (best == null || cursor.place == place
                    || best.place != place && cursor.used > best.used)) {
                best = cursor;
            }
        }
        if (best != null) {
            best.place = place;
        }
        return best;
    }

    private static boolean isAt(Cursor cursor, long table, long key) {
        return cursor.table == table && isSame(cursor.lastKey, key);
    }

    /** A cursor for a new traversal. */
    private Cursor begin(long table, long place) {
        for (Cursor cursor : cursors) {
            if (cursor != null && cursor.place >>> SLOT_BITS == place >>> SLOT_BITS
                    && (cursor.place > place || cursor.place == place && cursor.table == table)) {
                cursor.used = OVER;
            }
        }
        Cursor cursor = cursors[unused()];
        cursor.table = table;
        cursor.place = place;
        cursor.lastKey = Word.NIL;
        cursor.keys = 0;
        cursor.position = 0;
        cursor.arrayLimit = 0;
        cursor.used = ++clock;
        return cursor;
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
            oldest = cursors[i].used < cursors[oldest].used ? i : oldest;
        }
        if (cursors[oldest].used == OVER || cursors.length == MOST_CURSORS) {
            return oldest;
        }
        int index = cursors.length;
        cursors = Arrays.copyOf(cursors, 2 * index);
        cursors[index] = new Cursor();
        return index;
    }

    /** The first key of a table, without a list. */
    private boolean first(Cursor cursor, long table) {
        long storage = SharedParts.readable(TableObject.links(table));
        long array = SharedParts.array(storage);
        int capacity = array == 0 ? 0 : ArrayPart.capacity(array);
        for (long i = 0; i < capacity; i++) {
            if (offer(cursor, Word.ofInteger(i + 1))) {
                return true;
            }
        }
        long fields = SharedParts.fields(storage);
        int count = fields == 0 ? 0 : places(fields);
        for (int i = 0; i < count; i++) {
            long key = keyAt(fields, i);
            if (key != Word.NONE && offer(cursor, key)) {
                return true;
            }
        }
        return end(cursor);
    }

    private boolean offer(Cursor cursor, long key) {
        long value = tables.get(cursor.table, key);
        if (value == Word.NIL) {
            return false;
        }
        cursor.lastKey = key;
        tables.nextKey = key;
        tables.nextValue = value;
        return true;
    }

    private static boolean end(Cursor cursor) {
        cursor.used = OVER;
        cursor.table = 0;
        cursor.keys = 0;
        cursor.lastKey = Word.NIL;
        return false;
    }

    /** See {@link Tables#nextPosition}; knows nothing of changes since the last call. */
    long nextPosition(long table, long position) {
        long storage = SharedParts.readable(TableObject.links(table));
        long array = SharedParts.array(storage);
        long fields = SharedParts.fields(storage);
        long arrayLimit = array == 0 ? 0 : ArrayPart.capacity(array);
        for (long i = position; i < arrayLimit; i++) {
            if (found(table, Word.ofInteger(i + 1))) {
                return i + 1;
            }
        }
        int places = fields == 0 ? 0 : places(fields);
        for (long i = Math.max(position - Positions.FIELDS, 0); i < places; i++) {
            long key = keyAt(fields, (int) i);
            if (key != Word.NONE && !isInArray(key, arrayLimit) && found(table, key)) {
                return Positions.FIELDS + i + 1;
            }
        }
        return 0;
    }

    private boolean found(long table, long key) {
        tables.nextKey = key;
        tables.nextValue = tables.get(table, key);
        return tables.nextValue != Word.NIL;
    }

    private static int places(long fields) {
        long header = Memory.getLongAcquire(fields);
        return Header.kindOf(header) == Kind.SHARED_RECORD ? ShapeObject.count(Storage.recordShape(header))
                : Storage.dictionaryCapacity(header);
    }

    /** The key in a place of a record or dictionary, or {@link Word#NONE}. */
    private static long keyAt(long fields, int place) {
        long header = Memory.getLongAcquire(fields);
        if (Header.kindOf(header) == Kind.SHARED_RECORD) {
            return ShapeObject.key(Storage.recordShape(header), place);
        }
        long key = Memory.getLongAcquire(Storage.entry(fields, place));
        return key == Word.EMPTY || key == Word.FROZEN || key == Word.DEAD ? Word.NONE : key;
    }

    private void makeList(Cursor cursor, long table) {
        long storage = SharedParts.readable(TableObject.links(table));
        long array = SharedParts.array(storage);
        long fields = SharedParts.fields(storage);
        int places = fields == 0 ? 0 : places(fields);
        long arrayLimit = array == 0 ? 0 : ArrayPart.capacity(array);
        long keys = heap.allocate(Vectors.wordsSize(places));
        int count = 0;
        for (int i = 0; i < places; i++) {
            long key = keyAt(fields, i);
            if (key != Word.NONE && !isInArray(key, arrayLimit)) {
                Memory.putLong(keys + Vectors.ELEMENTS + ((long) count++ << 3), key);
            }
        }
        Memory.fillLongs(keys + Vectors.ELEMENTS + ((long) count << 3), (long) (places - count) << 3, Word.NIL);
        Vectors.initialize(keys, Kind.WORDS, places);
        cursor.keys = keys;
        cursor.arrayLimit = arrayLimit;
        cursor.yielded = 0;
        cursor.position = 0;
    }

    private static boolean isInArray(long key, long limit) {
        return Word.isInteger(key) && Long.compareUnsigned(Word.toInteger(key) - 1, limit) < 0;
    }

    /** True for equal keys; a wide integer may also come as a float. */
    private static boolean isSame(long listed, long key) {
        return listed == key || DictionaryPart.isWide(listed) && TableReader.isIntegerKey(key)
                && TableReader.integerOf(listed) == TableReader.integerOf(key);
    }

    /** Goes on behind a key. One that is in none of the places has been removed meanwhile: the traversal ends. */
    private static void skipTo(Cursor cursor, long key) {
        if (isInArray(key, cursor.arrayLimit)) {
            cursor.position = Word.toInteger(key);
            return;
        }
        int count = Vectors.count(cursor.keys);
        int at = 0;
        while (at < count && !isSame(Vectors.word(cursor.keys, at), key)) {
            at++;
        }
        cursor.position = cursor.arrayLimit + at + 1;
    }

    /**
     * The first key was yielded before the list was made: it is left out. The elements before it are not, since it may have
     * stood in a dictionary then, with their keys behind it.
     */
    private static void leaveOut(Cursor cursor, long first) {
        if (isInArray(first, cursor.arrayLimit)) {
            cursor.yielded = Word.toInteger(first);
            return;
        }
        for (int i = 0, count = Vectors.count(cursor.keys); i < count; i++) {
            if (Vectors.word(cursor.keys, i) == first) {
                Memory.putLong(cursor.keys + Vectors.ELEMENTS + ((long) i << 3), Word.NIL);
                return;
            }
        }
    }

    private boolean step(Cursor cursor) {
        while (cursor.position < cursor.arrayLimit) {
            if (++cursor.position != cursor.yielded && offer(cursor, Word.ofInteger(cursor.position))) {
                return true;
            }
        }
        long end = cursor.arrayLimit + Vectors.count(cursor.keys);
        while (cursor.position < end) {
            long key = Vectors.word(cursor.keys, (int) (cursor.position++ - cursor.arrayLimit));
            if (key != Word.NIL && offer(cursor, key)) {
                return true;
            }
        }
        return end(cursor);
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (Cursor cursor : cursors) {
            if (cursor != null && cursor.table != 0) {
                visitor.visitRef(cursor.table);
                visitor.visitRef(cursor.keys);
                visitor.visitWord(cursor.lastKey);
            }
        }
    }
}
