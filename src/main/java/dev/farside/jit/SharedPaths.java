package dev.farside.jit;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.table.FieldCache;
import dev.farside.value.Word;
import java.lang.invoke.VarHandle;

/**
 * The part of {@link SecondPaths} for shared tables, and for dictionaries: a load with a fence behind it, which is an
 * acquire; a compare-and-set of a value that is there by another one that other threads may see. NONE and false mean
 * what they mean there.
 *
 * <p>The loads from slots have at most 35 bytes of code: up to there C2 inlines a method wherever it was called at all;
 * a bigger one only where it believes the call to be frequent, by a profile that all sites share.
 */
final class SharedPaths {

    private SharedPaths() {
    }

    /** The value in a slot. */
    static long load(long address) {
        return open(Memory.getLong(address));
    }

    /** The value in the slot of a record, which lies near its storage. */
    static long loadNear(long storage, long distance) {
        return open(Memory.getLongNear(storage + distance));
    }

    /** What was just loaded from a slot, if it is a value. */
    private static long open(long content) {
        VarHandle.acquireFence();
        return Word.isNilOrClosed(content) ? Word.NONE : content;
    }

    static long getField(long storage, long cache) {
        long distance = cache >>> 13 & 0xFFFFL << 3;
        return distance == FieldCache.ABSENT_SLOT << 3 ? Word.NONE : loadNear(storage, Storage.SLOTS + distance);
    }

    /** A field of a dictionary, shared or not, whose place the site remembers. */
    static long getEntry(long storage, long cache, long site) {
        long header = Memory.getLong(storage);
        long index = cache >>> 32;
        if ((header & 0xFF & ~Kind.SHARED_BIT) != Kind.DICTIONARY || index >= Storage.dictionaryCapacity(header)) {
            return Word.NONE;
        }
        long entry = Storage.entry(storage, index);
        return Memory.getLong(entry) == Memory.getLong(site) ? load(entry + Storage.ENTRY_VALUE) : Word.NONE;
    }

    static long getIndex(long storage, long header, long index) {
        return Long.compareUnsigned(index, Storage.arrayCapacity(header)) < 0
                ? load(storage + Storage.SLOTS + (index << 3)) : Word.NONE;
    }

    static boolean setField(long object, long storage, long cache, long value) {
        long slot = cache >>> 16 & 0xFFFF;
        return slot != FieldCache.ABSENT_SLOT && replace(object, storage + Storage.SLOTS + (slot << 3), value);
    }

    static boolean setIndex(long object, long storage, long header, long index, long value) {
        return Long.compareUnsigned(index, Storage.arrayCapacity(header)) < 0 && value != Word.NIL
                && replace(object, storage + Storage.SLOTS + (index << 3), value);
    }

    /** Replaces a value that is not nil, in a table that is not read-only, by one that needs no publication. */
    static boolean replace(long object, long address, long value) {
        if ((Memory.getLong(Word.ref(object)) & Header.FROZEN) != 0 || !isVisible(value)) {
            return false;
        }
        long old = Memory.getLong(address);
        return !Word.isNilOrClosed(old) && Memory.compareAndSetLong(address, old, value);
    }

    private static boolean isVisible(long value) {
        int tag = Word.tag(value);
        return tag < Word.TAG_TABLE || tag == Word.TAG_INTEGER
                || (Memory.getLong(Word.ref(value)) & Header.SHARED) != 0;
    }
}
