package dev.farside.lib;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;

/** The basic functions that turn chunks into functions: {@code load}, {@code loadfile} and {@code dofile}. */
final class ChunkFunctions {

    private static final byte[] NAME_OF_PIECES = "=(load)".getBytes(StandardCharsets.US_ASCII);

    private ChunkFunctions() {
    }

    /** Adds the functions; {@code load} calls its reader through the function {@code pcall}. */
    static void open(Mutator m, Library library, long pcall) {
        library.set("load", Library.functionWith(m, new NativeEntry("load", ChunkFunctions::load), pcall));
        library.function("loadfile", ChunkFunctions::loadfile);
        library.function("dofile", ChunkFunctions::dofile, (mutator, number, results) -> mutator.results(results));
    }

    private static long load(Mutator m) {
        long chunk = m.arg(1);
        boolean isText = Word.isString(chunk) || Numbers.isNumber(chunk);
        String mode = Arguments.isNoneOrNil(m, 3) ? "bt" : Arguments.toName(m, 3);
        long environment = environment(m, 4);
        if (isText) {
            chunk = Arguments.string(m, 1);
            byte[] bytes = Strings.toBytes(chunk);
            byte[] name = Arguments.isNoneOrNil(m, 2) ? bytes : Strings.toBytes(Arguments.string(m, 2));
            return loadOrFail(m, bytes, bytes.length, name, mode, environment);
        }
        byte[] name = Arguments.isNoneOrNil(m, 2) ? NAME_OF_PIECES : Strings.toBytes(Arguments.string(m, 2));
        Arguments.function(m, 1);
        ScratchBuffer pieces = new ScratchBuffer();
        long problem = readPieces(m, pieces);
        if (problem != Word.NONE) {
            return m.results(Word.NIL, problem);
        }
        return loadOrFail(m, pieces.array(), pieces.length(), name, mode, environment(m, 4));
    }

    /** Calls the first argument for pieces until there is no more; returns an error's value, or NONE. */
    private static long readPieces(Mutator m, ScratchBuffer pieces) {
        for (;;) {
            m.pushFunction(m.upvalue(0));
            m.push(m.arg(1));
            m.call(1, 2);
            boolean succeeded = m.fromTop(2) == Word.TRUE;
            long piece = m.fromTop(1);
            m.pop(2);
            if (!succeeded) {
                return piece;
            }
            if (piece == Word.NIL) {
                return Word.NONE;
            }
            if (!Word.isString(piece) && !Numbers.isNumber(piece)) {
                return m.errors().error("reader function must return a string").value();
            }
            long text = Operations.toString(m, piece);
            if (Strings.length(text) == 0) {
                return Word.NONE;
            }
            pieces.appendString(text);
        }
    }

    private static long loadOrFail(Mutator m, byte[] bytes, int length, byte[] name, String mode, long environment) {
        int size = m.frameSize();
        try {
            return ChunkFiles.loadBytes(m, bytes, length, name, mode, environment);
        } catch (LuaError | OutOfMemoryException problem) {
            return failure(m, size, problem);
        }
    }

    private static long loadfile(Mutator m) {
        long file = Arguments.string(m, 1, Word.NIL);
        String mode = Arguments.isNoneOrNil(m, 2) ? null : Arguments.toName(m, 2);
        int size = m.frameSize();
        try {
            return ChunkFiles.load(m, file, mode, environment(m, 3));
        } catch (LuaError | OutOfMemoryException problem) {
            return failure(m, size, problem);
        }
    }

    private static long failure(Mutator m, int frameSize, RuntimeException problem) {
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
