package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each arrow of the picture on the package page, and that nothing is lost on the way. */
class TransitionsTest {

    private final TableFixture state = new TableFixture();
    private final Tables tables = state.tables;
    private final long table = tables.create();

    @AfterEach
    void checkAndRelease() {
        StorageChecker.check(table);
        state.close();
    }

    private void set(long key, long value) {
        tables.set(table, key, Word.ofInteger(value));
        StorageChecker.check(table);
    }

    private void assertHolds(long key, long value) {
        assertEquals(Word.ofInteger(value), tables.get(table, key));
    }

    private void assertKinds(int storage, int fields) {
        assertEquals(Kind.name(storage), Kind.name(TableFixture.storageKind(table)));
        if (fields != 0) {
            assertEquals(Kind.name(fields), Kind.name(Header.kind(Parts.fields(TableObject.storage(table)))));
        }
    }

    @Test
    void anEmptyTableHasTheEmptyStorage() {
        assertEquals(state.shapes.empty(), TableObject.storage(table));
        assertEquals(Word.NIL, tables.get(table, Word.ofInteger(1)));
        assertEquals(Word.NIL, tables.get(table, state.atom("x")));
        assertEquals(Word.NIL, tables.get(table, Word.NIL));
        assertEquals(Word.NIL, tables.get(table, Word.ofFloat(Double.NaN)));
        assertEquals(0, tables.length(table));
        assertTrue(!tables.next(table, Word.NIL));
    }

    @Test
    void nilForAnAbsentKeyDoesNothing() {
        long before = state.heap.bytesInUse();
        tables.setInteger(table, 1, Word.NIL);
        tables.setInteger(table, 7, Word.NIL);
        tables.setInteger(table, Long.MAX_VALUE, Word.NIL);
        tables.setString(table, state.atom("x"), Word.NIL);
        tables.set(table, Word.TRUE, Word.NIL);
        assertEquals(before, state.heap.bytesInUse());
        assertEquals(state.shapes.empty(), TableObject.storage(table));
        tables.set(table, state.string("a string never seen"), Word.NIL);
        assertEquals(0, state.atoms.size());
    }

    @Test
    void anArrayMadeForTwoTakesAThirdElementWithoutGrowing() {
        long made = tables.create(2, 0);
        tables.setInteger(made, 1, Word.TRUE);
        tables.setInteger(made, 2, Word.TRUE);
        StorageChecker.check(made);
        assertEquals(-1, Positions.of(TableObject.storage(made), Word.ofInteger(3)));
        long before = state.heap.bytesInUse();
        long storage = TableObject.storage(made);
        tables.setInteger(made, 3, Word.TRUE);
        StorageChecker.check(made);
        assertEquals(before, state.heap.bytesInUse());
        assertEquals(storage, TableObject.storage(made));
        assertEquals(3, tables.length(made));
        tables.setInteger(made, 4, Word.TRUE);
        StorageChecker.check(made);
        assertEquals(4, tables.length(made));
    }

    @Test
    void emptyToRecordToMixedWithArray() {
        set(state.atom("x"), 10);
        assertKinds(Kind.RECORD, Kind.RECORD);
        set(state.atom("name of six bytes or more"), 20);
        set(Word.ofInteger(1), 1);
        assertKinds(Kind.MIXED, Kind.RECORD);
        set(Word.ofInteger(2), 2);
        set(state.atom("y"), 30);
        assertKinds(Kind.MIXED, Kind.RECORD);
        assertHolds(state.atom("x"), 10);
        assertHolds(state.string("name of six bytes or more"), 20);
        assertHolds(state.atom("y"), 30);
        assertHolds(Word.ofInteger(2), 2);
        assertEquals(2, tables.length(table));
    }

    @Test
    void emptyToArrayToMixedWithRecord() {
        set(Word.ofInteger(1), 1);
        assertKinds(Kind.ARRAY, 0);
        for (int i = 2; i <= 100; i++) {
            set(Word.ofInteger(i), i);
            assertEquals(i, tables.length(table));
        }
        assertKinds(Kind.ARRAY, 0);
        set(state.atom("n"), 100);
        assertKinds(Kind.MIXED, Kind.RECORD);
        assertHolds(Word.ofInteger(50), 50);
    }

    @Test
    void otherKeysMakeADictionary() {
        set(Word.ofFloat(1.5), 1);
        assertKinds(Kind.DICTIONARY, Kind.DICTIONARY);
        set(state.atom("x"), 2);
        set(Word.ofTable(table), 3);
        set(Word.TRUE, 4);
        set(Word.ofLight(99), 5);
        assertKinds(Kind.DICTIONARY, Kind.DICTIONARY);
        set(Word.ofInteger(1), 6);
        assertKinds(Kind.MIXED, Kind.DICTIONARY);
        assertHolds(Word.ofFloat(1.5), 1);
        assertHolds(state.atom("x"), 2);
        assertHolds(Word.ofTable(table), 3);
        assertHolds(Word.TRUE, 4);
        assertHolds(Word.ofLight(99), 5);
        assertHolds(Word.ofInteger(1), 6);
    }

    @Test
    void aRecordWithAnotherKeyBecomesADictionary() {
        set(state.atom("x"), 1);
        set(state.atom("y"), 2);
        tables.setString(table, state.atom("x"), Word.NIL);
        set(Word.ofInteger(0), 3);
        assertKinds(Kind.DICTIONARY, Kind.DICTIONARY);
        assertHolds(state.atom("y"), 2);
        assertHolds(Word.ofInteger(0), 3);
        assertEquals(Word.NIL, tables.get(table, state.atom("x")));
    }

    @Test
    void anArrayWithAnotherKeyBecomesMixedWithADictionary() {
        set(Word.ofInteger(1), 1);
        set(Word.ofInteger(-1), 2);
        assertKinds(Kind.MIXED, Kind.DICTIONARY);
        assertHolds(Word.ofInteger(1), 1);
        assertHolds(Word.ofInteger(-1), 2);
    }

    @Test
    void aRecordOfTooManyKeysBecomesADictionary() {
        for (int i = 0; i < Shapes.MAX_KEYS; i++) {
            tables.setString(table, state.atom("field number " + i), Word.ofInteger(i));
        }
        assertKinds(Kind.RECORD, Kind.RECORD);
        tables.setString(table, state.atom("one more"), Word.TRUE);
        assertKinds(Kind.DICTIONARY, Kind.DICTIONARY);
        for (int i = 0; i < Shapes.MAX_KEYS; i++) {
            assertHolds(state.atom("field number " + i), i);
        }
    }

    @Test
    void computedKeysBecomeADictionarySooner() {
        for (int i = 0; i < 17; i++) {
            set(state.string("computed key " + i), i);
        }
        assertKinds(Kind.DICTIONARY, Kind.DICTIONARY);
        assertEquals(17, state.shapes.count());
        long follower = tables.create();
        for (int i = 0; i < 16; i++) {
            tables.set(follower, state.string("computed key " + i), Word.TRUE);
        }
        assertEquals(Kind.RECORD, TableFixture.storageKind(follower));
        assertEquals(17, state.shapes.count());
    }

    @Test
    void equalKeysHaveOnePlace() {
        set(Word.ofInteger(1), 1);
        set(Word.ofFloat(1.0), 2);
        assertHolds(Word.ofInteger(1), 2);
        set(Word.ofFloat(-0.0), 3);
        assertHolds(Word.ofInteger(0), 3);
        assertHolds(Word.ofFloat(0.0), 3);
        set(Word.ofFloat(0x1p53), 4);
        assertHolds(state.integer(1L << 53), 4);
        set(state.integer(1L << 53), 5);
        assertHolds(Word.ofFloat(0x1p53), 5);
        set(state.integer(Long.MAX_VALUE), 6);
        set(Word.ofFloat(0x1p63), 7);
        assertHolds(state.integer(Long.MAX_VALUE), 6);
        assertHolds(Word.ofFloat(0x1p63), 7);
        set(Word.ofFloat(-0x1p63), 8);
        assertHolds(state.integer(Long.MIN_VALUE), 8);
        set(state.string("a longer string"), 9);
        assertHolds(state.string("a longer string"), 9);
        set(Word.ofFloat(Double.POSITIVE_INFINITY), 10);
        assertHolds(Word.ofFloat(Double.POSITIVE_INFINITY), 10);
    }

    @Test
    void integersFilledInAnyOrderMoveIntoTheArray() {
        for (int i = 1000; i >= 1; i--) {
            tables.setInteger(table, i, Word.ofInteger(i));
        }
        for (int i = 1001; i <= 1100; i++) {
            tables.setInteger(table, i, Word.ofInteger(i));
        }
        assertEquals(1100, tables.length(table));
        set(state.atom("other"), 1);
        assertTrue(ArrayPart.capacity(Parts.array(TableObject.storage(table))) > 500);
        for (int i = 1; i <= 1100; i++) {
            assertHolds(Word.ofInteger(i), i);
        }
    }

    @Test
    void anArrayTakesTheKeysItGrowsOver() {
        set(Word.ofInteger(0), 100);
        set(Word.ofInteger(5), 5);
        set(Word.ofInteger(6), 6);
        set(Word.ofInteger(300), 300);
        for (int i = 1; i <= 4; i++) {
            set(Word.ofInteger(i), i);
        }
        assertEquals(6, tables.length(table));
        for (int i = 7; i < 300; i++) {
            set(Word.ofInteger(i), i);
        }
        assertEquals(300, tables.length(table));
        assertHolds(Word.ofInteger(0), 100);
    }

    @Test
    void aQueueThatMovesOnStaysSmall() {
        for (int i = 1; i <= 100_000; i++) {
            tables.setInteger(table, i, Word.ofInteger(i));
            if (i > 10) {
                tables.setInteger(table, i - 10, Word.NIL);
            }
        }
        StorageChecker.check(table);
        long storage = TableObject.storage(table);
        long array = Parts.array(storage);
        assertTrue(array == 0 || ArrayPart.capacity(array) < 100, "array");
        assertTrue(Storage.dictionaryCapacity(Header.get(Parts.dictionary(storage))) <= 64, "dictionary");
        for (int i = 99_991; i <= 100_000; i++) {
            assertHolds(Word.ofInteger(i), i);
        }
    }

    @Test
    void presizedTablesDoNotAllocateAgain() {
        for (int array = 0; array < 20; array++) {
            for (int fields = 0; fields < 70; fields += 3) {
                long presized = tables.create(array, fields);
                fill(presized, array, fields); // makes the shapes
                long again = tables.create(array, fields);
                long before = state.heap.bytesInUse();
                fill(again, array, fields);
                assertEquals(before, state.heap.bytesInUse(), array + " and " + fields);
                StorageChecker.check(again);
            }
        }
    }

    private void fill(long target, int array, int fields) {
        for (int i = 1; i <= array; i++) {
            tables.setInteger(target, i, Word.TRUE);
        }
        for (int i = 0; i < fields; i++) {
            tables.setString(target, state.string("k" + i), Word.TRUE);
        }
    }

    @Test
    void aPresizedRecordThatBecomesADictionaryKeepsItsRoom() {
        long presized = tables.create(0, 40);
        tables.set(presized, Word.ofFloat(0.5), Word.TRUE);
        long storage = TableObject.storage(presized);
        for (int i = 1; i < 40; i++) {
            tables.set(presized, Word.ofFloat(i + 0.5), Word.TRUE);
        }
        assertEquals(storage, TableObject.storage(presized));
    }

    @Test
    void aDictionaryShrinksAtTheNextRebuild() {
        for (int i = 0; i < 10_000; i++) {
            tables.set(table, Word.ofFloat(i + 0.5), Word.TRUE);
        }
        for (int i = 0; i < 9_990; i++) {
            tables.set(table, Word.ofFloat(i + 0.5), Word.NIL);
        }
        long storage = TableObject.storage(table);
        for (int i = 0; TableObject.storage(table) == storage; i++) {
            tables.set(table, Word.ofFloat(i + 0.25), Word.TRUE);
            tables.set(table, Word.ofFloat(i + 0.25), Word.NIL);
            assertTrue(i < 20_000, "a rebuild must come");
        }
        assertTrue(Storage.dictionaryCapacity(Header.get(TableObject.storage(table))) <= 32);
        assertEquals(Word.TRUE, tables.get(table, Word.ofFloat(9_999.5)));
    }

    @Test
    void aSparseArrayShrinksAtARebuild() {
        for (int i = 1; i <= 1000; i++) {
            tables.setInteger(table, i, Word.ofInteger(i));
        }
        for (int i = 21; i <= 1000; i++) {
            tables.setInteger(table, i, Word.NIL);
        }
        assertEquals(20, tables.length(table));
        set(Word.ofInteger(5000), 1);
        assertTrue(ArrayPart.capacity(Parts.array(TableObject.storage(table))) <= 33);
        assertEquals(20, tables.length(table));
        assertHolds(Word.ofInteger(20), 20);
        assertHolds(Word.ofInteger(5000), 1);
    }

    @Test
    void deadKeysAreLeftBehind() {
        for (int i = 0; i < 6; i++) {
            set(Word.ofTable(tables.create()), i);
        }
        long dictionary = TableObject.storage(table);
        int dead = 0;
        for (int i = 0; i < Storage.dictionaryCapacity(Header.get(dictionary)); i++) {
            long entry = Storage.entry(dictionary, i);
            if (DictionaryPart.isLive(entry) && dead < 4) {
                dead++;
                Memory.putLong(entry, Word.DEAD);
                Memory.putLong(entry + Storage.ENTRY_VALUE, Word.NIL);
            }
        }
        for (int i = 0; i < 10; i++) {
            set(Word.ofFloat(i + 0.5), i);
        }
        int count = 0;
        for (long at = tables.nextPosition(table, 0); at != 0; at = tables.nextPosition(table, at)) {
            assertNotEquals(Word.DEAD, tables.nextKey);
            count++;
        }
        assertEquals(12, count);
    }

    @Test
    void nextRefusesAKeyThatIsNotThere() {
        set(Word.ofInteger(1), 1);
        set(state.atom("x"), 1);
        for (long key : new long[] {Word.ofInteger(500), Word.ofFloat(0.5), state.atom("y"), Word.TRUE,
            state.string("a string never seen"), Word.ofFloat(Double.NaN), state.integer(Long.MAX_VALUE)}) {
            assertSame(InvalidKeyException.INSTANCE,
                    assertThrows(InvalidKeyException.class, () -> tables.next(table, key)));
        }
    }

    @Test
    void tooLargeAnArrayIsRefused() {
        assertEquals(Tables.OVERFLOW, assertThrows(IllegalStateException.class,
                () -> tables.create(Storage.MAX_ARRAY + 1, 0)).getMessage());
        assertEquals(Tables.OVERFLOW, assertThrows(IllegalStateException.class,
                () -> tables.create(0, Integer.MAX_VALUE)).getMessage());
    }

    @Test
    void aNewStringKeyClearsTheAbsentMetamethods() {
        for (long subject : new long[] {table, tables.create(1, 0), tables.create(0, 100)}) {
            Header.set(subject, TableObject.ABSENT_MASK);
            tables.setString(subject, state.atom("__add"), Word.NIL);
            assertTrue(Header.has(subject, TableObject.ABSENT_MASK));
            tables.setString(subject, state.atom("__add"), Word.TRUE);
            assertEquals(0, Header.get(subject) & TableObject.ABSENT_MASK);
            Header.set(subject, TableObject.ABSENT_MASK);
            tables.setString(subject, state.atom("__add"), Word.FALSE);
            assertTrue(Header.has(subject, TableObject.ABSENT_MASK));
            tables.setString(subject, state.atom("__add"), Word.NIL);
            assertTrue(Header.has(subject, TableObject.ABSENT_MASK));
            tables.set(subject, state.string("__add"), Word.TRUE);
            assertEquals(0, Header.get(subject) & TableObject.ABSENT_MASK);
        }
    }

    @Test
    void aBorderIsFoundHoweverFarTheKeysReach() {
        for (int i = 0; i < 63; i++) {
            set(state.integer(1L << i), i);
            set(state.integer((1L << i) + 1), i);
        }
        long border = tables.length(table);
        assertNotEquals(Word.NIL, tables.getInteger(table, border));
        assertEquals(Word.NIL, tables.getInteger(table, border + 1));
        long table2 = tables.create();
        tables.setInteger(table2, Long.MAX_VALUE, Word.TRUE);
        for (long i = 1; i > 0; i = i * 2 + 1) {
            tables.setInteger(table2, i, Word.TRUE);
        }
        border = tables.length(table2);
        assertEquals(Word.TRUE, tables.getInteger(table2, border));
        assertTrue(border == Long.MAX_VALUE || tables.getInteger(table2, border + 1) == Word.NIL);
        StorageChecker.check(table2);
    }

    @Test
    void theLengthOfAClearedWeakArrayIsRepaired() {
        for (int i = 1; i <= 10; i++) {
            set(Word.ofInteger(i), i);
        }
        long array = Parts.array(TableObject.storage(table));
        for (int i = 4; i < 10; i++) {
            Memory.putLong(Storage.slot(array, i), Word.NIL);
        }
        assertEquals(4, tables.length(table));
        tables.append(table, Word.ofInteger(50));
        assertEquals(5, tables.length(table));
        assertHolds(Word.ofInteger(5), 50);
    }
}
