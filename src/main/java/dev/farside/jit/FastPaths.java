package dev.farside.jit;

import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.runtime.CompiledCode;
import dev.farside.runtime.CompiledFunction;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.StoreBarrier;
import dev.farside.value.Word;

/**
 * What compiled code does in place with all but numbers: called from there, and inlined by C2. NONE and false say that
 * it takes more, and nothing was done; the code then calls {@link SecondPaths} for tables, and {@link SlowPaths}.
 */
final class FastPaths {

    private FastPaths() {
    }

    // --- tables

    /** A table's storage, whose range C2 can see: it needs no mask for accesses near it. */
    static long storage(long table) {
        return (Memory.getLongNear(Memory.mask(table & Word.REF_MASK) + TableObject.STORAGE) & 0xFFFF_FFFFL)
                << Header.GRANULE_SHIFT;
    }

    /** True for a record of a kind and shape. */
    private static boolean is(long storage, long identity) {
        return ((Memory.getLongNear(storage) ^ identity) & Storage.RECORD_IDENTITY) == 0;
    }

    /**
     * A field of a record.
     *
     * @param identity kind and shape that the site had met when the code was made
     * @param distance from the storage to the slot
     */
    static long getSlot(long object, long identity, long distance) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long storage = storage(object);
            if (is(storage, identity)) {
                long value = Memory.getLongNear(storage + distance);
                if (value != Word.NIL) {
                    return value;
                }
            }
        }
        return Word.NONE;
    }

    static boolean setSlot(long object, long identity, long distance, long value) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long storage = storage(object);
            if (is(storage, identity) && Memory.getLongNear(storage + distance) != Word.NIL) {
                Memory.putLongNear(storage + distance, value);
                return true;
            }
        }
        return false;
    }

    /** Like {@link #getSlot}, of a shared table. */
    static long getSharedSlot(long object, long identity, long distance) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long storage = storage(object);
            if (is(storage, identity ^ Kind.SHARED_BIT)) {
                return SharedPaths.loadNear(storage, distance);
            }
        }
        return Word.NONE;
    }

    /** Like {@link #setSlot}, of a shared table. */
    static boolean setSharedSlot(long object, long identity, long distance, long value) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long storage = storage(object);
            return is(storage, identity ^ Kind.SHARED_BIT) && SharedPaths.setSlot(object, storage + distance, value);
        }
        return false;
    }

    /** The address of a dictionary's entry if it holds the key, or 0. */
    private static long entry(long object, int kind, long key, long index) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long storage = storage(object);
            long header = Memory.getLongNear(storage);
            long entry = Storage.entry(storage, index);
            if (((int) header & 0xFF) == kind && index < Storage.dictionaryCapacity(header)
                    && Memory.getLong(entry) == key) {
                return entry;
            }
        }
        return 0;
    }

    /**
     * A field of a dictionary.
     *
     * @param index of the entry where the site had found the key when the code was made
     */
    static long getEntry(long object, long key, long index) {
        long entry = entry(object, Kind.DICTIONARY, key, index);
        if (entry != 0) {
            long value = Memory.getLong(entry + Storage.ENTRY_VALUE);
            if (value != Word.NIL) {
                return value;
            }
        }
        return Word.NONE;
    }

    /** Like {@link #getEntry}, of a shared table. */
    static long getSharedEntry(long object, long key, long index) {
        long entry = entry(object, Kind.SHARED_DICTIONARY, key, index);
        return entry != 0 ? SharedPaths.load(entry + Storage.ENTRY_VALUE) : Word.NONE;
    }

    /** Like {@link #setEntry}, of a shared table. */
    static boolean setSharedEntry(long object, long key, long index, long value) {
        long entry = entry(object, Kind.SHARED_DICTIONARY, key, index);
        return entry != 0 && SharedPaths.replace(object, entry + Storage.ENTRY_VALUE, value);
    }

    static boolean setEntry(long object, long key, long index, long value) {
        long entry = entry(object, Kind.DICTIONARY, key, index);
        if (entry == 0 || Memory.getLong(entry + Storage.ENTRY_VALUE) == Word.NIL) {
            return false;
        }
        Memory.putLong(entry + Storage.ENTRY_VALUE, value);
        return true;
    }

    /**
     * A method of an object that has no field of that name: in the record that is the {@code __index} of its metatable,
     * a record too. Identities and distances as for {@link #getSlot}, of object, metatable and class.
     */
    static long getMethod(long object, long identity, long metaIdentity, long metaDistance, long classIdentity,
            long classDistance) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long links = Memory.getLongNear(Memory.mask(object & Word.REF_MASK) + TableObject.STORAGE);
            long metatable = links >>> 32 << Header.GRANULE_SHIFT;
            if (is((links & 0xFFFF_FFFFL) << Header.GRANULE_SHIFT, identity) && metatable != 0) {
                long storage = (Memory.getLongNear(metatable + TableObject.STORAGE) & 0xFFFF_FFFFL)
                        << Header.GRANULE_SHIFT;
                if (is(storage, metaIdentity)) {
                    return getSlot(Memory.getLongNear(storage + metaDistance), classIdentity, classDistance);
                }
            }
        }
        return Word.NONE;
    }

    static long getIndex(long object, long key) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE && key >> Word.TAG_SHIFT == -1) {
            long storage = storage(object);
            long header = Memory.getLongNear(storage);
            long index = (key << 16 >> 16) - 1;
            if (((int) header & 0xFF) == Kind.ARRAY
                    && Long.compareUnsigned(index, Storage.arrayCapacity(header)) < 0) {
                long value = Memory.getLong(storage + Storage.SLOTS + (index << 3));
                if (value != Word.NIL) {
                    return value;
                }
            }
        }
        return Word.NONE;
    }

    static boolean setIndex(long object, long key, long value) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE && key >> Word.TAG_SHIFT == -1) {
            long storage = storage(object);
            long header = Memory.getLongNear(storage);
            long index = (key << 16 >> 16) - 1;
            if (((int) header & 0xFF) == Kind.ARRAY
                    && Long.compareUnsigned(index, Storage.arrayLength(header)) < 0) {
                long address = storage + Storage.SLOTS + (index << 3);
                if (value != Word.NIL && Memory.getLong(address) != Word.NIL) {
                    Memory.putLong(address, value);
                    return true;
                }
            }
        }
        return false;
    }

    /** The length of an array whose last element is there; a weak table's may not be (I-T2). */
    static long length(long x) {
        if (x >>> Word.TAG_SHIFT == Word.TAG_TABLE && TableObject.metatable(Word.ref(x)) == 0) {
            long storage = storage(x);
            long header = Memory.getLongNear(storage);
            long length = Storage.arrayLength(header);
            if (((int) header & 0xFF) == Kind.ARRAY && length > 0
                    && Memory.getLong(storage + Storage.SLOTS - 8 + (length << 3)) != Word.NIL) {
                return Word.ofInteger(length);
            }
        }
        return Word.NONE;
    }

    // --- captured variables

    static long captured(long closure, int index) {
        return Memory.getLong(ClosureObject.slot(closure, index));
    }

    static long capturedCell(long closure, int index) {
        return CellObject.get(Word.ref(Memory.getLong(ClosureObject.slot(closure, index))));
    }

    static void setCapturedCell(Mutator m, long closure, int index, long value) {
        StoreBarrier.setCell(m, Word.ref(Memory.getLong(ClosureObject.slot(closure, index))), value);
    }

    static long cell(long cell) {
        return CellObject.get(Word.ref(cell));
    }

    static void setCell(Mutator m, long cell, long value) {
        StoreBarrier.setCell(m, Word.ref(cell), value);
    }

    // --- truth and calls

    static long not(long x) {
        return Word.isTruthy(x) ? Word.FALSE : Word.TRUE;
    }

    /** The code of a called value. */
    static CompiledFunction callee(Mutator m, long function) {
        if (Word.isFunction(function)) {
            long header = Memory.getLong(Word.ref(function));
            if (Header.kindOf(header) == Kind.CLOSURE) {
                return m.compiledCode().function(
                        PrototypeObject.codeHandle(header >>> 32 << Header.GRANULE_SHIFT));
            }
            return m.compiledCode().function(CompiledCode.NATIVE);
        }
        return m.compiledCode().function(0);
    }
}
