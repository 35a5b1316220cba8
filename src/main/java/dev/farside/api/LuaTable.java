package dev.farside.api;

import dev.farside.object.TableObject;
import dev.farside.runtime.Metatables;
import dev.farside.value.Word;
import java.util.function.BiConsumer;

/** A Lua table that Java code holds. */
public final class LuaTable extends LuaReference {

    LuaTable(Machine machine, long word) {
        super(machine, word);
    }

    /** The value of a key, as {@code table[key]}, metamethods included. */
    public Object get(Object key) {
        return machine.get(this, key, false);
    }

    /** The value of a key like {@link #get}, a string as {@code byte[]}. */
    public Object getForBytes(Object key) {
        return machine.get(this, key, true);
    }

    /** Stores a value, as {@code table[key] = value}, metamethods included. */
    public void set(Object key, Object value) {
        machine.set(this, key, value);
    }

    /** The length, as {@code #table}, metamethods included; the metamethod must give an integer. */
    public long length() {
        return machine.length(this);
    }

    /**
     * Hands every key and its value to a function, in the order of {@code next}, without metamethods. The function may
     * change the values of existing keys, or remove them, but must not add keys.
     */
    public void forEach(BiConsumer<Object, Object> action) {
        machine.forEach(this, action);
    }

    /** The metatable, or null. */
    public LuaTable metatable() {
        return machine.run(session -> {
            long metatable = TableObject.metatable(Word.ref(word()));
            return metatable == 0 ? null : new LuaTable(machine, Word.ofTable(metatable));
        });
    }

    /** Changes the metatable, even a protected one; null for none. */
    public void setMetatable(LuaTable metatable) {
        machine.run(session -> {
            long ref = metatable == null ? 0 : Word.ref(session.values().wordOf(metatable));
            Metatables.set(session.mutator(), word(), ref);
            return null;
        });
    }
}
