package dev.farside.api;

/**
 * Lua code has called {@code os.exit}. The code has ended; neither the state nor the process has. It is for the program
 * to decide what that means.
 */
public final class LuaExitException extends LuaException {

    private static final long serialVersionUID = 1;

    private final int status;

    LuaExitException(int status) {
        super("exit with status " + status, null, "", null);
        this.status = status;
    }

    /** The exit status that the Lua code has given. */
    public int status() {
        return status;
    }
}
