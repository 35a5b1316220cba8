package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import java.util.Arrays;

/**
 * What the string library keeps for a thread so that its functions make no garbage.
 *
 * <p>A function that calls Lua in the middle of its work, if only through a poll, takes a {@link Level}: what it calls
 * may be the same function again, which gets the next one. Such functions wait for what they call, so levels are left
 * in the reverse of the order in which they were entered, and errors leave them too.
 */
final class StringWorkspace {

    /** Content from which making room asks for memory first (I-L4). */
    private static final int LARGE = 1 << 14;

    private Level[] levels = new Level[2];
    private int depth;

    /** What one running function uses. */
    static final class Level {
        final PatternMatcher matcher = new PatternMatcher();
        final ScratchBuffer buffer = new ScratchBuffer();
        final FormatItem item = new FormatItem();
        final PackFormat packFormat = new PackFormat();

        /** Makes room in the buffer. A safepoint if the content is large. */
        void reserve(Mutator m, long more) {
            long needed = buffer.length() + more;
            if (needed > LARGE && needed > buffer.array().length) {
                m.reserve(needed);
                buffer.ensure((int) Math.min(more, ScratchBuffer.MAX));
            }
        }

        /** Appends a whole string. */
        void append(Mutator m, long word, int length) {
            reserve(m, length);
            buffer.appendString(word);
        }

        /** Makes a string of the buffer's content. A safepoint if it is large. */
        long toWord(Mutator m) {
            m.reserve(buffer.length());
            return buffer.toWord(m.heap());
        }
    }

    /** The workspace of a mutator's thread. */
    static StringWorkspace of(Mutator m) {
        if (m.workspace() instanceof StringWorkspace workspace) {
            return workspace;
        }
        StringWorkspace workspace = new StringWorkspace();
        m.setWorkspace(workspace);
        return workspace;
    }

    /** Takes a level, its buffer empty; {@link #leave} in a {@code finally} clause. */
    Level enter() {
        if (depth == levels.length) {
            levels = Arrays.copyOf(levels, depth * 2);
        }
        Level level = levels[depth];
        if (level == null) {
            level = new Level();
            levels[depth] = level;
        }
        depth++;
        level.buffer.reset();
        return level;
    }

    /** Gives the last level back. */
    void leave() {
        depth--;
    }
}
