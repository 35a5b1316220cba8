package dev.farside.api;

import dev.farside.runtime.ChunkLoader;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A Lua 5.4 state: globals, the standard library, and memory of its own outside the Java heap. States share nothing.
 *
 * <pre>{@code
 * try (LuaState lua = LuaState.open()) {
 *     lua.set("greet", (LuaCallback) arguments -> "Hello, " + arguments.toText(1) + "!");
 *     LuaFunction chunk = lua.load("return greet(...), #...", "=example");
 *     Object[] results = chunk.call("moon");   // "Hello, moon!", 4L
 * }
 * }</pre>
 *
 * <p>What values become in passing, which threads may use a state, and which exceptions there are: see the package
 * page.
 */
public final class LuaState implements AutoCloseable {

    private final Machine machine;

    private LuaState() {
        machine = new Machine(this);
    }

    /** Opens a state with the whole standard library. */
    public static LuaState open() {
        return new LuaState();
    }

    // --- running

    /**
     * Compiles source text.
     *
     * @param chunkName what messages call it: {@code =name} for the name itself, {@code @file} for a file's name;
     *        anything else is taken for the source text, whose beginning is shown
     * @return the chunk as a function; its arguments are its {@code ...}
     * @throws LuaException if it is no Lua
     */
    public LuaFunction load(String source, String chunkName) {
        return machine.load(source.getBytes(StandardCharsets.UTF_8), chunkName, ChunkLoader.TEXT);
    }

    /** Like {@link #load(String, String)}, for bytes: source text, or what {@code string.dump} has made. */
    public LuaFunction load(byte[] source, String chunkName) {
        return machine.load(source.clone(), chunkName, ChunkLoader.TEXT | ChunkLoader.BINARY);
    }

    /** Compiles and runs source text; returns its results. See {@link #load(String, String)}. */
    public Object[] run(String source, String chunkName, Object... arguments) {
        try (LuaFunction chunk = load(source, chunkName)) {
            return chunk.call(arguments);
        }
    }

    // --- globals, tables, functions

    /** The value of a global variable, a string as {@code String}. */
    public Object get(String name) {
        return machine.getGlobal(name, false);
    }

    /** The value of a global variable, a string as {@code byte[]}. */
    public Object getForBytes(String name) {
        return machine.getGlobal(name, true);
    }

    /** Sets a global variable. */
    public void set(String name, Object value) {
        machine.setGlobal(name, value);
    }

    /** Makes a Java function a global function of Lua. */
    public void register(String name, LuaCallback callback) {
        try (LuaFunction function = newFunction(name, callback)) {
            set(name, function);
        }
    }

    /** The table of global variables. */
    public LuaTable globals() {
        return machine.globals();
    }

    /** A new, empty table. */
    public LuaTable newTable() {
        return machine.newTable();
    }

    /** A Java function as a Lua function. */
    public LuaFunction newFunction(String name, LuaCallback callback) {
        return machine.newFunction(name, callback);
    }

    // --- streams

    /** Has what Lua code prints written to a stream; it is flushed when a call from Java ends. */
    public void setOutput(OutputStream stream) {
        machine.run(session -> {
            machine.streams().setOutput(session.mutator(), stream);
            return null;
        });
    }

    /** Has what Lua code writes to its standard error stream written to another one. */
    public void setErrorOutput(OutputStream stream) {
        machine.run(session -> {
            machine.streams().setError(session.mutator(), stream);
            return null;
        });
    }

    /** Has Lua code read its standard input from a stream. */
    public void setInput(InputStream stream) {
        machine.run(session -> {
            machine.streams().setInput(session.mutator(), stream);
            return null;
        });
    }

    // --- waiting

    /**
     * Runs Java code that may take long or wait for something, in a callback: meanwhile collections of other threads go
     * on without this one, and whatever ends the Lua code (a time limit, {@link #interrupt}, {@code t:cancel()})
     * interrupts the thread. Outside of callbacks it just runs the code.
     *
     * @param work what is to be done; it must not use this state
     * @return its result
     * @throws Exception what the code throws
     * @throws LuaException if the Lua code is to end
     */
    public <T> T await(Callable<T> work) throws Exception {
        return machine.await(work);
    }

    // --- limits

    /** The most memory that Lua values may take up, in bytes; {@link Long#MAX_VALUE} if there is no limit. */
    public long memoryLimit() {
        return machine.memoryLimit();
    }

    /**
     * Limits the memory that Lua values may take up. Code that needs more gets the error "not enough memory", which it
     * can catch. The limit may be exceeded by an eighth for moments.
     *
     * @param bytes at least some 200 KiB, which the standard library takes
     */
    public void setMemoryLimit(long bytes) {
        machine.setMemoryLimit(bytes);
    }

    /** Memory that this state has taken, in bytes: what the limit counts. Part of it may be garbage. */
    public long memoryInUse() {
        return machine.memoryInUse();
    }

    /** Collects garbage now, and runs the finalizers of what was collected. */
    public void collect() {
        machine.collect();
    }

    /**
     * Limits the time that a call from Java may take. When it is over, the Lua code ends with a
     * {@link LuaTimeoutException}, which it cannot catch, also while it waits for threads or for a child process. A
     * single long operation of a library, or a callback, is not cut short; other threads that Lua code has started go
     * on.
     *
     * @param limit null or zero for no limit
     */
    public void setTimeLimit(Duration limit) {
        machine.run(session -> {
            machine.timeLimit().set(limit == null ? 0 : limit.toNanos());
            return null;
        });
    }

    /**
     * Raises the error "interrupted!" in the Lua code that runs now; nothing happens if none runs. May be called from
     * any thread at any time.
     */
    public void interrupt() {
        machine.interrupt();
    }

    // --- the end

    /** True once closed. */
    public boolean isClosed() {
        return machine.isClosed();
    }

    /**
     * Closes the state: cancels the threads that Lua code has started and waits for their end, runs the finalizers of
     * its objects, closes its files and gives all of its memory back at once. Afterwards every use of it or its
     * references throws {@link IllegalStateException}. Closing again does nothing.
     *
     * @throws IllegalStateException if it is in use, by another thread or by the caller's caller
     */
    @Override
    public void close() {
        machine.close();
    }
}
