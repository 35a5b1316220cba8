package dev.farside.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.bytecode.CodeVerifier;
import dev.farside.bytecode.Disassembler;
import dev.farside.bytecode.FunctionTemplate;
import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.InvalidCodeException;
import dev.farside.bytecode.Opcode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Code that passes the verifier must not do harm when it is executed, whoever wrote it. Compiled code is damaged at
 * random, and what still passes runs in the model machine, which fails when a cell becomes a value, a register is read
 * that nothing was written to, or a loop's state is not one.
 */
class VerifiedMutantsTest {
    private static final int ROUNDS = Integer.getInteger("farside.mutants", 30_000);
    private static final long STEPS = 2_000;

    private static final List<String> SOURCES = List.of(
        """
            local a, b = 1, 2
            local function up() a = a + 1 return a, b end
            local function both() return up, a end
            for i = 1, 3 do local j = i b = function() j = j + 1 return j, i end up() end
            return both(b())
            """,
        """
            local t = {1, 2, x = 3, ...}
            for k, v in pairs(t) do if k == 'x' or v > 2 then t[k] = nil else t.y = v end end
            local r = {a = t, b = #t}
            return r.a.y, select('#', ...), 'a' .. r.b
            """,
        """
            local c = setmetatable({}, {__close = function() print('closed') end})
            local n = 0
            local function f(...) local x <close> = c n = n + 1 if n < 3 then return ... end return n, ... end
            repeat local y <close> = c until f(n, f(1)) == 3 or n > 5
            for i = 10, 1, -4 do n = n - i end
            return f(f(n))
            """,
        """
            local o = {v = 0}
            function o:add(n) self.v = self.v + n return self end
            local x = o:add(1):add(2).v
            local s = x < 5 and 'small' or x
            while x do if x > 8 then break end x = x + 1 end
            goto out
            do local y = x return y end
            ::out::
            return s, not x, -x, (function(...) return ... end)(x, s)
            """);

    @Test
    void mutantsThatPassDoNoHarm() {
        Random random = new Random(20240502);
        List<FunctionTemplate> templates = SOURCES.stream().map(Snippets::compile).toList();
        int passed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            FunctionTemplate mutant = mutate(templates.get(random.nextInt(templates.size())), random);
            try {
                CodeVerifier.verify(mutant);
            } catch (InvalidCodeException _) {
                continue;
            }
            passed++;
            run(mutant);
        }
        assertTrue(passed > ROUNDS / 20, "only " + passed + " passed");
    }

    private static void run(FunctionTemplate mutant) {
        try {
            new ModelMachine(STEPS).run(mutant, 5L, "x", true);
        } catch (ModelMachine.LuaError | ModelMachine.OutOfStepsException | StackOverflowError _) {
            // All of these are what programs may do.
        } catch (AssertionError | RuntimeException harm) {
            throw new AssertionError("harm done by\n" + Disassembler.list(mutant), harm);
        }
    }

    /** Changes an instruction of the function or of one inside it. */
    private static FunctionTemplate mutate(FunctionTemplate template, Random random) {
        if (!template.children().isEmpty() && random.nextInt(3) == 0) {
            List<FunctionTemplate> children = new java.util.ArrayList<>(template.children());
            int index = random.nextInt(children.size());
            children.set(index, mutate(children.get(index), random));
            return with(template, template.code(), children);
        }
        int[] code = template.code().clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = start(code, random.nextInt(code.length));
            int shift = 8 * random.nextInt(4);
            int small = random.nextInt(template.registers() + 1);
            if (shift == 0) {
                code[at] = code[at] & ~0xFF | similarOpcode(Instruction.opcode(code[at]), random);
            } else {
                code[at] = code[at] & ~(0xFF << shift) | small << shift;
            }
            if (random.nextInt(8) == 0 && Opcode.length(Instruction.opcode(code[at])) == 2 && at + 1 < code.length) {
                code[at + 1] += random.nextInt(7) - 3;
            }
        }
        return with(template, code, template.children());
    }

    /** The start of the instruction that a word belongs to. */
    private static int start(int[] code, int word) {
        int at = 0;
        while (true) {
            int next = Opcode.isValid(Instruction.opcode(code[at]))
                ? at + Opcode.length(Instruction.opcode(code[at])) : at + 1;
            if (next > word || next >= code.length) {
                return at;
            }
            at = next;
        }
    }

    /** Another opcode of the same length, so that the rest of the code keeps its meaning. */
    private static int similarOpcode(int opcode, Random random) {
        while (true) {
            int other = random.nextInt(Opcode.COUNT);
            if (!Opcode.isValid(opcode) || Opcode.length(other) == Opcode.length(opcode)) {
                return other;
            }
        }
    }

    private static FunctionTemplate with(FunctionTemplate template, int[] code, List<FunctionTemplate> children) {
        return new FunctionTemplate(template.source(), template.firstLine(), template.lastLine(), template.parameters(),
            template.vararg(), template.registers(), code, template.constants(), template.sites(), template.captures(),
            children, template.lines(), template.locals());
    }
}
