package dev.farside.lib;

/**
 * A Lua program has called {@code os.exit}. Passes through {@code pcall} and every Lua frame up to the Java program
 * that runs the state, which decides what it means: the {@code farside} command ends the process.
 */
public final class ExitRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final boolean closesState;

    /**
     * Makes a request.
     *
     * @param status the exit status
     * @param closesState whether the state is to be closed first, finalizers and all
     */
    public ExitRequest(int status, boolean closesState) {
        super("exit with status " + status, null, false, false);
        this.status = status;
        this.closesState = closesState;
    }

    /** The exit status. */
    public int status() {
        return status;
    }

    /** True if the state is to be closed before the process ends. */
    public boolean closesState() {
        return closesState;
    }
}
