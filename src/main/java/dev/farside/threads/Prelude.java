package dev.farside.threads;

import dev.farside.lib.Library;
import dev.farside.runtime.ChunkLoader;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Objects;
import dev.farside.value.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The functions of the library that are written in Lua. Their chunk is compiled when one of them is first called. */
final class Prelude {

    private static final String KEY = "_THREADS";
    private static final String SOURCE = "prelude.lua";

    private final byte[] name = "=[threads]".getBytes(StandardCharsets.US_ASCII);

    /** A function that calls the one of that name in the chunk, with its arguments; it may yield. */
    long function(Mutator m, String functionName) {
        return Objects.nativeFunction(m, new NativeEntry(functionName, mutator -> call(mutator, functionName),
                (mutator, number, results) -> mutator.results(results)), 0);
    }

    private long call(Mutator m, String functionName) {
        int arguments = m.argCount();
        long functions = functions(m);
        m.pushFunction(m.tables().get(functions, m.string(functionName)));
        for (int i = 1; i <= arguments; i++) {
            m.push(m.arg(i));
        }
        return m.callAndContinue(arguments, 0);
    }

    /** The table of the chunk's functions. Two threads may make one each; then one of them is used by both. */
    private long functions(Mutator m) {
        long registry = Word.ref(m.state().registry());
        long found = m.tables().get(registry, m.string(KEY));
        if (Word.isTable(found)) {
            return Word.ref(found);
        }
        byte[] source = source();
        long chunk = m.state().loader().load(m, source, source.length, name, ChunkLoader.TEXT, m.state().globals());
        m.push(chunk);
        long start = m.function("run", ThreadsLibrary::runJoined);
        long made = m.call1(chunk, Word.ofTable(Library.registryTable(m, ThreadsLibrary.KEY)), start);
        m.pop(1);
        long key = m.state().atoms().intern(m.heap(), KEY);
        return m.tables().compareAndSet(registry, key, Word.NIL, made) ? Word.ref(made)
                : Word.ref(m.tables().get(registry, key));
    }

    private static byte[] source() {
        try (InputStream stream = Prelude.class.getResourceAsStream(SOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + SOURCE);
            }
            return stream.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
