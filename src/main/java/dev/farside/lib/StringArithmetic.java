package dev.farside.lib;

import dev.farside.runtime.Arithmetic;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Event;
import dev.farside.runtime.Metatables;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Types;
import dev.farside.value.Word;

/** The metamethods by which numerals in strings take part in arithmetic. */
final class StringArithmetic {

    private static final int[] EVENTS = {
        Event.ADD, Event.SUB, Event.MUL, Event.MOD, Event.POW, Event.DIV, Event.IDIV, Event.UNM};

    private StringArithmetic() {
    }

    /** Adds the metamethods to the metatable of strings. */
    static void open(Library metatable) {
        for (int event : EVENTS) {
            metatable.function(Event.name(event), m -> apply(m, event));
        }
    }

    private static long apply(Mutator m, int event) {
        long left = Conversions.toNumber(m, m.arg(1));
        if (left != Word.NIL) {
            long right = m.hasArg(2) ? Conversions.toNumber(m, m.arg(2)) : left;
            if (right != Word.NIL) {
                return event == Event.UNM ? Arithmetic.negate(m, right) : Arithmetic.numbers(m, event, left, right);
            }
        }
        return viaSecondOperand(m, event);
    }

    /** The first operand is a string that is no numeral: what remains is a metamethod of the second one. */
    private static long viaSecondOperand(Mutator m, int event) {
        long left = m.arg(1);
        long right = m.arg(2);
        long handler = Word.isString(right) ? Word.NIL : Metatables.method(m, right, event);
        if (handler == Word.NIL) {
            throw m.errors().error("attempt to " + Event.name(event).substring(2) + " a '" + Types.nameOf(left)
                    + "' with a '" + Types.nameOf(right) + "'");
        }
        return m.call1(handler, left, right);
    }
}
