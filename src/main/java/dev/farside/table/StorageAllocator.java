package dev.farside.table;

import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.value.Word;

/**
 * Allocates storages for one thread. Whoever needs several allocates them all before changing anything, so that a
 * failing allocation leaves the table as it was (I-T6).
 */
final class StorageAllocator {

    private final ThreadHeap heap;

    StorageAllocator(ThreadHeap heap) {
        this.heap = heap;
    }

    /** The capacity of an array or record that fills whole granules with at least so many slots. */
    static int wholeGranules(int slots) {
        return slots == 0 ? 0 : slots | 1;
    }

    /** An array whose slots are not yet written and whose header says length 0. */
    long rawArray(int capacity) {
        long array = heap.allocate(Storage.arraySize(capacity));
        Header.put(array, Storage.arrayHeader(capacity, 0));
        return array;
    }

    /** An array of nils. */
    long array(int capacity) {
        long array = rawArray(capacity);
        Memory.fillLongs(Storage.slot(array, 0), (long) capacity << 3, Word.NIL);
        return array;
    }

    /** A record of nils. */
    long record(long shape, int capacity) {
        long record = heap.allocate(Storage.recordSize(capacity));
        Header.put(record, Storage.recordHeader(capacity, shape));
        Memory.fillLongs(Storage.slot(record, 0), (long) capacity << 3, Word.NIL);
        return record;
    }

    /** A record with the slots of a smaller one. */
    long largerRecord(long from, int fromCapacity, long shape, int capacity) {
        long record = heap.allocate(Storage.recordSize(capacity));
        Header.put(record, Storage.recordHeader(capacity, shape));
        long bytes = (long) fromCapacity << 3;
        Memory.copyLongs(Storage.slot(from, 0), Storage.slot(record, 0), bytes);
        Memory.fillLongs(Storage.slot(record, fromCapacity), ((long) capacity << 3) - bytes, Word.NIL);
        return record;
    }

    /** A dictionary without entries. */
    long dictionary(int log) {
        long dictionary = heap.allocate(Storage.dictionarySize(log));
        DictionaryPart.initialize(dictionary, log);
        return dictionary;
    }

    /** A mixed storage whose parts are not yet written. */
    long rawMixed() {
        return heap.allocate(Storage.MIXED_SIZE);
    }
}
