package dev.farside.runtime;

import dev.farside.value.Word;

/**
 * A Lua error on its way. Without a Java stack trace; each mutator owns one instance and throws it again and again, so
 * that raising errors makes no garbage. Whoever catches it takes the value before running Lua again.
 */
public final class LuaError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private long value = Word.NIL;
    private boolean passesHandlers;

    LuaError() {
        super(null, null, false, false);
    }

    /** The error value, a word. The collector does not see it here. */
    public long value() {
        return value;
    }

    void setValue(long word) {
        value = word;
        passesHandlers = false;
    }

    /** Whether no message handler is to see it, because handling it has become impossible. */
    boolean passesHandlers() {
        return passesHandlers;
    }

    /** Keeps message handlers from it. */
    LuaError passHandlers() {
        passesHandlers = true;
        return this;
    }

    @Override
    public String getMessage() {
        return "a Lua error; its value is a word";
    }
}
