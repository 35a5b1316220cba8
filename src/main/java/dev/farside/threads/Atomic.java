package dev.farside.threads;

import dev.farside.lib.Library;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Arithmetic;
import dev.farside.runtime.Comparison;
import dev.farside.runtime.Event;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Numbers;
import dev.farside.value.Word;

/** {@code threads.atomic}: fields changed by compare-and-set on their slots, without metamethods. */
final class Atomic {

    private Atomic() {
    }

    static long createTable(Mutator m, Prelude prelude) {
        Library library = Library.of(m, m.tables().create());
        m.push(Word.ofTable(library.tableRef()));
        library.function("get", Atomic::get)
                .function("set", Atomic::set)
                .function("swap", Atomic::swap)
                .function("cas", Atomic::compareAndSet)
                .function("add", Atomic::add)
                .set("update", prelude.function(m, "update"));
        m.pop(1);
        return library.tableRef();
    }

    /** The table, after the key was checked. */
    private static long table(Mutator m) {
        long ref = Arguments.table(m, 1);
        long key = Arguments.any(m, 2);
        Arguments.check(m, key != Word.NIL, 2, "index is nil");
        Arguments.check(m, !Word.isFloat(key) || Word.toFloat(key) == Word.toFloat(key), 2, "index is NaN");
        return ref;
    }

    private static long get(Mutator m) {
        return m.tables().get(table(m), m.arg(2));
    }

    private static long set(Mutator m) {
        long ref = table(m);
        try {
            m.tables().set(ref, m.arg(2), Arguments.any(m, 3));
        } catch (IllegalStateException refused) {
            throw m.errors().ofTable(refused);
        }
        return m.none();
    }

    private static boolean replace(Mutator m, long ref, long expected, long word) {
        try {
            return m.tables().compareAndSet(ref, m.arg(2), expected, word);
        } catch (IllegalStateException refused) {
            throw m.errors().ofTable(refused);
        }
    }

    private static long swap(Mutator m) {
        long ref = table(m);
        long word = Arguments.any(m, 3);
        for (;;) {
            long old = m.tables().get(ref, m.arg(2));
            if (replace(m, ref, old, word)) {
                return old;
            }
        }
    }

    /** Equality is Lua's raw one: the slot's own word is what is replaced. */
    private static long compareAndSet(Mutator m) {
        long ref = table(m);
        long expected = m.arg(3);
        long word = Arguments.any(m, 4);
        for (;;) {
            long old = m.tables().get(ref, m.arg(2));
            if (!Comparison.rawEqual(old, expected)) {
                return Word.FALSE;
            }
            if (replace(m, ref, old, word)) {
                return Word.TRUE;
            }
        }
    }

    private static long addInline(Mutator m, long ref, long more) {
        try {
            return m.tables().addInline(ref, m.arg(2), more);
        } catch (IllegalStateException refused) {
            throw m.errors().ofTable(refused);
        }
    }

    /** Adds a number, 1 by default, to a number, or to nil as if it were 0; returns the sum. */
    private static long add(Mutator m) {
        long ref = table(m);
        long more = m.argCount() >= 3 ? Arguments.number(m, 3) : Word.ofInteger(1);
        long inline = addInline(m, ref, more);
        if (inline != Word.NONE) {
            return inline;
        }
        for (;;) {
            long old = m.tables().get(ref, m.arg(2));
            if (old != Word.NIL && !Numbers.isNumber(old)) {
                throw m.errors().error("attempt to add to a field that is no number");
            }
            long sum = old == Word.NIL ? more : Arithmetic.numbers(m, Event.ADD, old, more);
            if (replace(m, ref, old, sum)) {
                return sum;
            }
        }
    }
}
