package dev.farside.runtime;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;

/**
 * Calls the message handler of an {@code xpcall} on top of the frames in which the error was raised.
 *
 * <p>An error in the handler is handed to the handler again, called from where that error was raised, and so on until
 * the limit of nested calls is passed by a tenth. At the limit itself the handler gets "C stack overflow" instead.
 */
final class MessageHandlers {

    private static final int LAST_LEVEL = Mutator.MAX_NESTING / 10 * 11;

    private MessageHandlers() {
    }

    /**
     * Calls the handler, which lies in the first slot of the frame at a base. An error in it that passes handlers is
     * the last.
     *
     * @return what the handler made of the error
     */
    static long call(Mutator m, long base, LuaError raised) {
        int depth = m.depth();
        int chain = m.chain();
        try {
            return callNested(m, base - m.stackStart(), raised);
        } finally {
            m.setDepth(depth);
            m.setChain(chain);
        }
    }

    private static long callNested(Mutator m, long offset, LuaError raised) {
        int entries = m.entries();
        int runLevel = m.runLevel();
        long coroutine = m.coroutine();
        LuaError error = raised;
        for (;;) {
            int level = m.depth() + m.chain() + 1;
            if (level >= LAST_LEVEL) {
                return m.errors().inErrorHandling().value();
            }
            if (level == Mutator.MAX_NESTING) {
                error = m.errors().nestingOverflow();
                m.setDepth(m.depth() + 1);
                continue;
            }
            if (m.depth() == Mutator.MAX_NESTING - 1) {
                m.setDepth(m.depth() + 1); // the call is no overflow, which has been reported
                m.setChain(m.chain() - 1);
            }
            try {
                long handler = Memory.getLong(m.stackStart() + offset);
                long ticket = m.calls().beginInterruption();
                long result = m.call1(handler, error.value());
                m.calls().endInterruption(ticket);
                return result;
            } catch (LuaError again) {
                error = again;
            } catch (OutOfMemoryException | OutOfMemoryError exhausted) {
                error = m.errors().outOfMemory();
            } catch (StackOverflowError overflow) {
                error = m.errors().inErrorHandling();
            }
            m.setEntries(entries);
            m.dropRuns(runLevel);
            if (m.coroutine() != coroutine) {
                throw new IllegalStateException("a message handler left its coroutine");
            }
            if (error.passesHandlers()) {
                return error.value();
            }
        }
    }
}
