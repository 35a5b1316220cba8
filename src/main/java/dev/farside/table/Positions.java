package dev.farside.table;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.WideIntegerObject;
import dev.farside.value.Word;

/**
 * The order of traversal. A position names the key that was visited last: 0 none, 1 to the capacity the array's keys,
 * {@link #FIELDS} + i the i-th slot or entry of the fields, counted from 1.
 */
final class Positions {

    static final long FIELDS = 1L << 32;

    private Positions() {
    }

    /** The position of the next key whose value is not nil, or 0 at the end. */
    static long following(long storage, long position) {
        if (position < FIELDS) {
            long array = Parts.array(storage);
            if (array != 0) {
                int capacity = ArrayPart.capacity(array);
                for (long i = position; i < capacity; i++) {
                    if (ArrayPart.get(array, i) != Word.NIL) {
                        return i + 1;
                    }
                }
            }
            position = FIELDS;
        }
        long fields = Parts.fields(storage);
        if (fields == 0) {
            return 0;
        }
        long header = Header.get(fields);
        return Header.kindOf(header) == Kind.RECORD ? followingSlot(fields, header, position - FIELDS)
                : followingEntry(fields, header, position - FIELDS);
    }

    private static long followingSlot(long record, long header, long slot) {
        int count = ShapeObject.count(Storage.recordShape(header));
        for (long i = slot; i < count; i++) {
            if (RecordPart.get(record, i) != Word.NIL) {
                return FIELDS + i + 1;
            }
        }
        return 0;
    }

    private static long followingEntry(long dictionary, long header, long index) {
        int capacity = Storage.dictionaryCapacity(header);
        for (long i = index; i < capacity; i++) {
            if (DictionaryPart.isLive(Storage.entry(dictionary, i))) {
                return FIELDS + i + 1;
            }
        }
        return 0;
    }

    /** The key at a position that {@link #following} returned. */
    static long key(long storage, long position) {
        if (position < FIELDS) {
            return Word.ofInteger(position);
        }
        long fields = Parts.fields(storage);
        long header = Header.get(fields);
        long index = position - FIELDS - 1;
        return Header.kindOf(header) == Kind.RECORD ? ShapeObject.key(Storage.recordShape(header), (int) index)
                : DictionaryPart.key(Storage.entry(fields, index));
    }

    /** The value at a position that {@link #following} returned. */
    static long value(long storage, long position) {
        if (position < FIELDS) {
            return ArrayPart.get(Parts.array(storage), position - 1);
        }
        long fields = Parts.fields(storage);
        long index = position - FIELDS - 1;
        return Header.kind(fields) == Kind.RECORD ? RecordPart.get(fields, index)
                : DictionaryPart.value(Storage.entry(fields, index));
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
