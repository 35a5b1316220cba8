package dev.farside.syntax;

/**
 * A chunk cannot be compiled. The message is what Lua code gets to see: chunk, line, what is wrong and near which
 * token. Its characters are bytes: the message quotes the source, which may be in any encoding.
 */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries no stack trace: where the parser stands says nothing about the chunk. */
    SyntaxException(String message) {
        super(message, null, false, false);
    }

    /** The message as a Lua string. */
    public LuaBytes messageBytes() {
        return LuaBytes.ofLatin1(getMessage());
    }
}
