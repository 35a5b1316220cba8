package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FieldCacheTest {

    private final TableFixture state = new TableFixture();
    private final Tables tables = state.tables;
    private final long cache = state.heap.allocate(16);
    private final long transition = cache + 8;
    private final long x = state.atom("x");
    private final long y = state.atom("y");

    FieldCacheTest() {
        Memory.clear(cache, 16);
    }

    @AfterEach
    void release() {
        state.close();
    }

    private long point() {
        long table = tables.create();
        tables.setString(table, x, Word.ofInteger(1));
        tables.setString(table, y, Word.ofInteger(2));
        return table;
    }

    private boolean hits(long table) {
        return FieldCache.isRecordHit(Memory.getLong(cache), Header.get(TableObject.storage(table)));
    }

    @Test
    void aLookUpTeachesTheCacheTheSlot() {
        long table = point();
        assertFalse(hits(table));
        assertEquals(Word.ofInteger(2), tables.getStringCached(table, y, cache));
        assertTrue(hits(table));
        assertEquals(1, FieldCache.slot(Memory.getLong(cache)));
        assertTrue(hits(point()), "any record of the shape");
        assertEquals(Word.ofInteger(2), tables.getStringCached(point(), y, cache));
    }

    @Test
    void absenceIsKnownForAShape() {
        long table = point();
        assertEquals(Word.NIL, tables.getStringCached(table, state.atom("z"), cache));
        assertTrue(hits(table));
        assertEquals(FieldCache.ABSENT_SLOT, FieldCache.slot(Memory.getLong(cache)));
        assertEquals(Word.NIL, tables.getStringCached(table, state.atom("z"), cache));
        tables.setString(table, state.atom("z"), Word.TRUE);
        assertFalse(hits(table));
        assertEquals(Word.TRUE, tables.getStringCached(table, state.atom("z"), cache));
    }

    @Test
    void capacityAndFlagsDoNotMatter() {
        tables.getStringCached(point(), y, cache);
        long presized = tables.create(0, 10);
        tables.setString(presized, x, Word.TRUE);
        tables.setString(presized, y, Word.FALSE);
        Header.set(TableObject.storage(presized), Header.SHARED);
        assertTrue(hits(presized));
        assertEquals(Word.FALSE, tables.getStringCached(presized, y, cache));
    }

    @Test
    void theFieldsOfAMixedStorage() {
        long table = point();
        tables.setInteger(table, 1, Word.TRUE);
        assertEquals(Kind.MIXED, TableFixture.storageKind(table));
        assertEquals(Word.ofInteger(2), tables.getStringCached(table, y, cache));
        assertEquals(Word.ofInteger(2), tables.getStringCached(table, y, cache));
        assertTrue(tables.replaceCached(table, y, cache, Word.FALSE));
        assertEquals(Word.FALSE, tables.getString(table, y));
        long array = tables.create();
        tables.setInteger(array, 1, Word.TRUE);
        assertEquals(Word.NIL, tables.getStringCached(array, y, cache));
        assertFalse(tables.replaceCached(array, y, cache, Word.TRUE));
    }

    @Test
    void aStoreOnlyReplacesWhatIsThere() {
        long table = point();
        assertTrue(tables.replaceCached(table, x, cache, Word.TRUE));
        assertTrue(tables.replaceCached(table, x, cache, Word.NIL));
        assertFalse(tables.replaceCached(table, x, cache, Word.TRUE));
        assertEquals(Word.NIL, tables.getString(table, x));
        Memory.clear(cache, 16);
        assertFalse(tables.replaceCached(table, state.atom("z"), cache, Word.TRUE));
        assertFalse(tables.replaceCached(table, state.atom("z"), cache, Word.TRUE));
        assertEquals(Word.NIL, tables.getString(table, state.atom("z")));
    }

    private long dictionary() {
        long table = tables.create();
        for (int i = 0; i < 20; i++) {
            tables.set(table, Word.ofFloat(i + 0.5), Word.TRUE);
        }
        tables.setString(table, x, Word.ofInteger(1));
        tables.setString(table, y, Word.ofInteger(2));
        return table;
    }

    @Test
    void aDictionaryHitIsAGuessThatIsChecked() {
        long table = dictionary();
        assertEquals(Word.ofInteger(2), tables.getStringCached(table, y, cache));
        long word = Memory.getLong(cache);
        assertEquals(FieldCache.DICTIONARY_HIT, (int) word & 0xFF);
        assertEquals(y, DictionaryPart.key(Storage.entry(TableObject.storage(table), word >>> 32)));
        assertEquals(Word.ofInteger(2), tables.getStringCached(table, y, cache));
        assertTrue(tables.replaceCached(table, y, cache, Word.ofInteger(3)));
        assertEquals(Word.ofInteger(3), tables.getStringCached(table, y, cache));
        assertTrue(tables.replaceCached(table, y, cache, Word.NIL));
        assertFalse(tables.replaceCached(table, y, cache, Word.TRUE));
        assertEquals(Word.NIL, tables.getStringCached(table, y, cache));
    }

    @Test
    void noCacheWordIsTakenForAnotherKindOfStorage() {
        long table = dictionary();
        int claimed = Storage.dictionaryClaimed(Header.get(TableObject.storage(table)));
        for (long index = 0; index < 64; index++) {
            Memory.putLong(cache, FieldCache.DICTIONARY_HIT | index << 32);
            assertFalse(hits(table), "entry " + index + " of a dictionary with " + claimed + " claimed");
            assertEquals(Word.ofInteger(1), tables.getStringCached(table, x, cache));
        }
        Memory.putLong(cache, FieldCache.DICTIONARY_HIT | 1L << 40);
        assertEquals(Word.ofInteger(1), tables.getStringCached(table, x, cache));
        assertEquals(Word.ofInteger(1), tables.getStringCached(point(), x, cache));
        assertEquals(Word.ofInteger(1), tables.getStringCached(table, x, cache));
        assertFalse(FieldCache.isRecordHit(0, Header.get(TableObject.storage(point()))));
    }

    @Test
    void aStaleEntryDoesNotHideTheKey() {
        long table = dictionary();
        tables.getStringCached(table, x, cache);
        long dictionary = TableObject.storage(table);
        for (long index = 0; index < Storage.dictionaryCapacity(Header.get(dictionary)); index++) {
            long entry = Storage.entry(dictionary, index);
            if (Word.isFloat(DictionaryPart.key(entry))) {
                tables.set(table, DictionaryPart.key(entry), Word.NIL);
                long home = DictionaryPart.find(dictionary, Header.get(dictionary), x);
                long key = DictionaryPart.key(entry);
                Memory.putLong(entry, x);
                if (DictionaryPart.find(dictionary, Header.get(dictionary), x) != home) {
                    Memory.putLong(entry, key); // on the key's own chain, where set would have used the entry
                    continue;
                }
                Memory.putLong(cache, FieldCache.DICTIONARY_HIT | index << 32);
                assertEquals(Word.ofInteger(1), tables.getStringCached(table, x, cache));
                assertTrue(tables.replaceCached(table, x, cache, Word.ofInteger(1)));
            }
        }
    }

    @Test
    void aTransitionIsLearntAndUsed() {
        for (int i = 0; i < 3; i++) {
            long table = tables.create(0, 2);
            tables.setString(table, x, Word.ofInteger(1));
            Header.set(table, TableObject.ABSENT_MASK);
            tables.setStringCached(table, y, cache, transition, Word.ofInteger(i));
            assertEquals(Word.ofInteger(i), tables.getString(table, y));
            assertEquals(0, Header.get(table) & TableObject.ABSENT_MASK);
            StorageChecker.check(table);
        }
        long shape = Header.refOfGranule((int) Memory.getLong(transition));
        assertEquals(1, state.shapes.slotOf(shape, y));
        long small = tables.create();
        tables.setString(small, x, Word.ofInteger(1));
        tables.setStringCached(small, y, cache, transition, Word.ofInteger(7));
        assertEquals(Word.ofInteger(7), tables.getString(small, y));
        tables.setStringCached(small, y, cache, transition, Word.ofInteger(8));
        assertEquals(Word.ofInteger(8), tables.getString(small, y));
    }

    @Test
    void aTransitionOfAnotherShapeIsNotUsed() {
        long table = tables.create(0, 2);
        tables.setStringCached(table, y, cache, transition, Word.ofInteger(1));
        assertNotEquals(0, Memory.getLong(transition));
        long other = tables.create(0, 2);
        tables.setString(other, x, Word.ofInteger(5));
        tables.setStringCached(other, y, cache, transition, Word.ofInteger(6));
        assertEquals(Word.ofInteger(5), tables.getString(other, x));
        assertEquals(Word.ofInteger(6), tables.getString(other, y));
        StorageChecker.check(other);
        tables.setStringCached(table, y, cache, transition, Word.ofInteger(9));
        assertEquals(Word.ofInteger(9), tables.getString(table, y));
    }

    @Test
    void cachedStoresIntoEveryKindOfStorage() {
        long array = tables.create(3, 0);
        tables.setStringCached(array, x, cache, transition, Word.TRUE);
        assertEquals(Word.TRUE, tables.getString(array, x));
        long table = dictionary();
        tables.setStringCached(table, state.atom("z"), cache, transition, Word.TRUE);
        assertEquals(Word.TRUE, tables.getString(table, state.atom("z")));
        tables.setStringCached(table, state.atom("z"), cache, transition, Word.NIL);
        assertEquals(Word.NIL, tables.getString(table, state.atom("z")));
        long empty = tables.create();
        tables.setStringCached(empty, x, cache, transition, Word.NIL);
        assertEquals(state.shapes.empty(), TableObject.storage(empty));
    }
}
