package dev.farside.lib;

import dev.farside.bytecode.BinaryChunk;
import dev.farside.bytecode.BinaryChunkException;
import dev.farside.bytecode.CodeVerifier;
import dev.farside.bytecode.FunctionTemplate;
import dev.farside.bytecode.InvalidCodeException;
import dev.farside.bytecode.PrototypeWriter;
import dev.farside.bytecode.TemplateReader;
import dev.farside.compiler.CompileException;
import dev.farside.compiler.Compiler;
import dev.farside.object.ClosureObject;
import dev.farside.runtime.ChunkLoader;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Objects;
import dev.farside.runtime.ProtectedCalls;
import dev.farside.syntax.ChunkNames;
import dev.farside.syntax.ChunkSource;
import dev.farside.syntax.LuaBytes;
import dev.farside.syntax.Parser;
import dev.farside.syntax.SyntaxException;
import java.nio.charset.StandardCharsets;

/** Compiles source text with our own compiler; reads binary chunks of our own format, verified. Stateless. */
public final class StandardChunkLoader implements ChunkLoader {

    /** Makes a loader. */
    public StandardChunkLoader() {
    }

    @Override
    public long load(Mutator m, byte[] chunk, int length, ChunkSource rest, byte[] name, int modes, long environment) {
        String chunkName = new String(name, StandardCharsets.ISO_8859_1);
        boolean binary = length > 0 && chunk[0] == BinaryChunk.ESCAPE;
        if ((modes & (binary ? BINARY : TEXT)) == 0) {
            throw error(m, ChunkNames.display(chunkName) + ": attempt to load a " + (binary ? "binary" : "text")
                    + " chunk (mode is '" + (binary ? "t" : "b") + "')");
        }
        try {
            FunctionTemplate template = binary ? readBinary(chunk, length, rest, chunkName)
                    : Compiler.compile(Parser.parse(chunk, length, rest, chunkName), name, rest::poll);
            long prototype = PrototypeWriter.write(m.heap(), m.state().atoms(), template);
            return Objects.mainFunction(m, prototype, environment);
        } catch (SyntaxException problem) {
            LuaError error = error(m, problem.getMessage());
            throw problem.isOverflow() ? m.errors().value(ProtectedCalls.handleHere(m, error)) : error;
        } catch (CompileException | BinaryChunkException problem) {
            throw error(m, problem.getMessage());
        } catch (InvalidCodeException problem) {
            throw error(m, ChunkNames.display(chunkName) + ": bad binary format (" + problem.getMessage() + ")");
        }
    }

    private static FunctionTemplate readBinary(byte[] chunk, int length, ChunkSource rest, String chunkName) {
        FunctionTemplate template = BinaryChunk.load(chunk, length, rest::next, chunkName);
        CodeVerifier.verify(template);
        return template;
    }

    private static LuaError error(Mutator m, String latin1) {
        return m.errors().value(m.string(LuaBytes.ofLatin1(latin1).toByteArray()));
    }

    @Override
    public byte[] dump(Mutator m, long closure, boolean strip) {
        return BinaryChunk.dump(TemplateReader.read(ClosureObject.prototype(closure)), strip);
    }
}
