package dev.farside.table;

import dev.farside.gc.Publication;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.gc.WeakHolder;
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
 * {@code next} over shared tables. It follows {@link KeyOrder}, which no change of the table touches, and each step
 * looks at one storage that the table has at some moment of the step: so it never fails, yields no key twice, and
 * yields every key that stays in the table, whoever takes the steps.
 *
 * <p>Two kinds of traversals are remembered by {@link TraversalCursors}, with a list of keys each:
 * <ul>
 * <li>One that began before the table was shared has followed the places of the keys. When the table is published, the
 * keys it may still have to visit are listed in that order. If it is forgotten (see there), it goes on in the order of
 * keys, and may miss a key or yield one twice.</li>
 * <li>A loop that has come to elements in a dictionary lists them, for speed. One that takes many more steps than the
 * table had keys lists those that are left, so that it ends; see {@link LoopPatience}.</li>
 * </ul>
 * A coroutine that is suspended takes its loops along, since any thread may go on with it.
 */
final class SharedTraversal implements RootSource, WeakHolder, Publication.Observer {

    private final Tables tables;
    private final ThreadHeap heap;
    private final TraversalCursors cursors = new TraversalCursors();
    private final SparseElements sparse;
    private final LoopPatience patience = new LoopPatience();

    SharedTraversal(Tables tables, ThreadHeap heap) {
        this.tables = tables;
        this.heap = heap;
        sparse = new SparseElements(heap);
    }

    /** See {@link Tables#next(long, long, long)} and {@link Tables#nextInLoop}. */
    boolean next(long table, long key, long place, boolean isLoop) {
        if (key == Word.NIL) {
            begin(table, place, isLoop);
        } else if (cursors.isUsed()) {
            Cursor cursor = isLoop ? cursors.findLoop(table, key, place) : cursors.findCall(table, key, place);
            if (cursor != null) {
                if (cursor.keys == 0) { // there was no memory for it when the table was published
                    listAll(cursor, table);
                }
                if (cursor.position > 0 || skipTo(cursor, key)) {
                    return goOn(cursor);
                }
                cursor.end();
            }
        }
        return step(table, key, place, isLoop);
    }

    private void begin(long table, long place, boolean isLoop) {
        if (isLoop) {
            cursors.beginLoop(place);
        } else if (Header.has(table, Header.TRAVERSED) && !cursors.beginCall(table, place)
                && !Header.has(table, Header.CONTESTED)) {
            Header.setAtomically(table, Header.CONTESTED);
        }
    }

    // --- by the order of keys

    private boolean step(long table, long key, long place, boolean isLoop) {
        long storage = SharedParts.readable(TableObject.links(table));
        if (isLoop && isOvertaken(storage, key, place)) {
            Cursor rest = listRest(table, storage, key, place);
            if (rest != null) {
                return goOn(rest);
            }
        }
        if (key != Word.NIL && !KeyOrder.isElement(key)) {
            return nextField(table, storage, key);
        }
        long dictionary = SharedParts.dictionary(storage);
        boolean isSparse = dictionary != 0 && SparseElements.has(dictionary);
        if (isSparse && key == Word.NIL) {
            SparseElements.begin(table);
        }
        long element = key == Word.NIL ? 0 : Word.toInteger(key);
        long array = SharedParts.array(storage);
        for (int capacity = array == 0 ? 0 : ArrayPart.capacity(array); element < capacity; element++) {
            if (offer(table, Word.ofInteger(element + 1))) {
                return true;
            }
        }
        if (!isSparse) {
            return nextField(table, storage, Word.NONE);
        }
        boolean keepsList = isLoop && key != Word.NIL;
        long list = sparse.list(table, dictionary, keepsList);
        if (keepsList && list != 0) {
            return goOn(cursors.addSortedLoop(table, place, list, sparse.indexBehind(list, element)));
        }
        return nextElement(table, dictionary, list, element) || nextField(table, storage, Word.NONE);
    }

    /** True for a loop that has not come to its end although it should have: others add keys. */
    private boolean isOvertaken(long storage, long key, long place) {
        if (key == Word.NIL || !patience.knows(place)) {
            patience.begin(place, places(storage));
            return false;
        }
        return patience.isOver(place);
    }

    private boolean nextElement(long table, long dictionary, long list, long after) {
        if (list != 0) {
            int index = nextListed(table, list, sparse.indexBehind(list, after));
            if (index >= 0) {
                sparse.visited(list, index);
            }
            return index >= 0;
        }
        long element = after;
        while ((element = SparseElements.find(dictionary, element)) != 0) {
            if (offer(table, Word.ofInteger(element))) {
                return true;
            }
        }
        return false;
    }

    /** Index of the first element of a list, from an index on, that is in the table; or -1. */
    private int nextListed(long table, long list, int from) {
        for (int i = from; Vectors.word(list, i) != SparseElements.END; i++) {
            if (offer(table, Vectors.word(list, i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean nextField(long table, long storage, long after) {
        long fields = SharedParts.fields(storage);
        if (fields != 0) {
            long key = after;
            while ((key = KeyOrder.following(fields, key)) != Word.NONE) {
                if (offer(table, key)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean offer(long table, long key) {
        tables.nextKey = key;
        tables.nextValue = tables.get(table, key);
        return tables.nextValue != Word.NIL;
    }

    // --- by lists

    private boolean goOn(Cursor cursor) {
        return cursor.isSorted() ? goOnSorted(cursor) : goOnAsBefore(cursor);
    }

    private boolean goOnSorted(Cursor cursor) {
        long table = cursor.table();
        int index = nextListed(table, cursor.keys, (int) cursor.position);
        if (index >= 0) {
            cursor.lastKey = tables.nextKey;
            cursor.position = index + 1L;
            return true;
        }
        cursor.end();
        return nextField(table, SharedParts.readable(TableObject.links(table)), Word.NONE);
    }

    private boolean goOnAsBefore(Cursor cursor) {
        long table = cursor.table();
        for (long end = cursor.arrayLimit + cursor.keyCount(); cursor.position < end;) {
            long position = cursor.position++;
            long key = position < cursor.arrayLimit ? Word.ofInteger(position + 1)
                    : Vectors.word(cursor.keys, (int) (position - cursor.arrayLimit));
            if (key != Word.NIL && offer(table, key)) {
                cursor.lastKey = key;
                return true;
            }
        }
        cursor.end();
        return false;
    }

    /** A cursor for the keys behind one, so that what comes later will not be met; null if there is no memory. */
    private Cursor listRest(long table, long storage, long after, long place) {
        long array = SharedParts.array(storage);
        long arrayLimit = array == 0 ? 0 : ArrayPart.capacity(array);
        long fields = SharedParts.fields(storage);
        int places = fields == 0 ? 0 : fieldPlaces(fields);
        long keys;
        try {
            keys = heap.allocate(Vectors.wordsSize(places));
        } catch (OutOfMemoryException noList) {
            return null;
        }
        Vectors.initialize(keys, Kind.WORDS, places);
        for (int i = 0; i < places; i++) {
            long key = keyAt(fields, i);
            boolean isLeft = key != Word.NONE && !isInArray(key, arrayLimit) && tables.get(table, key) != Word.NIL
                    && KeyOrder.isBehind(key, after);
            Memory.putLong(keys + Vectors.ELEMENTS + ((long) i << 3), isLeft ? key : Word.NIL);
        }
        Cursor cursor = cursors.addLoop(table, place, keys, KeyOrder.isElement(after)
                ? Math.min(Word.toInteger(after), arrayLimit) : arrayLimit);
        cursor.arrayLimit = arrayLimit;
        return cursor;
    }

    // --- traversals that begin before their tables are shared

    /** Notes that a traversal of an unshared table begins, which may be shared before it ends. */
    void noteBegin(long table, long place, boolean isLoop) {
        if (!Header.has(table, Header.TRAVERSED)) {
            Header.set(table, Header.TRAVERSED);
        }
        if (isLoop) {
            cursors.noteLoop(table, place);
        }
    }

    /** Notes that calls have come to a key of an unshared table, or to its end: nil. */
    void noteCall(long table, long place, long key, boolean isFirst) {
        cursors.noteCall(table, place, key, isFirst);
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
        long weakList = 0;
        long list = 0;
        for (Cursor cursor = cursors.beginNoted(table); cursor != null; cursor = cursors.beginNoted(table)) {
            cursor.keys = cursor.isWeak() ? weakList : list;
            try {
                listAll(cursor, table);
            } catch (OutOfMemoryException noList) {
                continue; // it is made at the next step
            }
            weakList = cursor.isWeak() ? cursor.keys : weakList;
            list = cursor.isWeak() ? list : cursor.keys;
        }
    }

    /** Gives a cursor a list of all keys that are not in the array part, in the order of places, if it has none yet. */
    private void listAll(Cursor cursor, long table) {
        long storage = SharedParts.readable(TableObject.links(table));
        long array = SharedParts.array(storage);
        cursor.arrayLimit = array == 0 ? 0 : ArrayPart.capacity(array);
        if (cursor.keys != 0) {
            return;
        }
        long fields = SharedParts.fields(storage);
        int places = fields == 0 ? 0 : fieldPlaces(fields);
        long keys = heap.allocate(Vectors.wordsSize(places));
        Vectors.initialize(keys, cursor.isWeak() ? Kind.BYTES : Kind.WORDS, cursor.isWeak() ? places << 3 : places);
        for (int i = 0; i < places; i++) {
            long key = keyAt(fields, i);
            Memory.putLong(keys + Vectors.ELEMENTS + ((long) i << 3),
                    key == Word.NONE || isInArray(key, cursor.arrayLimit) ? Word.NIL : key);
        }
        cursor.keys = keys;
    }

    /** Goes on behind a key, if it is one of those that are traversed. */
    private static boolean skipTo(Cursor cursor, long key) {
        if (isInArray(key, cursor.arrayLimit)) {
            cursor.position = Word.toInteger(key);
            return true;
        }
        for (int i = 0, count = cursor.keyCount(); i < count; i++) {
            if (TraversalCursors.isSame(Vectors.word(cursor.keys, i), key)) {
                cursor.position = cursor.arrayLimit + i + 1;
                return true;
            }
        }
        return false;
    }

    // --- coroutines and threads

    /** False as long as there was no traversal with a list. */
    boolean isUsed() {
        return cursors.isUsed();
    }

    /** A coroutine takes its loops along: whatever thread goes on with it knows them. */
    @Override
    public void suspended(long coroutine) {
        resumed(coroutine); // some may have been found out since it took the others along
        int count = cursors.count(coroutine);
        if (count > 0) {
            try {
                long vector = heap.allocate(Vectors.wordsSize(TraversalCursors.words(count)));
                cursors.giveTo(coroutine, vector, count);
                Header.putRef(coroutine + CoroutineObject.TRAVERSALS, vector);
            } catch (OutOfMemoryException noVector) {
                cursors.dropLoops(coroutine); // then they go on in the order of keys
            }
        }
    }

    /** A coroutine that this thread goes on with brings its loops. */
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
        sparse.forget();
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        cursors.visitRoots(visitor);
    }

    @Override
    public void dropUnmarked() {
        cursors.dropUnmarked();
        sparse.forget();
    }

    // --- by places

    /** See {@link Tables#nextPosition}; knows nothing of changes since the last call. */
    long nextPosition(long table, long position) {
        long storage = SharedParts.readable(TableObject.links(table));
        long array = SharedParts.array(storage);
        long fields = SharedParts.fields(storage);
        long arrayLimit = array == 0 ? 0 : ArrayPart.capacity(array);
        for (long i = position; i < arrayLimit; i++) {
            if (offer(table, Word.ofInteger(i + 1))) {
                return i + 1;
            }
        }
        int places = fields == 0 ? 0 : fieldPlaces(fields);
        for (long i = Math.max(position - Positions.FIELDS, 0); i < places; i++) {
            long key = keyAt(fields, (int) i);
            if (key != Word.NONE && !isInArray(key, arrayLimit) && offer(table, key)) {
                return Positions.FIELDS + i + 1;
            }
        }
        return 0;
    }

    private static long places(long storage) {
        long array = SharedParts.array(storage);
        long fields = SharedParts.fields(storage);
        return (array == 0 ? 0L : ArrayPart.capacity(array)) + (fields == 0 ? 0 : fieldPlaces(fields));
    }

    private static int fieldPlaces(long fields) {
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

    private static boolean isInArray(long key, long limit) {
        return Word.isInteger(key) && Long.compareUnsigned(Word.toInteger(key) - 1, limit) < 0;
    }
}
