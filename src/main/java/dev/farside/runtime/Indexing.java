package dev.farside.runtime;

import dev.farside.object.TableObject;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * {@code a[k]} and {@code a[k] = v} with their metamethods.
 *
 * <p>A method here never calls a metamethod that is a function: it returns {@link Word#NONE} and leaves the function in
 * {@link Mutator#handler} and the object to call it with in {@link Mutator#handlerSelf}. The engine then makes a frame
 * for it; Java code waits for it ({@link Operations}).
 */
public final class Indexing {

    /** Longest chain of {@code __index} or {@code __newindex} that is followed. */
    private static final int MAX_CHAIN = 2000;

    private Indexing() {
    }

    /**
     * The value of {@code table[key]} if the table itself has none under the key; NONE if a handler is to be called with
     * (self, key).
     */
    static long getInherited(Mutator m, long table, long key) {
        long handler = Metatables.find(m, TableObject.metatable(Word.ref(table)), Event.INDEX);
        if (handler == Word.NIL) {
            return Word.NIL;
        }
        return Word.isFunction(handler) ? m.leaveHandler(handler, table) : get(m, handler, key);
    }

    /** The value of {@code object[key]}; NONE if a handler is to be called with (self, key). */
    public static long get(Mutator m, long object, long key) {
        long current = object;
        Tables tables = m.tables();
        for (int i = 0; i < MAX_CHAIN; i++) {
            long handler;
            if (Word.isTable(current)) {
                long ref = Word.ref(current);
                long value = tables.get(ref, key);
                if (value != Word.NIL) {
                    return value;
                }
                handler = Metatables.find(m, TableObject.metatable(ref), Event.INDEX);
                if (handler == Word.NIL) {
                    return Word.NIL;
                }
            } else {
                handler = Metatables.method(m, current, Event.INDEX);
                if (handler == Word.NIL) {
                    throw m.errors().index(current, key);
                }
            }
            if (Word.isFunction(handler)) {
                return m.leaveHandler(handler, current);
            }
            current = handler;
        }
        throw m.errors().runtime("'__index' chain too long; possible loop");
    }

    /**
     * Does {@code object[key] = value}; returns NIL when done, NONE if a handler is to be called with (self, key,
     * value).
     */
    public static long set(Mutator m, long object, long key, long value) {
        long current = object;
        Tables tables = m.tables();
        for (int i = 0; i < MAX_CHAIN; i++) {
            long handler;
            if (Word.isTable(current)) {
                long ref = Word.ref(current);
                long metatable = TableObject.metatable(ref);
                handler = Metatables.find(m, metatable, Event.NEWINDEX);
                if (handler == Word.NIL || tables.get(ref, key) != Word.NIL) {
                    setRaw(m, ref, key, value);
                    return Word.NIL;
                }
            } else {
                handler = Metatables.method(m, current, Event.NEWINDEX);
                if (handler == Word.NIL) {
                    throw m.errors().index(current, key);
                }
            }
            if (Word.isFunction(handler)) {
                return m.leaveHandler(handler, current);
            }
            current = handler;
        }
        throw m.errors().runtime("'__newindex' chain too long; possible loop");
    }

    /** Sets the field of an integer key without metamethods. */
    public static void setRawInteger(Mutator m, long tableRef, long key, long value) {
        try {
            m.tables().setInteger(tableRef, key, value);
        } catch (IllegalStateException overflow) {
            throw m.errors().ofTable(overflow);
        }
    }

    /** Sets a field without metamethods. Nil and NaN keys are errors. */
    public static void setRaw(Mutator m, long tableRef, long key, long value) {
        if (key == Word.NIL) {
            throw m.errors().runtime("table index is nil");
        }
        if (Word.isFloat(key) && Word.toFloat(key) != Word.toFloat(key)) {
            throw m.errors().runtime("table index is NaN");
        }
        try {
            m.tables().set(tableRef, key, value);
        } catch (IllegalStateException overflow) {
            throw m.errors().ofTable(overflow);
        }
    }
}
