package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** Checks the invariants of a table's storage, as the package page numbers them. */
final class StorageChecker {

    private StorageChecker() {
    }

    static void check(long table) {
        long storage = TableObject.storage(table);
        int kind = Header.kind(storage);
        assertTrue(kind >= Kind.RECORD && kind <= Kind.MIXED, "storage is a " + Kind.name(kind));
        long array = Parts.array(storage);
        long fields = Parts.fields(storage);
        int capacity = 0;
        if (array != 0) {
            capacity = checkArray(array);
        }
        if (fields != 0 && Header.kind(fields) == Kind.RECORD) {
            checkRecord(fields);
        } else if (fields != 0) {
            checkDictionary(fields, capacity);
        }
    }

    private static int checkArray(long array) {
        long header = Header.get(array);
        assertEquals(Kind.ARRAY, Header.kindOf(header));
        int capacity = Storage.arrayCapacity(header);
        int length = Storage.arrayLength(header);
        assertTrue(capacity > 0, "an array with slots");
        assertTrue(length <= capacity);
        if (length > 0) {
            assertNotEquals(Word.NIL, ArrayPart.get(array, length - 1), "I-T2");
        }
        if (length < capacity) {
            assertEquals(Word.NIL, ArrayPart.get(array, length), "I-T2");
        }
        return capacity;
    }

    private static void checkRecord(long record) {
        long header = Header.get(record);
        long shape = Storage.recordShape(header);
        assertEquals(Kind.SHAPE, Header.kind(shape));
        int count = ShapeObject.count(shape);
        int capacity = Storage.recordCapacity(header);
        assertTrue(count <= capacity);
        assertTrue(capacity == 0 || capacity % 2 == 1, "capacity fills granules: " + capacity);
        for (int i = 0; i < count; i++) {
            assertTrue(Strings.isAtom(ShapeObject.key(shape, i)), "I-T3");
            assertEquals(i, ShapeIndex.slotOf(shape, ShapeObject.key(shape, i)));
        }
        for (int i = count; i < capacity; i++) {
            assertEquals(Word.NIL, RecordPart.get(record, i));
        }
    }

    private static void checkDictionary(long dictionary, int arrayCapacity) {
        long header = Header.get(dictionary);
        int capacity = Storage.dictionaryCapacity(header);
        int claimed = 0;
        for (int i = 0; i < capacity; i++) {
            long entry = Storage.entry(dictionary, i);
            long key = DictionaryPart.key(entry);
            if (key == Word.EMPTY) {
                assertEquals(Word.NIL, DictionaryPart.value(entry));
                continue;
            }
            claimed++;
            assertTrue(!KeyOrder.isElement(key) || SparseElements.has(dictionary), "I-T13");
            if (DictionaryPart.isLive(entry)) {
                checkKey(dictionary, header, i, key, arrayCapacity);
            }
        }
        assertEquals(Storage.dictionaryClaimed(header), claimed);
        assertTrue(claimed <= DictionaryPart.claimLimit(capacity), claimed + " of " + capacity + " claimed");
    }

    private static void checkKey(long dictionary, long header, int index, long key, int arrayCapacity) {
        long entry = Storage.entry(dictionary, index);
        if (Word.isInteger(key)) {
            long integer = Word.toInteger(key);
            assertTrue(integer < 1 || integer > arrayCapacity, "I-T1: key " + integer);
        } else if (Word.isString(key)) {
            assertTrue(Strings.isAtom(key), "I-T3");
        } else if (Word.isFloat(key)) {
            assertTrue(!TableReader.isIntegral(Word.toFloat(key)), "I-T3");
        } else if (key == Word.NIL) {
            fail("nil is a key");
        }
        if (!DictionaryPart.isWide(key)) {
            assertEquals(entry, DictionaryPart.find(dictionary, header, key));
        }
    }
}
