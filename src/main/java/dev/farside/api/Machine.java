package dev.farside.api;

import dev.farside.interp.Interpreter;
import dev.farside.jit.Jit;
import dev.farside.lib.ExitRequest;
import dev.farside.lib.StandardChunkLoader;
import dev.farside.lib.StandardLibraries;
import dev.farside.lib.StandardStreams;
import dev.farside.runtime.LuaThread;
import dev.farside.runtime.Mutator;
import dev.farside.threads.ThreadsLibrary;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What is behind a {@link LuaState}: the runtime's state, and the ways into it.
 *
 * <p>Everything is done in {@link #run}, by a {@link Session}. Of the threads that Java has made, the {@link Gate} lets
 * in one at a time, with the mutator of the one that opened the state; threads that Lua has started are inside with a
 * mutator of their own whenever they run a callback.
 */
final class Machine {

    private final LuaState owner;
    private final dev.farside.runtime.LuaState state;
    private final Gate gate = new Gate();
    private final References references = new References();
    private final StandardStreams streams;
    private final TimeLimit timeLimit;
    private final Mutator m;
    private final Session main;
    /** Those of threads that Lua has started; mutators are used again, so they are no more than threads at one time. */
    private final Map<Mutator, Session> others = new ConcurrentHashMap<>();
    /** The session of the calling thread, if it is one of those that Lua has started and runs a callback. */
    private final ThreadLocal<Session> current = new ThreadLocal<>();

    Machine(LuaState owner) {
        this.owner = owner;
        state = new dev.farside.runtime.LuaState(Interpreter::new, new StandardChunkLoader());
        m = state.mutator();
        Jit.install(m);
        StandardLibraries.openAll(m);
        ThreadsLibrary.open(m);
        streams = StandardStreams.of(m);
        main = new Session(this, m);
        timeLimit = new TimeLimit(m);
        state.collector().addRoots(references);
        state.setSharedRoots(references::publish);
        m.leaveLua();
    }

    LuaState owner() {
        return owner;
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

    // --- sessions

    /** The session of a mutator; called on its thread. */
    Session session(Mutator mutator) {
        return mutator == m ? main : others.computeIfAbsent(mutator, other -> new Session(this, other));
    }

    /** The session that the calling thread is in. */
    private Session session() {
        Session session = current.get();
        return session == null ? main : session;
    }

    boolean isInside(Session session) {
        return session == main ? gate.isInside() && current.get() == null : current.get() == session;
    }

    /** A callback begins; returns what {@link #endCallback} needs. */
    Session beginCallback(Session session) {
        Session outer = current.get();
        if (session != main) {
            current.set(session);
        }
        return outer;
    }

    void endCallback(Session outer) {
        if (outer == null) {
            current.remove();
        } else {
            current.set(outer);
        }
    }

    // --- references

    /** Keeps the word of a new reference; other threads may use it as soon as there are any. */
    References.Slot keep(LuaReference reference, long word) {
        if (state.isSharing()) {
            session().mutator().tables().publication().publish(word);
        }
        return references.add(reference, word);
    }

    long word(References.Slot slot) {
        return references.word(slot);
    }

    void free(References.Slot slot) {
        references.free(slot);
    }

    // --- the way in

    /** What is to be done inside. */
    interface Work<T> {
        T run(Session session);
    }

    <T> T run(Work<T> work) {
        Session session = current.get();
        if (session != null) {
            return session.run(work);
        }
        refuseThreadsOfLua();
        enter();
        try {
            return main.run(work);
        } finally {
            leave();
        }
    }

    /** A thread that Lua has started is inside anyway, with objects in its hands: it may come from a callback only. */
    private void refuseThreadsOfLua() {
        if (LuaThread.running() == state) {
            throw new IllegalStateException("a thread that Lua has started can use the state in callbacks only");
        }
    }

    private void leave() {
        try {
            if (gate.isOutermost()) {
                main.run(session -> {
                    streams.output().enter(m);
                    try {
                        streams.output().flush();
                    } finally {
                        streams.output().exit();
                    }
                    return null;
                });
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
        return run(session -> {
            if (session != main || !gate.isOutermost()) {
                return work.run(session);
            }
            timeLimit.begin();
            try {
                return work.run(session);
            } finally {
                timeLimit.end();
            }
        });
    }

    <T> T await(Callable<T> work) throws Exception {
        Session session = session();
        return isInside(session) ? session.await(work) : work.call();
    }

    // --- what Java asks for

    Object[] call(LuaFunction function, boolean stringsAsBytes, Object... arguments) {
        return runLimited(session -> session.call(function, stringsAsBytes, arguments));
    }

    LuaFunction load(byte[] source, String name, int modes) {
        return runLimited(session -> new LuaFunction(this, state.loader().load(session.mutator(), source, source.length,
                name.getBytes(StandardCharsets.UTF_8), modes, state.globals())));
    }

    LuaTable globals() {
        return run(session -> new LuaTable(this, state.globals()));
    }

    LuaTable newTable() {
        return run(session -> new LuaTable(this, Word.ofTable(session.mutator().tables().create())));
    }

    LuaFunction newFunction(String name, LuaCallback callback) {
        return run(session -> new LuaFunction(this, session.values().function(name, callback)));
    }

    Object get(LuaTable table, Object key, boolean stringsAsBytes) {
        return runLimited(session -> session.get(table.word(), key, stringsAsBytes));
    }

    Object getGlobal(String name, boolean stringsAsBytes) {
        return runLimited(session -> session.get(state.globals(), name, stringsAsBytes));
    }

    void set(LuaTable table, Object key, Object value) {
        runLimited(session -> session.set(table.word(), key, value));
    }

    void setGlobal(String name, Object value) {
        runLimited(session -> session.set(state.globals(), name, value));
    }

    long length(LuaTable table) {
        return runLimited(session -> session.length(table.word()));
    }

    void forEach(LuaTable table, BiConsumer<Object, Object> action) {
        run(session -> session.forEach(table.word(), action));
    }

    // --- memory

    long memoryInUse() {
        return run(session -> state.space().bytes());
    }

    long memoryLimit() {
        return run(session -> state.space().limit());
    }

    void setMemoryLimit(long bytes) {
        run(session -> {
            state.space().setLimit(bytes);
            return null;
        });
    }

    void collect() {
        runLimited(Session::collect);
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
        if (current.get() != null) {
            throw new IllegalStateException("a Lua state cannot be closed by a callback that it runs");
        }
        refuseThreadsOfLua();
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
            gate.close();
            streams.flush(m);
        } finally {
            exit();
        }
    }
}
