package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Programs whose streams an embedding program supplies. */
class StandardStreamsTest {

    @Test
    void printAndWriteShareTheReplacedOutput() {
        assertEquals("a\t1.5\nb2\n", LuaProgram.run("print('a', 1.5) io.write('b', 2.0, '\\n')", ""));
    }

    @Test
    void readsTheReplacedInput() {
        assertEquals("1\t\tline\n", LuaProgram.run("print(io.read('n', 'l', 'l'))", "1\nline\nrest"));
    }

    @Test
    void warningsGoToTheReplacedErrorStream() {
        String program = "warn('off') warn('@on') warn('a', 'b') warn('@off') warn('c')";
        assertEquals("Lua warning: ab\n", LuaProgram.run(program, ""));
    }

    @Test
    void exitPassesThroughProtectedCalls() {
        ExitRequest request = assertThrows(ExitRequest.class,
                () -> LuaProgram.run("pcall(coroutine.wrap(function() pcall(os.exit, 7, true) end))", ""));
        assertEquals(7, request.status());
        assertTrue(request.closesState());
        assertFalse(assertThrows(ExitRequest.class, () -> LuaProgram.run("os.exit(true)", "")).closesState());
    }
}
