package dev.farside.cli;

import dev.farside.lib.LuaFile;
import dev.farside.lib.StandardStreams;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines from the standard input that is no terminal; prompts are printed nevertheless, as the reference does. */
final class PlainLines implements LineSource {

    private final Mutator m;
    private final StandardStreams streams;
    private final ScratchBuffer buffer = new ScratchBuffer();

    PlainLines(Mutator m, StandardStreams streams) {
        this.m = m;
        this.streams = streams;
    }

    @Override
    public String read(String prompt) {
        byte[] bytes = ByteStrings.toBytes(prompt);
        LuaFile output = streams.output().enter(m);
        try {
            output.writeBytes(bytes, 0, bytes.length);
            output.flush();
        } finally {
            output.exit();
        }
        LuaFile input = streams.input().enter(m);
        try {
            boolean ended = input.readLine(buffer.reset());
            return !ended && buffer.length() == 0 ? null
                    : new String(buffer.array(), 0, buffer.length(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return null;
        } finally {
            input.exit();
        }
    }

    @Override
    public void remember(String statement) {
        // there is no history
    }

    @Override
    public void close() {
        // the streams belong to the state
    }
}
