package dev.farside.runtime;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;

/** Calls the message handler of an {@code xpcall} on top of the frames in which the error was raised. */
final class MessageHandlers {

    /** Errors inside the handler that are handed to the handler again. */
    private static final int MAX_TRIES = 10;

    private MessageHandlers() {
    }

    /**
     * Calls the handler, which lies in the first slot of the frame at a base.
     *
     * @return what the handler made of the error
     */
    static long call(Mutator m, long base, long errorValue) {
        long offset = base - m.stackStart();
        long value = errorValue;
        for (int i = 0; i < MAX_TRIES; i++) {
            int depth = m.depth();
            int entries = m.entries();
            long coroutine = m.coroutine();
            if (depth == Mutator.MAX_NESTING - 1) {
                // the error may be that calls are nested too deeply: the handler is called from behind the limit
                m.setDepth(depth + 1);
            }
            try {
                long handler = Memory.getLong(m.stackStart() + offset);
                long ticket = m.calls().beginInterruption();
                long result = m.call1(handler, value);
                m.calls().endInterruption(ticket);
                m.setDepth(depth);
                return result;
            } catch (LuaError error) {
                value = error.value();
            } catch (OutOfMemoryException | OutOfMemoryError exhausted) {
                value = m.errors().outOfMemory().value();
            } catch (StackOverflowError overflow) {
                break;
            }
            if (m.coroutine() != coroutine) {
                throw new IllegalStateException("a message handler left its coroutine");
            }
            if (m.depth() >= Mutator.MAX_NESTING) {
                m.setDepth(depth);
                m.setEntries(entries);
                break;
            }
        }
        return m.errors().plain("error in error handling").value();
    }
}
