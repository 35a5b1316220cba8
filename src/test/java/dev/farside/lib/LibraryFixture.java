package dev.farside.lib;

import dev.farside.interp.Interpreter;
import dev.farside.runtime.LuaState;
import dev.farside.runtime.Mutator;
import dev.farside.string.Strings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A state with all libraries, whose standard output is kept. Bytes are read and shown as Latin-1. */
final class LibraryFixture implements AutoCloseable {
    private final LuaState state = new LuaState(Interpreter::new, new StandardChunkLoader());
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    LibraryFixture() {
        StandardLibraries.openAll(state.mutator());
        StandardStreams.of(state.mutator()).setOutput(output);
    }

    Mutator mutator() {
        return state.mutator();
    }

    /** A string of bytes. */
    long string(String latin1) {
        return mutator().string(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Runs a program and returns what it has printed. */
    String run(String source) {
        Mutator m = mutator();
        byte[] bytes = source.getBytes(StandardCharsets.ISO_8859_1);
        byte[] name = "=test".getBytes(StandardCharsets.ISO_8859_1);
        output.reset();
        m.pushFunction(state.loader().load(m, bytes, bytes.length, name, 1, state.globals()));
        m.call(0, 0);
        StandardStreams.of(m).flush(m);
        return output.toString(StandardCharsets.ISO_8859_1);
    }

    /** The value of an expression, as {@code tostring} shows it. */
    String eval(String expression) {
        String printed = run("print(" + expression + ")");
        return printed.substring(0, printed.length() - 1);
    }

    /** A string's bytes. */
    static String text(long word) {
        return Strings.toLatin1(word);
    }

    @Override
    public void close() {
        state.close();
    }
}
