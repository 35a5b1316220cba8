package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.bytecode.BinaryChunk;
import dev.farside.bytecode.FunctionTemplate;
import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.compiler.Compiler;
import dev.farside.syntax.Parser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What fuzzing has found, each as a small case with a name. */
class FuzzRegressionTest {

    private final LuaRun lua = new LuaRun();

    @AfterEach
    void verifyAndClose() {
        lua.collectAndVerify();
        lua.close();
    }

    /** A binary chunk may ask for elements beyond the largest array; the verifier cannot know the table's size. */
    @Test
    void aListBehindTheLargestArrayIsATableOverflow() {
        byte[] name = "=list".getBytes(StandardCharsets.US_ASCII);
        FunctionTemplate template = Compiler.compile(
                Parser.parse("return {1, 2, 3}".getBytes(StandardCharsets.US_ASCII), "=list"), name,
                () -> { });
        int patched = 0;
        for (int at = 0; at < template.code().length; at++) {
            if (Instruction.opcode(template.code()[at]) == Opcode.SETLIST) {
                template.code()[at + 1] = Integer.MAX_VALUE;
                patched++;
                break;
            }
        }
        assertEquals(1, patched);
        byte[] chunk = BinaryChunk.dump(template, false);
        LuaRun.LuaFailure failure = assertThrows(LuaRun.LuaFailure.class, () -> lua.run(chunk, "=list"));
        assertTrue(failure.getMessage().startsWith("list:1: table overflow"), failure.getMessage());
    }
}
