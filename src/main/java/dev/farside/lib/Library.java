package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.NativeFunctionObject;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.NativeFunction;
import dev.farside.runtime.Objects;
import dev.farside.value.Word;

/**
 * Fills a table with functions: a library, or a metatable that a library needs.
 *
 * <p>Nothing here collects. {@link #create} makes the table reachable at once, so what is put into it lives.
 */
public final class Library {

    /** Key of the registry's table of loaded modules, {@code package.loaded}. */
    public static final String LOADED = "_LOADED";
    /** Key of the registry's table of functions that load modules, {@code package.preload}. */
    public static final String PRELOAD = "_PRELOAD";

    private final Mutator m;
    private final long tableRef;

    private Library(Mutator m, long tableRef) {
        this.m = m;
        this.tableRef = tableRef;
    }

    /** Makes a library: a new table, set as the global and as the loaded module of that name. */
    public static Library create(Mutator m, String name) {
        return register(m, name, m.tables().create());
    }

    /** Makes an existing table the global and the loaded module of a name. */
    static Library register(Mutator m, String name, long tableRef) {
        long word = Word.ofTable(tableRef);
        put(m, Word.ref(m.state().globals()), name, word);
        put(m, registryTable(m, LOADED), name, word);
        return new Library(m, tableRef);
    }

    /** Goes on filling a table, or fills one that has no name. The caller keeps the table alive. */
    public static Library of(Mutator m, long tableRef) {
        return new Library(m, tableRef);
    }

    /** Adds a function. */
    public Library function(String name, NativeFunction body) {
        return set(name, m.function(name, body));
    }

    /** Adds a function that lets the functions it calls yield. */
    public Library function(String name, NativeFunction body, NativeEntry.Continuation continuation) {
        return set(name, Objects.nativeFunction(m, new NativeEntry(name, body, continuation), 0));
    }

    /** Makes a function with upvalues. */
    static long functionWith(Mutator m, NativeEntry entry, long... upvalues) {
        long function = Objects.nativeFunction(m, entry, upvalues.length);
        for (int i = 0; i < upvalues.length; i++) {
            Memory.putLong(NativeFunctionObject.slot(Word.ref(function), i), upvalues[i]);
        }
        return function;
    }

    /** The atom of a text. */
    static long atom(Mutator m, String text) {
        return m.state().atoms().intern(m.heap(), text);
    }

    /** Adds any value. */
    public Library set(String name, long word) {
        put(m, tableRef, name, word);
        return this;
    }

    /** The table's reference. */
    public long tableRef() {
        return tableRef;
    }

    /** A table in the registry, made if it is not there; returns its reference. */
    public static long registryTable(Mutator m, String key) {
        long registry = Word.ref(m.state().registry());
        long found = field(m, registry, key);
        if (Word.isTable(found)) {
            return Word.ref(found);
        }
        long made = m.tables().create();
        put(m, registry, key, Word.ofTable(made));
        return made;
    }

    /** Reads a field without metamethods. */
    static long field(Mutator m, long tableRef, String name) {
        return m.tables().get(tableRef, m.string(name));
    }

    /** Sets a field without metamethods, in a shape if the table has one. */
    public static void put(Mutator m, long tableRef, String name, long word) {
        m.tables().setString(tableRef, atom(m, name), word);
    }
}
