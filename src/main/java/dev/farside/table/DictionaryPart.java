package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.WideIntegerObject;
import dev.farside.string.Hash;
import dev.farside.value.Word;

/**
 * Entries of a dictionary storage: open addressing with linear probing. There is always an entry that was never
 * claimed, so probing ends.
 */
final class DictionaryPart {

    private DictionaryPart() {
    }

    /** The one place that writes the value of an entry that a program can see. */
    static void storeValue(long entry, long value) {
        Memory.putLong(entry + Storage.ENTRY_VALUE, value);
    }

    /** The one place that writes the key of an entry. */
    private static void storeKey(long entry, long key) {
        Memory.putLong(entry, key);
    }

    static long key(long entry) {
        return Memory.getLong(entry);
    }

    static long value(long entry) {
        return Memory.getLong(entry + Storage.ENTRY_VALUE);
    }

    /** True for an entry that is a field: its value is not nil, and the collector has not taken its key. */
    static boolean isLive(long entry) {
        return value(entry) != Word.NIL && key(entry) != Word.DEAD;
    }

    /** Most entries that may be claimed: three quarters. */
    static int claimLimit(int capacity) {
        return (int) (capacity * 3L >>> 2);
    }

    /** True if one more entry may be claimed. */
    static boolean hasRoom(long header) {
        return Storage.dictionaryClaimed(header) < claimLimit(Storage.dictionaryCapacity(header));
    }

    /** The log2 of the smallest capacity that takes so many entries. */
    static int logForExactly(long entries) {
        return log(entries * 4 + 2, 3);
    }

    /** The log2 of a capacity that takes so many entries and leaves at least an eighth to be claimed. */
    static int logWithRoom(long entries) {
        return log(entries * 8 + 4, 5);
    }

    private static int log(long scaled, int divisor) {
        int log = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, scaled / divisor) - 1));
        if (log > Storage.MAX_DICTIONARY_LOG) {
            throw new IllegalStateException(Tables.OVERFLOW);
        }
        return log;
    }

    /** True for the word of a wide integer. A guess if the key may be stale; see {@link #findWide}. */
    static boolean isWide(long key) {
        return Word.isOther(key) && Header.kind(Word.ref(key)) == Kind.WIDE_INTEGER;
    }

    /** Hash of a key whose object is alive. */
    static int hash(long key) {
        return isWide(key) ? Hash.mix(WideIntegerObject.get(Word.ref(key))) : Hash.ofKey(key);
    }

    private static int log(long header) {
        return (int) (header >>> 16) & 0xFF;
    }

    /** The entry of any key but a wide integer, or 0 if there is none. Its value may be nil. */
    static long find(long dictionary, long header, long key) {
        int log = log(header);
        int mask = (1 << log) - 1;
        for (int index = Hash.ofKey(key) >>> Integer.SIZE - log;; index = index + 1 & mask) {
            long entry = Storage.entry(dictionary, index);
            long found = key(entry);
            if (found == key) {
                return entry;
            }
            if (found == Word.EMPTY) {
                return 0;
            }
        }
    }

    /**
     * The entry of a wide integer, or 0. If no entry is live, the first whose key is the integer is found all the same;
     * such a key may be stale, and what looks like the integer may be part of another object. That is harmless: the
     * entry lies on the integer's chain, and {@link #revive} gives it a living key.
     *
     * @param word the integer as a word if there is an object for it, or {@link Word#NONE}
     */
    static long findWide(long dictionary, long header, long integer, long word) {
        int log = log(header);
        int mask = (1 << log) - 1;
        long cleared = 0;
        for (int index = Hash.mix(integer) >>> Integer.SIZE - log;; index = index + 1 & mask) {
            long entry = Storage.entry(dictionary, index);
            long found = key(entry);
            if (found == Word.EMPTY) {
                return cleared;
            }
            if (found == word || isWide(found) && WideIntegerObject.get(Word.ref(found)) == integer) {
                if (isLive(entry)) {
                    return entry;
                }
                cleared = cleared == 0 ? entry : cleared;
            }
        }
    }

    /** The entry of an integer of any size, or 0; the word is that of {@link #findWide}. */
    static long findInteger(long dictionary, long header, long integer, long word) {
        return Word.fitsInline(integer) ? find(dictionary, header, Word.ofInteger(integer))
                : findWide(dictionary, header, integer, word);
    }

    /** Stores a value that is not nil into the entry of a key whose value is. */
    static void revive(long entry, long key, long value) {
        if (key(entry) != key) {
            storeKey(entry, key);
        }
        storeValue(entry, value);
    }

    /** Claims an entry for a key that has none; the caller made sure that there is room. */
    static void add(long dictionary, long key, long value) {
        long header = Header.get(dictionary);
        int log = log(header);
        int mask = (1 << log) - 1;
        int index = hash(key) >>> Integer.SIZE - log;
        while (key(Storage.entry(dictionary, index)) != Word.EMPTY) {
            index = index + 1 & mask;
        }
        long entry = Storage.entry(dictionary, index);
        storeKey(entry, key);
        storeValue(entry, value);
        Header.put(dictionary, header + (1L << 32) | (KeyOrder.isElement(key) ? Header.SPARSE : 0));
    }

    /** Writes a new dictionary without entries. */
    static void initialize(long dictionary, int log) {
        Header.put(dictionary, Storage.dictionaryHeader(log, 0));
        for (long entry = Storage.entry(dictionary, 0), end = Storage.entry(dictionary, 1L << log); entry < end;
                entry += Storage.ENTRY) {
            Memory.putLong(entry, Word.EMPTY);
            Memory.putLong(entry + Storage.ENTRY_VALUE, Word.NIL);
        }
    }
}
