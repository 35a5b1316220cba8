package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.value.Word;

/** Slots and length of an array storage. Indices start at 0: index i holds key i + 1. */
final class ArrayPart {

    private static final int DOUBLE_UNTIL = 1024;

    private ArrayPart() {
    }

    /** The one place that writes into a slot that a program can see. */
    static void store(long array, long index, long value) {
        Memory.putLong(Storage.slot(array, index), value);
    }

    static long get(long array, long index) {
        return Memory.getLong(Storage.slot(array, index));
    }

    static int capacity(long array) {
        return Storage.arrayCapacity(Header.get(array));
    }

    /** Stores a value, nil included, inside the capacity and keeps the length a border. */
    static void put(long array, long header, long index, long value) {
        store(array, index, value);
        long length = Storage.arrayLength(header);
        if (index == length) {
            if (value != Word.NIL) {
                extend(array, header, length + 1);
            }
        } else if (value == Word.NIL && index == length - 1) {
            cut(array, header, index);
        }
    }

    /** Walks the length up to the next border. */
    static void extend(long array, long header, long length) {
        int capacity = Storage.arrayCapacity(header);
        while (length < capacity && get(array, length) != Word.NIL) {
            length++;
        }
        Header.put(array, Storage.arrayHeader(capacity, (int) length));
    }

    /** Walks the length down to the next border. */
    static void cut(long array, long header, long length) {
        while (length > 0 && get(array, length - 1) == Word.NIL) {
            length--;
        }
        Header.put(array, Storage.arrayHeader(Storage.arrayCapacity(header), (int) length));
    }

    /** A border of the array part; repaired first if the collector cleared the last slot of a weak table (I-T2). */
    static int length(long array) {
        long header = Header.get(array);
        int length = Storage.arrayLength(header);
        if (length > 0 && get(array, length - 1) == Word.NIL) {
            cut(array, header, length - 1);
            return Storage.arrayLength(Header.get(array));
        }
        return length;
    }

    /** True if an array of this capacity, which was made for a known number of keys, does not fill its last granule. */
    static boolean hasSpareSlot(int capacity) {
        return (capacity & 1) == 0;
    }

    /** Adds the slot that the last granule has left to the capacity. */
    static void takeSpareSlot(long array) {
        long header = Header.get(array);
        int capacity = Storage.arrayCapacity(header);
        store(array, capacity, Word.NIL);
        Header.put(array, Storage.arrayHeader(capacity + 1, Storage.arrayLength(header)));
    }

    /** The capacity after this one when elements are appended. */
    static int grown(int capacity) {
        if (capacity == Storage.MAX_ARRAY) {
            throw new IllegalStateException(Tables.OVERFLOW);
        }
        if (capacity < DOUBLE_UNTIL) {
            return Math.max(3, capacity * 2 | 1);
        }
        return Math.min(Storage.MAX_ARRAY, capacity + (capacity >> 1) | 1);
    }

    /** True if more than half of the slots are in use. */
    static boolean isDense(long array, int capacity) {
        int wanted = capacity / 2 + 1;
        for (int i = capacity - 1; wanted > 0 && i >= 0; i--) {
            if (get(array, i) != Word.NIL) {
                wanted--;
            }
        }
        return wanted == 0;
    }

    /** Slots in use among indices from (inclusive) to to (exclusive). */
    static int countUsed(long array, int from, int to) {
        int used = 0;
        for (int i = from; i < to; i++) {
            if (get(array, i) != Word.NIL) {
                used++;
            }
        }
        return used;
    }

    /** Fills a new array with the first slots of an old one, and the rest with nil. Array 0 has no slots. */
    static void copy(long from, int fromCapacity, long to, int toCapacity) {
        int common = Math.min(fromCapacity, toCapacity);
        if (common > 0) {
            Memory.copyLongs(Storage.slot(from, 0), Storage.slot(to, 0), (long) common << 3);
        }
        Memory.fillLongs(Storage.slot(to, common), (long) (toCapacity - common) << 3, Word.NIL);
    }

    /** Moves the values of the keys that a new array has slots for out of a dictionary (I-T1). */
    static void takeFrom(long dictionary, long array) {
        long header = Header.get(dictionary);
        int capacity = capacity(array);
        for (int i = 0; i < capacity; i++) {
            long entry = DictionaryPart.findInteger(dictionary, header, i + 1L, Word.NONE);
            if (entry != 0 && DictionaryPart.value(entry) != Word.NIL) {
                store(array, i, DictionaryPart.value(entry));
                DictionaryPart.storeValue(entry, Word.NIL);
            }
        }
    }

    /** Finds a border by binary search, for an array whose header knows none, and writes the header. */
    static void findLength(long array, int capacity) {
        int low = 0;
        int high = capacity;
        if (capacity > 0 && get(array, capacity - 1) == Word.NIL) {
            high = capacity - 1;
            while (low < high) {
                int middle = low + high >>> 1;
                if (get(array, middle) == Word.NIL) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
        }
        Header.put(array, Storage.arrayHeader(capacity, high));
    }
}
