package dev.farside.table;

/**
 * The key given to {@link Tables#next} is not in the table. Preallocated and without a stack trace; {@code runtime}
 * turns it into Lua's "invalid key to 'next'".
 */
public final class InvalidKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The only instance. */
    public static final InvalidKeyException INSTANCE = new InvalidKeyException();

    private InvalidKeyException() {
        super("invalid key to 'next'", null, false, false);
    }
}
