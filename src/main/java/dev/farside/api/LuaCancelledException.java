package dev.farside.api;

/**
 * The Lua thread that runs a callback was cancelled ({@code t:cancel()}), in Lua code that the callback has called or
 * in {@link LuaState#await}. Lua code cannot catch this; a callback lets it pass.
 */
public final class LuaCancelledException extends LuaException {

    private static final long serialVersionUID = 1;

    /** Where it comes from: it passes through that machine's callbacks, and is an error for others. */
    final transient Machine machine;

    LuaCancelledException(Machine machine) {
        super("thread cancelled", "thread cancelled", "", null);
        this.machine = machine;
    }
}
