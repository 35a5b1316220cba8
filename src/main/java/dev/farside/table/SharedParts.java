package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ResizeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;

/** The storage of a shared table and its parts; what stands in a slot. See {@link SharedReader} for the protocol. */
final class SharedParts {

    private SharedParts() {
    }

    /** The storage to look into: that of the table, or the one which is being replaced. */
    static long readable(long links) {
        long storage = TableObject.storageOf(links);
        return Header.kind(storage) == Kind.RESIZE ? ResizeObject.from(storage) : storage;
    }

    static boolean isResizing(long links) {
        return Header.kind(TableObject.storageOf(links)) == Kind.RESIZE;
    }

    /** The array of a storage, or 0. */
    static long array(long storage) {
        int kind = Header.kind(storage);
        return kind == Kind.SHARED_ARRAY ? storage
                : kind == Kind.SHARED_MIXED ? Storage.mixedArray(storage) : 0;
    }

    /** The record or dictionary of a storage, or 0. */
    static long fields(long storage) {
        int kind = Header.kind(storage);
        return kind == Kind.SHARED_ARRAY ? 0
                : kind == Kind.SHARED_MIXED ? Storage.mixedFields(storage) : storage;
    }

    /** The dictionary of a storage, or 0. */
    static long dictionary(long storage) {
        long fields = fields(storage);
        return fields != 0 && Header.kind(fields) == Kind.SHARED_DICTIONARY ? fields : 0;
    }

    /** What stands in a slot or entry, closed or not. */
    static long load(long address) {
        return Memory.getLongAcquire(address);
    }

    /** The value in what stands in a slot. */
    static long value(long content) {
        if (!Word.isClosed(content)) {
            return content;
        }
        long cell = Word.ref(content);
        return cell == 0 ? Word.NIL : CellObject.get(cell);
    }
}
