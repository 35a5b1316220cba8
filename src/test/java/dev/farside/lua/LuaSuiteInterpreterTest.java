package dev.farside.lua;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The Lua-level tests on the interpreter, each file in a state of its own; the heap is checked after each. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LuaSuiteInterpreterTest {

    @TestFactory
    Stream<DynamicNode> interpreter() {
        return LuaSuite.tests(LuaRun::runFile, false);
    }
}
