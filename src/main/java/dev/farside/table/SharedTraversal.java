package dev.farside.table;

import dev.farside.gc.Publication;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.Vectors;
import dev.farside.table.TraversalCursors.Cursor;
import dev.farside.value.Word;

/**
 * {@code next} over shared tables. A traversal works on a list of the keys that the table had when it began, in which
 * it remembers where it stands: so it never fails, yields no key twice, and yields every key that stays in the table.
 * Keys of the array part are not listed, only counted. The list is made at the second step: asking for the first key is
 * a usual way of asking whether a table is empty. A traversal that began before the table was shared gets its list at
 * that moment.
 *
 * <p>{@link TraversalCursors} finds a traversal again. A coroutine that is suspended takes its traversals along, since
 * any thread may go on with it. If a traversal is not known any more, a new list is made and the key is looked for in
 * it: only then, and if the table was rebuilt meanwhile, keys can be missed or come twice.
 */
final class SharedTraversal implements RootSource, Publication.Observer {

    private final Tables tables;
    private final ThreadHeap heap;
    private final TraversalCursors cursors = new TraversalCursors();

    SharedTraversal(Tables tables, ThreadHeap heap) {
        this.tables = tables;
        this.heap = heap;
    }

    /** See {@link Tables#next(long, long, long)} and {@link Tables#nextInLoop}. */
    boolean next(long table, long key, long place, boolean isLoop) {
        if (key == Word.NIL) {
            return first(isLoop ? cursors.beginLoop(table, place) : cursors.beginCall(table, place), table);
        }
        Cursor cursor = isLoop ? cursors.findLoop(table, key, place) : cursors.findCall(table, key, place);
        if (cursor == null) {
            cursor = isLoop ? cursors.beginLoop(table, place) : cursors.use(cursors.beginCall(table, place), place);
            makeList(cursor, table);
            skipTo(cursor, key);
        } else if (cursor.lastKey == Word.NONE) {
            if (cursor.keys == 0) { // there was no memory for a list when the table was published
                makeList(cursor, table);
            }
            if (!skipTo(cursor, key)) { // the key came later, so this is another traversal
                makeList(cursor, table);
                skipTo(cursor, key);
            }
        } else if (cursor.keys == 0) {
            makeList(cursor, table);
            leaveOut(cursor, cursor.lastKey);
        }
        return step(cursor);
    }

    /** Notes that a traversal of an unshared table begins, which may be shared before it ends. */
    void noteUnshared(long table, long place, boolean isLoop) {
        if (!Header.has(table, Header.TRAVERSED)) {
            Header.set(table, Header.TRAVERSED);
        }
        if (isLoop) {
            cursors.noteLoop(table, place);
        } else {
            cursors.noteCall(table, place);
        }
    }

    /** Notes that a loop over an unshared table has come to its end. */
    void noteEnd(long place) {
        cursors.forgetLoop(place);
    }

    /**
     * A table of which a traversal has begun is being published: the traversal may go on, so it gets a list as long as
     * the keys still have the order it has followed.
     */
    @Override
    public void published(long table) {
        try {
            for (Cursor cursor = cursors.beginNoted(table); cursor != null; cursor = cursors.beginNoted(table)) {
                makeList(cursor, table);
            }
        } catch (OutOfMemoryException noList) {
            // then the key is looked for in a list that is made later
        }
    }

    /** False as long as no shared table was traversed. */
    boolean isUsed() {
        return cursors.isUsed();
    }

    /** A coroutine takes its traversals along: whatever thread goes on with it knows them. */
    @Override
    public void suspended(long coroutine) {
        resumed(coroutine); // some may have been found out since it took the others along
        boolean isShared = Header.has(coroutine, Header.SHARED);
        int count = cursors.count(coroutine, isShared);
        if (count > 0) {
            try {
                long vector = heap.allocate(Vectors.wordsSize(TraversalCursors.words(count)));
                cursors.giveTo(coroutine, isShared, vector, count);
                Header.putRef(coroutine + CoroutineObject.TRAVERSALS, vector);
            } catch (OutOfMemoryException noVector) {
                cursors.dropLoops(coroutine); // then the key is looked for in a list that is made later
            }
        }
    }

    /** A coroutine that this thread goes on with brings its traversals. */
    void resumed(long coroutine) {
        long vector = Header.getRef(coroutine + CoroutineObject.TRAVERSALS);
        if (vector != 0) {
            Header.putRef(coroutine + CoroutineObject.TRAVERSALS, 0);
            cursors.takeFrom(coroutine, vector);
        }
    }

    /** The loops of a coroutine that has ended are over. */
    void ended(long coroutine) {
        cursors.dropLoops(coroutine);
    }

    /** All are over: the thread has ended. */
    void clear() {
        cursors.clear();
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
        long value = tables.get(cursor.table(), key);
        if (value == Word.NIL) {
            return false;
        }
        cursor.lastKey = key;
        tables.nextKey = key;
        tables.nextValue = value;
        return true;
    }

    private static boolean end(Cursor cursor) {
        cursor.end();
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

    /**
     * Goes on behind a key. One that is in none of the places has been removed meanwhile, if the list is new: the
     * traversal ends, and the result is false.
     */
    private static boolean skipTo(Cursor cursor, long key) {
        if (isInArray(key, cursor.arrayLimit)) {
            cursor.position = Word.toInteger(key);
            return true;
        }
        int count = Vectors.count(cursor.keys);
        int at = 0;
        while (at < count && !TraversalCursors.isSame(Vectors.word(cursor.keys, at), key)) {
            at++;
        }
        cursor.position = cursor.arrayLimit + at + 1;
        return at < count;
    }

    /**
     * The first key was yielded before the list was made: it is left out. The elements before it are not, since it may
     * have stood in a dictionary then, with their keys behind it.
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
        cursors.visitRoots(visitor);
    }
}
