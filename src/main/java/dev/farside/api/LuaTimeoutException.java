package dev.farside.api;

/** A call has taken longer than {@link LuaState#setTimeLimit the state's time limit}. Lua code cannot catch this. */
public final class LuaTimeoutException extends LuaException {

    private static final long serialVersionUID = 1;

    /** Where it comes from: it passes through that machine's callbacks, and is an error for others. */
    final transient Machine machine;

    LuaTimeoutException(Machine machine, String traceback) {
        super("time limit exceeded", "time limit exceeded", traceback, null);
        this.machine = machine;
    }
}
