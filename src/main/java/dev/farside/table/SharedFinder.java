package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.WideIntegerObject;
import dev.farside.string.Hash;
import dev.farside.value.Word;

/**
 * Finds the address of a key's value in the storage of a shared table. {@link #ABSENT} was true at the moment of the
 * deciding load; {@link #UNDECIDED} says that a resize had closed the storage before.
 */
final class SharedFinder {

    static final long ABSENT = 0;
    static final long UNDECIDED = -1;

    private SharedFinder() {
    }

    /** @param word the integer as a word if there is one, or {@link Word#NONE} */
    static long findInteger(long storage, long key, long word) {
        long array = SharedParts.array(storage);
        if (array != 0 && Long.compareUnsigned(key - 1, ArrayPart.capacity(array)) < 0) {
            return Storage.slot(array, key - 1);
        }
        long dictionary = SharedParts.dictionary(storage);
        if (dictionary == 0) {
            return ABSENT;
        }
        return Word.fitsInline(key) ? findEntry(dictionary, Header.get(dictionary), Word.ofInteger(key))
                : findWide(dictionary, key, word);
    }

    static long findString(long storage, long key) {
        long fields = SharedParts.fields(storage);
        if (fields == 0) {
            return ABSENT;
        }
        long header = Memory.getLongAcquire(fields);
        if (Header.kindOf(header) == Kind.SHARED_DICTIONARY) {
            return findEntry(fields, header, key);
        }
        int slot = ShapeIndex.slotOf(Storage.recordShape(header), key);
        return slot >= 0 ? Storage.slot(fields, slot) : (header & Header.CLOSED) != 0 ? UNDECIDED : ABSENT;
    }

    static long findOther(long storage, long key) {
        long dictionary = SharedParts.dictionary(storage);
        return dictionary == 0 ? ABSENT : findEntry(dictionary, Header.get(dictionary), key);
    }

    /** The log2 of a dictionary's capacity, which never changes. */
    private static int log(long header) {
        return (int) (header >>> 16) & 0xFF;
    }

    /** For any key but a wide integer. */
    static long findEntry(long dictionary, long header, long key) {
        int log = log(header);
        int mask = (1 << log) - 1;
        for (int index = Hash.ofKey(key) >>> Integer.SIZE - log;; index = index + 1 & mask) {
            long entry = Storage.entry(dictionary, index);
            long found = Memory.getLongAcquire(entry);
            if (found == key) {
                return entry + Storage.ENTRY_VALUE;
            }
            if (found == Word.EMPTY) {
                return ABSENT;
            }
            if (found == Word.FROZEN) {
                return UNDECIDED;
            }
        }
    }

    private static long findWide(long dictionary, long integer, long word) {
        int log = log(Header.get(dictionary));
        int mask = (1 << log) - 1;
        for (int index = Hash.mix(integer) >>> Integer.SIZE - log;; index = index + 1 & mask) {
            long entry = Storage.entry(dictionary, index);
            long found = Memory.getLongAcquire(entry);
            if (found == word || DictionaryPart.isWide(found) && WideIntegerObject.get(Word.ref(found)) == integer) {
                return entry + Storage.ENTRY_VALUE;
            }
            if (found == Word.EMPTY) {
                return ABSENT;
            }
            if (found == Word.FROZEN) {
                return UNDECIDED;
            }
        }
    }

    /**
     * Claims an entry for a key.
     *
     * @return the address of its value; {@link #ABSENT} if there is no room; {@link #UNDECIDED} if the dictionary is
     *        closed
     */
    static long claim(long dictionary, long key) {
        long header = Memory.getLongAcquire(dictionary);
        if (!DictionaryPart.hasRoom(header)
                || !DictionaryPart.hasRoom(Memory.getAndAddLong(dictionary, 1L << 32))) {
            return ABSENT;
        }
        if ((header & Header.SPARSE) == 0 && KeyOrder.isElement(key)) {
            Header.setAtomically(dictionary, Header.SPARSE);
        }
        int log = log(header);
        int mask = (1 << log) - 1;
        int index = DictionaryPart.hash(key) >>> Integer.SIZE - log;
        for (;;) {
            long entry = Storage.entry(dictionary, index);
            long found = Memory.getLongAcquire(entry);
            if (found == Word.EMPTY) {
                if (Memory.compareAndSetLong(entry, Word.EMPTY, key)) {
                    return entry + Storage.ENTRY_VALUE;
                }
            } else if (isSame(found, key)) {
                return entry + Storage.ENTRY_VALUE;
            } else if (found == Word.FROZEN) {
                return UNDECIDED;
            } else {
                index = index + 1 & mask;
            }
        }
    }

    private static boolean isSame(long found, long key) {
        return found == key || DictionaryPart.isWide(found) && DictionaryPart.isWide(key)
                && WideIntegerObject.get(Word.ref(found)) == WideIntegerObject.get(Word.ref(key));
    }
}
