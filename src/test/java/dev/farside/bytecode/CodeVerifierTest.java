package dev.farside.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One small wrong function for each thing that is refused. */
class CodeVerifierTest {
    private static final int REGISTERS = 10;
    private static final int RETURN = op(Opcode.RETURN0);
    private static final FunctionTemplate CHILD = new FunctionTemplate(null, 1, 1, 0, false, 2, new int[] {RETURN},
        List.of(), List.of(), List.of(new Capture(true, 0, false, null), new Capture(true, 1, true, null)), List.of(),
        null, List.of());

    private static int op(int opcode, int... operands) {
        int[] all = Arrays.copyOf(operands, 3);
        return Instruction.abc(opcode, all[0], all[1], all[2]);
    }

    /**
     * A function with 1 parameter, 10 registers, constants 1 and "s", a field site and a record site, a captured value
     * and a captured cell, and a child that captures a value from R0 and a cell from R1.
     */
    private static FunctionTemplate template(int... code) {
        return new FunctionTemplate(null, 1, 1, 1, true, REGISTERS, code, List.of(1L, new byte[] {'s'}),
            List.of(new Site(List.of(new byte[] {'k'}), false), new Site(List.of(new byte[] {'k'}), true)),
            List.of(new Capture(true, 0, false, null), new Capture(true, 0, true, null)), List.of(CHILD), null,
            List.of());
    }

    private static void assertAccepted(int... code) {
        CodeVerifier.verify(template(code));
    }

    private static void assertRejected(String message, int... code) {
        InvalidCodeException error = assertThrows(InvalidCodeException.class,
            () -> CodeVerifier.verify(template(code)));
        assertTrue(error.getMessage().startsWith(message), error.getMessage());
    }

    /** An endless loop that reads R1, which is set before it, with the lines and local variables given. */
    private static FunctionTemplate loop(int[] lines, LocalName... locals) {
        int[] code = {Instruction.abx(Opcode.LOADK, 1, 0), op(Opcode.MOVE, 2, 1),
            Instruction.jump(Opcode.JUMPBACK, -2), RETURN};
        return new FunctionTemplate(null, 1, 1, 0, false, 3, code, List.of(1L), List.of(), List.of(), List.of(), lines,
            List.of(locals));
    }

    @Test
    void onlyLiveRegistersSurviveAPoll() {
        int[] lines = {1, 1, 1, 1};
        byte[] name = {'x'};
        CodeVerifier.verify(loop(null));
        CodeVerifier.verify(loop(lines, new LocalName(name, 1, 4, 1)));
        CodeVerifier.verify(loop(lines, new LocalName(name, 0, 4, 2)));
        for (FunctionTemplate wrong : List.of(loop(lines), loop(lines, new LocalName(name, 0, 4, 0)),
                loop(lines, new LocalName(name, 2, 4, 1)), loop(lines, new LocalName(name, 0, 1, 1)))) {
            InvalidCodeException error = assertThrows(InvalidCodeException.class, () -> CodeVerifier.verify(wrong));
            assertEquals("register without a value at word 1", error.getMessage());
        }
    }

    @Test
    void everyOpcodeThatTheCompilerEmitsIsAccepted() {
        Set<Integer> seen = new HashSet<>();
        Templates.all().forEach(template -> collect(template, seen));
        for (int opcode = 0; opcode < Opcode.COUNT; opcode++) {
            assertTrue(seen.contains(opcode) || opcode == Opcode.LOADKX, Opcode.info(opcode).name() + " is not tested");
        }
    }

    private static void collect(FunctionTemplate template, Set<Integer> seen) {
        int[] code = template.code();
        for (int at = 0; at < code.length; at += Opcode.length(Instruction.opcode(code[at]))) {
            seen.add(Instruction.opcode(code[at]));
        }
        template.children().forEach(child -> collect(child, seen));
    }

    @Test
    void shape() {
        assertAccepted(RETURN);
        assertRejected("no opcode", Opcode.COUNT, RETURN);
        assertRejected("no opcode", 0xFF, RETURN);
        assertRejected("extra word missing", op(Opcode.NEWTABLE, 1));
        assertRejected("runs off the end", op(Opcode.MOVE, 1, 0));
        assertRejected("no code");
    }

    @Test
    void operands() {
        assertRejected("no such register", op(Opcode.MOVE, REGISTERS, 0), RETURN);
        assertRejected("no such register", op(Opcode.LOADNIL, 5, 5), RETURN);
        assertRejected("no such constant", Instruction.abx(Opcode.LOADK, 1, 2), RETURN);
        assertRejected("no such constant", op(Opcode.LOADKX, 1), -1, RETURN);
        assertRejected("constant is no number", op(Opcode.ADDK, 1, 0, 1), RETURN);
        assertRejected("constant is no number", op(Opcode.LTK, 0, 1, 1), 0, RETURN);
        assertRejected("no such site", op(Opcode.GETFIELD, 1, 0), 2, RETURN);
        assertRejected("site of the other sort", op(Opcode.GETFIELD, 1, 0), 1, RETURN);
        assertRejected("record of another size", op(Opcode.NEWRECORD, 1, 2), 1, RETURN);
        assertRejected("captured variable of the other sort", op(Opcode.GETCAPTURED, 1, 1), RETURN);
        assertRejected("captured variable of the other sort", op(Opcode.GETCAPTUREDCELL, 1, 0), RETURN);
        assertRejected("no such captured variable", op(Opcode.GETCAPTURED, 1, 2), RETURN);
        assertRejected("no such function", op(Opcode.CLOSURE, 1, 1), RETURN);
        assertRejected("no such register", op(Opcode.CALL, 9, 1, 1), RETURN);
        assertRejected("no such register", op(Opcode.FORPREP, 7), 0, RETURN);
        assertRejected("no such register", op(Opcode.TFORCALL, 3, 0, 1), RETURN);
    }

    /** A tail call with C = 255 once got 254 nils written behind its results, over whatever lay there. */
    @Test
    void operandsThatAnInstructionDoesNotHave() {
        assertAccepted(op(Opcode.TAILCALL, 0, 1), RETURN);
        assertRejected("operand that the instruction does not have", op(Opcode.TAILCALL, 0, 1, 0xFF), RETURN);
        assertRejected("operand that the instruction does not have", op(Opcode.TFORCALL, 0, 1, 1), RETURN);
        assertRejected("operand that the instruction does not have", op(Opcode.RETURN1, 0, 1), RETURN);
        assertRejected("operand that the instruction does not have", op(Opcode.FORPREP, 0, 0, 1), 0, RETURN);
        assertRejected("operand that the instruction does not have", op(Opcode.RETURN0, 1));
    }

    @Test
    void jumps() {
        assertAccepted(op(Opcode.JUMPIF, 0), 0, RETURN);
        assertRejected("jump to nowhere", op(Opcode.JUMPIF, 0), 1, RETURN);
        assertRejected("jump to nowhere", op(Opcode.JUMPIF, 0), Integer.MAX_VALUE, RETURN);
        assertRejected("jump to nowhere", op(Opcode.JUMPIF, 0), 1, op(Opcode.NEWTABLE, 1), 0, RETURN);
        assertRejected("jump in the wrong direction", op(Opcode.JUMPIF, 0), -2, RETURN);
        assertRejected("jump in the wrong direction", Instruction.jump(Opcode.JUMP, -1), RETURN);
        assertRejected("jump in the wrong direction", Instruction.jump(Opcode.JUMPBACK, 0), RETURN);
        assertAccepted(Instruction.jump(Opcode.JUMPBACK, -1));
    }

    @Test
    void registersWithoutAValue() {
        assertRejected("register without a value", op(Opcode.MOVE, 2, 1), RETURN);
        assertRejected("register without a value", op(Opcode.JUMPIF, 0), 1, op(Opcode.MOVE, 1, 0),
            op(Opcode.RETURN1, 1));
        assertRejected("register without a value", op(Opcode.MOVE, 2, 0), op(Opcode.MOVE, 1, 0),
            op(Opcode.CALL, 1, 1, 1), op(Opcode.RETURN1, 2));
        assertRejected("register without a value", op(Opcode.MOVE, 1, 0), op(Opcode.CONCAT, 0, 2),
            op(Opcode.RETURN1, 1));
    }

    @Test
    void cellsNeverBecomeValues() {
        int cell = op(Opcode.NEWCELL, 1, 0);
        assertAccepted(cell, op(Opcode.GETCELL, 2, 1), op(Opcode.SETCELL, 1, 2), op(Opcode.RETURN1, 2));
        assertAccepted(cell, op(Opcode.MOVE, 1, 0), op(Opcode.RETURN1, 1));
        assertRejected("register without a value", cell, op(Opcode.RETURN1, 1));
        assertRejected("register without a value", cell, op(Opcode.MOVE, 2, 1), RETURN);
        assertRejected("register without a value", cell, op(Opcode.SETGLOBAL, 1, 1), 0, RETURN);
        assertRejected("register without a value", cell, op(Opcode.RETURN, 0, 3));
        assertRejected("register without a cell", op(Opcode.GETCELL, 2, 0), RETURN);
        assertRejected("register without a cell", op(Opcode.JUMPIF, 0), 1, cell, op(Opcode.GETCELL, 2, 1), RETURN);
    }

    @Test
    void closuresCaptureWhatTheyExpect() {
        assertAccepted(op(Opcode.NEWCELL, 1, 0), op(Opcode.CLOSURE, 2), RETURN);
        assertRejected("register without a cell", op(Opcode.CLOSURE, 2), RETURN);
        assertRejected("register without a value", op(Opcode.NEWCELL, 1, 0), op(Opcode.NEWCELL, 0, 0),
            op(Opcode.CLOSURE, 2), RETURN);
    }

    @Test
    void openValuesAreUsedAtOnce() {
        int vararg = op(Opcode.VARARG, 2, 0, 0);
        assertAccepted(vararg, op(Opcode.RETURN, 2, 0));
        assertAccepted(vararg, op(Opcode.CLOSE, 0, 1), op(Opcode.RETURN, 2, 0));
        assertRejected("open values are not used at once", vararg, RETURN);
        assertRejected("open values are not used at once", vararg, op(Opcode.RETURN, 0, 2));
        assertRejected("open values are not used at once", vararg, op(Opcode.CLOSE, 0, 0), op(Opcode.RETURN, 2, 0));
        assertRejected("no open values", op(Opcode.RETURN, 0, 0));
        assertRejected("no open values", op(Opcode.CLOSE, 0, 1), RETURN);
        assertRejected("no open values", vararg, op(Opcode.RETURN, 3, 0));
        assertRejected("register without a value", vararg, op(Opcode.RETURN, 0, 0));
        assertRejected("open values on one path only", op(Opcode.JUMPIF, 0), 1, vararg, op(Opcode.RETURN, 2, 0));
    }

    @Test
    void shiftedValuesAreOneRegisterHigher() {
        int vararg = op(Opcode.VARARG, 2, 0, 0);
        assertAccepted(vararg, op(Opcode.SHIFT, 2, 0), op(Opcode.RETURN, 3, 0));
        assertAccepted(op(Opcode.MOVE, 1, 0), vararg, op(Opcode.SHIFT, 1, 0), op(Opcode.RETURN, 2, 0));
        assertAccepted(op(Opcode.LOADNIL, 1, 1), op(Opcode.SHIFT, 1, 3), op(Opcode.RETURN, 2, 3));
        assertRejected("register without a value", vararg, op(Opcode.SHIFT, 2, 0), op(Opcode.RETURN, 2, 0));
        assertRejected("register without a value", vararg, op(Opcode.SHIFT, 1, 0), op(Opcode.RETURN, 2, 0));
        assertRejected("register without a value", op(Opcode.LOADNIL, 1, 1), op(Opcode.SHIFT, 1, 3),
            op(Opcode.RETURN, 1, 3));
        assertRejected("register without a value", op(Opcode.LOADNIL, 1, 2), op(Opcode.SHIFT, 1, 2),
            op(Opcode.RETURN, 2, 3));
        assertRejected("open values are not used at once", vararg, op(Opcode.SHIFT, 2, 0), RETURN);
        assertRejected("no open values", op(Opcode.LOADNIL, 1, 1), op(Opcode.SHIFT, 1, 0), op(Opcode.RETURN, 2, 0));
        assertRejected("no register for open values", op(Opcode.MOVE, REGISTERS - 2, 0),
            op(Opcode.VARARG, REGISTERS - 1, 0, 0), op(Opcode.SHIFT, REGISTERS - 2, 0),
            op(Opcode.RETURN, REGISTERS - 2, 0));
        assertRejected("no such register", op(Opcode.MOVE, REGISTERS - 1, 0), op(Opcode.SHIFT, REGISTERS - 1, 2), RETURN);
    }

    @Test
    void toBeClosedVariables() {
        int mark = op(Opcode.TBC, 0);
        assertAccepted(mark, op(Opcode.CLOSE, 0), RETURN);
        assertRejected("returns without closing", mark, RETURN);
        assertRejected("returns without closing", op(Opcode.JUMPIF, 0), 1, mark, RETURN);
        assertAccepted(op(Opcode.JUMPIF, 0), 1, mark, op(Opcode.CLOSE, 0), RETURN);
        assertRejected("overwrites what is to be closed", mark, op(Opcode.LOADNIL, 0), op(Opcode.CLOSE, 0), RETURN);
        assertRejected("overwrites what is to be closed", mark, op(Opcode.CALL, 0, 1, 1), op(Opcode.CLOSE, 0), RETURN);
        assertRejected("closes in the wrong order", op(Opcode.MOVE, 1, 0), op(Opcode.TBC, 1), mark,
            op(Opcode.CLOSE, 0), RETURN);
    }

    @Test
    void loopsHaveTheirState() {
        int numbers = op(Opcode.LOADNIL, 1, 2);
        int prepare = op(Opcode.FORPREP, 1);
        int loop = op(Opcode.FORLOOP, 1);
        assertAccepted(numbers, prepare, 2, loop, -2, RETURN);
        assertRejected("no loop state", numbers, loop, -2, RETURN);
        assertRejected("no loop state", numbers, prepare, 3, op(Opcode.MOVE, 2, 0), loop, -3, RETURN);
        assertRejected("register without a value", numbers, prepare, 3, op(Opcode.MOVE, 0, 1), loop, -3, RETURN);
        assertRejected("register without a value", prepare, 0, RETURN);
        assertRejected("register without a value", op(Opcode.TFORCALL, 0, 0, 1), op(Opcode.TFORLOOP, 0), -3, RETURN);
    }

    @Test
    void listsGoIntoNewTables() {
        assertAccepted(op(Opcode.NEWTABLE, 1), 0, op(Opcode.MOVE, 2, 0), op(Opcode.SETLIST, 1, 1), 0, RETURN);
        assertRejected("list for no new table", op(Opcode.MOVE, 1, 0), op(Opcode.MOVE, 2, 0),
            op(Opcode.SETLIST, 1, 1), 0, RETURN);
        assertRejected("list at a negative index", op(Opcode.NEWTABLE, 1), 0, op(Opcode.SETLIST, 1, 1), -1, RETURN);
    }

    @Test
    void theRestOfATemplate() {
        FunctionTemplate right = template(RETURN);
        assertEquals(1, right.children().size());
        FunctionTemplate tooMany = new FunctionTemplate(null, 1, 1, 3, false, 2, right.code(), List.of(), List.of(),
            List.of(), List.of(), null, List.of());
        assertThrows(InvalidCodeException.class, () -> CodeVerifier.verify(tooMany));
        FunctionTemplate equalKeys = new FunctionTemplate(null, 1, 1, 0, false, 2, right.code(), List.of(),
            List.of(new Site(List.of(new byte[] {'a'}, new byte[] {'a'}), true)), List.of(), List.of(), null,
            List.of());
        assertThrows(InvalidCodeException.class, () -> CodeVerifier.verify(equalKeys));
        FunctionTemplate lines = new FunctionTemplate(null, 1, 1, 0, false, 2, right.code(), List.of(), List.of(),
            List.of(), List.of(), new int[2], List.of());
        assertThrows(InvalidCodeException.class, () -> CodeVerifier.verify(lines));
        FunctionTemplate mixed = new FunctionTemplate(null, 1, 1, 0, false, 2, right.code(), List.of(), List.of(),
            List.of(new Capture(true, 0, false, null)), List.of(new FunctionTemplate(null, 1, 1, 0, false, 2,
                right.code(), List.of(), List.of(), List.of(new Capture(false, 0, true, null)), List.of(), null,
                List.of())), null, List.of());
        assertThrows(InvalidCodeException.class, () -> CodeVerifier.verify(mixed));
    }
}
