package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.TableObject;
import dev.farside.table.InvalidKeyException;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * The steps of generic loops that are taken without a call: those over {@code next} and over what {@code ipairs}
 * returns, on tables. The loop's iterator, its state and its control lie at an address on the stack, its variables 32
 * bytes above.
 */
public final class GenericLoop {

    private static final int VARIABLES = 32;

    private GenericLoop() {
    }

    /**
     * Takes a step: writes its values and nils into the loop's variables.
     *
     * @param at address of the iterator
     * @param variables number of the loop's variables, at least 1
     * @return false, with nothing done, if the iterator is to be called: it is another one, or it has to ask a
     *         metamethod or raise an error
     */
    public static boolean step(Mutator m, long at, int variables) {
        long iterator = Memory.getLong(at);
        long state = Memory.getLong(at + 8);
        if (!Word.isTable(state)) {
            return false;
        }
        if (iterator == m.state().nextFunction()) {
            return next(m, Word.ref(state), at, variables);
        }
        return iterator == m.state().sequenceFunction() && nextElement(m, Word.ref(state), at, variables);
    }

    private static boolean next(Mutator m, long table, long at, int variables) {
        Tables tables = m.tables();
        boolean found;
        try {
            found = tables.nextInLoop(table, Memory.getLong(at + 16), m.place(at));
        } catch (InvalidKeyException invalid) {
            return false;
        }
        if (found) {
            place(at + VARIABLES, variables, tables.nextKey, tables.nextValue);
        } else {
            place(at + VARIABLES, variables, Word.NIL, Word.NIL);
        }
        return true;
    }

    private static boolean nextElement(Mutator m, long table, long at, int variables) {
        long control = Memory.getLong(at + 16);
        if (!Word.isInteger(control) || !Word.fitsInline(Word.toInteger(control) + 1)) {
            return false;
        }
        long index = Word.toInteger(control) + 1;
        long value = m.tables().getInteger(table, index);
        if (value == Word.NIL && TableObject.metatable(table) != 0) {
            return false;
        }
        place(at + VARIABLES, variables, value == Word.NIL ? Word.NIL : Word.ofInteger(index), value);
        return true;
    }

    private static void place(long address, int variables, long first, long second) {
        Memory.putLong(address, first);
        if (variables > 1) {
            Memory.putLong(address + 8, second);
            for (int i = 2; i < variables; i++) {
                Memory.putLong(address + ((long) i << 3), Word.NIL);
            }
        }
    }
}
