package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tables cost in bytes. */
class TableSizesTest {

    private final TableFixture state = new TableFixture();
    private final Tables tables = state.tables;
    private final long[] names = new long[64];

    @BeforeEach
    void makeNamesAndShapes() {
        long table = tables.create();
        for (int i = 0; i < names.length; i++) {
            names[i] = state.atom("n" + i);
            tables.setString(table, names[i], Word.TRUE);
        }
    }

    @AfterEach
    void release() {
        state.close();
    }

    private long bytes(int array, int fields) {
        return state.bytesOf(() -> {
            long table = tables.create(array, fields);
            for (int i = 1; i <= array; i++) {
                tables.setInteger(table, i, Word.TRUE);
            }
            for (int i = 0; i < fields; i++) {
                tables.setString(table, names[i], Word.TRUE);
            }
        });
    }

    @Test
    void presizedTables() {
        assertEquals(16, bytes(0, 0), "empty");
        assertEquals(48, bytes(0, 2), "two fields");
        assertEquals(64, bytes(0, 4), "four fields");
        assertEquals(64, bytes(4, 0), "array of 4");
        assertEquals(160, bytes(16, 0), "array of 16");
        assertEquals(16 + 16 + 32 + 32, bytes(3, 3), "array of 3 and three fields");
    }

    @Test
    void eightBytesAFieldAndASlot() {
        for (int i = 1; i <= 64; i++) {
            assertTrue(bytes(0, i) <= 16 + 8 + 8L * i + 8, i + " fields: " + bytes(0, i));
        }
        for (int i = 1; i <= 3000; i += 7) {
            assertTrue(bytes(i, 0) <= 16 + 8 + 8L * i + 8, i + " slots: " + bytes(i, 0));
        }
    }

    @Test
    void recordsOfAKnownShape() {
        long shape = state.shapes.child(state.heap, state.shapes.root(), names[0]);
        long larger = state.shapes.child(state.heap, shape, names[1]);
        assertEquals(48, state.bytesOf(() -> tables.createRecord(larger, 2)));
        assertEquals(32, state.bytesOf(() -> tables.createRecord(shape, 1)));
        assertEquals(16, state.bytesOf(() -> tables.createRecord(state.shapes.root(), 0)));
        long table = tables.createRecord(larger, 2);
        assertEquals(Word.NIL, tables.getString(table, names[1]));
        tables.setString(table, names[1], Word.TRUE);
        assertEquals(Word.TRUE, tables.getString(table, names[1]));
    }

    @Test
    void aDictionaryIsAtLeastThreeEighthsFullWhileItGrows() {
        long table = tables.create();
        for (int i = 1; i <= 20_000; i++) {
            tables.set(table, Word.ofFloat(i + 0.5), Word.TRUE);
            int capacity = Storage.dictionaryCapacity(Header.get(TableObject.storage(table)));
            assertTrue(capacity <= 2 || i * 8L >= capacity * 3L, i + " of " + capacity);
        }
    }

    @Test
    void aMillionElementsCostEightBytesEachAndLittleMore() {
        long table = tables.create();
        for (int i = 1; i <= 1_000_000; i++) {
            tables.append(table, Word.ofInteger(i));
        }
        assertEquals(1_000_000, tables.length(table));
        assertTrue(ArrayPart.capacity(Parts.array(TableObject.storage(table))) <= 1_500_001);
        for (int i = 1_000_000; i > 100; i--) {
            tables.setInteger(table, i, Word.NIL);
        }
        assertEquals(100, tables.length(table));
        tables.setInteger(table, 2_000_000, Word.TRUE);
        assertTrue(ArrayPart.capacity(Parts.array(TableObject.storage(table))) <= 129);
        StorageChecker.check(table);
    }

    @Test
    void aMillionIntegersInScatteredOrderEndUpInTheArray() {
        long table = tables.create();
        int count = 1 << 20;
        for (int i = 0; i < count; i++) {
            long key = 1 + (i * 0x9E37_79B1L & count - 1);
            tables.setInteger(table, key, Word.ofInteger(key));
        }
        assertEquals(count, tables.length(table));
        for (int key = 1; key <= count; key++) {
            assertEquals(Word.ofInteger(key), tables.getInteger(table, key));
        }
        StorageChecker.check(table);
        assertTrue(ArrayPart.capacity(Parts.array(TableObject.storage(table))) >= count / 2);
    }
}
