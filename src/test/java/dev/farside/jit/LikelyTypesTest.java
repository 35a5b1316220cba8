package dev.farside.jit;

import static dev.farside.jit.LikelyTypes.Operands.ANY;
import static dev.farside.jit.LikelyTypes.Operands.FLOATS;
import static dev.farside.jit.LikelyTypes.Operands.INTEGERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.jit.LikelyTypes.Operands;
import dev.farside.lua.LuaRun;
import dev.farside.object.PrototypeObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is guessed of the operands of small functions. */
class LikelyTypesTest {

    private final LuaRun lua = new LuaRun(LuaRun.Engines.INTERPRETER);

    @AfterEach
    void close() {
        lua.close();
    }

    /** The guesses for the instructions of some kinds, in their order. */
    private List<Operands> guesses(String source, Integer... opcodes) {
        long prototype = lua.prototype(source);
        DataFlow flow = new DataFlow(prototype, PrototypeObject.code(prototype));
        LikelyTypes types = new LikelyTypes(flow, prototype);
        List<Operands> found = new ArrayList<>();
        for (int at = 0; at < flow.words().length; at++) {
            if (flow.isReachable(at) && Arrays.asList(opcodes).contains(Instruction.opcode(flow.words()[at]))) {
                found.add(types.operands(at));
            }
        }
        return found;
    }

    @Test
    void constantsAreWhatTheyAre() {
        assertEquals(List.of(FLOATS, INTEGERS, ANY, ANY),
                guesses("local f, i, s = 1.5, 2, 'x' return f + f, i + i, f + i, s + s", Opcode.ADD));
        assertEquals(List.of(FLOATS, ANY, INTEGERS, ANY),
                guesses("local f, i = 1.5, 2 return f + 0.5, f + 1, i + 1, i + 0.5", Opcode.ADDK));
    }

    @Test
    void theOtherOperandMayBeUnknown() {
        assertEquals(List.of(FLOATS, FLOATS, INTEGERS, INTEGERS, ANY),
                guesses("local u, f, i = ..., 1.5, 2 return u - f, f - u, u - i, i - u, u - u", Opcode.SUB));
        assertEquals(List.of(FLOATS, INTEGERS, FLOATS, INTEGERS), guesses("local u = ... "
                + "if u < 1.5 then u() end if u <= 1 then u() end if u > 1.5 then u() end if u >= 1 then u() end",
                Opcode.LTK, Opcode.LEK, Opcode.GTK, Opcode.GEK));
    }

    @Test
    void operatorsHaveResults() {
        assertEquals(List.of(FLOATS, FLOATS, INTEGERS, INTEGERS, INTEGERS, FLOATS, ANY),
                guesses("local u, f, i = ..., 1.5, 2 return (u / i) * (i ^ i), (f + i) * u, (i - i) * i, (#u) * (~u), "
                        + "(u | u) * (i % i), (-f) * (f // i), (u + u) * u", Opcode.MUL));
    }

    @Test
    void whatIsChangedInALoopIsWhatItBecomes() {
        // the integer before the loop becomes a float in it
        assertEquals(List.of(FLOATS), guesses("local s = 0 while ... do s = s + 0.5 end return s", Opcode.ADDK));
        assertEquals(List.of(INTEGERS), guesses("local s = 0 while ... do s = s + 1 end return s", Opcode.ADDK));
        assertEquals(List.of(FLOATS), guesses("local s, t = 0.0, ... while s < t do s = s + t[1] end", Opcode.ADD));
    }

    @Test
    void theVariableOfANumericLoopIsWhatItStartsWith() {
        assertEquals(List.of(INTEGERS, INTEGERS),
                guesses("local n = ... for i = 1, n do n = i * i for k = i, n do n = k * k end end", Opcode.MUL));
        assertEquals(List.of(FLOATS), guesses("local n = ... for x = 0.5, n do n = x * x end", Opcode.MUL));
        assertEquals(List.of(ANY), guesses("local n = ... for x = n, 1 do n = x * x end", Opcode.MUL));
    }

    @Test
    void whatComesFromElsewhereIsUnknown() {
        assertEquals(List.of(ANY, ANY, ANY, ANY), guesses("local t, f = ... local a, b = 1.5, 2.5 "
                + "a, b = t.a, t[1] local c = a + b a, b = f(1.5) c = a + b a, b = ... c = a + b a, b = nil c = a + b",
                Opcode.ADD));
        assertEquals(List.of(ANY), guesses("for k, v in ... do print(k + v) end", Opcode.ADD));
    }

    @Test
    void guessesAreMadeFromTheStartWhereverCodeBegins() {
        long prototype = lua.prototype("local s = 0.0 while s < ... do s = s + s end return s");
        DataFlow whole = new DataFlow(prototype, PrototypeObject.code(prototype));
        int at = 0;
        while (Instruction.opcode(whole.words()[at]) != Opcode.ADD) {
            at = whole.next(at);
        }
        int back = whole.next(at);
        assertEquals(Opcode.JUMPBACK, Instruction.opcode(whole.words()[back]));
        long loop = PrototypeObject.code(prototype) + 4L * whole.target(back);
        assertEquals(FLOATS, new LikelyTypes(new DataFlow(prototype, loop), prototype).operands(at));
    }
}
