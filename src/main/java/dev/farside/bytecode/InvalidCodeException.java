package dev.farside.bytecode;

/** Code that no compiler of ours would emit and that could do harm. The message is for people who look for bugs. */
public final class InvalidCodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries no stack trace: chunks that are tried out in masses should fail cheaply. */
    InvalidCodeException(String message) {
        super(message, null, false, false);
    }
}
