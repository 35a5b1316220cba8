package dev.farside.table;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.WideIntegerObject;
import dev.farside.value.Word;

/**
 * The order of traversal of tables that are not shared. A position names the key that was visited last: 0 none, 1 to
 * the capacity the array's keys, {@link #FIELDS} + i the i-th slot or entry of the fields, counted from 1.
 */
final class Positions {

    static final long FIELDS = 1L << 32;

    private Positions() {
    }

    /**
     * True if a position, of any storage, is that of a record's or a dictionary's key in this one. An integer that is in
     * the array may have left its key behind in the dictionary, so beside an array this is said of no integer.
     */
    static boolean isOfField(long storage, long position, long key) {
        long fields = position > FIELDS ? Parts.fields(storage) : 0;
        if (fields == 0 || fields != storage && Word.isInteger(key)) {
            return false;
        }
        long header = Header.get(fields);
        long index = position - FIELDS - 1;
        if (Header.kindOf(header) == Kind.RECORD) {
            long shape = Storage.recordShape(header);
            return index < ShapeObject.count(shape) && ShapeObject.key(shape, (int) index) == key;
        }
        return index < Storage.dictionaryCapacity(header) && DictionaryPart.key(Storage.entry(fields, index)) == key;
    }

    /**
     * The position of a key, whose value may be nil by now.
     *
     * @param key a normalised word
     * @return -1 if the storage has no place for the key
     */
    static long of(long storage, long key) {
        if (Word.isInteger(key)) {
            long array = Parts.array(storage);
            long integer = Word.toInteger(key);
            if (array != 0 && Long.compareUnsigned(integer - 1, ArrayPart.capacity(array)) < 0) {
                return integer;
            }
        }
        long fields = Parts.fields(storage);
        if (fields == 0) {
            return -1;
        }
        long header = Header.get(fields);
        if (Header.kindOf(header) == Kind.RECORD) {
            int slot = Word.isString(key) ? ShapeIndex.slotOf(Storage.recordShape(header), key) : -1;
            return slot < 0 ? -1 : FIELDS + slot + 1;
        }
        if (DictionaryPart.isWide(key)) {
            return ofWide(storage, WideIntegerObject.get(Word.ref(key)), key);
        }
        return ofEntry(fields, DictionaryPart.find(fields, header, key));
    }

    /**
     * The position of an integer that does not fit a word, whose value may be nil by now, or -1.
     *
     * @param word the integer as a word if there is an object for it, or {@link Word#NONE}
     */
    static long ofWide(long storage, long integer, long word) {
        long dictionary = Parts.dictionary(storage);
        if (dictionary == 0) {
            return -1;
        }
        return ofEntry(dictionary, DictionaryPart.findWide(dictionary, Header.get(dictionary), integer, word));
    }

    private static long ofEntry(long dictionary, long entry) {
        return entry == 0 ? -1 : FIELDS + (entry - Storage.entry(dictionary, 0)) / Storage.ENTRY + 1;
    }
}
