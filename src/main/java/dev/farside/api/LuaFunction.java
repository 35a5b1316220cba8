package dev.farside.api;

/** A Lua function that Java code holds. */
public final class LuaFunction extends LuaReference {

    LuaFunction(Machine machine, long word) {
        super(machine, word);
    }

    /**
     * Calls the function.
     *
     * @return its results, strings as {@code String}
     * @throws LuaException if it ends with an error
     */
    public Object[] call(Object... arguments) {
        return machine.call(this, false, arguments);
    }

    /**
     * Calls the function.
     *
     * @return its results, strings as {@code byte[]}
     * @throws LuaException if it ends with an error
     */
    public Object[] callForBytes(Object... arguments) {
        return machine.call(this, true, arguments);
    }
}
