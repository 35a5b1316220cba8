package dev.farside.threads;

import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.value.Word;
import java.util.ArrayDeque;

/**
 * {@code threads.freeze}: makes a table and all tables that it reaches, through keys, values and metatables, read-only
 * for good. Functions are not followed: what they have captured stays as it is.
 */
final class Freezing {

    private Freezing() {
    }

    static long freeze(Mutator m) {
        long value = Arguments.any(m, 1);
        if (!Word.isTable(value)) {
            return value;
        }
        m.tables().publication().publish(value);
        ArrayDeque<Long> work = new ArrayDeque<>();
        push(work, Word.ref(value));
        while (!work.isEmpty()) {
            long ref = work.pop();
            m.tables().freeze(ref);
            if (TableObject.metatable(ref) != 0) {
                push(work, TableObject.metatable(ref));
            }
            long position = 0;
            while ((position = m.tables().nextPosition(ref, position)) != 0) {
                pushWord(work, m.tables().nextKey);
                pushWord(work, m.tables().nextValue);
            }
        }
        return value;
    }

    private static void pushWord(ArrayDeque<Long> work, long word) {
        if (Word.isTable(word)) {
            push(work, Word.ref(word));
        }
    }

    private static void push(ArrayDeque<Long> work, long ref) {
        if (!Header.has(ref, Header.FROZEN)) {
            work.push(ref);
        }
    }

    /** {@code threads.isfrozen} */
    static long isFrozen(Mutator m) {
        long value = Arguments.any(m, 1);
        return Word.ofBoolean(!Word.isTable(value) || Header.has(Word.ref(value), Header.FROZEN));
    }
}
