package dev.farside.api;

/**
 * Lua code has called {@code os.exit}. The code has ended; neither the state nor the process has. It is for the program
 * to decide what that means.
 */
public final class LuaExitException extends LuaException {

    private static final long serialVersionUID = 1;

    /** Where it comes from: it passes through that machine's callbacks, and is an error for others. */
    final transient Machine machine;
    private final int status;

    LuaExitException(Machine machine, int status) {
        super("exit with status " + status, "exit with status " + status, "", null);
        this.machine = machine;
        this.status = status;
    }

    /** The exit status that the Lua code has given. */
    public int status() {
        return status;
    }
}
