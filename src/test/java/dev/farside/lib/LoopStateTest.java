package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The hidden variables of loops, which the engines trust, cannot be set by the debug library. Found by fuzzing. */
class LoopStateTest {

    private static final String SPOIL = """
            local function spoil()
              for n = 1, 10 do
                local name = debug.getlocal(2, n)
                if name == "(for state)" then debug.setlocal(2, n, {}) end
              end
              collectgarbage()
            end
            """;

    @Test
    void numericLoopsGoOn() {
        assertEquals("6\t3.0\n", LuaProgram.run(SPOIL + """
                local sum, float = 0, 0.0
                for i = 1, 3 do spoil() sum = sum + i end
                for i = 1.0, 2.0 do spoil() float = float + i end
                print(sum, float)
                """, ""));
    }

    @Test
    void genericLoopsGoOn() {
        assertEquals("3\t2\n", LuaProgram.run(SPOIL + """
                local sum, count = 0, 0
                for _, v in pairs({1, 2}) do spoil() sum = sum + v end
                for w in string.gmatch("a b", "%a") do spoil() count = count + 1 end
                print(sum, count)
                """, ""));
    }
}
