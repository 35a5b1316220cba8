package dev.farside.lib;

import dev.farside.object.TableObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Event;
import dev.farside.runtime.Metatables;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Operations;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * The elements of what the table library works on: a table, or any value whose metatable makes it look like one.
 * Reading, storing and measuring are safepoints unless the value is {@linkplain #isPlain plain}.
 */
final class Elements {

    /** What a function needs of its argument. */
    static final int READ = 1;
    static final int WRITE = 2;
    static final int LENGTH = 4;

    private Elements() {
    }

    /** Throws an error unless an argument is a table or has the metamethods that are needed. */
    static void check(Mutator m, int index, int needs) {
        long value = m.arg(index);
        if (!Word.isTable(value) && !behavesLikeTable(m, value, needs)) {
            Arguments.table(m, index);
        }
    }

    private static boolean behavesLikeTable(Mutator m, long value, int needs) {
        long metatable = Metatables.of(m, value);
        return metatable != 0
                && ((needs & READ) == 0 || Metatables.find(m, metatable, Event.INDEX) != Word.NIL)
                && ((needs & WRITE) == 0 || Metatables.find(m, metatable, Event.NEWINDEX) != Word.NIL)
                && ((needs & LENGTH) == 0 || Metatables.find(m, metatable, Event.LEN) != Word.NIL);
    }

    /** True for a table without a metatable. */
    static boolean isPlain(long value) {
        return Word.isTable(value) && TableObject.metatable(Word.ref(value)) == 0;
    }

    /**
     * True for a shared table to which stores and {@code #} go directly: the library changes its sequence in one step.
     * An {@code __index} is no obstacle, because elements are read where they are; one that would stand in for an
     * element that is nil in the middle is not asked.
     */
    static boolean isSharedSequence(Mutator m, long value) {
        if (!Word.isTable(value) || !Tables.isShared(Word.ref(value))) {
            return false;
        }
        long metatable = TableObject.metatable(Word.ref(value));
        return metatable == 0 || Metatables.find(m, metatable, Event.NEWINDEX) == Word.NIL
                && Metatables.find(m, metatable, Event.LEN) == Word.NIL;
    }

    /** The element at an index. */
    static long get(Mutator m, long value, long index) {
        if (Word.isTable(value)) {
            long element = m.tables().getInteger(Word.ref(value), index);
            if (element != Word.NIL || TableObject.metatable(Word.ref(value)) == 0) {
                return element;
            }
        }
        return Operations.index(m, value, m.integer(index));
    }

    /** Stores an element. */
    static void set(Mutator m, long value, long index, long element) {
        if (isPlain(value)) {
            RawAccess.setInteger(m, Word.ref(value), index, element);
        } else {
            Operations.setIndex(m, value, m.integer(index), element);
        }
    }

    /** {@code #value} */
    static long length(Mutator m, long value) {
        return isPlain(value) ? m.tables().length(Word.ref(value)) : Operations.length(m, value);
    }
}
