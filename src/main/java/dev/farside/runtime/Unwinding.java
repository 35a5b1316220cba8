package dev.farside.runtime;

/**
 * Like {@link Outcome#UNWIND}, from the middle of an instruction that is no call. Preallocated, without a stack trace.
 */
public final class Unwinding extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The only instance. */
    public static final Unwinding INSTANCE = new Unwinding();

    private Unwinding() {
        super("compiled code gives up its frames", null, false, false);
    }
}
