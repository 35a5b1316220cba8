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
 * acquire; a store in the place of a value that is there by another one that other threads may see. In arrays and
 * dictionaries that is a compare-and-set; in records, whose slots are never closed, a release. NONE and false mean what
 * they mean there.
 *
 * <p>The loads from slots have at most 35 bytes of code: up to there C2 inlines a method wherever it was called at all;
 * a bigger one only where it believes the call to be frequent, by a profile that all sites share.
 */
final class SharedPaths {

    private SharedPaths() {
    }

    /** The value in a slot. */
    static long load(long address) {
        return value(Memory.getLong(address));
    }

    /** The value in the slot of a record, which lies near its storage. */
    static long loadNear(long storage, long distance) {
        return value(Memory.getLongNear(storage + distance));
    }

    /** What was just loaded from a slot, if it is a value, or what it forwards to. */
    private static long value(long content) {
        VarHandle.acquireFence();
        return Word.isNilOrIndirect(content) ? forwarded(content) : content;
    }

    private static long forwarded(long content) {
        if (Word.isForward(content)) {
            long value = Memory.getLongAcquire(Word.ref(content));
            return value == Word.NIL ? Word.NONE : value;
        }
        return Word.NONE;
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
        return slot != FieldCache.ABSENT_SLOT && setSlot(object, storage + Storage.SLOTS + (slot << 3), value);
    }

    static boolean setIndex(long object, long storage, long header, long index, long value) {
        return Long.compareUnsigned(index, Storage.arrayCapacity(header)) < 0 && value != Word.NIL
                && replace(object, storage + Storage.SLOTS + (index << 3), value);
    }

    /** Replaces the value in a record's slot if it is not nil. */
    static boolean setSlot(long object, long address, long value) {
        if (!isStorable(object, value)) {
            return false;
        }
        long old = Memory.getLong(address);
        if (Word.isNilOrIndirect(old)) {
            return setForwarded(old, value);
        }
        Memory.putLongRelease(address, value);
        return true;
    }

    private static boolean setForwarded(long content, long value) {
        if (!Word.isForward(content) || Memory.getLong(Word.ref(content)) == Word.NIL) {
            return false;
        }
        Memory.putLongRelease(Word.ref(content), value);
        return true;
    }

    /** Replaces the value of an element or entry if it is not nil. */
    static boolean replace(long object, long address, long value) {
        if (!isStorable(object, value)) {
            return false;
        }
        long old = Memory.getLong(address);
        return Word.isNilOrIndirect(old) ? setForwarded(old, value) : Memory.compareAndSetLong(address, old, value);
    }

    /** True if a table is not read-only and a value needs no publication. */
    private static boolean isStorable(long object, long value) {
        return (Memory.getLong(Word.ref(object)) & Header.FROZEN) == 0 && isVisible(value);
    }

    private static boolean isVisible(long value) {
        int tag = Word.tag(value);
        return tag < Word.TAG_TABLE || tag == Word.TAG_INTEGER
                || (Memory.getLong(Word.ref(value)) & Header.SHARED) != 0;
    }
}
