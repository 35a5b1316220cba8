package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The Lua-level tests with each function compiled when it is first run; the heap is checked after each file. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LuaSuiteCompiledTest {

    @TestFactory
    Stream<DynamicNode> compiled() {
        return LuaSuite.tests(LuaRun::runFileCompiled, false);
    }

    @Test
    void functionsAreCompiled() {
        try (LuaRun run = new LuaRun(LuaRun.Engines.COMPILED)) {
            run.run("local function twice(n) return 2 * n end for i = 1, 5 do twice(i) end");
            assertTrue(run.mutator().compiledCode().size() >= 2, "the chunk and the function have compiled code");
        }
    }
}
