package dev.farside.runtime;

/** Receives warnings, as the function {@code warn} and failing finalizers emit them. */
public interface WarningSink {

    /** Drops warnings. */
    WarningSink OFF = (message, toBeContinued) -> { };

    /**
     * Takes a piece of a warning.
     *
     * @param message bytes of the piece
     * @param toBeContinued whether the next piece belongs to the same message
     */
    void warn(byte[] message, boolean toBeContinued);
}
