package dev.farside.table;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;

/** The two parts of any storage: the array, and the fields, which are a record or a dictionary. */
final class Parts {

    private Parts() {
    }

    /** The array of a storage, or 0. */
    static long array(long storage) {
        switch (Header.kind(storage)) {
            case Kind.ARRAY:
                return storage;
            case Kind.MIXED:
                return Storage.mixedArray(storage);
            default:
                return 0;
        }
    }

    /** The record or dictionary of a storage, or 0. */
    static long fields(long storage) {
        switch (Header.kind(storage)) {
            case Kind.ARRAY:
                return 0;
            case Kind.MIXED:
                return Storage.mixedFields(storage);
            default:
                return storage;
        }
    }

    /** The record of a storage, or 0. */
    static long record(long storage) {
        long fields = fields(storage);
        return fields != 0 && Header.kind(fields) == Kind.RECORD ? fields : 0;
    }

    /** The dictionary of a storage, or 0. */
    static long dictionary(long storage) {
        long fields = fields(storage);
        return fields != 0 && Header.kind(fields) == Kind.DICTIONARY ? fields : 0;
    }
}
