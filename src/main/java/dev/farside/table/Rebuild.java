package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import java.util.Arrays;

/**
 * Finds the best storage for what a table holds, when a key has no place in the storage it has.
 *
 * <p>The array gets the largest capacity 2^n of which more than half would be used, as in the reference
 * implementation; every other integer key goes to the dictionary. Entries whose value is nil are left behind, so a
 * rebuild may also make a table smaller.
 */
final class Rebuild {

    /** An array that is this many times larger than the dictionary is not examined when only other keys came. */
    private static final long LARGE_ARRAY = 4;

    private final StorageAllocator allocator;

    /** At index i, the number of integer keys k with 2^(i-1) < k <= 2^i. */
    private final int[] slices = new int[29];

    Rebuild(StorageAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * Puts a key into a table that has no place for it.
     *
     * @param key not in the table; a normalised word
     * @param value not nil
     */
    void put(long table, long key, long value) {
        long storage = TableObject.storage(table);
        long array = Parts.array(storage);
        long fields = Parts.fields(storage);
        boolean isRecord = fields != 0 && Header.kind(fields) == Kind.RECORD;
        long dictionary = isRecord ? 0 : fields;
        int oldCapacity = array == 0 ? 0 : ArrayPart.capacity(array);

        int capacity = chooseCapacity(array, oldCapacity, dictionary, key);
        long entries = entriesOutside(array, oldCapacity, dictionary, capacity) + (isInside(key, capacity) ? 0 : 1);
        if (isRecord && entries > 0) {
            entries = Math.max(entries + RecordPart.countUsed(fields), expectedFields(fields));
        }

        long newArray = capacity == oldCapacity ? array : capacity == 0 ? 0 : allocator.rawArray(capacity);
        long newFields = entries > 0 ? allocator.dictionary(DictionaryPart.logWithRoom(entries))
                : isRecord && !isEmpty(fields) ? fields : 0;
        boolean isMixed = newArray != 0 && newFields != 0;
        long newStorage = !isMixed ? newArray | newFields
                : Header.kind(storage) == Kind.MIXED ? storage : allocator.rawMixed();

        if (newArray != array && newArray != 0) {
            ArrayPart.copy(array, oldCapacity, newArray, capacity);
        }
        moveEntries(dictionary, newArray, capacity, newFields);
        moveOverflow(array, capacity, oldCapacity, newFields);
        if (isRecord && newFields != fields && newFields != 0) {
            moveRecord(fields, newFields);
        }
        place(newArray, capacity, newFields, key, value);
        if (newArray != array && newArray != 0) {
            ArrayPart.findLength(newArray, capacity);
        }
        if (isMixed) {
            Storage.initializeMixed(newStorage, newArray, newFields);
        }
        TableObject.setStorage(table, newStorage);
    }

    private static boolean isEmpty(long record) {
        return Storage.recordCapacity(Header.get(record)) == 0;
    }

    /** Fields a record was made for but has not got: somebody presized the table. */
    private static int expectedFields(long record) {
        long header = Header.get(record);
        return ShapeObject.count(Storage.recordShape(header)) == 0 ? Storage.recordCapacity(header) : 0;
    }

    private static boolean isInside(long key, int capacity) {
        return Word.isInteger(key) && Long.compareUnsigned(Word.toInteger(key) - 1, capacity) < 0;
    }

    // --- choosing

    private int chooseCapacity(long array, int oldCapacity, long dictionary, long key) {
        Arrays.fill(slices, 0);
        int candidates = countInteger(key) + countDictionary(dictionary);
        if (candidates == 0) {
            if (oldCapacity == 0 || oldCapacity > LARGE_ARRAY * dictionaryCapacity(dictionary)
                    || ArrayPart.isDense(array, oldCapacity)) {
                return oldCapacity;
            }
        }
        int used = countArray(array, oldCapacity);
        int capacity = bestCapacity(used + candidates);
        return capacity < oldCapacity && used * 2L > oldCapacity ? oldCapacity : capacity;
    }

    private static int dictionaryCapacity(long dictionary) {
        return dictionary == 0 ? 0 : Storage.dictionaryCapacity(Header.get(dictionary));
    }

    private int countInteger(long key) {
        if (!isInside(key, Storage.MAX_ARRAY)) {
            return 0;
        }
        slices[slice(Word.toInteger(key))]++;
        return 1;
    }

    /** The n with 2^(n-1) < key <= 2^n. */
    private static int slice(long key) {
        return Long.SIZE - Long.numberOfLeadingZeros(key - 1);
    }

    private int countDictionary(long dictionary) {
        int sum = 0;
        for (long entry = firstEntry(dictionary), end = endOfEntries(dictionary); entry < end;
                entry += Storage.ENTRY) {
            if (DictionaryPart.isLive(entry)) {
                sum += countInteger(DictionaryPart.key(entry));
            }
        }
        return sum;
    }

    private int countArray(long array, int capacity) {
        int sum = 0;
        int from = 0;
        for (int i = 0; from < capacity; i++) {
            int to = Math.min(capacity, 1 << i);
            int used = ArrayPart.countUsed(array, from, to);
            slices[i] += used;
            sum += used;
            from = to;
        }
        return sum;
    }

    private int bestCapacity(int integers) {
        long best = 0;
        long sum = 0;
        for (int i = 0; i < slices.length && integers > 1L << i >> 1; i++) {
            sum += slices[i];
            if (sum > 1L << i >> 1) {
                best = 1L << i;
            }
        }
        return best == 0 ? 0 : (int) Math.min(Storage.MAX_ARRAY, best | 1);
    }

    /** Values of array and dictionary that will have no place in an array of the new capacity. */
    private static long entriesOutside(long array, int oldCapacity, long dictionary, int capacity) {
        long outside = capacity < oldCapacity ? ArrayPart.countUsed(array, capacity, oldCapacity) : 0;
        for (long entry = firstEntry(dictionary), end = endOfEntries(dictionary); entry < end;
                entry += Storage.ENTRY) {
            if (DictionaryPart.isLive(entry) && !isInside(DictionaryPart.key(entry), capacity)) {
                outside++;
            }
        }
        return outside;
    }

    // --- moving

    private static void moveEntries(long dictionary, long newArray, int capacity, long newFields) {
        for (long entry = firstEntry(dictionary), end = endOfEntries(dictionary); entry < end;
                entry += Storage.ENTRY) {
            if (DictionaryPart.isLive(entry)) {
                place(newArray, capacity, newFields, DictionaryPart.key(entry), DictionaryPart.value(entry));
            }
        }
    }

    private static void moveOverflow(long array, int capacity, int oldCapacity, long newFields) {
        for (int i = capacity; i < oldCapacity; i++) {
            long value = ArrayPart.get(array, i);
            if (value != Word.NIL) {
                DictionaryPart.add(newFields, Word.ofInteger(i + 1), value);
            }
        }
    }

    private static void moveRecord(long record, long newFields) {
        long shape = Storage.recordShape(Header.get(record));
        for (int i = 0, count = ShapeObject.count(shape); i < count; i++) {
            long value = RecordPart.get(record, i);
            if (value != Word.NIL) {
                DictionaryPart.add(newFields, ShapeObject.key(shape, i), value);
            }
        }
    }

    private static void place(long array, int capacity, long fields, long key, long value) {
        if (isInside(key, capacity)) {
            Memory.putLong(Storage.slot(array, Word.toInteger(key) - 1), value);
        } else {
            DictionaryPart.add(fields, key, value);
        }
    }

    private static long firstEntry(long dictionary) {
        return dictionary == 0 ? 0 : Storage.entry(dictionary, 0);
    }

    private static long endOfEntries(long dictionary) {
        return dictionary == 0 ? 0 : Storage.entry(dictionary, Storage.dictionaryCapacity(Header.get(dictionary)));
    }
}
