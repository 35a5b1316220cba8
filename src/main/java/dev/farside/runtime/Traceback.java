package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.PrototypeObject;
import dev.farside.value.Word;

/** Composes tracebacks in the reference's layout. */
public final class Traceback {

    /** Levels shown at the beginning and at the end of a long traceback. */
    private static final int FIRST_LEVELS = 10;
    private static final int LAST_LEVELS = 11;

    private Traceback() {
    }

    /**
     * Describes the stack of a coroutine.
     *
     * @param coroutine its reference
     * @param message a string word to begin with, or nil
     * @param level the first level to show; 0 is the current function
     * @return a string word
     */
    public static long compose(Mutator m, long coroutine, long message, int level) {
        ScratchBuffer buffer = new ScratchBuffer();
        if (message != Word.NIL) {
            buffer.appendString(message).appendByte('\n');
        }
        buffer.appendText("stack traceback:");
        int levels = countLevels(m, coroutine);
        FrameCursor cursor = new FrameCursor(m, coroutine);
        boolean isLong = levels - 1 - level > FIRST_LEVELS + LAST_LEVELS;
        boolean found = level >= 0 && cursor.skip(level);
        for (int shown = 0; found; shown++) {
            if (isLong && shown == FIRST_LEVELS) {
                int skipped = levels - level - FIRST_LEVELS - LAST_LEVELS;
                // one less than are left out, as the reference counts
                buffer.appendText("\n\t...\t(skipping ").appendDecimal(skipped - 1L).appendText(" levels)");
                found = cursor.skip(skipped);
            } else {
                found = appendLevel(m, buffer, cursor);
            }
        }
        return buffer.toWord(m.heap());
    }

    /** Number of functions on a coroutine's stack. */
    private static int countLevels(Mutator m, long coroutine) {
        FrameCursor cursor = new FrameCursor(m, coroutine);
        int count = 0;
        for (boolean found = cursor.skip(0); found; found = cursor.skip(1)) {
            count++;
        }
        return count;
    }

    /** Appends the cursor's frame and moves on; false if there is no further frame. */
    private static boolean appendLevel(Mutator m, ScratchBuffer buffer, FrameCursor cursor) {
        long function = cursor.function();
        boolean isTail = Link.isTail(cursor.link());
        buffer.appendText("\n\t");
        if (Frames.isLua(function)) {
            Errors.appendSource(buffer, Frames.prototype(function));
            int line = Errors.line(cursor);
            if (line > 0) {
                buffer.appendByte(':').appendDecimal(line);
            }
        } else {
            buffer.appendText("[C]");
        }
        buffer.appendText(": in ");
        long base = cursor.base();
        appendName(m, buffer, function, FunctionName.ofCallee(cursor));
        if (isTail) {
            buffer.appendText("\n\t(...tail calls...)");
        }
        return cursor.base() != base && !cursor.atBottom();
    }

    private static void appendName(Mutator m, ScratchBuffer buffer, long function, FunctionName called) {
        String global = FunctionName.ofLoaded(m, function);
        if (global != null) {
            buffer.appendText("function '");
            buffer.appendLatin1(global);
            buffer.appendByte('\'');
        } else if (called != null) {
            buffer.appendText(called.kind()).appendText(" '");
            buffer.appendLatin1(called.name());
            buffer.appendByte('\'');
        } else if (!Frames.isLua(function)) {
            buffer.appendByte('?');
        } else {
            appendDefinition(buffer, Frames.prototype(function));
        }
    }

    private static void appendDefinition(ScratchBuffer buffer, long prototype) {
        int line = Memory.getInt(prototype + PrototypeObject.FIRST_LINE);
        if (line == 0) {
            buffer.appendText("main chunk");
        } else {
            buffer.appendText("function <");
            Errors.appendSource(buffer, prototype);
            buffer.appendByte(':').appendDecimal(line).appendByte('>');
        }
    }
}
