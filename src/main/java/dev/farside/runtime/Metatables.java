package dev.farside.runtime;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.TableObject;
import dev.farside.object.UserdataObject;
import dev.farside.string.Strings;
import dev.farside.table.Tables;
import dev.farside.value.Word;
import java.lang.invoke.VarHandle;

/** Metatables and the look-up of metamethods. */
public final class Metatables {

    private Metatables() {
    }

    /** The metatable of any value, a reference or 0. */
    public static long of(Mutator m, long word) {
        if (Word.isTable(word)) {
            return TableObject.metatable(Word.ref(word));
        }
        int type = Types.of(word);
        return type == Types.USERDATA ? UserdataObject.metatable(Word.ref(word)) : m.state().typeMetatable(type);
    }

    /** The field of a metatable for an event; nil without one. */
    public static long find(Mutator m, long metatable, int event) {
        if (metatable == 0) {
            return Word.NIL;
        }
        if (event >= Event.CACHED) {
            return m.tables().getString(metatable, m.state().eventName(event));
        }
        long bit = 1L << TableObject.ABSENT_SHIFT + event;
        if (Header.has(metatable, bit)) {
            return Word.NIL;
        }
        if (Header.has(metatable, Header.SHARED)) {
            return findShared(m, metatable, event, bit);
        }
        long found = m.tables().getString(metatable, m.state().eventName(event));
        if (found == Word.NIL) {
            Header.set(metatable, bit);
        }
        return found;
    }

    private static long findShared(Mutator m, long metatable, int event, long bit) {
        long header = TableObject.beginLookup(metatable);
        long found = m.tables().getString(metatable, m.state().eventName(event));
        if (found == Word.NIL && Tables.isSurelyAbsent(metatable, m.state().eventName(event))) {
            TableObject.noteAbsent(metatable, header, bit);
        }
        return found;
    }

    /**
     * {@link #find} for the collector, which may have several markers at work: without the caches of a thread. All
     * threads stand still, so no store is under way that could bring the field into being.
     */
    static long findForMarker(LuaState state, long metatable, int event) {
        long bit = 1L << TableObject.ABSENT_SHIFT + event;
        if (Header.has(metatable, bit)) {
            return Word.NIL;
        }
        long found = Tables.getStringUncached(metatable, state.eventName(event));
        if (found == Word.NIL) {
            Header.setAtomically(metatable, bit);
        }
        return found;
    }

    /** The metamethod of a value for an event; nil without one. */
    public static long method(Mutator m, long word, int event) {
        return find(m, of(m, word), event);
    }

    /**
     * Gives a value a metatable. For a table or userdata, a {@code __gc} field marks it for finalization; for other
     * types the metatable is that of the whole type.
     *
     * @param metatable a reference, 0 for none
     */
    public static void set(Mutator m, long word, long metatable) {
        if (Word.isTable(word)) {
            try {
                m.tables().setMetatable(Word.ref(word), metatable);
            } catch (IllegalStateException frozen) {
                throw m.errors().ofTable(frozen);
            }
        } else if (Types.of(word) == Types.USERDATA) {
            if (Header.has(Word.ref(word), Header.SHARED)) {
                m.tables().publication().publishRef(metatable);
                VarHandle.releaseFence();
            }
            UserdataObject.setMetatable(Word.ref(word), metatable);
        } else {
            m.state().setTypeMetatable(m, Types.of(word), metatable);
            return;
        }
        if (metatable != 0 && find(m, metatable, Event.GC) != Word.NIL) {
            m.finalizers().add(word);
        }
    }

    /** The {@code __name} of a value's metatable, if it is a string; otherwise the name of its type. */
    static String typeName(Mutator m, long word) {
        long metatable = of(m, word);
        if (metatable != 0 && (Word.isTable(word) || isUserdata(word))) {
            long name = find(m, metatable, Event.NAME);
            if (Word.isString(name)) {
                return Strings.toName(name);
            }
        }
        return Types.nameOf(word);
    }

    private static boolean isUserdata(long word) {
        return Word.isOther(word) && Header.kind(Word.ref(word)) == Kind.USERDATA;
    }
}
