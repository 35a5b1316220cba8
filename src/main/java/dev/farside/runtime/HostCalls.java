package dev.farside.runtime;

import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.value.Word;

/**
 * Calls that a Java program makes into Lua: protected, with a message handler that sees the stack of the error, and
 * with nothing left behind on the stack, however they end.
 *
 * <p>A call is made of {@link #begin}, pushed arguments, and {@link #finish}. It may be made when nothing runs, or from
 * a Java function that Lua has called.
 */
public final class HostCalls implements RootSource {

    private final Mutator m;
    private final long protector;

    /** Prepares calls of a mutator. */
    public HostCalls(Mutator m) {
        this.m = m;
        protector = Objects.nativeFunction(m, ProtectedCalls.HOST, 0);
        m.state().collector().addRoots(this);
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        visitor.visitWord(protector);
    }

    /** Begins a call: pushes what stands below the arguments. */
    public void begin(long function, long messageHandler) {
        m.pushFunction(protector);
        m.push(function);
        m.push(messageHandler);
    }

    /**
     * Makes the call that {@link #begin} began.
     *
     * @param arguments how many were pushed
     * @return how many values lie on top of the frame now: true and the results, or false and what the message handler
     *         made of the error
     */
    public int finish(int arguments) {
        return m.call(arguments + 2, -1);
    }

    /** Where a mutator stands, to come back to when an exception that is no Lua error has passed through its frames. */
    public static final class Mark {
        private final long coroutine;
        private final long base;
        private final long top;
        private final int depth;
        private final int chain;
        private final int entries;
        private final int arguments;
        private final int runLevel;

        /** Notes where a mutator stands. */
        public Mark(Mutator m) {
            coroutine = m.coroutine();
            base = m.base() - m.stackStart();
            top = m.top() - m.stackStart();
            depth = m.depth();
            chain = m.chain();
            entries = m.entries();
            arguments = m.argCount();
            runLevel = m.runLevel();
        }

        /**
         * Drops all frames above the mark. Coroutines that run above it are dead afterwards. If closing a variable ends
         * in something else than a Lua error, what is left can be dropped by calling this again without closing.
         *
         * @param closes whether the to-be-closed variables of the dropped frames are closed; errors of theirs are
         *        ignored
         */
        public void restore(Mutator m, boolean closes) {
            restore(m, closes, Word.NONE);
        }

        /** Likewise; the variables are closed with an error value, if it is not NONE. */
        void restore(Mutator m, boolean closes, long error) {
            while (m.coroutine() != coroutine) {
                Coroutines.abandon(m, closes);
            }
            long end = Math.max(m.extent(), m.top()) - m.stackStart();
            m.takeExit();
            m.setDepth(depth);
            m.setChain(chain);
            m.setEntries(entries);
            m.dropRuns(runLevel);
            m.setBase(m.stackStart() + base);
            m.setTop(m.stackStart() + end);
            if (closes) {
                close(m, error);
            }
            ToBeClosed.drop(m, m.stackStart() + top);
            m.setBase(m.stackStart() + base);
            m.setTop(m.stackStart() + top);
            m.setArgCount(arguments);
        }

        private void close(Mutator m, long error) {
            try {
                ToBeClosed.closeAll(m, m.stackStart() + top, error);
            } catch (OutOfMemoryException | StackOverflowError ignored) {
                // the frames go away in any case
            }
        }
    }

    /** True if an error value has a {@code __tostring}, which then makes its text, to be shown without a traceback. */
    public static boolean describesItself(Mutator m, long value) {
        return !Word.isString(value) && !Numbers.isNumber(value)
                && Metatables.method(m, value, Event.TOSTRING) != Word.NIL;
    }

    /**
     * What the {@code __tostring} of an error value makes of it: a string word, or NONE if it makes none. May run Lua.
     */
    public static long ownDescription(Mutator m, long value) {
        if (!describesItself(m, value)) {
            return Word.NONE;
        }
        long text = m.call1(Metatables.method(m, value, Event.TOSTRING), value);
        return Word.isString(text) ? text : Word.NONE;
    }

    /** The text of an error value that does not describe itself, as the reference's command shows it: a string word. */
    public static long describe(Mutator m, long value) {
        if (Word.isString(value)) {
            return value;
        }
        if (Numbers.isNumber(value)) {
            return Conversions.numberToString(m, value);
        }
        return m.string("(error object is a " + Types.nameOf(value) + " value)");
    }
}
