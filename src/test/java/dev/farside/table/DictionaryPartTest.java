package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DictionaryPartTest {

    private final TableFixture state = new TableFixture();
    private final Tables tables = state.tables;

    @AfterEach
    void release() {
        state.close();
    }

    @Test
    void capacitiesLeaveRoom() {
        for (long entries = 0; entries < 100_000; entries++) {
            int exact = DictionaryPart.logForExactly(entries);
            assertTrue(entries <= DictionaryPart.claimLimit(1 << exact));
            assertTrue(exact == 1 || entries > DictionaryPart.claimLimit(1 << exact - 1), "smallest for " + entries);
            int roomy = DictionaryPart.logWithRoom(entries);
            assertTrue(entries <= DictionaryPart.claimLimit(1 << roomy) - (1 << roomy >> 3), "room for " + entries);
        }
    }

    @Test
    void probingIsShortForRegularKeys() {
        check("integers", i -> Word.ofInteger(-1 - i));
        check("integers with stride 1024", i -> Word.ofInteger(-1L - ((long) i << 10)));
        check("integers with stride 2^32", i -> Word.ofInteger((-1L - i) << 32));
        check("halves", i -> Word.ofFloat(i + 0.5));
        check("powers", i -> Word.ofFloat(Math.scalb(1.5, i % 1000) + Math.scalb(1.0, i % 1000) * (i / 1000)));
        check("tables", i -> Word.ofTable(tables.create()));
        check("short strings", i -> state.atom(Integer.toString(i % 20_000, 36)));
        check("strings", i -> state.atom("identifier" + i));
        check("wide integers", i -> state.integer(Long.MIN_VALUE + ((long) i << 20)));
    }

    private void check(String name, IntToLongFunction keys) {
        long table = tables.create();
        for (int i = 0; i < 12_000; i++) {
            tables.set(table, keys.applyAsLong(i), Word.TRUE);
        }
        long dictionary = Parts.dictionary(TableObject.storage(table));
        long header = Header.get(dictionary);
        int capacity = Storage.dictionaryCapacity(header);
        int log = Integer.numberOfTrailingZeros(capacity);
        long distance = 0;
        for (int i = 0; i < capacity; i++) {
            long key = DictionaryPart.key(Storage.entry(dictionary, i));
            if (key != Word.EMPTY) {
                distance += i - (DictionaryPart.hash(key) >>> 32 - log) & capacity - 1;
            }
        }
        double mean = (double) distance / Storage.dictionaryClaimed(header);
        assertEquals(16_384, capacity);
        assertTrue(mean < 2.5, name + ": mean distance from home " + mean + ", random keys have about 1.4");
    }

    @Test
    void aStaleKeyIsNotFollowedAndDoesNotHideALivingOne() {
        long table = tables.create();
        tables.set(table, Word.TRUE, Word.TRUE);
        long dictionary = TableObject.storage(table);
        int log = 1;
        long integer = Long.MAX_VALUE;
        for (int i = 0; i < 1 << log; i++) {
            long entry = Storage.entry(dictionary, i);
            if (DictionaryPart.key(entry) == Word.TRUE) {
                Memory.putLong(entry, Word.ofOther(0x7FFF_FFFF0L));
                Memory.putLong(entry + Storage.ENTRY_VALUE, Word.NIL);
            }
        }
        assertEquals(Word.NIL, tables.getInteger(table, integer));
        tables.setInteger(table, integer, Word.ofInteger(1));
        assertEquals(Word.ofInteger(1), tables.getInteger(table, integer));
    }

    @Test
    void aClearedWideIntegerIsOneEntryWhenItComesBack() {
        long table = tables.create(0, 100);
        for (int i = 0; i < 1000; i++) {
            tables.set(table, state.integer(Long.MAX_VALUE), Word.ofInteger(i));
            tables.set(table, state.integer(Long.MAX_VALUE), Word.NIL);
        }
        tables.setInteger(table, Long.MAX_VALUE, Word.TRUE);
        assertEquals(1, Storage.dictionaryClaimed(Header.get(Parts.dictionary(TableObject.storage(table)))));
        assertEquals(Word.TRUE, tables.get(table, state.integer(Long.MAX_VALUE)));
    }
}
