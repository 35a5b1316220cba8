package dev.farside.jit;

import dev.farside.memory.Memory;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.Mutator;
import dev.farside.table.FieldCache;
import dev.farside.value.Word;

/**
 * What compiled code tries where {@link FastPaths} gave nothing, before it calls {@link SlowPaths}: shared tables;
 * fields of sites that had met something else, or nothing, when the code was made; elements that are appended; lengths
 * of tables that are no full arrays. NONE and false mean what they mean there.
 *
 * <p>Compiled code calls these methods, not the fast paths, so that each site has a profile of its own: where no such
 * table was met C2 leaves them out, whatever other sites have met, and where they are met always it inlines them.
 */
final class SecondPaths {

    private SecondPaths() {
    }

    static long length(Mutator m, long x) {
        return Word.isTable(x) && TableObject.metatable(Word.ref(x)) == 0
                ? Word.ofInteger(m.tables().length(Word.ref(x))) : Word.NONE;
    }

    static long getField(long object, long site) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long storage = FastPaths.storage(object);
            long cache = Memory.getLongNear(site + Vectors.SITE_CACHE);
            long difference = (cache ^ Memory.getLongNear(storage)) & Storage.RECORD_IDENTITY;
            if (difference == 0) {
                return RecordPaths.getField(storage, cache);
            } else if (difference == Kind.SHARED_BIT) {
                return SharedPaths.getField(storage, cache);
            } else if ((difference & 0xFF) == 0) {
                return RecordPaths.getFieldOfAnyShape(storage, cache, site);
            } else if (((int) cache & 0xFF) == FieldCache.DICTIONARY_HIT) {
                return SharedPaths.getEntry(storage, cache, site);
            }
        }
        return Word.NONE;
    }

    static boolean setField(long object, long site, long value) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE) {
            long storage = FastPaths.storage(object);
            long cache = Memory.getLongNear(site + Vectors.SITE_CACHE);
            long difference = (cache ^ Memory.getLongNear(storage)) & Storage.RECORD_IDENTITY;
            if (difference == 0) {
                return RecordPaths.setField(storage, cache, value);
            } else if (difference == Kind.SHARED_BIT) {
                return SharedPaths.setField(object, storage, cache, value);
            } else if ((difference & 0xFF) == 0) {
                return RecordPaths.setFieldOfAnyShape(storage, cache, site, value);
            }
        }
        return false;
    }

    /** A method of an object: in the record that is the {@code __index} of its metatable, a record too. */
    static long getMethod(long object, long site) {
        if (Word.isTable(object)) {
            long ref = Word.ref(object);
            long header = Memory.getLong(TableObject.storage(ref));
            long cache = Memory.getLong(site + Vectors.SITE_CACHE);
            long metatable = TableObject.metatable(ref);
            if (FieldCache.isRecordHit(cache, header) && FieldCache.slot(cache) == FieldCache.ABSENT_SLOT
                    && metatable != 0) {
                long storage = TableObject.storage(metatable);
                long metaCache = Memory.getLong(site + Vectors.SITE_META_CACHE);
                int slot = FieldCache.slot(metaCache);
                if (FieldCache.isRecordHit(metaCache, Memory.getLong(storage)) && slot != FieldCache.ABSENT_SLOT) {
                    long handler = Memory.getLong(Storage.slot(storage, slot));
                    if (Word.isTable(handler)) {
                        long fields = TableObject.storage(Word.ref(handler));
                        long classCache = Memory.getLong(site + Vectors.SITE_CLASS_CACHE);
                        int method = FieldCache.slot(classCache);
                        if (FieldCache.isRecordHit(classCache, Memory.getLong(fields))
                                && method != FieldCache.ABSENT_SLOT) {
                            long value = Memory.getLong(Storage.slot(fields, method));
                            if (value != Word.NIL) {
                                return value;
                            }
                        }
                    }
                }
            }
        }
        return Word.NONE;
    }

    static long getIndex(long object, long key) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE && key >> Word.TAG_SHIFT == -1) {
            long storage = FastPaths.storage(object);
            long header = Memory.getLongNear(storage);
            if (((int) header & 0xFF) == Kind.SHARED_ARRAY) {
                return SharedPaths.getIndex(storage, header, (key << 16 >> 16) - 1);
            }
        }
        return Word.NONE;
    }

    static boolean setIndex(long object, long key, long value) {
        if (object >>> Word.TAG_SHIFT == Word.TAG_TABLE && key >> Word.TAG_SHIFT == -1) {
            long storage = FastPaths.storage(object);
            long header = Memory.getLongNear(storage);
            long index = (key << 16 >> 16) - 1;
            int kind = (int) header & 0xFF;
            if (kind == Kind.ARRAY) {
                return append(object, storage, header, index, value);
            } else if (kind == Kind.SHARED_ARRAY) {
                return SharedPaths.setIndex(object, storage, header, index, value);
            }
        }
        return false;
    }

    /** Stores a value behind the last element of an array that has room, if the slot after it is free, too. */
    private static boolean append(long object, long storage, long header, long index, long value) {
        long next = index + 1;
        long capacity = Storage.arrayCapacity(header);
        if (index != Storage.arrayLength(header) || next > capacity || value == Word.NIL
                || TableObject.metatable(Word.ref(object)) != 0) {
            return false;
        }
        long address = storage + Storage.SLOTS + (index << 3);
        if (next < capacity && Memory.getLong(address + 8) != Word.NIL) {
            return false;
        }
        Memory.putLong(address, value);
        Memory.putLongNear(storage, Storage.lengthened(header));
        return true;
    }
}
