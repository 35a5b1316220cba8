package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shared tables, step by step in one thread: what stress has found, made certain. */
class SharedTablesTest {

    private final TableFixture state = new TableFixture();
    private final Tables tables = state.tables;

    @AfterEach
    void release() {
        state.close();
    }

    private long share(long table) {
        tables.publication().publish(Word.ofTable(table));
        return table;
    }

    @Test
    void absenceThatWasNotedBeforePublicationIsForgotten() {
        long bit = 1L << TableObject.ABSENT_SHIFT;
        long metatable = tables.create();
        Header.set(metatable, bit);
        share(metatable);
        assertTrue(Header.has(metatable, bit));
        tables.setString(metatable, state.atom("__index"), Word.TRUE);
        assertFalse(Header.has(metatable, bit));
    }

    @Test
    void aResizeKeepsTheValueOfTheKeyItIsMadeFor() {
        SharedResize resize = new SharedResize(state.heap, state.shapes,
                new TableWriter(state.heap, state.shapes, new StorageAllocator(state.heap), new ShapeSlots()));
        for (long key : new long[] {Word.ofFloat(0.5), Word.ofInteger(2), state.atom("x"), state.integer(1L << 60)}) {
            long table = tables.create();
            tables.setInteger(table, 1, Word.TRUE);
            share(table);
            tables.set(table, key, Word.ofInteger(7));
            resize.begin(table, TableObject.links(table), key, true);
            assertEquals(Word.ofInteger(7), tables.get(table, key));
        }
    }

    // --- slots of records

    private final long a = state.atom("a");
    private final long b = state.atom("b");

    /** Fields a and b are 1 and 2; the record has room for one more. */
    private long record() {
        long table = tables.create();
        tables.setString(table, a, Word.ofInteger(1));
        tables.setString(table, b, Word.ofInteger(2));
        return share(table);
    }

    private static long slot(long table, long key) {
        return SharedFinder.findString(TableObject.storage(table), key);
    }

    /** Keys that a record of two fields has no room for, or no place. */
    private long[][] keysThatReplaceTheStorage() {
        long[] more = new long[Shapes.MAX_KEYS + 5];
        for (int i = 0; i < more.length; i++) {
            more[i] = state.atom("more" + i);
        }
        return new long[][] {{state.atom("c"), state.atom("d")}, {Word.ofInteger(1)}, {Word.ofFloat(0.5)},
            {state.atom("c"), state.atom("d"), Word.ofInteger(1), state.atom("e"), state.atom("f"), state.atom("g"), Word.TRUE},
            {Word.ofInteger(1), Word.ofInteger(2), Word.ofInteger(4), Word.ofInteger(1000)}, more};
    }

    @Test
    void aStoreIntoAnOldRecordIsNeverLost() {
        for (long[] keys : keysThatReplaceTheStorage()) {
            for (boolean isSettled : new boolean[] {false, true}) {
                long table = record();
                long old = slot(table, a);
                for (long key : keys) {
                    tables.set(table, key, Word.TRUE);
                }
                assertNotEquals(old, slot(table, a));
                assertTrue(Word.isForward(SharedParts.word(slot(table, a))));
                Memory.putLongRelease(old, Word.ofInteger(7)); // a thread that had read the links before
                assertEquals(Word.ofInteger(7), tables.get(table, a));
                tables.set(table, a, Word.ofInteger(8));
                assertEquals(Word.ofInteger(8), SharedParts.word(old));
                assertTrue(tables.compareAndSet(table, a, Word.ofInteger(8), Word.ofInteger(9)));
                assertEquals(Word.ofInteger(10), tables.addInline(table, a, Word.ofInteger(1)));
                tables.set(table, b, Word.NIL);
                if (isSettled) {
                    Storage.settle(TableObject.storage(table));
                    assertEquals(Word.ofInteger(10), SharedParts.word(slot(table, a)));
                    assertFalse(Header.has(SharedParts.fields(TableObject.storage(table)), Header.FORWARDS));
                }
                assertEquals(Word.ofInteger(10), tables.get(table, a));
                assertEquals(Word.NIL, tables.get(table, b));
                int count = 0;
                for (long key = Word.NIL; tables.next(table, key); count++) {
                    key = tables.nextKey;
                    assertEquals(key == a ? Word.ofInteger(10) : Word.TRUE, tables.nextValue);
                }
                assertEquals(1 + keys.length, count);
                tables.set(table, b, Word.ofInteger(3));
                assertEquals(Word.ofInteger(3), tables.get(table, b));
            }
        }
    }

    @Test
    void forwardingDoesNotPileUp() {
        long table = record();
        long first = slot(table, a);
        for (int i = 0; i < 100; i++) {
            tables.set(table, state.atom("more" + i), Word.ofInteger(i));
            tables.setInteger(table, i + 1, Word.TRUE);
            long slot = slot(table, a);
            assertEquals(first, SharedParts.home(slot), "a forward to the slot that has the value");
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(Word.ofInteger(i), tables.get(table, state.atom("more" + i)));
        }
    }

    @Test
    void fieldsAreReplacedInPlace() {
        long cache = state.heap.allocate(16);
        Memory.clear(cache, 16);
        long table = record();
        assertTrue(tables.replaceCached(table, a, cache, Word.ofInteger(5)));
        assertTrue(FieldCache.hasMetShared(Memory.getLong(cache)));
        assertEquals(Word.ofInteger(5), tables.get(table, a));
        assertTrue(tables.replaceCached(table, a, cache, Word.NIL));
        assertFalse(tables.replaceCached(table, a, cache, Word.TRUE), "there is nothing to replace");
        tables.set(table, a, Word.TRUE);
        tables.set(table, state.atom("c"), Word.TRUE);
        tables.set(table, state.atom("d"), Word.TRUE);
        assertTrue(tables.replaceCached(table, a, cache, Word.ofInteger(6)), "it forwards");
        assertEquals(Word.ofInteger(6), tables.get(table, a));
        Memory.clear(cache, 16);
        assertFalse(tables.replaceCached(table, state.atom("z"), cache, Word.TRUE), "there is no such key");
        Memory.clear(cache, 16);
        long inner = tables.create();
        assertTrue(tables.replaceCached(table, a, cache, Word.ofTable(inner)));
        assertTrue(Tables.isShared(inner));
        tables.set(table, Word.TRUE, Word.TRUE);
        assertEquals(Word.ofTable(inner), tables.get(table, a));
        assertTrue(tables.replaceCached(table, a, cache, Word.FALSE), "its entry forwards");
        assertEquals(Word.FALSE, tables.get(table, a));
        Storage.settle(TableObject.storage(table));
        assertTrue(tables.replaceCached(table, a, cache, Word.ofInteger(7)), "an entry");
        assertEquals(Word.ofInteger(7), tables.get(table, a));
        long frozen = record();
        assertTrue(Tables.freeze(frozen));
        assertFalse(Tables.freeze(frozen));
        assertFalse(tables.replaceCached(frozen, a, cache, Word.TRUE), "it is read-only");
        assertEquals(Word.ofInteger(1), tables.get(frozen, a));
        assertEquals(Tables.FROZEN, assertThrows(IllegalStateException.class,
                () -> tables.set(frozen, a, Word.TRUE)).getMessage());
    }

    @Test
    void aKeyThatHasASlotIsNotSurelyAbsent() {
        long table = record();
        assertTrue(Tables.isSurelyAbsent(table, state.atom("c")));
        tables.set(table, a, Word.NIL);
        assertFalse(Tables.isSurelyAbsent(table, a));
        tables.set(table, Word.TRUE, Word.TRUE);
        assertFalse(Tables.isSurelyAbsent(table, a), "its entry forwards");
        assertTrue(Tables.isSurelyAbsent(table, state.atom("c")));
        Storage.settle(TableObject.storage(table));
        assertTrue(Tables.isSurelyAbsent(table, a), "every store into the entry compares now");
        assertTrue(Tables.isSurelyAbsent(share(tables.create()), a));
    }
}
