package dev.farside.table;

import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ResizeObject;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;

/**
 * Replaces the storage of a shared table. Any thread that meets a resize can bring it to its end, in three steps:
 * <ol>
 * <li><b>Announce</b>: the table refers to a {@link ResizeObject} instead of the storage (compare-and-set).</li>
 * <li><b>Close</b> the old storage: no key can be added any more, and each slot of an array and each entry of a
 * dictionary is replaced (compare-and-set) by the word of a cell that holds its value. From then on they never change.
 * The slots of a record stay open: the new storage forwards to them, until the next collection puts their values into
 * it.</li>
 * <li><b>Rebuild</b>: every helper makes a storage of its own from the old one, by the code for unshared tables, in a
 * table that nobody else knows. One of them becomes the table's (compare-and-set); those of the others are
 * garbage.</li>
 * </ol>
 * A helper waits for a moment first, in proportion to the size, so that usually one thread does the work; it never
 * depends on another one. See {@code docs/decisions/0009} for why slots are not moved one by one, and {@code 0012} for
 * why those of records are not moved at all.
 *
 * <p>The storage of shared tables without entries belongs to all of them; it has no slots and is never closed.
 */
final class SharedResize {

    private static final int LONGEST_WAIT = 1 << 14;

    private final ThreadHeap heap;
    private final Shapes shapes;
    private final TableWriter privateWriter;
    private final StorageAllocator allocator;

    SharedResize(ThreadHeap heap, Shapes shapes, TableWriter privateWriter) {
        this.heap = heap;
        this.shapes = shapes;
        this.privateWriter = privateWriter;
        allocator = new StorageAllocator(heap);
    }

    /**
     * Begins a resize and brings it to its end, unless another thread has changed the table.
     *
     * @param links what the table refers to
     * @param key the new storage has a place for it; {@link Word#NONE} for none
     * @throws IllegalStateException with {@link Tables#OVERFLOW} if there can be no place; the table is as it was
     */
    void begin(long table, long links, long key, boolean computed) {
        long resize = heap.allocate(ResizeObject.SIZE);
        ResizeObject.initialize(resize, TableObject.storageOf(links), key, computed);
        if (TableObject.replaceLinks(table, links, TableObject.linksOf(resize, TableObject.metatableOf(links)))
                && !finish(table, resize)) {
            throw new IllegalStateException(Tables.OVERFLOW);
        }
    }

    /** Brings the resize of another thread to its end, if that thread does not do it in a moment. */
    void help(long table, long resize) {
        int wait = Math.min(LONGEST_WAIT, 64 + capacity(ResizeObject.from(resize)));
        for (int i = 0; i < wait; i++) {
            if (TableObject.storageOf(TableObject.links(table)) != resize) {
                return;
            }
            Thread.onSpinWait();
        }
        finish(table, resize);
    }

    private static int capacity(long storage) {
        long array = SharedParts.array(storage);
        long dictionary = SharedParts.dictionary(storage);
        return (array == 0 ? 0 : ArrayPart.capacity(array))
                + (dictionary == 0 ? 0 : Storage.dictionaryCapacity(Header.get(dictionary)));
    }

    /** Closes, rebuilds and replaces; false if there is no place for the key. */
    private boolean finish(long table, long resize) {
        long from = ResizeObject.from(resize);
        close(from);
        boolean hasPlace = true;
        long rebuilt;
        try {
            rebuilt = rebuild(from, ResizeObject.key(resize), ResizeObject.isComputed(resize));
        } catch (IllegalStateException overflow) {
            rebuilt = rebuild(from, Word.NONE, true);
            hasPlace = false;
        }
        for (;;) {
            long links = TableObject.links(table);
            if (TableObject.storageOf(links) != resize || TableObject.replaceLinks(table, links,
                    TableObject.linksOf(rebuilt, TableObject.metatableOf(links)))) {
                return hasPlace;
            }
        }
    }

    // --- closing

    private void close(long storage) {
        if (storage == shapes.sharedEmpty()) {
            return;
        }
        long array = SharedParts.array(storage);
        if (array != 0) {
            closeElements(array);
        }
        long fields = SharedParts.fields(storage);
        if (fields == 0) {
            return;
        }
        if (Header.kind(fields) == Kind.SHARED_RECORD) {
            Header.setAtomically(fields, Header.CLOSED);
        } else {
            closeEntries(fields, Storage.dictionaryCapacity(Header.get(fields)));
        }
    }

    private void closeElements(long array) {
        for (int i = 0, count = ArrayPart.capacity(array); i < count; i++) {
            closeSlot(Storage.slot(array, i));
        }
    }

    private void closeEntries(long dictionary, int count) {
        for (int i = 0; i < count; i++) {
            long entry = Storage.entry(dictionary, i);
            Memory.compareAndSetLong(entry, Word.EMPTY, Word.FROZEN);
            // What forwards changes in a collection only; a resize that goes on after one closes everything again.
            if (!Word.isForward(SharedParts.word(entry + Storage.ENTRY_VALUE))) {
                closeSlot(entry + Storage.ENTRY_VALUE);
            }
        }
    }

    private void closeSlot(long address) {
        long cell = 0;
        for (;;) {
            long content = SharedParts.word(address);
            if (Word.isClosed(content)) {
                return;
            }
            long closed = Word.CLOSED_NIL;
            if (content != Word.NIL) {
                cell = cell == 0 ? heap.allocate(CellObject.SIZE) : cell;
                CellObject.initialize(cell, content);
                closed = Word.ofClosed(cell);
            }
            if (Memory.compareAndSetLong(address, content, closed)) {
                return;
            }
        }
    }

    // --- rebuilding

    /** A storage with the content of a closed one and a place for a key; nobody else knows it yet. */
    private long rebuild(long from, long key, boolean computed) {
        long table = heap.allocate(TableObject.SIZE);
        TableObject.initialize(table, copy(from));
        // Another thread may have stored a value under the key after it was found absent, before the resize was
        // announced.
        if (key != Word.NONE && get(table, key) == Word.NIL) {
            set(table, key, Word.TRUE, computed);
            set(table, key, Word.NIL, computed);
        }
        long storage = TableObject.storage(table);
        if (storage == shapes.empty()) {
            return shapes.sharedEmpty();
        }
        Storage.share(storage);
        long fields = SharedParts.fields(storage);
        if (fields != 0 && forwards(SharedParts.fields(from))) {
            Header.put(fields, Header.get(fields) | Header.FORWARDS);
        }
        return storage;
    }

    /** True if copies of a record or dictionary may forward. */
    private static boolean forwards(long fields) {
        return fields != 0 && (Header.kind(fields) == Kind.SHARED_RECORD
                ? ShapeObject.count(Storage.recordShape(Header.get(fields))) > 0
                : Header.has(fields, Header.FORWARDS));
    }

    private static long get(long table, long key) {
        return Word.isString(key) ? TableReader.getString(table, key)
                : TableReader.isIntegerKey(key) ? TableReader.getInteger(table, TableReader.integerOf(key))
                        : TableReader.getOther(table, key);
    }

    private void set(long table, long key, long value, boolean computed) {
        if (Word.isString(key)) {
            privateWriter.setString(table, key, value, computed);
        } else if (TableReader.isIntegerKey(key)) {
            privateWriter.setInteger(table, TableReader.integerOf(key), key, value);
        } else {
            privateWriter.setOther(table, key, value);
        }
    }

    /** An unshared storage with the content of a closed one. */
    private long copy(long from) {
        if (from == shapes.sharedEmpty()) {
            return shapes.empty();
        }
        long array = SharedParts.array(from);
        long fields = SharedParts.fields(from);
        long newArray = array == 0 ? 0 : copyArray(array);
        long newFields = fields == 0 ? 0 : Header.kind(fields) == Kind.SHARED_RECORD ? copyRecord(fields)
                : copyDictionary(fields);
        if (newArray == 0 || newFields == 0) {
            return newArray | newFields;
        }
        long mixed = allocator.rawMixed();
        Storage.initializeMixed(mixed, newArray, newFields);
        return mixed;
    }

    private long copyArray(long from) {
        int capacity = ArrayPart.capacity(from);
        long array = allocator.rawArray(capacity);
        int length = 0;
        for (int i = 0; i < capacity; i++) {
            long value = SharedParts.value(SharedParts.load(Storage.slot(from, i)));
            ArrayPart.store(array, i, value);
            length = length == i && value != Word.NIL ? i + 1 : length;
        }
        Header.put(array, Storage.arrayHeader(capacity, length));
        return array;
    }

    /** A record of the same shape whose slots forward to those of a shared one, or where those forward to. */
    private long copyRecord(long from) {
        long header = Memory.getLongAcquire(from);
        long shape = Storage.recordShape(header);
        long record = allocator.record(shape, Storage.recordCapacity(header));
        for (int i = 0, count = ShapeObject.count(shape); i < count; i++) {
            RecordPart.store(record, i, Word.ofForward(SharedParts.home(Storage.slot(from, i))));
        }
        return record;
    }

    private long copyDictionary(long from) {
        int log = (int) (Header.get(from) >>> 16) & 0xFF;
        long dictionary = allocator.dictionary(log);
        for (int i = 0, count = 1 << log; i < count; i++) {
            long entry = Storage.entry(from, i);
            long key = Memory.getLongAcquire(entry);
            long word = SharedParts.word(entry + Storage.ENTRY_VALUE);
            long value = Word.isForward(word) ? word : SharedParts.value(word);
            if (value != Word.NIL) {
                DictionaryPart.add(dictionary, key, value);
            }
        }
        return dictionary;
    }
}
