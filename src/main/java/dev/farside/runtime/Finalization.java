package dev.farside.runtime;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;

/** Runs the finalizers ({@code __gc}) of objects that the collector found dead. */
public final class Finalization {

    private Finalization() {
    }

    /** Runs the finalizers that wait, unless one is running. A safepoint. */
    public static void runPending(Mutator m) {
        if (m.finalizers().hasPending() && !m.isFinalizing()) {
            m.setFinalizing(true);
            long ticket = m.calls().beginInterruption();
            try {
                long object;
                while ((object = m.finalizers().takePending()) != Word.NONE) {
                    run(m, object);
                }
            } finally {
                m.setFinalizing(false);
            }
            m.calls().endInterruption(ticket);
        }
    }

    /**
     * Runs every finalizer there is: the state is being closed. Finalizers set from here on are never run. If one of
     * them ends in something else than a Lua error, calling this again goes on with the next.
     */
    static void runAll(Mutator m) {
        m.setFinalizing(true);
        m.state().takeOrphans(m.finalizers());
        m.finalizers().queueAll();
        long object;
        while ((object = m.finalizers().takePending()) != Word.NONE) {
            run(m, object);
        }
        m.setFinalizing(false);
    }

    private static void run(Mutator m, long object) {
        long method = Metatables.method(m, object, Event.GC);
        if (!Word.isFunction(method)) {
            return;
        }
        long baseOffset = m.base() - m.stackStart();
        long topOffset = m.top() - m.stackStart();
        int depth = m.depth();
        int chain = m.chain();
        int entries = m.entries();
        int runLevel = m.runLevel();
        long coroutine = m.coroutine();
        int arguments = m.argCount();
        long limit = m.compiledLimit();
        boolean failed = false;
        boolean hooked = m.hooks().suspend();
        try {
            m.pushFunction(method);
            m.push(object);
            m.call(1, 0);
        } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
            failed = true;
            long value = m.calls().asLuaError(problem).value();
            long end = Math.max(m.extent(), m.top()) - m.stackStart();
            if (m.coroutine() != coroutine) {
                m.mount(coroutine);
                end = m.extent() - m.stackStart();
            }
            m.setDepth(depth);
            m.setChain(chain);
            m.setEntries(entries);
            m.dropRuns(runLevel);
            m.setBase(m.stackStart() + baseOffset);
            m.setTop(m.stackStart() + Math.max(end, topOffset));
            warn(m, ToBeClosed.closeAll(m, m.stackStart() + topOffset, value));
            m.setArgCount(arguments);
            m.setCompiledLimit(limit);
        } finally {
            m.hooks().resume(hooked);
        }
        m.setBase(m.stackStart() + baseOffset);
        m.setTop(m.stackStart() + topOffset);
        if (failed) {
            m.shrinkStack(); // it may have overflowed
        }
    }

    private static void warn(Mutator m, long error) {
        byte[] text = Word.isString(error) ? Strings.toBytes(error)
                : "error object is not a string".getBytes(StandardCharsets.UTF_8);
        WarningSink sink = m.state().warnings();
        sink.warn(m, "error in ".getBytes(StandardCharsets.UTF_8), true);
        sink.warn(m, "__gc".getBytes(StandardCharsets.UTF_8), true);
        sink.warn(m, " (".getBytes(StandardCharsets.UTF_8), true);
        sink.warn(m, text, true);
        sink.warn(m, ")".getBytes(StandardCharsets.UTF_8), false);
    }
}
