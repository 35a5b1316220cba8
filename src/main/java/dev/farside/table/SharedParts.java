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

    /** What stands in a slot or an entry's value itself, also if it is closed or forwards. */
    static long word(long address) {
        return Memory.getLongAcquire(address);
    }

    /** The address of the slot that holds the value: the one that a slot forwards to, or the slot itself. */
    static long home(long address) {
        long word = word(address);
        return Word.isForward(word) ? Word.ref(word) : address;
    }

    /** What stands in a slot or entry, closed or not, or in the slot that it forwards to. */
    static long load(long address) {
        long word = word(address);
        return Word.isForward(word) ? word(Word.ref(word)) : word;
    }

    /** The value in what {@link #load} has found, closed or not. */
    static long value(long content) {
        if (!Word.isClosed(content)) {
            return content;
        }
        long cell = Word.ref(content);
        return cell == 0 ? Word.NIL : CellObject.get(cell);
    }
}
