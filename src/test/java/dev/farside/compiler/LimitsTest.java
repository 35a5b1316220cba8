package dev.farside.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.bytecode.FunctionTemplate;
import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.syntax.FunctionBody;
import dev.farside.syntax.Parser;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Large functions: chains that must not exhaust the Java stack, operands that do not fit, frames that are full. */
class LimitsTest {
    private static final int LINKS = 100_000;

    private static void assertPrints(String expected, String source, Object... arguments) {
        assertEquals(expected, Snippets.run(source, arguments));
    }

    @Test
    void longChainsOfOperators() {
        assertPrints((LINKS + 1) + "\n", "local a = 1 print(a" + " + a".repeat(LINKS) + ")");
        assertPrints("1\n", "local a = 1 print(a" + " and a".repeat(LINKS) + ")");
        assertPrints("2\n", "local a = 1 if a" + " and a".repeat(LINKS) + " then print(2) end");
        assertPrints("nil\n", "local a print(a" + " or a".repeat(LINKS) + ")");
        assertPrints("false\n", "local a = 1 print(a" + " == a".repeat(LINKS) + ")");
        assertPrints("2\n", "local a = 1 while a" + " == a".repeat(LINKS) + " do end print(2)");
    }

    @Test
    void longChainsOfSuffixes() {
        assertPrints("table\n", "local t = {} t.t = t print(type(t" + ".t".repeat(LINKS) + "))");
        assertPrints("table\n", "local t = {} t[t] = t print(type(t" + "[t]".repeat(LINKS) + "))");
        assertPrints("x\n", "local function f() return f end f" + "()".repeat(LINKS) + " print('x')");
        assertPrints("x\n", "local o = {m = function(o) return o end} o" + ":m()".repeat(LINKS) + " print('x')");
        assertPrints("5\n", "local t = {} t.t = t t" + ".t".repeat(LINKS) + ".x = 5 print(t.x)");
    }

    @Test
    void longConstructorsAndBlocks() {
        assertPrints(LINKS + "\n", "local t = {" + "1,".repeat(LINKS) + "} print(#t)");
        assertPrints((LINKS + 1) + "\n", "local a = 1 " + "a = a + 1 ".repeat(LINKS) + "print(a)");
    }

    @Test
    void constantsBeyondEightBits() {
        StringBuilder source = new StringBuilder("local t = {}\n");
        for (int number = 0; number < 300; number++) {
            source.append("t[").append(number + 1000).append("] = ").append(number).append(".5\n");
        }
        source.append("local a = t[1299] print(a + 299.5, a == 299.5, a < 299.25, t[1299], 7777 < a)\n");
        source.append("t.x = 'late' print(t.x, t.x == 'late')");
        assertPrints("599.0\ttrue\tfalse\t299.5\tfalse\nlate\ttrue\n", source.toString());
    }

    @Test
    void constantsBeyondSixteenBits() {
        StringBuilder source = new StringBuilder("local s = 0\n");
        int count = (1 << 16) + 10;
        for (int number = 0; number < count; number++) {
            source.append("s = ").append(number).append(".5\n");
        }
        source.append("print(s, 'end')");
        FunctionTemplate template = Snippets.compile(source.toString());
        assertTrue(usesOpcode(template, Opcode.LOADKX));
        assertPrints(count - 1 + ".5\tend\n", source.toString());
    }

    private static boolean usesOpcode(FunctionTemplate template, int opcode) {
        int[] code = template.code();
        for (int at = 0; at < code.length; at += Opcode.length(Instruction.opcode(code[at]))) {
            if (Instruction.opcode(code[at]) == opcode) {
                return true;
            }
        }
        return false;
    }

    @Test
    void nestingThatTheReferenceAllows() {
        assertPrints("1\n", "local function f(x) return x end print(" + "f(".repeat(100) + "1" + ")".repeat(100) + ")");
        assertPrints("table\n", "print(type(" + "{".repeat(150) + "}".repeat(150) + "))");
        assertPrints("table\n", "print(type(" + "{a=1,b=".repeat(150) + "1" + "}".repeat(150) + "))");
        assertPrints("x".repeat(151) + "\n", "local x = 'x' print(" + "x..".repeat(150) + "x)");
    }

    @Test
    void deepNesting() {
        Snippets.compile("return " + "function() return ".repeat(60) + "1" + " end".repeat(60));
        Snippets.compile("if a then ".repeat(150) + " end".repeat(150));
        Snippets.compile("return " + "(a and ".repeat(90) + "a" + " or b)".repeat(90));
        Snippets.compile("return " + "not -".repeat(90) + "a");
        Snippets.compile("for i = 1, 2 do ".repeat(49) + " end".repeat(49));
        Snippets.compile("for a in b do ".repeat(39) + " end".repeat(39));
    }

    @Test
    void tooManyRegisters() {
        String arguments = "x,".repeat(300);
        CompileException error = assertThrows(CompileException.class,
            () -> Snippets.compile("\nlocal x\nprint(" + arguments + "x)"));
        assertEquals("x:3: function or expression needs too many registers near 'x'", error.getMessage());
    }

    @Test
    void aFullFrame() {
        FunctionTemplate template = Snippets.compile("local x print(" + "x,".repeat(251) + "x)");
        assertEquals(255, template.registers());
    }

    @Test
    void aLongCompilationIsPolled() {
        AtomicInteger polls = new AtomicInteger();
        FunctionBody main = Parser.parse("x = 1 ".repeat(LINKS).getBytes(StandardCharsets.US_ASCII), "=long");
        Compiler.compile(main, new byte[] {'='}, polls::incrementAndGet);
        assertTrue(polls.get() > 1, "polls: " + polls);
        assertThrows(CancellationException.class, () -> Compiler.compile(main, new byte[] {'='}, () -> {
            throw new CancellationException();
        }));
    }
}
