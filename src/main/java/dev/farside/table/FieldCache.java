package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;

/**
 * Inline caches of field accesses. A cache belongs to a site with one key, an inline string or an atom.
 *
 * <p>A <b>cache word</b> says where the key is in a <em>fields storage</em>, a record or a dictionary:
 * <pre>
 *   0                                                        nothing is known
 *   record header &amp; RECORD_IDENTITY | slot &lt;&lt; 16             records of this shape have the key in this slot
 *   record header &amp; RECORD_IDENTITY | ABSENT_SLOT &lt;&lt; 16      records of this shape do not have the key
 *   DICTIONARY_HIT | index &lt;&lt; 32                             a dictionary had the key in this entry
 * </pre>
 * The first two are facts about a shape, which never changes, so one compare of the identity decides. The last is a
 * guess: it counts if the entry holds the key now, with a value that is not nil (an entry whose value is nil may
 * hold a stale word). Its lowest byte is the kind of no object, so no header matches it.
 *
 * <p>{@link #MET_SHARED} is added to any of these but the first where the table was shared. It is a hint for the
 * compiler, and says nothing of the tables to come.
 *
 * <p>A <b>transition word</b>, used by stores only, is 0 or the granule number of a shape that has the site's key as
 * its last one. It counts for a record whose shape is that shape's parent; the slot is the parent's number of keys. It
 * does not depend on what the cache word says.
 *
 * <p>Both are read and written whole and checked against what they are used on, so races on them are harmless.
 */
public final class FieldCache {

    /** Slot number that says: the shape does not have the key. */
    public static final int ABSENT_SLOT = 0xFFFF;
    /** Lowest byte of a cache word that tells a dictionary's entry. */
    public static final int DICTIONARY_HIT = 0x80 | Kind.DICTIONARY;

    /** Set in a cache word whose site has met a shared table. */
    static final int MET_SHARED = 1 << 8;

    private static final int SLOT_SHIFT = 16;
    private static final int INDEX_SHIFT = 32;

    private FieldCache() {
    }

    /** True if a cache word tells the slot, or the absence, in the record with this header; false for other kinds. */
    public static boolean isRecordHit(long cache, long header) {
        return ((cache ^ header) & Storage.RECORD_IDENTITY) == 0;
    }

    /** Like {@link #isRecordHit} for the record of a shared table: cache words name the kind of unshared ones. */
    static boolean isSharedRecordHit(long cache, long header) {
        return ((cache ^ header) & Storage.RECORD_IDENTITY) == Kind.SHARED_BIT;
    }

    /** The slot of a key in the record of a shared table, or {@link #ABSENT_SLOT}; keeps the cache word up to date. */
    static int sharedSlot(ShapeSlots slots, long header, long keyWord, long cacheAddress) {
        long cache = Memory.getLong(cacheAddress);
        return isSharedRecordHit(cache, header) ? slot(cache)
                : findSlot(slots, header ^ Kind.SHARED_BIT, keyWord, cacheAddress) & 0xFFFF;
    }

    /** True if the site of a cache word has met a shared table. */
    public static boolean hasMetShared(long cache) {
        return (cache & MET_SHARED) != 0;
    }

    /** Notes in the cache word of a site that it has met a shared table. */
    static void noteShared(long cacheAddress) {
        long cache = Memory.getLong(cacheAddress);
        if (cache != 0 && (cache & MET_SHARED) == 0) {
            Memory.putLong(cacheAddress, cache | MET_SHARED);
        }
    }

    /** True if a cache word tells a slot of a record. */
    public static boolean isSlot(long cache) {
        return ((int) cache & 0xFF) == Kind.RECORD && slot(cache) != ABSENT_SLOT;
    }

    /** True if a cache word tells that records of a shape do not have the key. */
    public static boolean isAbsent(long cache) {
        return ((int) cache & 0xFF) == Kind.RECORD && slot(cache) == ABSENT_SLOT;
    }

    /** The index in a cache word of a dictionary, or -1. */
    public static long index(long cache) {
        return ((int) cache & 0xFF) == DICTIONARY_HIT ? cache >>> INDEX_SHIFT : -1;
    }

    /** Writes the cache word of a dictionary. */
    static void noteEntry(long cacheAddress, long index) {
        Memory.putLong(cacheAddress, DICTIONARY_HIT | index << INDEX_SHIFT);
    }

    /** The slot in a cache word of a record, or {@link #ABSENT_SLOT}. */
    public static int slot(long cache) {
        return (int) (cache >>> SLOT_SHIFT) & 0xFFFF;
    }

    /** Composes the cache word of a record. */
    static long ofRecord(long header, int slot) {
        return header & Storage.RECORD_IDENTITY | (long) (slot & 0xFFFF) << SLOT_SHIFT;
    }

    /** The value of a key, or nil; keeps the cache word at {@code cacheAddress} up to date. */
    static long lookup(ShapeSlots slots, long tableRef, long keyWord, long cacheAddress) {
        long storage = TableObject.storage(tableRef);
        if (Tables.isSharedStorage(storage)) {
            return SharedReader.getStringCached(slots, tableRef, keyWord, cacheAddress);
        }
        long fields = Parts.fields(storage);
        if (fields == 0) {
            return Word.NIL;
        }
        long cache = Memory.getLong(cacheAddress);
        long header = Header.get(fields);
        if (isRecordHit(cache, header)) {
            int slot = slot(cache);
            return slot == ABSENT_SLOT ? Word.NIL : RecordPart.get(fields, slot);
        }
        if (Header.kindOf(header) == Kind.RECORD) {
            int slot = findSlot(slots, header, keyWord, cacheAddress);
            return slot < 0 ? Word.NIL : RecordPart.get(fields, slot);
        }
        long entry = findEntry(fields, header, keyWord, cache, cacheAddress);
        return entry == 0 ? Word.NIL : DictionaryPart.value(entry);
    }

    /**
     * Replaces the value of a field of an unshared table that is not nil.
     *
     * @return false, with nothing done, if the key is absent or its value is nil
     */
    static boolean store(ShapeSlots slots, long tableRef, long keyWord, long cacheAddress, long value) {
        long fields = Parts.fields(TableObject.storage(tableRef));
        if (fields == 0) {
            return false;
        }
        long cache = Memory.getLong(cacheAddress);
        long header = Header.get(fields);
        if (Header.kindOf(header) == Kind.RECORD) {
            int slot = isRecordHit(cache, header) ? slot(cache)
                    : findSlot(slots, header, keyWord, cacheAddress) & 0xFFFF;
            if (slot == ABSENT_SLOT || RecordPart.get(fields, slot) == Word.NIL) {
                return false;
            }
            RecordPart.store(fields, slot, value);
            return true;
        }
        long entry = findEntry(fields, header, keyWord, cache, cacheAddress);
        if (entry == 0 || DictionaryPart.value(entry) == Word.NIL) {
            return false;
        }
        DictionaryPart.storeValue(entry, value);
        return true;
    }

    /** The slot of a key in a record, or -1; writes the cache word. */
    static int findSlot(ShapeSlots slots, long header, long keyWord, long cacheAddress) {
        int slot = slots.slotOf(header, keyWord);
        Memory.putLong(cacheAddress, ofRecord(header, slot));
        return slot;
    }

    /** The entry of a key in a dictionary, or 0; writes the cache word if the key is there. */
    static long findEntry(long dictionary, long header, long keyWord, long cache, long cacheAddress) {
        if (((int) cache & 0xFF) == DICTIONARY_HIT) {
            long index = cache >>> INDEX_SHIFT;
            if (index < Storage.dictionaryCapacity(header)) {
                long entry = Storage.entry(dictionary, index);
                if (DictionaryPart.key(entry) == keyWord && DictionaryPart.value(entry) != Word.NIL) {
                    return entry;
                }
            }
        }
        long entry = DictionaryPart.find(dictionary, header, keyWord);
        if (entry != 0) {
            long index = (entry - Storage.entry(dictionary, 0)) / Storage.ENTRY;
            noteEntry(cacheAddress, index);
        }
        return entry;
    }
}
