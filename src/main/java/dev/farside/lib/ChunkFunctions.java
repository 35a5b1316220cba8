package dev.farside.lib;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Objects;
import dev.farside.runtime.ProtectedCalls;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;

/** The basic functions that turn chunks into functions: {@code load}, {@code loadfile} and {@code dofile}. */
final class ChunkFunctions {

    private static final byte[] NAME_OF_PIECES = "=(load)".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOTHING = {};

    private ChunkFunctions() {
    }

    /** Adds the functions. */
    static void open(Mutator m, Library library) {
        long protector = Objects.nativeFunction(m, ProtectedCalls.TRANSPARENT, 0);
        library.set("load", Library.functionWith(m, new NativeEntry("load", ChunkFunctions::load), protector));
        library.function("loadfile", ChunkFunctions::loadfile);
        library.function("dofile", ChunkFunctions::dofile, (mutator, number, results) -> mutator.results(results));
    }

    private static long load(Mutator m) {
        long chunk = m.arg(1);
        boolean isText = Word.isString(chunk) || Numbers.isNumber(chunk);
        String mode = Arguments.isNoneOrNil(m, 3) ? "bt" : Arguments.toName(m, 3);
        byte[] text = isText ? Strings.toBytes(Arguments.string(m, 1)) : null;
        byte[] defaultName = isText ? text : NAME_OF_PIECES;
        byte[] name = Arguments.isNoneOrNil(m, 2) ? defaultName : Strings.toBytes(Arguments.string(m, 2));
        if (!isText) {
            Arguments.function(m, 1);
        }
        ChunkPieces rest = new ChunkPieces(m, !isText);
        int size = m.frameSize();
        int ticket = m.keep(environment(m, 4)); // the reader may change what is in this frame
        try {
            byte[] first = isText ? text : rest.next();
            return ChunkFiles.loadBytes(m, first == null ? NOTHING : first, rest, name, mode, m.kept(ticket));
        } catch (LuaError | OutOfMemoryException problem) {
            return failure(m, rest, size, problem);
        } finally {
            m.release(ticket);
        }
    }

    private static long loadfile(Mutator m) {
        long file = Arguments.string(m, 1, Word.NIL);
        String mode = Arguments.isNoneOrNil(m, 2) ? null : Arguments.toName(m, 2);
        ChunkPieces rest = new ChunkPieces(m, false);
        int size = m.frameSize();
        try {
            return ChunkFiles.load(m, file, rest, mode, environment(m, 3));
        } catch (LuaError | OutOfMemoryException problem) {
            return failure(m, rest, size, problem);
        }
    }

    private static long failure(Mutator m, ChunkPieces rest, int frameSize, RuntimeException problem) {
        if (rest.isInterrupted()) {
            throw problem;
        }
        LuaError error = problem instanceof LuaError raised ? raised : m.errors().outOfMemory();
        m.setFrameSize(frameSize);
        return m.results(Word.NIL, error.value());
    }

    private static long dofile(Mutator m) {
        long function = ChunkFiles.load(m, Arguments.string(m, 1, Word.NIL), null, m.state().globals());
        m.pushFunction(function);
        return m.callAndContinue(0, 0);
    }

    private static long environment(Mutator m, int index) {
        return m.hasArg(index) ? m.arg(index) : m.state().globals();
    }
}
