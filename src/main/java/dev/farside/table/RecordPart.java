package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.value.Word;

/** Slots of a record storage. Slots beyond the shape's keys are nil. */
final class RecordPart {

    private static final int FIRST_CAPACITY = 3;

    private RecordPart() {
    }

    /** The one place that writes into a slot that a program can see. */
    static void store(long record, long slot, long value) {
        Memory.putLong(Storage.slot(record, slot), value);
    }

    static long get(long record, long slot) {
        return Memory.getLong(Storage.slot(record, slot));
    }

    /** The value of a key, or nil. */
    static long find(long record, long header, long key) {
        int slot = ShapeIndex.slotOf(Storage.recordShape(header), key);
        return slot < 0 ? Word.NIL : get(record, slot);
    }

    /** Gives a record a shape with one key more; the value is stored before the key appears. */
    static void add(long record, long header, long shape, int slot, long value) {
        store(record, slot, value);
        Header.put(record, header & 0xFFFF_FFFFL | shape >>> Header.GRANULE_SHIFT << 32);
    }

    /** The capacity after this one when keys are added. */
    static int grown(int capacity) {
        return capacity < FIRST_CAPACITY ? FIRST_CAPACITY
                : Math.min(capacity + (capacity >> 1) + 1, Shapes.MAX_KEYS) | 1;
    }

    /** Number of fields that are not nil. */
    static int countUsed(long record) {
        int used = 0;
        for (int i = ShapeObject.count(Storage.recordShape(Header.get(record))) - 1; i >= 0; i--) {
            if (get(record, i) != Word.NIL) {
                used++;
            }
        }
        return used;
    }
}
