package dev.farside.table;

import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;

/** The array part of a table, for engines that inline their access to it. */
public final class ArrayAccess {

    private ArrayAccess() {
    }

    /** The array storage of a table, also inside a mixed storage, or 0. */
    public static long arrayStorage(long tableRef) {
        return Parts.array(TableObject.storage(tableRef));
    }

    /** True if an array has a slot for a key; indices start at 0, so the index is the key - 1. */
    public static boolean covers(long array, long index) {
        return Long.compareUnsigned(index, ArrayPart.capacity(array)) < 0;
    }

    /** The value of a slot that the array {@linkplain #covers has}. */
    public static long getArraySlot(long array, long index) {
        return ArrayPart.get(array, index);
    }

    /**
     * Replaces a value by another, neither of them nil.
     *
     * @return false, with nothing done, if the slot is missing or nil, or the new value is nil
     */
    public static boolean storeArraySlot(long array, long index, long value) {
        if (value == Word.NIL || !covers(array, index) || ArrayPart.get(array, index) == Word.NIL) {
            return false;
        }
        ArrayPart.store(array, index, value);
        return true;
    }

    /** The border an array's header remembers. */
    public static int length(long array) {
        return Storage.arrayLength(Header.get(array));
    }
}
