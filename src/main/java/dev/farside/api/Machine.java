package dev.farside.api;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.interp.Interpreter;
import dev.farside.jit.Jit;
import dev.farside.lib.ExitRequest;
import dev.farside.lib.StandardChunkLoader;
import dev.farside.lib.StandardLibraries;
import dev.farside.lib.StandardStreams;
import dev.farside.object.TableObject;
import dev.farside.runtime.Finalization;
import dev.farside.runtime.HostCalls;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeFunction;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.Traceback;
import dev.farside.string.Strings;
import dev.farside.table.InvalidKeyException;
import dev.farside.threads.ThreadsLibrary;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * What is behind a {@link LuaState}: the runtime's state, and the one way into it.
 *
 * <p>Everything is done in {@link #run}, which lets one thread in, keeps the frames in order (I-A2) and turns exceptions
 * of the runtime into those of this package (I-A1).
 */
final class Machine {

    private final LuaState owner;
    private final dev.farside.runtime.LuaState state;
    private final Mutator m;
    private final Gate gate = new Gate();
    private final References references = new References();
    private final Values values;
    private final HostCalls calls;
    private final StandardStreams streams;
    private final TimeLimit timeLimit;
    private final long handler;
    private final long indexFunction;
    private final long setIndexFunction;
    private final long lengthFunction;

    /** The traceback of the last error that no Lua code has caught. */
    private String traceback = "";
    /** The last Java exception that became a Lua error, and that error's message. */
    private Exception failure;
    private String failureMessage;

    Machine(LuaState owner) {
        this.owner = owner;
        state = new dev.farside.runtime.LuaState(Interpreter::new, new StandardChunkLoader());
        m = state.mutator();
        Jit.install(m);
        values = new Values(this, m);
        StandardLibraries.openAll(m);
        ThreadsLibrary.open(m);
        streams = StandardStreams.of(m);
        calls = new HostCalls(m);
        timeLimit = new TimeLimit(m);
        state.collector().addRoots(references);
        handler = function("?", this::handleError);
        indexFunction = function("?", mutator -> Operations.index(mutator, mutator.arg(1), mutator.arg(2)));
        setIndexFunction = function("?", mutator -> {
            Operations.setIndex(mutator, mutator.arg(1), mutator.arg(2), mutator.arg(3));
            return mutator.none();
        });
        lengthFunction = function("?", mutator -> mutator.integer(Operations.length(mutator, mutator.arg(1))));
        m.leaveLua();
    }

    /** Makes a function that lives as long as the state. */
    private long function(String name, NativeFunction body) {
        long word = m.function(name, body);
        m.push(word);
        return word;
    }

    LuaState owner() {
        return owner;
    }

    References references() {
        return references;
    }

    Values values() {
        return values;
    }

    StandardStreams streams() {
        return streams;
    }

    TimeLimit timeLimit() {
        return timeLimit;
    }

    boolean isClosed() {
        return gate.isClosed();
    }

    /** True for the mutator of the thread that opened the state. */
    boolean isOpenedBy(Mutator mutator) {
        return mutator == m;
    }

    boolean isInside() {
        return gate.isInside();
    }

    // --- the way in

    /** What is to be done inside. */
    interface Work<T> {
        T run(Mutator m);
    }

    <T> T run(Work<T> work) {
        enter();
        try {
            HostCalls.Mark mark = new HostCalls.Mark(m);
            try {
                if (gate.isOutermost()) {
                    poll();
                }
                return work.run(m);
            } catch (Throwable problem) {
                mark.restore(m, problem instanceof ExitRequest exit && exit.closesState());
                throw problem;
            }
        } catch (LuaError error) {
            throw plainException(error);
        } catch (OutOfMemoryException exhausted) {
            throw new LuaException(exhausted.getMessage());
        } catch (ExitRequest exit) {
            throw new LuaExitException(exit.status());
        } catch (TimeLimit.Exceeded exceeded) {
            throw exceeded.toPublic();
        } finally {
            leave();
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

    private void leave() {
        try {
            if (gate.isOutermost()) {
                streams.output().enter(m);
                try {
                    streams.output().flush();
                } finally {
                    streams.output().exit();
                }
            }
        } finally {
            exit();
        }
    }

    private void enter() {
        gate.enter();
        if (gate.isOutermost()) {
            m.enterLua();
        }
    }

    private void exit() {
        if (gate.isOutermost()) {
            m.leaveLua();
        }
        gate.leave();
    }

    /** Like {@link #run}, for what may take long: the time limit counts. */
    private <T> T runLimited(Work<T> work) {
        return run(mutator -> {
            if (!gate.isOutermost()) {
                return work.run(mutator);
            }
            timeLimit.begin();
            try {
                return work.run(mutator);
            } finally {
                timeLimit.end();
            }
        });
    }

    // --- calls

    Object[] call(LuaFunction function, boolean stringsAsBytes, Object... arguments) {
        return runLimited(mutator -> {
            calls.begin(function.word(), handler);
            int count = finish(arguments);
            Object[] results = new Object[count];
            for (int i = 0; i < count; i++) {
                results[i] = values.toJava(m.fromTop(count - i), stringsAsBytes);
            }
            m.pop(count + 1);
            return results;
        });
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

    LuaFunction load(byte[] source, String name, int modes) {
        return runLimited(mutator -> {
            byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
            return new LuaFunction(this,
                    state.loader().load(m, source, source.length, nameBytes, modes, state.globals()));
        });
    }

    LuaTable globals() {
        return run(mutator -> new LuaTable(this, state.globals()));
    }

    LuaTable newTable() {
        return run(mutator -> new LuaTable(this, Word.ofTable(m.tables().create())));
    }

    LuaFunction newFunction(String name, LuaCallback callback) {
        return run(mutator -> new LuaFunction(this, values.function(name, callback)));
    }

    // --- tables

    Object get(LuaTable table, Object key, boolean stringsAsBytes) {
        return runLimited(mutator -> getIn(table.word(), key, stringsAsBytes));
    }

    Object getGlobal(String name, boolean stringsAsBytes) {
        return runLimited(mutator -> getIn(state.globals(), name, stringsAsBytes));
    }

    private Object getIn(long table, Object key, boolean stringsAsBytes) {
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

    void set(LuaTable table, Object key, Object value) {
        runLimited(mutator -> setIn(table.word(), key, value));
    }

    void setGlobal(String name, Object value) {
        runLimited(mutator -> setIn(state.globals(), name, value));
    }

    private Void setIn(long table, Object key, Object value) {
        m.push(table);
        calls.begin(setIndexFunction, handler);
        m.push(table);
        values.push(key);
        values.push(value);
        finish(3);
        m.pop(2);
        return null;
    }

    long length(LuaTable table) {
        return runLimited(mutator -> {
            calls.begin(lengthFunction, handler);
            m.push(table.word());
            finish(1);
            long length = Numbers.toLong(m.fromTop(1));
            m.pop(2);
            return length;
        });
    }

    void forEach(LuaTable table, BiConsumer<Object, Object> action) {
        run(mutator -> {
            m.push(table.word());
            m.push(Word.NIL);
            while (step(Word.ref(m.fromTop(2)), m.fromTop(1))) {
                m.setFromTop(1, m.tables().nextKey);
                action.accept(values.toJava(m.fromTop(1), false), values.toJava(m.tables().nextValue, false));
            }
            m.pop(2);
            return null;
        });
    }

    private boolean step(long ref, long key) {
        try {
            return m.tables().next(ref, key);
        } catch (InvalidKeyException invalid) {
            throw new LuaException(invalid.getMessage());
        }
    }

    // --- memory

    long memoryInUse() {
        return run(mutator -> state.space().bytes());
    }

    long memoryLimit() {
        return run(mutator -> state.space().limit());
    }

    void setMemoryLimit(long bytes) {
        run(mutator -> {
            state.space().setLimit(bytes);
            return null;
        });
    }

    void collect() {
        runLimited(mutator -> {
            calls.begin(collectFunction(), handler);
            finish(0);
            m.pop(1);
            return null;
        });
    }

    private long collectFunction() {
        return m.function("?", mutator -> {
            mutator.collect();
            Finalization.runPending(mutator);
            return mutator.none();
        });
    }

    // --- the end

    /** Asks the running code, if there is any, to stop with an error. */
    void interrupt() {
        long visit = gate.visit();
        if (visit != 0) {
            m.requestInterrupt(mutator -> {
                if (gate.visit() == visit) {
                    throw mutator.errors().error("interrupted!");
                }
            });
        }
    }

    void close() {
        if (gate.isClosed()) {
            return;
        }
        enter();
        try {
            if (!gate.isOutermost()) {
                throw new IllegalStateException("a Lua state cannot be closed by a callback that it runs");
            }
            timeLimit.close();
            boolean done = false;
            while (!done) { // each turn runs one finalizer at least
                try {
                    state.close();
                    done = true;
                } catch (ExitRequest | TimeLimit.Exceeded ignored) {
                    done = false;
                }
            }
            streams.flush(m);
            gate.close();
        } finally {
            exit();
        }
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
        calls.begin(describeFunction(), handler);
        m.push(value);
        int count = calls.finish(1);
        long own = m.fromTop(1);
        String text = m.fromTop(count) != Word.TRUE ? "(error object whose __tostring fails)"
                : plainMessage(own == Word.NIL ? value : own);
        m.pop(count);
        traceback = "";
        return text;
    }

    private long describeFunction() {
        return m.function("?", mutator -> {
            long own = HostCalls.ownDescription(mutator, mutator.arg(1));
            return own == Word.NONE ? Word.NIL : own;
        });
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
