package dev.farside.table;

import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.WideIntegerObject;
import dev.farside.value.Word;

/** Stores into unshared tables: plain stores, and the transitions between storages. */
final class TableWriter {

    private final ThreadHeap heap;
    private final Shapes shapes;
    private final StorageAllocator allocator;
    private final ShapeSlots slots;
    private final Rebuild rebuild;

    TableWriter(ThreadHeap heap, Shapes shapes, StorageAllocator allocator, ShapeSlots slots) {
        this.heap = heap;
        this.shapes = shapes;
        this.allocator = allocator;
        this.slots = slots;
        rebuild = new Rebuild(allocator);
    }

    // --- integer keys

    /** @param word the integer as a word if there is an object for it, or {@link Word#NONE} */
    void setInteger(long table, long key, long word, long value) {
        long storage = TableObject.storage(table);
        long array = Parts.array(storage);
        int capacity = 0;
        int length = 0;
        if (array != 0) {
            long header = Header.get(array);
            capacity = Storage.arrayCapacity(header);
            length = Storage.arrayLength(header);
            if (Long.compareUnsigned(key - 1, capacity) < 0) {
                ArrayPart.put(array, header, key - 1, value);
                return;
            }
        }
        long dictionary = Parts.dictionary(storage);
        long entry = dictionary == 0 ? 0
                : DictionaryPart.findInteger(dictionary, Header.get(dictionary), key, word);
        if (entry != 0 && (value == Word.NIL || DictionaryPart.value(entry) != Word.NIL)) {
            DictionaryPart.storeValue(entry, value);
        } else if (value != Word.NIL) {
            if (key == capacity + 1L && length == capacity) {
                append(table, storage, array, capacity, value);
            } else if (entry != 0) {
                DictionaryPart.revive(entry, integerWord(key, word), value);
            } else {
                insert(table, dictionary, integerWord(key, word), value);
            }
        }
    }

    private long integerWord(long key, long word) {
        if (Word.fitsInline(key)) {
            return Word.ofInteger(key);
        }
        if (word != Word.NONE) {
            return word;
        }
        long ref = heap.allocate(WideIntegerObject.SIZE);
        WideIntegerObject.initialize(ref, key);
        return Word.ofOther(ref);
    }

    /** Stores the key behind a full array, or key 1 of a table that has none. */
    private void append(long table, long storage, long array, int capacity, long value) {
        if (capacity > 0 && ArrayPart.hasSpareSlot(capacity)) {
            ArrayPart.takeSpareSlot(array);
            ArrayPart.put(array, Header.get(array), capacity, value);
            return;
        }
        if (capacity > 0 && !ArrayPart.isDense(array, capacity)) {
            rebuild.put(table, Word.ofInteger(capacity + 1L), value);
            return;
        }
        int newCapacity = ArrayPart.grown(capacity);
        long newArray = allocator.rawArray(newCapacity);
        boolean becomesMixed = array == 0 && storage != shapes.empty();
        long mixed = becomesMixed ? allocator.rawMixed() : 0;
        ArrayPart.copy(array, capacity, newArray, newCapacity);
        ArrayPart.store(newArray, capacity, value);
        moveIntegers(Parts.dictionary(storage), newArray, capacity + 1, newCapacity);
        ArrayPart.extend(newArray, Header.get(newArray), capacity + 1L);
        if (becomesMixed) {
            Storage.initializeMixed(mixed, newArray, storage);
            TableObject.setStorage(table, mixed);
        } else if (Header.kind(storage) == Kind.MIXED) {
            Header.putRef(storage + Storage.MIXED_ARRAY, newArray);
        } else {
            TableObject.setStorage(table, newArray);
        }
    }

    /** Moves the keys that an array has grown over, from (exclusive) to to (inclusive), out of the dictionary. */
    private static void moveIntegers(long dictionary, long array, int from, int to) {
        if (dictionary == 0) {
            return;
        }
        long header = Header.get(dictionary);
        int entries = Storage.dictionaryCapacity(header);
        if (entries < to - from) {
            for (int i = 0; i < entries; i++) {
                long entry = Storage.entry(dictionary, i);
                long key = DictionaryPart.key(entry);
                if (Word.isInteger(key) && Word.toInteger(key) > from && Word.toInteger(key) <= to) {
                    moveInteger(entry, array, Word.toInteger(key));
                }
            }
        } else {
            for (int key = from + 1; key <= to; key++) {
                long entry = DictionaryPart.find(dictionary, header, Word.ofInteger(key));
                if (entry != 0) {
                    moveInteger(entry, array, key);
                }
            }
        }
    }

    private static void moveInteger(long entry, long array, long key) {
        ArrayPart.store(array, key - 1, DictionaryPart.value(entry));
        DictionaryPart.storeValue(entry, Word.NIL);
    }

    // --- keys that are neither string nor integer

    void setOther(long table, long key, long value) {
        long dictionary = Parts.dictionary(TableObject.storage(table));
        long entry = dictionary == 0 ? 0 : DictionaryPart.find(dictionary, Header.get(dictionary), key);
        if (entry != 0) {
            DictionaryPart.storeValue(entry, value);
        } else if (value != Word.NIL) {
            insert(table, dictionary, key, value);
        }
    }

    /** Adds a key to the dictionary, or makes one. */
    private void insert(long table, long dictionary, long key, long value) {
        if (dictionary != 0 && DictionaryPart.hasRoom(Header.get(dictionary))) {
            DictionaryPart.add(dictionary, key, value);
        } else {
            rebuild.put(table, key, value);
        }
    }

    // --- strings

    /** @param computed true if the key does not stand in the program's text; see {@link Shapes} */
    void setString(long table, long key, long value, boolean computed) {
        long storage = TableObject.storage(table);
        long fields = Parts.fields(storage);
        if (fields == 0) {
            if (value != Word.NIL) {
                addFirstField(table, storage, key, value, computed);
            }
            return;
        }
        long header = Header.get(fields);
        if (Header.kindOf(header) == Kind.RECORD) {
            int slot = slots.slotOf(header, key);
            if (slot >= 0) {
                setSlot(table, fields, slot, value);
            } else if (value != Word.NIL) {
                long shape = childOf(Storage.recordShape(header), key, computed);
                addToRecord(table, storage, fields, shape, key, value);
            }
        } else {
            setEntry(table, fields, DictionaryPart.find(fields, header, key), key, value);
        }
    }

    private void setSlot(long table, long record, int slot, long value) {
        if (value != Word.NIL && RecordPart.get(record, slot) == Word.NIL) {
            TableObject.clearAbsent(table);
        }
        RecordPart.store(record, slot, value);
    }

    private void setEntry(long table, long dictionary, long entry, long key, long value) {
        if (value != Word.NIL && (entry == 0 || DictionaryPart.value(entry) == Word.NIL)) {
            TableObject.clearAbsent(table);
        }
        if (entry != 0) {
            DictionaryPart.storeValue(entry, value);
        } else if (value != Word.NIL) {
            insert(table, dictionary, key, value);
        }
    }

    private long childOf(long shape, long key, boolean computed) {
        return computed ? shapes.childForComputedKey(heap, shape, key) : shapes.child(heap, shape, key);
    }

    /** @param shape the record's shape with the key added, or 0 if there can be none */
    private void addToRecord(long table, long storage, long record, long shape, long key, long value) {
        TableObject.clearAbsent(table);
        if (shape == 0) {
            rebuild.put(table, key, value);
            return;
        }
        long header = Header.get(record);
        int slot = ShapeObject.count(shape) - 1;
        int capacity = Storage.recordCapacity(header);
        if (slot < capacity) {
            RecordPart.add(record, header, shape, slot, value);
            return;
        }
        long larger = allocator.largerRecord(record, capacity, shape, RecordPart.grown(capacity));
        RecordPart.store(larger, slot, value);
        if (Header.kind(storage) == Kind.MIXED) {
            Header.putRef(storage + Storage.MIXED_FIELDS, larger);
        } else {
            TableObject.setStorage(table, larger);
        }
    }

    /** Gives a table that has only an array its first string key. */
    private void addFirstField(long table, long array, long key, long value, boolean computed) {
        TableObject.clearAbsent(table);
        long shape = childOf(shapes.root(), key, computed);
        if (shape == 0) {
            rebuild.put(table, key, value);
            return;
        }
        long record = allocator.record(shape, RecordPart.grown(0));
        long mixed = allocator.rawMixed();
        RecordPart.store(record, 0, value);
        Storage.initializeMixed(mixed, array, record);
        TableObject.setStorage(table, mixed);
    }

    /** {@link #setString} for a key in the program's text, with the caches of its site; see {@link FieldCache}. */
    void setStringCached(long table, long key, long cacheAddress, long transitionAddress, long value) {
        long storage = TableObject.storage(table);
        long fields = Parts.fields(storage);
        if (fields == 0) {
            setString(table, key, value, false);
            return;
        }
        long cache = Memory.getLong(cacheAddress);
        long header = Header.get(fields);
        if (Header.kindOf(header) != Kind.RECORD) {
            setEntry(table, fields, FieldCache.findEntry(fields, header, key, cache, cacheAddress), key, value);
            return;
        }
        int slot = FieldCache.isRecordHit(cache, header) ? FieldCache.slot(cache)
                : FieldCache.findSlot(slots, header, key, cacheAddress) & 0xFFFF;
        if (slot != FieldCache.ABSENT_SLOT) {
            setSlot(table, fields, slot, value);
        } else if (value != Word.NIL) {
            long shape = transition(Storage.recordShape(header), key, transitionAddress);
            addToRecord(table, storage, fields, shape, key, value);
        }
    }

    /** Gives a table without a dictionary an array with room for so many elements; returns the array. */
    long growArray(long table, int elements) {
        long storage = TableObject.storage(table);
        long old = Parts.array(storage);
        long array = allocator.array(elements | 1);
        long header = Header.get(array);
        if (old != 0) {
            Memory.copyLongs(Storage.slot(old, 0), Storage.slot(array, 0), (long) ArrayPart.capacity(old) << 3);
            Header.put(array, Storage.arrayHeader(Storage.arrayCapacity(header), ArrayPart.length(old)));
        }
        long fields = Parts.fields(storage);
        if (fields == 0 || fields == shapes.empty()) {
            TableObject.setStorage(table, array);
        } else if (Header.kind(storage) == Kind.MIXED) {
            Storage.initializeMixed(storage, array, fields);
        } else {
            long mixed = allocator.rawMixed();
            Storage.initializeMixed(mixed, array, fields);
            TableObject.setStorage(table, mixed);
        }
        return array;
    }

    private long transition(long shape, long key, long transitionAddress) {
        long cached = Header.refOfGranule((int) Memory.getLong(transitionAddress));
        if (cached != 0 && Header.getRef(cached + ShapeObject.PARENT) == shape) {
            return cached;
        }
        long child = shapes.child(heap, shape, key);
        if (child != 0) {
            Memory.putLongRelease(transitionAddress, Header.granuleOf(child) & 0xFFFF_FFFFL);
        }
        return child;
    }
}
