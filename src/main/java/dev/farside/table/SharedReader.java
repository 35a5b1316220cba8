package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;

/**
 * Look-up in shared tables. Never waits, never allocates.
 *
 * <p>A slot that is not closed belongs to the storage the table has at that moment: a resize closes every element and
 * entry before it replaces the storage, and forwards to the slots of a record. So the load of an open slot is the
 * linearisation point of a look-up. What was found in a closed slot is the table's content as long as the resize goes
 * on: the look-up counts if the table still refers to the same storage, or the same resize of it, afterwards; that
 * second load is the linearisation point then. Objects of resizes are new ones, and no thread passes a safepoint inside
 * an operation, so that the same word means that nothing happened.
 */
final class SharedReader {

    private SharedReader() {
    }

    static long getInteger(long table, long key) {
        for (;;) {
            long links = TableObject.links(table);
            long address = SharedFinder.findInteger(SharedParts.readable(links), key, Word.NONE);
            long content = load(address);
            if (isOpen(content) || TableObject.links(table) == links) {
                return SharedParts.value(content);
            }
        }
    }

    static long getString(long table, long key) {
        for (;;) {
            long links = TableObject.links(table);
            long address = SharedFinder.findString(SharedParts.readable(links), key);
            long content = load(address);
            if (isOpen(content) || TableObject.links(table) == links) {
                return SharedParts.value(content);
            }
        }
    }

    /** {@link #getString} of a table whose storage was found to be a dictionary. */
    static long getEntry(long table, long dictionary, long key) {
        long address = SharedFinder.findEntry(dictionary, Memory.getLongAcquire(dictionary), key);
        if (address > 0) {
            long content = SharedParts.load(address);
            if (isOpen(content)) {
                return content;
            }
        }
        return address == SharedFinder.ABSENT ? Word.NIL : getString(table, key);
    }

    static long getOther(long table, long key) {
        for (;;) {
            long links = TableObject.links(table);
            long address = SharedFinder.findOther(SharedParts.readable(links), key);
            long content = load(address);
            if (isOpen(content) || TableObject.links(table) == links) {
                return SharedParts.value(content);
            }
        }
    }

    /** What an address holds that a {@link SharedFinder} found; nil for a key that is absent. */
    private static long load(long address) {
        return address == SharedFinder.ABSENT ? Word.NIL
                : address == SharedFinder.UNDECIDED ? Word.CLOSED_NIL : SharedParts.load(address);
    }

    private static boolean isOpen(long content) {
        return !Word.isClosed(content);
    }

    /** {@link #getString} with the cache word of a site; see {@link FieldCache}. */
    static long getStringCached(ShapeSlots slots, long table, long key, long cacheAddress) {
        long content = load(findCached(slots, SharedParts.readable(TableObject.links(table)), key, cacheAddress));
        return isOpen(content) ? content : getString(table, key);
    }

    /** {@link SharedFinder#findString} with the cache word of a site, which is kept up to date. */
    static long findCached(ShapeSlots slots, long storage, long key, long cacheAddress) {
        long fields = SharedParts.fields(storage);
        if (fields == 0) {
            return SharedFinder.ABSENT;
        }
        long header = Memory.getLongAcquire(fields);
        long address;
        if (Header.kindOf(header) == Kind.SHARED_RECORD) {
            int slot = FieldCache.sharedSlot(slots, header, key, cacheAddress);
            address = slot != FieldCache.ABSENT_SLOT ? Storage.slot(fields, slot)
                    : (header & Header.CLOSED) == 0 ? SharedFinder.ABSENT : SharedFinder.UNDECIDED;
        } else {
            address = cachedEntry(fields, header, key, Memory.getLong(cacheAddress));
            if (address == SharedFinder.ABSENT) {
                address = SharedFinder.findEntry(fields, header, key);
                if (address > 0) {
                    FieldCache.noteEntry(cacheAddress, (address - Storage.entry(fields, 0)) / Storage.ENTRY);
                }
            }
        }
        if (address > 0) {
            FieldCache.noteShared(cacheAddress);
        }
        return address;
    }

    /**
     * True if a string has no place in which a store may be under way that takes the key for present: no slot of a
     * record, and no entry that forwards to one. Who gives it a place, or a value to an entry, forgets what metamethods
     * are absent.
     */
    static boolean isSurelyAbsent(long table, long key) {
        long storage = SharedParts.readable(TableObject.links(table));
        long address = SharedFinder.findString(storage, key);
        if (address == SharedFinder.ABSENT || address == SharedFinder.UNDECIDED) {
            return address == SharedFinder.ABSENT;
        }
        return Header.kind(SharedParts.fields(storage)) != Kind.SHARED_RECORD
                && !Word.isForward(SharedParts.word(address));
    }

    /** The address of the value in the entry that a cache word tells; ABSENT if it is not the key's. */
    private static long cachedEntry(long dictionary, long header, long key, long cache) {
        long index = FieldCache.index(cache);
        if (index < 0 || index >= Storage.dictionaryCapacity(header)) {
            return SharedFinder.ABSENT;
        }
        long entry = Storage.entry(dictionary, index);
        return Memory.getLongAcquire(entry) == key ? entry + Storage.ENTRY_VALUE : SharedFinder.ABSENT;
    }

    /**
     * A border. With nothing but appends and removals at the end going on, it is the length at some moment during the
     * call: the two slots that decide are read one after the other, and lengths change in steps of one.
     */
    static long length(long table) {
        for (;;) {
            long links = TableObject.links(table);
            long storage = SharedParts.readable(links);
            long array = SharedParts.array(storage);
            long length = array == 0 ? 0 : arrayLength(array);
            if (array == 0 || length == ArrayPart.capacity(array)) {
                length = SharedParts.dictionary(storage) == 0 ? length : lengthBeyond(table, length);
            }
            if (TableObject.links(table) == links) {
                return length;
            }
        }
    }

    private static long arrayLength(long array) {
        long header = Memory.getLongAcquire(array);
        int capacity = Storage.arrayCapacity(header);
        int hint = Storage.arrayLength(header);
        int length = hint;
        while (length < capacity && isPresent(array, length)) {
            length++;
        }
        if (length == hint) {
            while (length > 0 && !isPresent(array, length - 1)) {
                length--;
            }
        }
        if (length != hint) {
            Memory.putLongOpaque(array, Storage.arrayHeader(capacity, length) | Kind.SHARED_BIT);
        }
        return length;
    }

    private static boolean isPresent(long array, long index) {
        return SharedParts.value(SharedParts.load(Storage.slot(array, index))) != Word.NIL;
    }

    /** Finds a border behind the keys 1 to {@code present}: doubles the distance, then halves it. */
    private static long lengthBeyond(long table, long present) {
        if (getInteger(table, present + 1) == Word.NIL) {
            return present;
        }
        long low = present + 1;
        long step = 1;
        while (low <= Long.MAX_VALUE - step && getInteger(table, low + step) != Word.NIL) {
            low += step;
            step <<= 1;
        }
        long high = low <= Long.MAX_VALUE - step ? low + step : Long.MAX_VALUE;
        while (high - low > 1) {
            long middle = low + high >>> 1;
            if (getInteger(table, middle) == Word.NIL) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
