package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.WideIntegerObject;
import dev.farside.string.Hash;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * The order in which traversals visit the keys of shared tables. It depends on the keys alone, not on where they are
 * stored: so no resize changes it, and to go on a traversal need not know anything but the key that came last.
 *
 * <p>First come the <em>elements</em>, the integers that an array can hold, ascending; then all others by their hash,
 * taken as unsigned. In a dictionary that is nearly the order of the places, since an entry's home is given by the
 * upper bits of the hash: the key that comes next is in the same cluster, or the least of the next one. (A cluster is a
 * run of claimed entries; a key stands between its home and the end of the home's cluster.)
 *
 * <p>Only keys whose value is not nil are looked at: none else can be what comes next.
 */
final class KeyOrder {

    private static final int NO_HASH = 0;

    private KeyOrder() {
    }

    /** True for an integer that can be an index of an array part. */
    static boolean isElement(long key) {
        return Word.isInteger(key) && Long.compareUnsigned(Word.toInteger(key) - 1, Storage.MAX_ARRAY) < 0;
    }

    /**
     * The key behind another one among those of a record or dictionary that are no elements and whose value is not nil.
     *
     * @param fields a record or dictionary of a shared table, open or closed
     * @param after a key that is no element, in the table or not; {@link Word#NONE} for the first
     * @return {@link Word#NONE} if there is none
     */
    static long following(long fields, long after) {
        long header = Memory.getLongAcquire(fields);
        int hash = after == Word.NONE ? NO_HASH : hashOfAny(after);
        return Header.kindOf(header) == Kind.SHARED_RECORD ? followingField(fields, header, after, hash)
                : followingEntry(fields, Storage.dictionaryCapacity(header), after, hash);
    }

    /** True if a key, whose object is alive, comes behind another one, which need not be in the table. */
    static boolean isBehind(long key, long after) {
        if (isElement(key)) {
            return isElement(after) && Word.toInteger(key) > Word.toInteger(after);
        }
        return isElement(after) || compare(key, DictionaryPart.hash(key), after, hashOfAny(after)) > 0;
    }

    private static long followingField(long record, long header, long after, int hash) {
        long shape = Storage.recordShape(header);
        long best = Word.NONE;
        int bestHash = NO_HASH;
        for (int slot = 0, count = ShapeObject.count(shape); slot < count; slot++) {
            if (SharedParts.value(SharedParts.load(Storage.slot(record, slot))) != Word.NIL) {
                long key = ShapeObject.key(shape, slot);
                int keyHash = DictionaryPart.hash(key);
                if (isBehind(key, keyHash, after, hash) && isBefore(key, keyHash, best, bestHash)) {
                    best = key;
                    bestHash = keyHash;
                }
            }
        }
        return best;
    }

    private static long followingEntry(long dictionary, int capacity, long after, int hash) {
        int shift = Integer.SIZE - Integer.numberOfTrailingZeros(capacity);
        long best = Word.NONE;
        int bestHash = NO_HASH;
        // The last cluster goes on at the start: keys there whose home is behind them come last of all.
        for (int at = after == Word.NONE ? 0 : hash >>> shift; at < 2 * capacity; at++) {
            int index = at & capacity - 1;
            long key = Memory.getLongAcquire(Storage.entry(dictionary, index));
            if (key == Word.EMPTY || key == Word.FROZEN) {
                if (best != Word.NONE || at >= capacity) {
                    return best;
                }
            } else if (!isElement(key) && isPresent(dictionary, index) && key != Word.DEAD) {
                int keyHash = DictionaryPart.hash(key);
                if (keyHash >>> shift <= index == at < capacity && isBehind(key, keyHash, after, hash)
                        && isBefore(key, keyHash, best, bestHash)) {
                    best = key;
                    bestHash = keyHash;
                }
            }
        }
        return best;
    }

    /** True if the value of an entry is not nil, or was not when the dictionary was closed. */
    static boolean isPresent(long dictionary, int index) {
        return SharedParts.value(SharedParts.load(Storage.entry(dictionary, index) + Storage.ENTRY_VALUE)) != Word.NIL;
    }

    private static boolean isBehind(long key, int keyHash, long after, int hash) {
        return after == Word.NONE || compare(key, keyHash, after, hash) > 0;
    }

    private static boolean isBefore(long key, int keyHash, long best, int bestHash) {
        return best == Word.NONE || compare(key, keyHash, best, bestHash) < 0;
    }

    private static int compare(long key, int keyHash, long other, int otherHash) {
        return keyHash != otherHash ? Integer.compareUnsigned(keyHash, otherHash) : compareEqualHashes(key, other);
    }

    /** Zero for keys that are equal in Lua's eyes, however they are represented. */
    private static int compareEqualHashes(long key, long other) {
        int rank = rank(key);
        if (rank != rank(other)) {
            return rank - rank(other);
        }
        return switch (rank) {
            case 2 -> Strings.compare(key, other);
            case 1 -> Long.compare(TableReader.integerOf(key), TableReader.integerOf(other));
            default -> Long.compareUnsigned(key, other);
        };
    }

    private static int rank(long key) {
        return Word.isHeapString(key) ? 2 : TableReader.isIntegerKey(key) ? 1 : 0;
    }

    /** The hash of a key that need not be in a table: a string may not be an atom, a wide integer may be a float. */
    private static int hashOfAny(long key) {
        if (Word.isHeapString(key)) {
            return Strings.hash(key);
        }
        return !Word.isInteger(key) && TableReader.isIntegerKey(key) ? Hash.mix(TableReader.integerOf(key))
                : Hash.ofKey(key);
    }
}
