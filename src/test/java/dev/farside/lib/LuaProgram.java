package dev.farside.lib;

import dev.farside.interp.Interpreter;
import dev.farside.runtime.ChunkLoader;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.LuaState;
import dev.farside.runtime.Mutator;
import dev.farside.string.Strings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Runs a program in a state of its own with streams of the test. */
final class LuaProgram {

    private LuaProgram() {
    }

    /** Runs a program; returns what it wrote to the standard output and then to the standard error stream. */
    static String run(String source, String input) {
        LuaState state = new LuaState(Interpreter::new, new StandardChunkLoader());
        Mutator m = state.mutator();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        StandardStreams streams = StandardStreams.of(m);
        streams.setInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        streams.setOutput(output);
        streams.setError(error);
        StandardLibraries.openAll(m);
        byte[] chunk = source.getBytes(StandardCharsets.UTF_8);
        byte[] name = "=test".getBytes(StandardCharsets.UTF_8);
        try {
            m.pushFunction(state.loader().load(m, chunk, chunk.length, name, ChunkLoader.TEXT, state.globals()));
            m.call(0, 0);
        } catch (LuaError raised) {
            throw new AssertionError(Strings.toJava(raised.value()), raised);
        } finally {
            streams.flush(m);
            state.close();
        }
        return output.toString(StandardCharsets.UTF_8) + error.toString(StandardCharsets.UTF_8);
    }
}
