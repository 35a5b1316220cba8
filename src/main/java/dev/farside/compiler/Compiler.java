package dev.farside.compiler;

import dev.farside.bytecode.FunctionTemplate;
import dev.farside.syntax.FunctionBody;

/** The package's entry: from a resolved tree to bytecode. */
public final class Compiler {
    private Compiler() {
    }

    /**
     * Compiles a chunk. If one of its functions needs too many registers, all of the chunk is compiled again with calls
     * that keep none for the link while their arguments are evaluated, but move these up before they are made: then
     * calls nest as deep as in the reference.
     *
     * @param main      the chunk's main function
     * @param chunkName the name as {@code load} gets it, with its {@code =} or {@code @}
     * @param poll      called with each function and now and then in a long one; may throw to end the compilation
     * @return its template; the only captured variable is {@code _ENV}, in a cell
     * @throws CompileException if a function needs too many registers or too long a jump
     */
    public static FunctionTemplate compile(FunctionBody main, byte[] chunkName, Runnable poll) {
        try {
            return compile(main, chunkName, false, poll);
        } catch (TooManyRegistersException inOneOfItsFunctions) {
            return compile(main, chunkName, true, poll);
        }
    }

    static FunctionTemplate compile(FunctionBody main, byte[] chunkName, boolean compactCalls, Runnable poll) {
        return new FunctionCompiler(main, chunkName, compactCalls, poll).compile();
    }
}
