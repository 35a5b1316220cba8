package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;

/** Opening and closing gaps in array parts: what {@code table.insert} and {@code table.remove} do to plain tables. */
final class ArrayShifts {

    private ArrayShifts() {
    }

    /** Makes room at an index by moving the elements behind it, inside the capacity; then stores the value. */
    static boolean insert(long table, long position, long value) {
        long array = Parts.array(TableObject.storage(table));
        if (array == 0 || value == Word.NIL) {
            return false;
        }
        int length = ArrayPart.length(array);
        long header = Header.get(array);
        if (position < 1 || position > length || length == Storage.arrayCapacity(header)) {
            return false;
        }
        move(array, position - 1, position, length - position + 1);
        ArrayPart.store(array, position - 1, value);
        ArrayPart.extend(array, header, length + 1L);
        return true;
    }

    /** Takes an element out and moves those behind it; {@link Word#NONE} if the array part does not decide alone. */
    static long remove(long table, long position) {
        long storage = TableObject.storage(table);
        long array = Parts.array(storage);
        if (array == 0) {
            return Word.NONE;
        }
        int length = ArrayPart.length(array);
        long header = Header.get(array);
        boolean mayContinue = length == Storage.arrayCapacity(header) && Parts.dictionary(storage) != 0;
        if (position < 1 || position > length || mayContinue) {
            return Word.NONE;
        }
        long value = ArrayPart.get(array, position - 1);
        move(array, position, position - 1, length - position);
        ArrayPart.store(array, length - 1, Word.NIL);
        ArrayPart.cut(array, header, length - 1);
        return value;
    }

    /** The one place that moves slots that a program can see. */
    private static void move(long array, long from, long to, long count) {
        Memory.copyLongs(Storage.slot(array, from), Storage.slot(array, to), count << 3);
    }
}
