package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.CoroutineObject;
import dev.farside.value.Word;

/**
 * Walks the frames of a coroutine from the innermost to the outermost. Valid until the coroutine runs again or its
 * stack moves.
 */
public final class FrameCursor {

    private final Mutator mutator;
    private long coroutine;
    private long stackStart;
    private long base;
    private long position;
    private long end;

    /** Stands on the running coroutine's current frame. */
    public FrameCursor(Mutator m) {
        this(m, m.coroutine());
    }

    /** Stands on a coroutine's current frame. */
    public FrameCursor(Mutator m, long coroutine) {
        mutator = m;
        this.coroutine = coroutine;
        if (coroutine == m.coroutine()) {
            stackStart = m.stackStart();
            base = m.base();
            position = m.pc();
            end = m.extent();
        } else {
            stackStart = CoroutineObject.stack(coroutine) + CoroutineObject.STACK_SLOTS;
            base = stackStart + Memory.getInt(coroutine + CoroutineObject.BASE);
            position = Memory.getLong(coroutine + CoroutineObject.PC);
            end = stackStart + Memory.getInt(coroutine + CoroutineObject.TOP);
        }
    }

    /** True at the bottom of the stack, which is no frame of a function. */
    public boolean atBottom() {
        return Memory.getLong(base - 16) == Word.NIL && Link.kind(Memory.getLong(base - 8)) == Link.BOTTOM
                && base == stackStart + 16;
    }

    /** Goes on to the caller; false (and no move) at the last frame. */
    public boolean next() {
        if (atBottom()) {
            return false;
        }
        long slot = Frames.functionSlot(base);
        long link = Memory.getLong(slot + 8);
        int kind = Link.kind(link);
        if (kind == Link.BOTTOM) {
            return false;
        }
        base = slot + 16 - Link.delta(link);
        end = slot;
        if (kind == Link.LUA || kind == Link.META || kind == Link.ITERATION) {
            position = Link.position(link);
        } else if (kind == Link.ENTRY && Frames.isLua(function())) {
            position = Word.toInteger(Memory.getLong(slot - 8));
        } else {
            position = 0;
        }
        return true;
    }

    /** The mutator. */
    public Mutator mutator() {
        return mutator;
    }

    /** The coroutine. */
    public long coroutine() {
        return coroutine;
    }

    /** The frame's function. */
    public long function() {
        return Memory.getLong(base - 16);
    }

    /** True if the frame's function is written in Lua. */
    public boolean isLua() {
        return Frames.isLua(function());
    }

    /** Address of the frame's first register. */
    public long base() {
        return base;
    }

    /** Address behind the frame's last slot in use. */
    public long end() {
        return end;
    }

    /** Index of the word in which the current instruction begins, in a frame of Lua. */
    public int wordIndex() {
        return Frames.wordIndex(function(), position);
    }

    /** The link to the caller. */
    public long link() {
        return Frames.link(base);
    }

    /** Moves on by a number of levels, without counting the bottom; false if there are not that many. */
    public boolean skip(int levels) {
        for (int i = 0; i < levels; i++) {
            if (!next()) {
                return false;
            }
        }
        return !atBottom();
    }
}
