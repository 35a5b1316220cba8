package dev.farside.jit;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.table.FieldCache;
import dev.farside.value.Word;

/**
 * The part of {@link SecondPaths} for records of unshared tables: of the shape that the site has met last, or of
 * another one, since objects that were made alike and then got fields of their own have the common ones in the same
 * slots. NONE and false mean what they mean there.
 */
final class RecordPaths {

    private RecordPaths() {
    }

    static long getField(long storage, long cache) {
        long slot = cache >>> 16 & 0xFFFF;
        if (slot != FieldCache.ABSENT_SLOT) {
            long value = Memory.getLongNear(storage + Storage.SLOTS + (slot << 3));
            if (value != Word.NIL) {
                return value;
            }
        }
        return Word.NONE;
    }

    static boolean setField(long storage, long cache, long value) {
        long slot = cache >>> 16 & 0xFFFF;
        long address = storage + Storage.SLOTS + (slot << 3);
        if (slot == FieldCache.ABSENT_SLOT || Memory.getLongNear(address) == Word.NIL) {
            return false;
        }
        Memory.putLongNear(address, value);
        return true;
    }

    /**
     * The address of the slot of the cached shape, if it belongs to the same key in a record's own shape; 0 if not.
     *
     * @param header of the record
     */
    private static long sameSlot(long storage, long header, long cache, long site) {
        long slot = cache >>> 16 & 0xFFFF;
        long shape = Storage.recordShape(header);
        boolean isSame = slot < Header.low(Memory.getLong(shape))
                && Memory.getLong(shape + ShapeObject.KEYS + (slot << 3)) == Memory.getLong(site);
        return isSame ? storage + Storage.SLOTS + (slot << 3) : 0;
    }

    static long getFieldOfAnyShape(long storage, long cache, long site) {
        long address = sameSlot(storage, Memory.getLong(storage), cache, site);
        if (address != 0) {
            long value = Memory.getLong(address);
            if (value != Word.NIL) {
                return value;
            }
        }
        return Word.NONE;
    }

    static boolean setFieldOfAnyShape(long storage, long cache, long site, long value) {
        long address = sameSlot(storage, Memory.getLong(storage), cache, site);
        if (address == 0 || Memory.getLong(address) == Word.NIL) {
            return false;
        }
        Memory.putLong(address, value);
        return true;
    }
}
