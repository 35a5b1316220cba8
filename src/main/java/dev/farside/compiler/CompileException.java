package dev.farside.compiler;

import dev.farside.syntax.LuaBytes;

/**
 * A function that is correct but too large for the instruction set. The message is what Lua code gets to see, in the
 * form of a syntax error; its characters are bytes.
 */
public class CompileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries no stack trace: where the compiler stands says nothing about the chunk. */
    CompileException(String message) {
        super(message, null, false, false);
    }

    /** The message as a Lua string. */
    public LuaBytes messageBytes() {
        return LuaBytes.ofLatin1(getMessage());
    }
}
