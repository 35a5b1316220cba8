package dev.farside.api;

/** A Java function that Lua code can call. */
@FunctionalInterface
public interface LuaCallback {

    /**
     * Runs the function, on the thread that runs the Lua code that calls it. If Lua code starts threads ({@code
     * threads.run}) that call it, it runs in several of them at once. What may take long belongs into {@link
     * LuaState#await}: a thread that is in a callback otherwise holds up the collections of the others.
     *
     * @param arguments what it was called with; to be used during the call only
     * @return the result; an {@code Object[]} for any number of results, null for nil
     * @throws Exception to raise a Lua error: that of a {@link LuaException}, or one with the exception's message
     */
    Object call(LuaArguments arguments) throws Exception;
}
