package dev.farside.api;

/**
 * The Lua thread that runs a callback was cancelled ({@code t:cancel()}), in Lua code that the callback has called or in
 * {@link LuaState#await}. Lua code cannot catch this; a callback lets it pass.
 */
public final class LuaCancelledException extends LuaException {

    private static final long serialVersionUID = 1;

    LuaCancelledException() {
        super("thread cancelled", "thread cancelled", "", null);
    }
}
