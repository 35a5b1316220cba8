package dev.farside.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.lua.LuaRun;
import dev.farside.object.PrototypeObject;
import java.util.BitSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the analyses find in small functions, by hand; and what is left to the interpreter. */
class DataFlowTest {

    private final LuaRun lua = new LuaRun(LuaRun.Engines.INTERPRETER);

    @AfterEach
    void close() {
        lua.close();
    }

    private static int find(DataFlow flow, int opcode) {
        for (int i = 0; i < flow.words().length; i++) {
            if (flow.isReachable(i) && Instruction.opcode(flow.words()[i]) == opcode) {
                return i;
            }
        }
        throw new AssertionError("no " + Opcode.info(opcode).name());
    }

    private static BitSet set(int... registers) {
        BitSet set = new BitSet();
        for (int register : registers) {
            set.set(register);
        }
        return set;
    }

    @Test
    void aLoopStoresItsVariablesOnlyAtPollsAndInSlowHalves() {
        long prototype = lua.prototype("local s = 0 for i = 1, 10 do s = s + i end return s");
        DataFlow flow = new DataFlow(prototype, PrototypeObject.code(prototype));
        int add = find(flow, Opcode.ADD);
        int loop = find(flow, Opcode.FORLOOP);
        assertTrue(flow.isLoopHeader(add));
        assertFalse(flow.storesBeforeLoop(find(flow, Opcode.FORPREP)));
        // s is register 0; the loop has index, limit, step and i in 1 to 4
        assertEquals(set(0, 1, 2, 3, 4), flow.stale(add));
        assertEquals(set(0, 1, 2, 3, 4), flow.staleAtJump(loop));
        assertEquals(set(0), flow.stale(find(flow, Opcode.RETURN1)));
    }

    @Test
    void aLoopWithCallsStoresOnceWhatItDoesNotChange() {
        long prototype = lua.prototype("local f, s = print, 0 for i = 1, 10 do f(i) s = s + i end return s");
        DataFlow flow = new DataFlow(prototype, PrototypeObject.code(prototype));
        assertTrue(flow.storesBeforeLoop(find(flow, Opcode.FORPREP)));
        // f is register 0, s 1, the loop has 2 to 5, the call 6 to 8: limit and step were stored before the loop, and f
        assertEquals(set(1, 2, 5, 6, 8), flow.stale(find(flow, Opcode.CALL)));
    }

    @Test
    void aCallStoresWhatIsReadAfterItAndItsArguments() {
        long prototype = lua.prototype("local f, a = print, 1 local b, unused = a + 1, a + 2 f(b) return b");
        DataFlow flow = new DataFlow(prototype, PrototypeObject.code(prototype));
        int call = find(flow, Opcode.CALL);
        int function = Instruction.a(flow.words()[call]);
        // a and unused are not read any more, but debug.getlocal shows them
        assertEquals(set(0, 1, 2, 3, function, function + 2), flow.stale(call));
        assertTrue(flow.stale(find(flow, Opcode.RETURN1)).isEmpty(), "b was stored before the call");
    }

    @Test
    void codeMayBeginInALoop() {
        long prototype = lua.prototype("local s = 0 while s < 10 do s = s + 1 end return s");
        DataFlow whole = new DataFlow(prototype, PrototypeObject.code(prototype));
        int back = find(whole, Opcode.JUMPBACK);
        int header = whole.target(back);
        DataFlow loop = new DataFlow(prototype, PrototypeObject.code(prototype) + 4L * header);
        assertTrue(loop.isReachable(header));
        assertFalse(loop.isReachable(0), "what is before the loop is not part of its code");
        assertTrue(loop.size() < whole.size());
    }

    @Test
    void whatHotSpotWouldNotCompileIsLeftToTheInterpreter() {
        StringBuilder source = new StringBuilder("local t = {} ");
        long small = lua.prototype(source + "return t");
        source.append("t.a = t.b + t.c * 2 ".repeat(2_000));
        long large = lua.prototype(source + "return t");
        JitCompiler compiler = new JitCompiler();
        assertNotNull(compiler.translate(lua.mutator(), small, PrototypeObject.code(small)));
        assertNull(compiler.translate(lua.mutator(), large, PrototypeObject.code(large)));
        // few enough instructions to be tried, but more code than a class file can hold
        long long65 = lua.prototype("local t, a, b, c, d = {}, 1, 2, 3, 4 "
                + "a = b + c * d - a / b b = t[a + c] ".repeat(100) + "return a, b, c, d, t");
        assertNull(compiler.translate(lua.mutator(), long65, PrototypeObject.code(long65)));
    }
}
