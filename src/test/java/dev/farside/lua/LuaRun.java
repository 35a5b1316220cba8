package dev.farside.lua;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.interp.Interpreter;
import dev.farside.jit.Jit;
import dev.farside.jit.JitCompiler;
import dev.farside.lib.ChunkFiles;
import dev.farside.lib.StandardChunkLoader;
import dev.farside.lib.StandardLibraries;
import dev.farside.lib.StandardStreams;
import dev.farside.object.ClosureObject;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.LuaState;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Objects;
import dev.farside.runtime.ProtectedCalls;
import dev.farside.string.Strings;
import dev.farside.threads.ThreadsLibrary;
import dev.farside.value.Word;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A state with all libraries, whose output is kept; for tests that run Lua in this process. */
public final class LuaRun implements AutoCloseable {

    private final LuaState state = new LuaState(Interpreter::new, new StandardChunkLoader());
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final StandardStreams streams;
    /** Where on the stack the message handler lies; a program may change the library it comes from. */
    private final int traceback;

    /** What runs the functions of a state. */
    public enum Engines {
        /** What the system property {@code farside.jit} says: by default compiled code where it is hot. */
        STANDARD,
        /** Nothing is compiled. */
        INTERPRETER,
        /** Each function is compiled when it is first run. */
        COMPILED
    }

    /** Opens a state on the standard engines. */
    public LuaRun() {
        this(Engines.STANDARD);
    }

    /** Opens a state. */
    public LuaRun(Engines engines) {
        Mutator m = state.mutator();
        switch (engines) {
            case STANDARD -> Jit.install(m);
            case INTERPRETER -> { }
            case COMPILED -> m.compiledCode().use(new JitCompiler(), true);
        }
        StandardLibraries.openAll(m);
        ThreadsLibrary.open(m);
        streams = StandardStreams.of(m);
        streams.setInput(new ByteArrayInputStream(new byte[0]));
        streams.setOutput(output);
        streams.setError(errors);
        m.push(global("debug", "traceback"));
        traceback = m.frameSize();
    }

    /** The state. */
    public LuaState state() {
        return state;
    }

    /** Its mutator. */
    public Mutator mutator() {
        return state.mutator();
    }

    /**
     * Runs a chunk; the state can be used again afterwards, also if it failed.
     *
     * @return all that was printed since the last call
     * @throws LuaFailure if the chunk ended with an error
     */
    public String run(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.ISO_8859_1);
        run(bytes, "=test");
        return takeOutput();
    }

    /** Runs a chunk; see {@link #run(String)}. */
    public void run(byte[] source, String chunkName) {
        Mutator m = state.mutator();
        protect(() -> m.push(load(m, source, chunkName)));
    }

    /** The reference of a chunk's prototype, which stays alive; for tests that read code. */
    public long prototype(String source) {
        Mutator m = state.mutator();
        long function = load(m, source.getBytes(StandardCharsets.ISO_8859_1), "=test");
        m.push(function);
        return ClosureObject.prototype(Word.ref(function));
    }

    private long load(Mutator m, byte[] source, String chunkName) {
        byte[] name = chunkName.getBytes(StandardCharsets.ISO_8859_1);
        return state.loader().load(m, source, source.length, name, 3, state.globals());
    }

    /** Runs a file, as {@code dofile} would. */
    private void runFile(Path file) {
        Mutator m = state.mutator();
        protect(() -> m.push(ChunkFiles.load(m, m.string(file.toString()), null, state.globals())));
    }

    /** Calls the function that is pushed, by {@code xpcall}. */
    private void protect(Runnable push) {
        Mutator m = state.mutator();
        int size = m.frameSize();
        try {
            m.pushFunction(Objects.nativeFunction(m, ProtectedCalls.XPCALL, 0));
            push.run();
            m.push(m.at(traceback));
            m.call(2, 2);
            if (m.fromTop(2) != Word.TRUE) {
                throw new LuaFailure(describe(m.fromTop(1)), true);
            }
        } catch (LuaError error) {
            throw new LuaFailure(describe(error.value()), false);
        } catch (OutOfMemoryException exhausted) {
            throw new LuaFailure(exhausted.getMessage(), false);
        } finally {
            m.setFrameSize(size);
            streams.flush(state.mutator());
        }
    }

    private long global(String library, String name) {
        Mutator m = state.mutator();
        long table = m.tables().get(Word.ref(state.globals()), m.string(library));
        return m.tables().get(Word.ref(table), m.string(name));
    }

    /** What was printed since the last call, one character a byte. */
    public String takeOutput() {
        streams.flush(state.mutator());
        String text = output.toString(StandardCharsets.ISO_8859_1);
        output.reset();
        return text;
    }

    /** What was written to the standard error stream. */
    public String errors() {
        return errors.toString(StandardCharsets.ISO_8859_1);
    }

    /** Collects everything that is garbage, and checks the heap. */
    public void collectAndVerify() {
        state.mutator().collect();
        state.collector().verify();
    }

    @Override
    public void close() {
        state.close();
    }

    /** Runs one file of the suite in a new state, as {@link LuaSuite.Runner} wants it. */
    static byte[] runFile(Path file, boolean stress) throws IOException {
        return runFile(new LuaRun(Engines.INTERPRETER), file, stress);
    }

    /** Like {@link #runFile(Path, boolean)}, with each function compiled when it is first run. */
    static byte[] runFileCompiled(Path file, boolean stress) throws IOException {
        return runFile(new LuaRun(Engines.COMPILED), file, stress);
    }

    private static byte[] runFile(LuaRun run, Path file, boolean stress) throws IOException {
        try (run) {
            run.run("STRESS = " + (stress ? "true" : "nil"));
            run.runFile(file);
            if (!Files.readString(file, StandardCharsets.ISO_8859_1).contains("__gc")) { // when they run is printed
                run.state().awaitThreads(); // the heap is checked while nobody changes it
                run.collectAndVerify();
            }
        } catch (LuaFailure failure) {
            throw new IOException(failure.getMessage() + "\n" + run.errors(), failure);
        }
        return run.takeOutput().getBytes(StandardCharsets.ISO_8859_1); // with what finalizers print at the end
    }

    private static String describe(long value) {
        return Word.isString(value) ? new String(Strings.toBytes(value), StandardCharsets.ISO_8859_1)
                : "(error object " + Long.toHexString(value) + ")";
    }

    /** A chunk ended with an error. */
    public static final class LuaFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean loaded;

        LuaFailure(String message, boolean loaded) {
            super(message);
            this.loaded = loaded;
        }

        /** False if the chunk could not even be loaded. */
        boolean wasLoaded() {
            return loaded;
        }
    }
}
