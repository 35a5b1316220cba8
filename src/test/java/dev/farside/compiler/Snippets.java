package dev.farside.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.farside.bytecode.CodeVerifier;
import dev.farside.bytecode.FunctionTemplate;
import dev.farside.syntax.Parser;
import java.nio.charset.StandardCharsets;

/** Compiles sources for tests. Whatever a test compiles is verified (I-K6). */
public final class Snippets {
    private Snippets() {
    }

    /** The template of a chunk named {@code @x}; one character of the source is one byte. */
    public static FunctionTemplate compile(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.ISO_8859_1);
        FunctionTemplate template = Compiler.compile(Parser.parse(bytes, "@x"), new byte[] {'@', 'x'},
            () -> { });
        CodeVerifier.verify(template);
        return template;
    }

    /**
     * What a chunk prints when it is run in the model machine; an error it ends with is printed last. The chunk is
     * compiled with both layouts of calls, which must print the same.
     */
    static String run(String source, Object... arguments) {
        byte[] bytes = source.getBytes(StandardCharsets.ISO_8859_1);
        FunctionTemplate compact = Compiler.compile(Parser.parse(bytes, "@x"), new byte[] {'@', 'x'}, true, () -> { });
        CodeVerifier.verify(compact);
        String output = run(compile(source), arguments);
        assertEquals(output, run(compact, arguments), "with compact calls");
        return output;
    }

    private static String run(FunctionTemplate template, Object... arguments) {
        ModelMachine machine = new ModelMachine();
        try {
            machine.run(template, arguments);
        } catch (ModelMachine.LuaError error) {
            return machine.output() + "error: " + error.getMessage() + "\n";
        }
        return machine.output();
    }
}
