package dev.farside.api;

/**
 * An error in Lua code, or one that Lua code would see as such: a syntax error, "not enough memory".
 *
 * <p>The message is the error value as text. A callback may throw one of its own, to raise an error with any value.
 */
public class LuaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Object value;
    private final String traceback;

    /** An error to be raised by a callback. */
    public LuaException(String message) {
        this(message, message, "", null);
    }

    /**
     * An error with any value, to be raised by a callback.
     *
     * @param message the text for Java; Lua code sees only the value
     * @param value what Lua code sees: any value that can be passed to Lua
     */
    public LuaException(String message, Object value) {
        this(message, value, "", null);
    }

    LuaException(String message, Object value, String traceback, Throwable cause) {
        super(message, cause);
        this.value = value;
        this.traceback = traceback;
    }

    /**
     * The error value. A string is a {@code String} if its bytes are well-formed UTF-8 and a {@code byte[]} if not, so
     * that it can be raised again unchanged.
     */
    public Object value() {
        return value;
    }

    /**
     * The calls that led to the error, the innermost first, as {@code debug.traceback} shows them; empty if there were
     * none.
     */
    public String traceback() {
        return traceback;
    }
}
