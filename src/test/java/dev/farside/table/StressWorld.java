package dev.farside.table;

import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.string.Atoms;
import dev.farside.value.Word;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a jcstress state needs: the tables of two actors and of the one that prepares and judges, each with a heap of
 * its own.
 *
 * <p>jcstress makes millions of states, so worlds are used again: {@link #close}, which an arbiter calls, declares
 * everything in the three heaps garbage and puts the world back. Shapes live on in a heap that is never emptied, so all
 * that a test can need are made beforehand: those of every sequence of the fields {@link #A} to {@link #E}.
 */
final class StressWorld {

    static final long A = Word.ofByte('a');
    static final long B = Word.ofByte('b');
    static final long C = Word.ofByte('c');
    static final long D = Word.ofByte('d');
    static final long E = Word.ofByte('e');
    /** Stands for nil among the numbers that a test reports. */
    static final int NIL = -1;

    private static final Space SPACE = new Space(() -> { });
    private static final Atoms ATOMS = new Atoms(SPACE);
    private static final ThreadHeap FOR_EVER = new ThreadHeap(SPACE);
    private static final Shapes SHAPES = new Shapes(SPACE, FOR_EVER);
    private static final int KNOWN_SHAPES;
    /** A cache word for each of the fields. */
    private static final long CACHES = FOR_EVER.allocate(48);
    private static final ConcurrentLinkedQueue<StressWorld> FREE = new ConcurrentLinkedQueue<>();

    static {
        makeShapes(SHAPES.root());
        KNOWN_SHAPES = SHAPES.count();
    }

    private final ThreadHeap heap = new ThreadHeap(SPACE);
    private final ThreadHeap heap1 = new ThreadHeap(SPACE);
    private final ThreadHeap heap2 = new ThreadHeap(SPACE);
    /** Of the thread that makes the state, and of the arbiter. */
    final Tables main = new Tables(heap, ATOMS, SHAPES);
    /** Of the first actor. */
    final Tables first = new Tables(heap1, ATOMS, SHAPES);
    /** Of the second actor. */
    final Tables second = new Tables(heap2, ATOMS, SHAPES);

    private StressWorld() {
    }

    private static void makeShapes(long shape) {
        for (long key : new long[] {A, B, C, D, E}) {
            if (SHAPES.slotOf(shape, key) < 0) {
                makeShapes(SHAPES.child(FOR_EVER, shape, key));
            }
        }
    }

    /** A world whose heaps are empty. */
    static StressWorld take() {
        StressWorld world = FREE.poll();
        return world == null ? new StressWorld() : world;
    }

    /** Gives the world back; nothing in it may be used any more. */
    void close() {
        if (SHAPES.count() != KNOWN_SHAPES) {
            throw new IllegalStateException("a shape was made in a heap that is about to be emptied");
        }
        for (Tables each : new Tables[] {main, first, second}) {
            each.forgetTraversals();
        }
        for (ThreadHeap each : new ThreadHeap[] {heap, heap1, heap2}) {
            each.clearMarks();
            each.finishMarking();
        }
        FREE.add(this);
    }

    // --- tables, all of them shared

    /** An empty one. */
    long empty() {
        return share(main.create());
    }

    /** Fields a, b and c are 1, 2 and 3; the record has no room. */
    long fullRecord() {
        long table = roomyRecord();
        set(main, table, B, 2);
        set(main, table, C, 3);
        return table;
    }

    /** Field a is 1; there is room for two more. */
    long roomyRecord() {
        long table = main.create();
        set(main, table, A, 1);
        return share(table);
    }

    /** Elements 1, 2 and 3; the array has no room. */
    long fullArray() {
        long table = main.create();
        for (int i = 1; i <= 3; i++) {
            set(main, table, Word.ofInteger(i), i);
        }
        return share(table);
    }

    /** Keys 0.5, 1.5 and so on have the values 0, 1 and so on; no key can be claimed. */
    long fullDictionary() {
        long table = main.create();
        for (int i = 0; i == 0 || DictionaryPart.hasRoom(Header.get(TableObject.storage(table))); i++) {
            set(main, table, key(i), i);
        }
        return share(table);
    }

    /** Like {@link #fullDictionary}, with room for exactly one more key. */
    long almostFullDictionary() {
        long table = main.create();
        for (int i = 0; i == 0 || room(table) > 1; i++) {
            set(main, table, key(i), i);
        }
        return share(table);
    }

    /** Key 0.5 has the value 0; there is room for at least two more. */
    long roomyDictionary() {
        long table = main.create();
        for (int i = 0; i == 0 || room(table) < 2; i++) {
            set(main, table, key(i), i);
        }
        return share(table);
    }

    private static int room(long table) {
        long header = Header.get(TableObject.storage(table));
        return DictionaryPart.claimLimit(Storage.dictionaryCapacity(header)) - Storage.dictionaryClaimed(header);
    }

    /** The i-th key of a dictionary. */
    static long key(int i) {
        return Word.ofFloat(i + 0.5);
    }

    /** A key that the dictionaries made here do not have. */
    static long newKey(int i) {
        return Word.ofFloat(i + 1000.5);
    }

    private long share(long table) {
        main.publication().publish(Word.ofTable(table));
        return table;
    }

    // --- numbers in tables

    static void set(Tables tables, long table, long key, int value) {
        tables.set(table, key, Word.ofInteger(value));
    }

    /** Stores as a site does that replaces a field; false if that cannot be done so. */
    static boolean replace(Tables tables, long table, long key, int value) {
        return tables.replaceCached(table, key, cache(key), Word.ofInteger(value));
    }

    /** The address of the cache word of a field. */
    static long cache(long key) {
        return CACHES + 8 * (key - A >>> Long.numberOfTrailingZeros(B - A));
    }

    static int get(Tables tables, long table, long key) {
        return number(tables.get(table, key));
    }

    static int number(long word) {
        return word == Word.NIL || word == Word.NONE ? NIL : (int) Word.toInteger(word);
    }

    /** How often a traversal by these tables yields a key. */
    static int count(Tables tables, long table, long wanted) {
        int count = 0;
        long key = Word.NIL;
        while (tables.next(table, key)) {
            key = tables.nextKey;
            count += key == wanted ? 1 : 0;
        }
        return count;
    }

    /** The same by a loop. */
    static int countInLoop(Tables tables, long table, long wanted) {
        long place = Tables.place(1 << 20, 1);
        int count = 0;
        long key = Word.NIL;
        while (tables.nextInLoop(table, key, place)) {
            key = tables.nextKey;
            count += key == wanted ? 1 : 0;
        }
        return count;
    }
}
