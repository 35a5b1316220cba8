package dev.farside.gc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.HandleTable;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.StringObject;
import dev.farside.object.TableObject;
import dev.farside.object.UserdataObject;
import dev.farside.object.Vectors;
import dev.farside.object.WideIntegerObject;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The verifier finds what a wrong collector would leave behind. Objects are made by hand; damage is planted after a
 * collection, or the marker is not told of something that the verifier sees.
 */
class HeapVerifierTest {

    private final Space space = new Space(() -> { });
    private final ThreadHeap heap = new ThreadHeap(space);
    private final Collector collector = new Collector(space, new HandleTable());
    private final List<Long> roots = new ArrayList<>();

    HeapVerifierTest() {
        collector.addHeap(heap);
        collector.addRoots(visitor -> roots.forEach(visitor::visitWord));
    }

    @AfterEach
    void release() {
        collector.release();
        heap.releaseAll();
        assertEquals(0, space.bytes());
    }

    // --- objects

    private long cell(long value) {
        long ref = heap.allocate(CellObject.SIZE);
        CellObject.initialize(ref, value);
        return ref;
    }

    private long words(long... values) {
        long ref = heap.allocate(Vectors.wordsSize(values.length));
        Vectors.initialize(ref, Kind.WORDS, values.length);
        for (int i = 0; i < values.length; i++) {
            Memory.putLong(ref + Vectors.ELEMENTS + 8L * i, values[i]);
        }
        return ref;
    }

    private long string(int length) {
        long ref = heap.allocate(StringObject.size(length));
        StringObject.initialize(ref, length);
        Memory.clear(ref + StringObject.BYTES, length);
        return ref;
    }

    private long array(long... values) {
        long ref = heap.allocate(Storage.arraySize(values.length));
        Header.put(ref, Storage.arrayHeader(values.length, values.length));
        for (int i = 0; i < values.length; i++) {
            Memory.putLong(Storage.slot(ref, i), values[i]);
        }
        return ref;
    }

    private long table(long storage) {
        long ref = heap.allocate(TableObject.SIZE);
        TableObject.initialize(ref, storage);
        return ref;
    }

    /** A dictionary of two entries. */
    private long dictionary(long key, long value) {
        long ref = heap.allocate(Storage.dictionarySize(1));
        Header.put(ref, Storage.dictionaryHeader(1, 1));
        Memory.putLong(Storage.entry(ref, 0), key);
        Memory.putLong(Storage.entry(ref, 0) + 8, value);
        Memory.putLong(Storage.entry(ref, 1), Word.EMPTY);
        Memory.putLong(Storage.entry(ref, 1) + 8, Word.NIL);
        return ref;
    }

    private long coroutine(int slots, int used, long fill) {
        long stack = heap.allocate(CoroutineObject.stackSize(slots));
        Header.put(stack, Header.of(Kind.STACK, 0, slots));
        Memory.fillLongs(stack + CoroutineObject.STACK_SLOTS, (long) slots << 3, fill);
        long ref = heap.allocate(CoroutineObject.SIZE);
        Memory.clear(ref, CoroutineObject.SIZE);
        Header.put(ref, Kind.COROUTINE);
        Header.putRef(ref + CoroutineObject.STACK, stack);
        Memory.putInt(ref + CoroutineObject.TOP, used << 3);
        Memory.putLong(ref + CoroutineObject.HOOK, Word.NIL);
        return ref;
    }

    private long root(long ref) {
        roots.add(Word.ofOther(ref));
        return ref;
    }

    private void collect() {
        collector.collect();
        assertDoesNotThrow(collector::verify);
    }

    private void assertDamaged(String expected) {
        String message = assertThrows(IllegalStateException.class, collector::verify).getMessage();
        assertTrue(message.contains("heap damaged") && message.contains(expected), message);
    }

    // --- a heap without damage

    @Test
    void aSoundHeapPasses() {
        long t = table(array(Word.ofInteger(1), Word.ofString(string(10)), Word.NIL));
        roots.add(Word.ofTable(t));
        root(words(Word.ofOther(cell(Word.ofTable(t))), Word.ofFloat(0.5), Word.TRUE));
        root(coroutine(20, 10, Word.ofTable(t)));
        root(words(Word.ofTable(table(dictionary(Word.ofTable(table(array())), Word.TRUE)))));
        collect();
        collect();
    }

    // --- planted damage, one kind of holder after the other

    @Test
    void aDanglingReferenceInEachKindOfObjectIsFound() {
        long dead = Word.ofOther(cell(Word.NIL));
        long cell = root(cell(Word.NIL));
        long vector = root(words(Word.NIL, Word.NIL));
        long array = array(Word.NIL, Word.NIL);
        long table = table(array);
        roots.add(Word.ofTable(table));
        long dictionary = dictionary(Word.ofInteger(5), Word.ofInteger(6));
        roots.add(Word.ofTable(table(dictionary)));
        long coroutine = root(coroutine(20, 10, Word.NIL));
        long closure = heap.allocate(ClosureObject.size(1));
        long prototype = words();
        ClosureObject.initialize(closure, prototype, 1);
        Memory.putLong(ClosureObject.slot(closure, 0), Word.NIL);
        roots.add(Word.ofFunction(closure));
        long userdata = heap.allocate(UserdataObject.size(1));
        UserdataObject.initialize(userdata, 1, 1);
        Memory.putLong(UserdataObject.slot(userdata, 0), Word.NIL);
        root(userdata);
        collect();
        long[] places = {
            cell + CellObject.VALUE, vector + Vectors.ELEMENTS + 8, Storage.slot(array, 1),
            Storage.entry(dictionary, 0), Storage.entry(dictionary, 0) + 8, Storage.entry(dictionary, 1),
            ClosureObject.slot(closure, 0), UserdataObject.slot(userdata, 0), coroutine + CoroutineObject.HOOK,
            CoroutineObject.stack(coroutine) + CoroutineObject.STACK_SLOTS + 9 * 8};
        for (long place : places) {
            long was = Memory.getLong(place);
            Memory.putLong(place, dead);
            assertDamaged("unmarked");
            Memory.putLong(place, was);
            assertDoesNotThrow(collector::verify);
        }
        for (long place : new long[] {table + TableObject.METATABLE, userdata + UserdataObject.METATABLE,
            coroutine + CoroutineObject.RESUMER, coroutine + CoroutineObject.CLOSE_LIST}) {
            Header.putRef(place, Word.ref(dead));
            assertDamaged("unmarked");
            Header.putRef(place, 0);
            assertDoesNotThrow(collector::verify);
        }
        roots.add(dead);
        assertDamaged("a root");
        roots.remove(dead);
    }

    @Test
    void wordsThatLeadToTheWrongKindAreFound() {
        long string = string(10);
        root(words(Word.ofString(string)));
        long holder = root(words(Word.NIL));
        collect();
        long place = holder + Vectors.ELEMENTS;
        Memory.putLong(place, Word.ofTable(string));
        assertDamaged("leads to string");
        Memory.putLong(place, Word.ofFunction(string));
        assertDamaged("leads to string");
        Memory.putLong(place, Word.ofString(holder));
        assertDamaged("leads to words");
        Memory.putLong(place, Word.ofOther(string + 8));
        assertDamaged("misaligned");
        Memory.putLong(place, Word.EMPTY);
        assertDamaged("no value");
        Memory.putLong(place, Word.NIL);
        assertDoesNotThrow(collector::verify);
    }

    @Test
    void damagedHeadersAreFound() {
        long array = array(Word.NIL, Word.NIL);
        roots.add(Word.ofTable(table(array)));
        long string = string(40);
        roots.add(Word.ofString(string));
        long coroutine = root(coroutine(8, 4, Word.NIL));
        collect();
        long header = Header.get(array);
        Header.put(array, Storage.arrayHeader(2, 3));
        assertDamaged("longer than itself");
        Header.put(array, header & ~0xFFL | Kind.CELL);
        assertThrows(IllegalStateException.class, collector::verify);
        Header.put(array, header);
        Memory.putInt(coroutine + CoroutineObject.TOP, 9 << 3);
        assertDamaged("longer than itself");
        Memory.putInt(coroutine + CoroutineObject.TOP, 4 << 3);
        long stringHeader = Header.get(string);
        Header.put(string, Kind.FREED);
        assertThrows(IllegalStateException.class, collector::verify);
        Header.put(string, stringHeader);
        assertDoesNotThrow(collector::verify);
    }

    // --- a marker that misses something

    /** A root that the marker is not shown: its object is freed under the root. */
    @Test
    void aSkippedRootIsFound() {
        long first = cell(Word.NIL);
        long second = cell(Word.ofOther(first));
        collector.addRoots(visitor -> {
            if (visitor instanceof HeapVerifier) {
                visitor.visitRef(second);
            }
        });
        collector.collect();
        assertDamaged("a root: reference to the unmarked cell");
    }

    /** Each reference of an object is hidden from the marker once, as if its tracing had been forgotten. */
    @Test
    void aSkippedFieldIsFound() {
        long[] leaves = new long[6];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = Word.ofOther(wide(Long.MAX_VALUE - i));
        }
        long vector = root(words(leaves));
        collect();
        for (int hidden = 0; hidden < leaves.length; hidden++) {
            long place = vector + Vectors.ELEMENTS + 8L * hidden;
            leaves[hidden] = Word.ofOther(wide(hidden));
            Memory.putLong(place, Word.NIL);
            collect();
            Memory.putLong(place, leaves[hidden]);
            assertDamaged("in words at");
            leaves[hidden] = Word.ofOther(wide(hidden));
            Memory.putLong(place, leaves[hidden]);
            collect();
        }
    }

    private long wide(long value) {
        long ref = heap.allocate(WideIntegerObject.SIZE);
        WideIntegerObject.initialize(ref, value);
        return ref;
    }

    /** A store that the marker did not see, into an object that it had already traced: a missing write barrier. */
    @Test
    void aStoreBehindTheMarkersBackIsFound() {
        long holder = root(cell(Word.NIL));
        long late = cell(Word.NIL);
        boolean[] armed = {true};
        collector.addWeakHolder(() -> {
            if (armed[0]) {
                CellObject.set(holder, Word.ofOther(late));
            }
        });
        collector.collect();
        assertDamaged("in cell at");
        armed[0] = false;
        CellObject.set(holder, Word.NIL);
        collect();
    }
}
