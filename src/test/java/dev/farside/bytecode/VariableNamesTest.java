package dev.farside.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.farside.compiler.Snippets;
import dev.farside.memory.Memory;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import org.junit.jupiter.api.Test;

/** Names as the reference gives them, for instructions found by their opcode. */
class VariableNamesTest {
    /** Index of the last instruction with an opcode. */
    private static int find(long ref, int opcode) {
        int words = Vectors.count(PrototypeObject.vector(ref, PrototypeObject.CODE)) / Integer.BYTES;
        int found = -1;
        for (int at = 0; at < words; at += Opcode.length(Instruction.opcode(word(ref, at)))) {
            if (Instruction.opcode(word(ref, at)) == opcode) {
                found = at;
            }
        }
        return found;
    }

    private static int word(long ref, int index) {
        return Memory.getInt(PrototypeObject.code(ref) + (long) index * Integer.BYTES);
    }

    private static long innermost(long ref) {
        long children = PrototypeObject.vector(ref, PrototypeObject.CHILDREN);
        return children == 0 ? ref : innermost(Word.ref(Vectors.word(children, 0)));
    }

    /** The name of operand B of the last instruction with {@code opcode} in the innermost function. */
    private static String operandB(String source, int opcode) {
        try (Templates.Heap heap = new Templates.Heap()) {
            long ref = innermost(heap.write(Snippets.compile(source)));
            int at = find(ref, opcode);
            return VariableNames.describe(ref, at, Instruction.b(word(ref, at)));
        }
    }

    private static String called(String source, int opcode) {
        try (Templates.Heap heap = new Templates.Heap()) {
            long ref = innermost(heap.write(Snippets.compile(source)));
            VariableNames.Name name = VariableNames.callName(ref, find(ref, opcode));
            return name == null ? null : name.toString();
        }
    }

    private static String indexed(String source, int opcode) {
        try (Templates.Heap heap = new Templates.Heap()) {
            long ref = innermost(heap.write(Snippets.compile(source)));
            return VariableNames.describeIndexed(ref, find(ref, opcode));
        }
    }

    @Test
    void operands() {
        assertEquals("local 'a'", operandB("local a return -a", Opcode.UNM));
        assertEquals("global 'a'", operandB("return -a", Opcode.UNM));
        assertEquals("field 'b'", operandB("return -a.b", Opcode.UNM));
        assertEquals("field '?'", operandB("local i return -a[i]", Opcode.UNM));
        assertEquals("field 'integer index'", operandB("return -a[1]", Opcode.UNM));
        assertEquals("upvalue 'a'", operandB("local a local function f() return -a end", Opcode.UNM));
        assertEquals("upvalue 'a'", operandB("local a = 1 a = 2 local function f() return -a end", Opcode.UNM));
        assertEquals("constant 'x'", operandB("return -'x'", Opcode.UNM));
        assertNull(operandB("return -f()", Opcode.UNM));
        assertNull(operandB("return -(a or b)", Opcode.UNM));
        assertNull(operandB("local a return -(a + 1)", Opcode.UNM));
        assertNull(operandB("return -2 ^ g()", Opcode.UNM));
    }

    @Test
    void aVariableInACellIsStillALocalOne() {
        try (Templates.Heap heap = new Templates.Heap()) {
            long ref = heap.write(Snippets.compile("local a = 1 local function f() a = 2 end return -a"));
            int at = find(ref, Opcode.UNM);
            assertEquals("local 'a'", VariableNames.describe(ref, at, Instruction.b(word(ref, at))));
        }
    }

    @Test
    void globalsAreFieldsOfTheEnvironmentWhereverItIs() {
        assertEquals("global 'x'", operandB("local _ENV = {} return -x", Opcode.UNM));
        assertEquals("global 'x'", operandB("local _ENV = {} local function f() return -x end", Opcode.UNM));
        assertEquals("global 'x'", operandB("return -_ENV.x", Opcode.UNM));
        assertEquals("field 'x'", operandB("local e = _ENV return -e.x", Opcode.UNM));
    }

    @Test
    void calledFunctions() {
        assertEquals("global 'f'", called("f()", Opcode.CALL));
        assertEquals("local 'f'", called("local f f()", Opcode.CALL));
        assertEquals("method 'm'", called("local o o:m()", Opcode.CALL));
        assertEquals("field 'g'", called("a.g(1, f)", Opcode.CALL));
        assertEquals("upvalue 'f'", called("local f local function g() f(1) end", Opcode.CALL));
        assertEquals("global 'f'", called("return f()", Opcode.TAILCALL));
        assertEquals("for iterator 'for iterator'", called("for k in f do end", Opcode.TFORCALL));
        assertNull(called("f()()", Opcode.CALL));
    }

    @Test
    void metamethods() {
        assertEquals("metamethod 'add'", called("return a + 1", Opcode.ADDK));
        assertEquals("metamethod 'index'", called("return a.b", Opcode.GETFIELD));
        assertEquals("metamethod 'newindex'", called("a.b = 1", Opcode.SETFIELDK));
        assertEquals("metamethod 'lt'", called("return a > 1", Opcode.GTK));
        assertEquals("metamethod 'le'", called("return a <= b", Opcode.LE));
        assertEquals("metamethod 'concat'", called("return a .. b", Opcode.CONCAT));
        assertEquals("metamethod 'close'", called("do local a <close> = b end", Opcode.CLOSE));
        assertNull(called("return a == 1", Opcode.EQK));
    }

    @Test
    void indexedValues() {
        assertEquals("upvalue '_ENV'", indexed("return x", Opcode.GETGLOBAL));
        assertEquals("global 'a'", indexed("return a.b", Opcode.GETFIELD));
        assertEquals("field 'b'", indexed("return a.b.c", Opcode.GETFIELD));
        assertEquals("local 'a'", indexed("local a a.x = 1", Opcode.SETFIELDK));
        assertEquals("local 'a'", indexed("local a, b a[b] = b", Opcode.SETINDEX));
        assertEquals("global 'o'", indexed("o:m()", Opcode.SELF));
    }

    @Test
    void strippedCodeHasNoNames() {
        byte[] chunk = BinaryChunk.dump(Snippets.compile("local a = ... return -a, -b"), true);
        try (Templates.Heap heap = new Templates.Heap()) {
            long ref = heap.write(BinaryChunk.load(chunk, 0, chunk.length, "=x"));
            assertNull(VariableNames.describe(ref, find(ref, Opcode.VARARG) + 2, 0));
            assertEquals("upvalue '?'", VariableNames.describeIndexed(ref, find(ref, Opcode.GETGLOBAL)));
            int at = find(ref, Opcode.UNM);
            assertEquals("field 'b'", VariableNames.describe(ref, at, Instruction.b(word(ref, at))));
        }
    }
}
