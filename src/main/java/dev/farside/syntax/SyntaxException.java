package dev.farside.syntax;

/**
 * A chunk cannot be compiled. The message is what Lua code gets to see: chunk, line, what is wrong and near which
 * token. Its characters are bytes: the message quotes the source, which may be in any encoding.
 */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isOverflow;

    /** Carries no stack trace: where the parser stands says nothing about the chunk. */
    SyntaxException(String message) {
        this(message, false);
    }

    private SyntaxException(String message, boolean isOverflow) {
        super(message, null, false, false);
        this.isOverflow = isOverflow;
    }

    /** The chunk nests too deep. */
    static SyntaxException overflow() {
        return new SyntaxException("C stack overflow", true);
    }

    /**
     * Whether the parser's stack has ended, which in the reference is an error of its machine: message handlers see it.
     */
    public boolean isOverflow() {
        return isOverflow;
    }

    /** The message as a Lua string. */
    public LuaBytes messageBytes() {
        return LuaBytes.ofLatin1(getMessage());
    }
}
