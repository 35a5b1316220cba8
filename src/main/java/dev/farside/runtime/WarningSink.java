package dev.farside.runtime;

/** Receives warnings, as the function {@code warn} and failing finalizers emit them. */
public interface WarningSink {

    /** Drops warnings. */
    WarningSink OFF = (m, message, toBeContinued) -> { };

    /**
     * Takes a piece of a warning.
     *
     * @param m mutator of the thread that warns; the pieces of a message come from one thread
     * @param message bytes of the piece
     * @param toBeContinued whether the next piece belongs to the same message
     */
    void warn(Mutator m, byte[] message, boolean toBeContinued);
}
