package dev.farside.runtime;

import dev.farside.bytecode.VariableNames;
import dev.farside.string.Strings;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * What a program calls a function.
 *
 * @param kind how the caller reaches it: {@code global}, {@code local}, {@code method}, {@code field},
 *        {@code upvalue}, {@code constant}, {@code for iterator}, {@code metamethod} or {@code hook}
 * @param name the name; its characters are bytes
 */
public record FunctionName(String kind, String name) {

    /** Name that tells a function in the table of globals from one in a module. */
    private static final String GLOBALS = "_G.";
    private static final String LOADED = "_LOADED";

    /**
     * The name by which a frame's function was called, from the code that called it.
     *
     * @param cursor stands on the frame; moves on to the caller's, if there is one
     * @return null if there is no name
     */
    public static FunctionName ofCallee(FrameCursor cursor) {
        long link = cursor.link();
        if (!cursor.next() || Link.isTail(link) || !cursor.isLua()) {
            return null;
        }
        if (Link.kind(link) == Link.ENTRY) {
            Mutator m = cursor.mutator();
            if (m.isFinalizing()) {
                return new FunctionName("metamethod", "__gc");
            }
            if (m.hooks().mask(m.coroutine()) != 0 && !m.hooks().isActive()) {
                return new FunctionName("hook", "?");
            }
        }
        VariableNames.Name name = VariableNames.callName(Frames.prototype(cursor.function()), cursor.wordIndex());
        return name == null ? null : new FunctionName(name.kind(), name.name());
    }

    /**
     * The name of a function that is a global, or a field of a loaded module.
     *
     * @return such as {@code print} or {@code string.format}, its characters bytes; null if it is nowhere there
     */
    public static String ofLoaded(Mutator m, long function) {
        long loaded = m.tables().get(Word.ref(m.state().registry()), m.string(LOADED));
        if (!Word.isTable(loaded)) {
            return null;
        }
        String name = find(m, Word.ref(loaded), function, 2);
        return name != null && name.startsWith(GLOBALS) ? name.substring(GLOBALS.length()) : name;
    }

    private static String find(Mutator m, long tableRef, long function, int depth) {
        Tables tables = m.tables();
        long position = 0;
        while ((position = tables.nextPosition(tableRef, position)) != 0) {
            long key = tables.nextKey;
            long value = tables.nextValue;
            if (Word.isString(key)) {
                if (value == function) {
                    return Strings.toLatin1(key);
                }
                if (depth > 1 && Word.isTable(value)) {
                    String inner = find(m, Word.ref(value), function, depth - 1);
                    if (inner != null) {
                        return Strings.toLatin1(key) + "." + inner;
                    }
                }
            }
        }
        return null;
    }
}
