package dev.farside.runtime;

import dev.farside.value.Word;

/**
 * {@code pcall} and {@code xpcall}. Neither uses the Java stack while the called function runs, so it may yield.
 *
 * <p>The frame: for {@code xpcall} the message handler is the first value; then the called function's frame. After an
 * error: the error value follows the handler, while to-be-closed variables are closed. It lies where the called
 * function was, below that function's registers. The handler stays in force until all are closed.
 */
public final class ProtectedCalls {

    private static final int CALLED = 0;
    private static final int CLOSING = 1;

    /** The function {@code pcall}. */
    public static final NativeEntry PCALL = new NativeEntry("pcall", ProtectedCalls::pcall, new Catcher(false, false));
    /** The function {@code xpcall}. */
    public static final NativeEntry XPCALL =
            new NativeEntry("xpcall", ProtectedCalls::xpcall, new Catcher(true, false));
    /** {@code xpcall} of a Java program, without a name; its handler sees every error. */
    static final NativeEntry HOST = new NativeEntry("?", ProtectedCalls::xpcall, new Catcher(true, true));

    /**
     * {@code pcall} as {@code load} calls its reader: a message handler around {@code load} sees the reader's errors.
     */
    public static final NativeEntry TRANSPARENT =
            new NativeEntry("pcall", ProtectedCalls::pcall, new TransparentCatcher());

    private ProtectedCalls() {
    }

    private static long pcall(Mutator m) {
        Arguments.any(m, 1);
        int arguments = m.argCount() - 1;
        m.push(Word.NIL);
        for (int i = arguments + 1; i > 1; i--) {
            m.setAt(i + 1, m.at(i));
        }
        return m.callAndContinue(arguments, CALLED);
    }

    private static long xpcall(Mutator m) {
        Arguments.function(m, 2);
        int arguments = m.argCount() - 2;
        long function = m.arg(1);
        m.push(Word.NIL);
        for (int i = arguments + 2; i > 2; i--) {
            m.setAt(i + 1, m.at(i));
        }
        m.setAt(1, m.at(2));
        m.setAt(2, function);
        return m.callAndContinue(arguments, CALLED);
    }

    /** The continuation of both. */
    private static class Catcher implements Calls.ErrorCatcher {

        private final boolean hasHandler;
        private final boolean isHost;

        Catcher(boolean hasHandler, boolean isHost) {
            this.hasHandler = hasHandler;
            this.isHost = isHost;
        }

        @Override
        public long resume(Mutator m, int number, int results) {
            if (number == CLOSING) {
                return closeNext(m);
            }
            m.push(Word.NIL);
            for (int i = 1; i <= results; i++) {
                m.setFromTop(i, m.fromTop(i + 1));
            }
            m.setFromTop(results + 1, Word.TRUE);
            return m.results(results + 1);
        }

        @Override
        public long handle(Mutator m, long base, LuaError error) {
            if (!hasHandler || error.passesHandlers() && !isHost) {
                return error.value();
            }
            return MessageHandlers.call(m, base, error);
        }

        @Override
        public long caught(Mutator m, int number, long value) {
            m.setTop(m.base() + ((errorPosition() - 1L) << 3)); // the handler is still there
            m.push(value);
            return closeNext(m);
        }

        private int errorPosition() {
            return hasHandler ? 2 : 1;
        }

        private long closeNext(Mutator m) {
            m.setFrameSize(errorPosition());
            if (ToBeClosed.isPending(m, m.base())) {
                ToBeClosed.callNext(m, m.at(errorPosition()), CLOSING);
                return m.control();
            }
            m.shrinkStack();
            return m.results(Word.FALSE, m.at(errorPosition()));
        }
    }

    /**
     * Shows an error that a Java function has found, and will catch itself, to the handler of the protected call around
     * it. Afterwards the function's frame is the current one as before, whatever errors were raised in the handler.
     *
     * @return what the handler made of the error; its own value if there is none
     */
    public static long handleHere(Mutator m, LuaError error) {
        HostCalls.Mark here = new HostCalls.Mark(m);
        long limit = m.compiledLimit();
        long value = handleOutside(m, m.base(), error);
        here.restore(m, true, value);
        m.setCompiledLimit(limit);
        return value;
    }

    /**
     * Shows an error to the handler of the protected call that encloses a frame in its coroutine, all frames in place.
     */
    private static long handleOutside(Mutator m, long base, LuaError error) {
        FrameCursor cursor = new FrameCursor(m);
        while (cursor.base() != base) {
            cursor.next();
        }
        for (;;) {
            int kind = Link.kind(cursor.link());
            if (kind == Link.BOTTOM) {
                return error.value();
            }
            cursor.next();
            if (kind == Link.NATIVE) {
                NativeEntry entry = Objects.entry(m, Word.ref(cursor.function()));
                if (entry.continuation() instanceof Calls.ErrorCatcher catcher) {
                    return catcher.handle(m, cursor.base(), error);
                }
            }
        }
    }

    /** Catches errors after the handler of the enclosing protected call has seen them. */
    private static final class TransparentCatcher extends Catcher {

        TransparentCatcher() {
            super(false, false);
        }

        @Override
        public long handle(Mutator m, long base, LuaError error) {
            return handleOutside(m, base, error);
        }
    }
}
