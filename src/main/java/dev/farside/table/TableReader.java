package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.WideIntegerObject;
import dev.farside.value.Word;

/** Look-up in unshared tables: plain loads. Shared ones are left to {@link SharedReader}. */
final class TableReader {

    private TableReader() {
    }

    /** The value of an integer key, or nil. */
    static long getInteger(long table, long key) {
        long storage = TableObject.storage(table);
        long header = Header.get(storage);
        if (Header.kindOf(header) == Kind.ARRAY) {
            long index = key - 1;
            return Long.compareUnsigned(index, Storage.arrayCapacity(header)) < 0
                    ? Memory.getLong(Storage.slot(storage, index)) : Word.NIL;
        }
        return getIntegerElsewhere(table, storage, key);
    }

    private static long getIntegerElsewhere(long table, long storage, long key) {
        if (Tables.isSharedStorage(storage)) {
            return SharedReader.getInteger(table, key);
        }
        long array = Parts.array(storage);
        if (array != 0 && Long.compareUnsigned(key - 1, ArrayPart.capacity(array)) < 0) {
            return ArrayPart.get(array, key - 1);
        }
        long dictionary = Parts.dictionary(storage);
        if (dictionary == 0) {
            return Word.NIL;
        }
        return value(DictionaryPart.findInteger(dictionary, Header.get(dictionary), key, Word.NONE));
    }

    /** The value of an inline string or an atom, or nil. */
    static long getString(long table, long key) {
        long storage = TableObject.storage(table);
        if (Tables.isSharedStorage(storage)) {
            return SharedReader.getString(table, key);
        }
        long fields = Parts.fields(storage);
        if (fields == 0) {
            return Word.NIL;
        }
        long header = Header.get(fields);
        return Header.kindOf(header) == Kind.RECORD ? RecordPart.find(fields, header, key)
                : value(DictionaryPart.find(fields, header, key));
    }

    /** The value of a key that is neither string nor integer, or nil. */
    static long getOther(long table, long key) {
        long storage = TableObject.storage(table);
        if (Tables.isSharedStorage(storage)) {
            return SharedReader.getOther(table, key);
        }
        long dictionary = Parts.dictionary(storage);
        return dictionary == 0 ? Word.NIL
                : value(DictionaryPart.find(dictionary, Header.get(dictionary), key));
    }

    private static long value(long entry) {
        return entry == 0 ? Word.NIL : DictionaryPart.value(entry);
    }

    /** True if a float is an integer's equal; {@code (long) value} is that integer then. */
    static boolean isIntegral(double value) {
        long integer = (long) value;
        return integer == value && integer != Long.MAX_VALUE;
    }

    /** The key as tables hold it, for a key that is no string: integral floats and wide integers become integers. */
    static boolean isIntegerKey(long key) {
        return Word.isInteger(key) || Word.isFloat(key) && isIntegral(Word.toFloat(key)) || DictionaryPart.isWide(key);
    }

    /** The integer that an {@linkplain #isIntegerKey integer key} stands for. */
    static long integerOf(long key) {
        if (Word.isInteger(key)) {
            return Word.toInteger(key);
        }
        return Word.isFloat(key) ? (long) Word.toFloat(key) : WideIntegerObject.get(Word.ref(key));
    }

    /**
     * A border: 0 if key 1 is nil, or else a positive integer key whose value is not nil while that of the next is.
     * Constant time, but for tables whose sequence goes on in the dictionary.
     */
    static long length(long table) {
        long storage = TableObject.storage(table);
        long array = Parts.array(storage);
        long length = 0;
        if (array != 0) {
            length = ArrayPart.length(array);
            if (length < ArrayPart.capacity(array)) {
                return length;
            }
        }
        long dictionary = Parts.dictionary(storage);
        return dictionary == 0 || !hasInteger(dictionary, length + 1) ? length
                : searchDictionary(dictionary, length + 1);
    }

    /** Finds a border beyond a key that is present: doubles the distance, then halves it. */
    private static long searchDictionary(long dictionary, long present) {
        long low = present;
        long step = 1;
        long high = low + step;
        while (hasInteger(dictionary, high)) {
            low = high;
            if (low > Long.MAX_VALUE / 2) {
                high = Long.MAX_VALUE;
                if (hasInteger(dictionary, high)) {
                    return high;
                }
                break;
            }
            step <<= 1;
            high = low + step;
        }
        while (high - low > 1) {
            long middle = low + high >>> 1;
            if (hasInteger(dictionary, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean hasInteger(long dictionary, long key) {
        return value(DictionaryPart.findInteger(dictionary, Header.get(dictionary), key, Word.NONE)) != Word.NIL;
    }
}
