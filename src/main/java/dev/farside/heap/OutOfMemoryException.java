package dev.farside.heap;

/**
 * The memory limit of a state, or the region, is exhausted. Without a stack trace and preallocated, because it is
 * thrown when memory is short. {@code runtime} turns it into Lua's "not enough memory".
 */
public final class OutOfMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The only instance. */
    public static final OutOfMemoryException INSTANCE = new OutOfMemoryException();

    private OutOfMemoryException() {
        super("not enough memory", null, false, false);
    }
}
