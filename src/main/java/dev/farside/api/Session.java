package dev.farside.api;

import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.lib.ExitRequest;
import dev.farside.object.TableObject;
import dev.farside.runtime.Finalization;
import dev.farside.runtime.HostCalls;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.LuaThread;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeFunction;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.Traceback;
import dev.farside.string.Strings;
import dev.farside.table.InvalidKeyException;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * What a thread does inside a state, with the mutator that it has there: calls, tables, errors. The thread that Java
 * calls come from has one, and each thread that Lua has started and that calls back into Java.
 *
 * <p>Confined to one thread at a time.
 */
final class Session implements RootSource {

    /** Calls of Java methods for which there must be room before a thread enters the safe state. */
    private static final int STACK_PROBE = 100;

    private final Machine machine;
    private final Mutator m;
    private final Values values;
    private final HostCalls calls;
    /** The functions below, and those that callers made: roots. */
    private final long[] functions = new long[6];
    private final long handler;
    private final long indexFunction;
    private final long setIndexFunction;
    private final long lengthFunction;
    private final long describeFunction;
    private final long collectFunction;

    /** The traceback of the last error that no Lua code has caught. */
    private String traceback = "";
    /** The last Java exception that became a Lua error, and that error's message. */
    private Exception failure;
    private String failureMessage;

    /** Makes the session of a mutator, on its thread. */
    Session(Machine machine, Mutator m) {
        this.machine = machine;
        this.m = m;
        values = new Values(machine, m);
        calls = m.hostCalls();
        Arrays.fill(functions, Word.NIL);
        handler = function(0, this::handleError);
        indexFunction = function(1, mutator -> Operations.index(mutator, mutator.arg(1), mutator.arg(2)));
        setIndexFunction = function(2, mutator -> {
            Operations.setIndex(mutator, mutator.arg(1), mutator.arg(2), mutator.arg(3));
            return mutator.none();
        });
        lengthFunction = function(3, mutator -> mutator.integer(Operations.length(mutator, mutator.arg(1))));
        describeFunction = function(4, mutator -> {
            long own = HostCalls.ownDescription(mutator, mutator.arg(1));
            return own == Word.NONE ? Word.NIL : own;
        });
        collectFunction = function(5, mutator -> {
            mutator.collect();
            Finalization.runPending(mutator);
            return mutator.none();
        });
        m.state().collector().addRoots(this);
    }

    private long function(int index, NativeFunction body) {
        functions[index] = m.function("?", body);
        return functions[index];
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (long function : functions) {
            visitor.visitWord(function);
        }
    }

    Mutator mutator() {
        return m;
    }

    Values values() {
        return values;
    }

    /**
     * Does something inside; exceptions of the runtime become those of this package, frames are as before (I-A1, I-A2).
     */
    <T> T run(Machine.Work<T> work) {
        requireUsable();
        try {
            HostCalls.Mark mark = new HostCalls.Mark(m);
            try {
                poll();
                return work.run(this);
            } catch (Throwable problem) {
                restore(mark, problem);
                throw problem;
            }
        } catch (LuaError error) {
            throw plainException(error);
        } catch (OutOfMemoryException exhausted) {
            throw new LuaException(exhausted.getMessage());
        } catch (ExitRequest exit) {
            throw new LuaExitException(machine, exit.status());
        } catch (TimeLimit.Exceeded exceeded) {
            throw new LuaTimeoutException(machine, exceeded.traceback());
        } catch (LuaThread.Cancelled cancelled) {
            throw new LuaCancelledException(machine);
        }
    }

    /** Code of Java alone makes garbage too. To let go of things must be possible when the limit is exceeded. */
    private void poll() {
        if (m.pollWanted()) {
            try {
                m.poll();
            } catch (OutOfMemoryException exceeded) {
                // what needs memory will find out
            }
        }
    }

    /** To-be-closed variables are closed unless the program ends at once; that may itself be cut short. */
    private void restore(HostCalls.Mark mark, Throwable problem) {
        try {
            mark.restore(m, problem instanceof LuaThread.Cancelled || problem instanceof TimeLimit.Exceeded
                    || problem instanceof ExitRequest exit && exit.closesState());
        } catch (TimeLimit.Exceeded | LuaThread.Cancelled | ExitRequest again) {
            mark.restore(m, false);
        }
    }

    /**
     * Throws if the thread is in the safe state: then collections do not wait for it, and it must not touch anything.
     */
    void requireUsable() {
        if (m.isInSafeState()) {
            throw new IllegalStateException(
                    "Lua cannot be used by what runs in LuaState.await or in a stream of the state");
        }
    }

    /** Runs Java code in the safe state, where an interruption reaches it. A safepoint. */
    <T> T await(Callable<T> work) throws Exception {
        requireUsable();
        needJavaStack(STACK_PROBE); // what follows must not be cut short
        m.beginWaiting();
        try {
            return work.call();
        } finally {
            boolean interrupted = Thread.currentThread().isInterrupted();
            m.endWaiting();
            run(session -> {
                m.interrupted(); // what has interrupted the thread may not have asked for a poll yet
                return null;
            });
            if (interrupted) {
                Thread.currentThread().interrupt(); // by the host, not by Lua
            }
        }
    }

    /** Raises StackOverflowError now if there is no room for so many calls. */
    private static int needJavaStack(int calls) {
        return calls == 0 ? 0 : 1 + needJavaStack(calls - 1);
    }

    // --- calls

    Object[] call(LuaFunction function, boolean stringsAsBytes, Object... arguments) {
        calls.begin(function.word(), handler);
        int count = finish(arguments);
        Object[] results = new Object[count];
        for (int i = 0; i < count; i++) {
            results[i] = values.toJava(m.fromTop(count - i), stringsAsBytes);
        }
        m.pop(count + 1);
        return results;
    }

    /** Pushes arguments and makes the call; returns the number of results on top of a "true". */
    private int finish(Object... arguments) {
        for (Object argument : arguments) {
            values.push(argument);
        }
        return finish(arguments.length);
    }

    private int finish(int pushed) {
        int count = calls.finish(pushed);
        if (m.fromTop(count) == Word.TRUE) {
            return count - 1;
        }
        throw exception(m.fromTop(1));
    }

    // --- tables

    Object get(long table, Object key, boolean stringsAsBytes) {
        m.push(table);
        values.push(key);
        long found = m.tables().get(Word.ref(table), m.fromTop(1));
        if (found != Word.NIL || TableObject.metatable(Word.ref(table)) == 0) {
            m.pop(2);
            return values.toJava(found, stringsAsBytes);
        }
        calls.begin(indexFunction, handler);
        m.push(table);
        m.push(m.fromTop(6));
        finish(2);
        Object value = values.toJava(m.fromTop(1), stringsAsBytes);
        m.pop(4);
        return value;
    }

    Void set(long table, Object key, Object value) {
        m.push(table);
        calls.begin(setIndexFunction, handler);
        m.push(table);
        values.push(key);
        values.push(value);
        finish(3);
        m.pop(2);
        return null;
    }

    long length(long table) {
        calls.begin(lengthFunction, handler);
        m.push(table);
        finish(1);
        long length = Numbers.toLong(m.fromTop(1));
        m.pop(2);
        return length;
    }

    Void forEach(long table, BiConsumer<Object, Object> action) {
        m.push(table);
        m.push(Word.NIL);
        while (step(Word.ref(m.fromTop(2)), m.fromTop(1))) {
            m.setFromTop(1, m.tables().nextKey);
            action.accept(values.toJava(m.fromTop(1), false), values.toJava(m.tables().nextValue, false));
        }
        m.pop(2);
        return null;
    }

    private boolean step(long ref, long key) {
        try {
            return m.tables().nextInLoop(ref, key, m.place(m.top()));
        } catch (InvalidKeyException invalid) {
            throw new LuaException(invalid.getMessage());
        }
    }

    Void collect() {
        calls.begin(collectFunction, handler);
        finish(0);
        m.pop(1);
        return null;
    }

    // --- errors

    /** The message handler of every call: notes the calls that led to an error; leaves its value as it is. */
    private long handleError(Mutator mutator) {
        traceback = "";
        try {
            traceback = Strings.toJava(Traceback.compose(mutator, mutator.coroutine(), Word.NIL, 1));
        } catch (OutOfMemoryException exhausted) {
            // the error is likely to be just that, and matters more than where it was
        }
        return mutator.arg(1);
    }

    /** The exception for an error value that no Lua code has caught; the value lies on the stack. */
    private LuaException exception(long value) {
        String where = traceback;
        traceback = "";
        String message = message(value);
        Throwable cause = message.equals(failureMessage) ? failure : null;
        failure = null;
        failureMessage = null;
        return new LuaException(message, values.toError(value), where, cause);
    }

    /** The text of an error; its {@code __tostring} may fail in turn. */
    private String message(long value) {
        if (!HostCalls.describesItself(m, value)) {
            return plainMessage(value);
        }
        calls.begin(describeFunction, handler);
        m.push(value);
        int count = calls.finish(1);
        long own = m.fromTop(1);
        String text = m.fromTop(count) != Word.TRUE ? "(error object whose __tostring fails)"
                : plainMessage(own == Word.NIL ? value : own);
        m.pop(count);
        traceback = "";
        return text;
    }

    private String plainMessage(long value) {
        return Strings.toJava(HostCalls.describe(m, value));
    }

    /** The exception for an error that was raised outside of any call. */
    LuaException plainException(LuaError error) {
        Object value = values.toError(error.value());
        return new LuaException(plainMessage(error.value()), value);
    }

    /** Raises an exception that came out of a callback. */
    LuaError raise(LuaException exception) {
        try {
            values.push(exception.value());
        } catch (IllegalArgumentException | IllegalStateException foreign) {
            values.push(exception.getMessage());
        }
        long value = m.fromTop(1);
        if (!exception.traceback().isEmpty()) {
            remember(exception, value);
        }
        return m.errors().value(value);
    }

    /** Raises another exception that came out of a callback, as an error with its message. */
    LuaError raise(Exception exception) {
        String text = exception.getMessage();
        LuaError error = m.errors().errorOfText(text == null ? exception.getClass().getName() : text);
        remember(exception, error.value());
        return error;
    }

    private void remember(Exception exception, long value) {
        failure = exception;
        failureMessage = plainMessage(value);
    }
}
