package dev.farside.lib;

import dev.farside.runtime.ChunkLoader;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.syntax.ChunkSource;
import dev.farside.value.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads chunks from files and from arrays, with the checks that the reference makes before it compiles. */
public final class ChunkFiles {

    /** First byte of a binary chunk. */
    private static final int BINARY_MARK = 0x1B;

    private ChunkFiles() {
    }

    /**
     * Loads a file.
     *
     * @param file a string word, or nil for the standard input
     * @param mode the characters {@code b} and {@code t} for what is acceptable; null for both
     * @return the function's word
     * @throws dev.farside.runtime.LuaError if the file cannot be read or is no chunk
     */
    public static long load(Mutator m, long file, String mode, long environment) {
        return load(m, file, new ChunkLoader.WholeChunk(m), mode, environment);
    }

    /** Loads a file; see {@link #load(Mutator, long, String, long)}. The source gives nothing, but is polled. */
    static long load(Mutator m, long file, ChunkSource source, String mode, long environment) {
        byte[] content;
        byte[] name;
        if (file == Word.NIL) {
            name = "=stdin".getBytes(StandardCharsets.US_ASCII);
            content = readStandardInput(m);
        } else {
            name = nameOfFile(file);
            content = readFile(m, file);
        }
        byte[] chunk = withoutFirstLine(content);
        return loadBytes(m, chunk, source, name, mode, environment);
    }

    /** Loads a chunk from an array and what follows it; see {@link #load(Mutator, long, String, long)}. */
    static long loadBytes(Mutator m, byte[] chunk, ChunkSource rest, byte[] name, String mode, long environment) {
        if (mode != null) {
            boolean binary = chunk.length > 0 && chunk[0] == BINARY_MARK;
            if (mode.indexOf(binary ? 'b' : 't') < 0) {
                String message = "attempt to load a " + (binary ? "binary" : "text") + " chunk (mode is '" + mode
                        + "')";
                throw m.errors().value(m.string(message.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        int modes = ChunkLoader.TEXT | ChunkLoader.BINARY;
        return m.state().loader().load(m, chunk, chunk.length, rest, name, modes, environment);
    }

    private static byte[] nameOfFile(long file) {
        byte[] name = new byte[Strings.length(file) + 1];
        name[0] = '@';
        Strings.copyOut(file, 0, name, 1, name.length - 1);
        return name;
    }

    private static byte[] readFile(Mutator m, long file) {
        try {
            Path path = FileNames.path(file);
            m.leaveLua();
            try {
                return Files.readAllBytes(path);
            } finally {
                m.enterLua();
            }
        } catch (IOException | InvalidPathException problem) {
            SystemError error = SystemError.of(problem);
            String verb = error.number() == SystemError.IS_A_DIRECTORY ? "read" : "open";
            throw m.errors().plain("cannot " + verb + " " + FileNames.text(file) + ": " + error.message());
        }
    }

    private static byte[] readStandardInput(Mutator m) {
        ScratchBuffer buffer = new ScratchBuffer();
        LuaFile input = StandardStreams.of(m).input().enter(m);
        try {
            input.readAll(buffer);
        } catch (IOException problem) {
            throw m.errors().plain("cannot read stdin: " + SystemError.of(problem).message());
        } finally {
            input.exit();
        }
        return Arrays.copyOf(buffer.array(), buffer.length());
    }

    /**
     * Drops a byte-order mark, and a first line that begins with {@code #}. The end of that line stays, so that lines
     * keep their numbers, unless a binary chunk follows.
     */
    static byte[] withoutFirstLine(byte[] content) {
        int start = 0;
        if (content.length >= 3 && (content[0] & 0xFF) == 0xEF && (content[1] & 0xFF) == 0xBB
                && (content[2] & 0xFF) == 0xBF) {
            start = 3;
        }
        if (start < content.length && content[start] == '#') {
            while (start < content.length && content[start] != '\n') {
                start++;
            }
            if (start + 1 < content.length && content[start + 1] == BINARY_MARK) {
                start++;
            }
        }
        return start == 0 ? content : Arrays.copyOfRange(content, start, content.length);
    }
}
