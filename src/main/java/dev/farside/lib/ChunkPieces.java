package dev.farside.lib;

import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ProtectedCalls;
import dev.farside.string.Strings;
import dev.farside.syntax.ChunkSource;
import dev.farside.value.Word;

/**
 * What {@code load} reads a chunk from: a string, of which nothing follows, or its reader function, which is called
 * while the chunk is parsed. Each call is a safepoint; the parser holds no words.
 *
 * <p>An error of the reader leaves the parser as the Lua error that {@code load} returns. One that an interrupt raises
 * while nothing but the parser runs is {@code load}'s own: it must not get lost as a result.
 */
final class ChunkPieces implements ChunkSource {

    private final Mutator m;
    private boolean ended;
    private boolean interrupted;

    /**
     * The source of the running {@code load}.
     *
     * @param fromReader whether its first argument is a reader; its first upvalue is then what protects the call
     */
    ChunkPieces(Mutator m, boolean fromReader) {
        this.m = m;
        this.ended = !fromReader;
    }

    /** Whether the error that left the parser is an interrupt's. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public void poll() {
        try {
            m.interrupted();
        } catch (LuaError raised) {
            interrupted = true;
            throw raised;
        }
    }

    @Override
    public byte[] next() {
        if (ended) {
            return null;
        }
        ended = true; // unless the reader gives something
        poll();
        if (m.pollWanted()) {
            m.poll(); // a reader written in Java does not
        }
        m.pushFunction(m.upvalue(0));
        m.push(m.arg(1));
        m.call(1, 2);
        boolean succeeded = m.fromTop(2) == Word.TRUE;
        long piece = m.fromTop(1);
        m.pop(2);
        if (!succeeded) {
            throw m.errors().value(piece);
        }
        if (piece == Word.NIL) {
            return null;
        }
        if (!Word.isString(piece) && !Numbers.isNumber(piece)) {
            LuaError error = m.errors().error("reader function must return a string");
            throw m.errors().value(ProtectedCalls.handleHere(m, error));
        }
        byte[] bytes = Strings.toBytes(Operations.toString(m, piece));
        ended = bytes.length == 0;
        return bytes;
    }
}
