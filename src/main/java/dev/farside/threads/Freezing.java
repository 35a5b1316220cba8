package dev.farside.threads;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.WordVector;
import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * {@code threads.freeze}: makes a table and all tables that it reaches, through keys, values and metatables, read-only
 * for good. Functions are not followed: what they have captured stays as it is.
 *
 * <p>That is done while all other threads stand still: no store is under way, no insertion is in its middle, and no
 * other thread freezes a part of the same tables. So a table that is read-only reaches only such ones.
 */
final class Freezing {

    private final Tables tables;
    /** The tables that this call has made read-only, in the order in which what they hold is looked at. */
    private final WordVector frozen;

    private Freezing(Mutator m) {
        tables = m.tables();
        frozen = new WordVector(m.state().space());
    }

    static long freeze(Mutator m) {
        long value = Arguments.any(m, 1);
        if (Word.isTable(value)) {
            m.tables().publication().publish(value);
            Freezing freezing = new Freezing(m);
            try {
                m.whileOthersStandStill(() -> freezing.freezeAll(value));
            } finally {
                freezing.frozen.release();
            }
        }
        return value;
    }

    /** All or, if there is no memory, none. */
    private void freezeAll(long root) {
        try {
            freezeTable(root);
            for (long i = 0; i < frozen.size(); i++) {
                freezeContent(frozen.get(i));
            }
        } catch (OutOfMemoryException noMemory) {
            for (long i = 0; i < frozen.size(); i++) {
                Tables.unfreeze(frozen.get(i));
            }
            throw noMemory;
        }
    }

    private void freezeContent(long ref) {
        if (TableObject.metatable(ref) != 0) {
            freezeTable(Word.ofTable(TableObject.metatable(ref)));
        }
        long position = 0;
        while ((position = tables.nextPosition(ref, position)) != 0) {
            freezeTable(tables.nextKey);
            freezeTable(tables.nextValue);
        }
    }

    private void freezeTable(long word) {
        if (Word.isTable(word) && !Header.has(Word.ref(word), Header.FROZEN)) {
            frozen.push(Word.ref(word));
            Tables.freeze(Word.ref(word));
        }
    }

    /** {@code threads.isfrozen} */
    static long isFrozen(Mutator m) {
        long value = Arguments.any(m, 1);
        return Word.ofBoolean(!Word.isTable(value) || Header.has(Word.ref(value), Header.FROZEN));
    }
}
