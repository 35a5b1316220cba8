package dev.farside.runtime;

import dev.farside.object.TableObject;
import dev.farside.value.Word;

/** The slower half of the instructions that compute one value from two operands. */
public final class Operators {

    private Operators() {
    }

    /** The value; NONE if a handler is to be called. Operators are named by their event; INDEX reads an element. */
    public static long apply(Mutator m, int event, long left, long right) {
        switch (event) {
            case Event.INDEX:
                return index(m, left, right);
            case Event.UNM:
                return Arithmetic.negate(m, left);
            case Event.BNOT:
                return Arithmetic.complement(m, left);
            case Event.LEN:
                return Arithmetic.length(m, left);
            default:
                return Arithmetic.apply(m, event, left, right);
        }
    }

    private static long index(Mutator m, long object, long key) {
        if (Word.isTable(object)) {
            long ref = Word.ref(object);
            long value = Word.isInteger(key) ? m.tables().getInteger(ref, Word.toInteger(key))
                    : m.tables().get(ref, key);
            if (value != Word.NIL || TableObject.metatable(ref) == 0) {
                return value;
            }
        }
        return Indexing.get(m, object, key);
    }
}
