package dev.farside.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What errors tell, and the limits of memory and time. */
class ErrorsAndLimitsTest {
    private final LuaState lua = LuaState.open();

    @AfterEach
    void close() {
        lua.close();
    }

    @Test
    void anErrorHasMessageValueAndTraceback() {
        LuaException error = assertThrows(LuaException.class, () -> lua.run("""
                local function inner(x)
                  return x.field.field
                end
                local function outer() inner({}) end
                outer()
                """, "@program.lua"));
        assertEquals("program.lua:2: attempt to index a nil value (field 'field')", error.getMessage());
        assertEquals(error.getMessage(), error.value());
        assertEquals("""
                stack traceback:
                \tprogram.lua:2: in upvalue 'inner'
                \tprogram.lua:4: in local 'outer'
                \tprogram.lua:5: in main chunk
                \t[C]: in ?""", error.traceback());
    }

    @Test
    void syntaxErrorsHaveNoTraceback() {
        LuaException error = assertThrows(LuaException.class, () -> lua.load("x = = 1", "=chunk"));
        assertEquals("chunk:1: unexpected symbol near '='", error.getMessage());
        assertEquals("", error.traceback());
    }

    @Test
    void errorValuesOfAnyKind() {
        assertEquals("(error object is a nil value)", LuaStateTest.messageOf(() -> lua.run("error()", "=t")));
        assertEquals("(error object is a table value)", LuaStateTest.messageOf(() -> lua.run("error({})", "=t")));
        LuaException number = assertThrows(LuaException.class, () -> lua.run("error(42)", "=t"));
        assertEquals("42", number.getMessage());
        assertEquals(42L, number.value());
        assertEquals("I am an error", LuaStateTest.messageOf(
                () -> lua.run("error(setmetatable({}, {__tostring = function() return 'I am an error' end}))", "=t")));
        assertEquals("(error object whose __tostring fails)", LuaStateTest.messageOf(
                () -> lua.run("error(setmetatable({}, {__tostring = function() error('again') end}))", "=t")));
    }

    @Test
    void theStateGoesOnAfterErrors() {
        for (int i = 0; i < 2000; i++) {
            assertThrows(LuaException.class, () -> lua.run("local t = {} for i = 1, 10 do t = {t} end error(t)", "=t"));
            assertThrows(LuaException.class, () -> lua.run("coroutine.wrap(function() error('x') end)()", "=t"));
        }
        assertEquals(3L, lua.run("return 1 + 2", "=t")[0]);
    }

    @Test
    void errorsOfNativeFunctionsCalledDirectly() {
        LuaFunction error = (LuaFunction) lua.get("error");
        LuaException raised = assertThrows(LuaException.class, () -> error.call("direct"));
        assertEquals("direct", raised.getMessage());
        assertEquals("stack traceback:\n\t[C]: in function 'error'\n\t[C]: in ?", raised.traceback());
        LuaFunction wrapped = (LuaFunction) lua.run("return coroutine.wrap(function() error('in it') end)", "=t")[0];
        assertEquals("t:1: in it", LuaStateTest.messageOf(wrapped::call));
        assertEquals("cannot resume dead coroutine", LuaStateTest.messageOf(wrapped::call));
        assertEquals(1L, lua.run("return 1", "=t")[0]);
    }

    @Test
    void exitIsToldToTheProgram() {
        LuaExitException exit = assertThrows(LuaExitException.class, () -> lua.run("pcall(os.exit, 3)", "=t"));
        assertEquals(3, exit.status());
        assertEquals(0, assertThrows(LuaExitException.class, () -> lua.run("os.exit(true)", "=t")).status());
        lua.register("nested", arguments -> arguments.toFunction(1).call());
        assertEquals(9, assertThrows(LuaExitException.class,
                () -> lua.run("pcall(nested, function() os.exit(9) end)", "=t")).status());
        assertEquals(1L, lua.run("return 1", "=t")[0]);
    }

    @Test
    void exitClosesVariablesIfAsked() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        lua.setOutput(output);
        String program = """
                local close <close> = setmetatable({}, {__close = function() print("closed") end})
                coroutine.wrap(function() os.exit(1, ...) end)()
                """;
        assertThrows(LuaExitException.class, () -> lua.run(program.replace("...", "true"), "=t"));
        assertEquals("closed\n", output.toString(StandardCharsets.UTF_8));
        assertThrows(LuaExitException.class, () -> lua.run(program.replace("...", "false"), "=t"));
        assertEquals("closed\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void memoryLimit() {
        lua.setMemoryLimit(8 << 20);
        assertEquals(8 << 20, lua.memoryLimit());
        Object[] results = lua.run("""
                local function fill() local t = {} for i = 1, 1e8 do t[i] = {i} end end
                local first, message = pcall(fill)
                local second = pcall(string.rep, "x", 1 << 24)
                local third = pcall(function() local s = "x" while true do s = s .. s end end)
                local t = {} for i = 1, 1000 do t[i] = {} end
                return message, first, second, third, #t
                """, "=t");
        assertEquals("not enough memory", results[0]);
        for (int i = 1; i <= 3; i++) {
            assertEquals(false, results[i]);
        }
        assertEquals(1000L, results[4]);
        assertEquals("not enough memory", LuaStateTest.messageOf(
                () -> lua.run("local t = {} for i = 1, 1e8 do t[i] = i end", "=t")));
        assertTrue(lua.memoryInUse() <= 9 << 20, "in use: " + lua.memoryInUse());
        lua.collect();
        assertTrue(lua.memoryInUse() < 3 << 20, "in use after a collection: " + lua.memoryInUse());
        assertEquals("not enough memory", LuaStateTest.messageOf(() -> lua.set("big", new byte[16 << 20])));
        assertEquals(1L, lua.run("return 1", "=t")[0]);
    }

    @Test
    void messageHandlersOfLuaDoNotSeeThatMemoryIsExhausted() {
        lua.setMemoryLimit(8 << 20);
        assertEquals("not enough memory", lua.run("""
                return select(2, xpcall(function() local t = {} for i = 1, math.huge do t[i] = {} end end,
                  function(e) return 'handled ' .. e end))""", "=t")[0]);
        assertEquals("not enough memory", lua.run("""
                local calls = 0
                local _, message = xpcall(error, function(e)
                  calls = calls + 1
                  local t = {} for i = 1, math.huge do t[i] = {} end
                end)
                assert(calls == 1)
                return message""", "=t")[0]);
    }

    @Test
    void memoryCanBeFreedWhenTheLimitIsExceeded() {
        lua.run("big = {} for i = 1, 100000 do big[i] = {} end", "=t");
        lua.setMemoryLimit(1 << 20);
        assertThrows(LuaException.class, () -> lua.run("local t = {} for i = 1, 1e6 do t[i] = {} end", "=t"));
        lua.set("big", null);
        lua.collect();
        assertEquals(10L, lua.run("local t = {} for i = 1, 10 do t[i] = {} end return #t", "=t")[0]);
    }

    @Test
    void javaCodeAloneMakesNoHeapOfGarbage() {
        byte[] text = new byte[1000];
        LuaTable table = lua.newTable();
        for (int i = 0; i < 100_000; i++) {
            table.set("key", text);
        }
        assertTrue(lua.memoryInUse() < 16 << 20, "in use: " + lua.memoryInUse());
    }

    @Test
    void timeLimit() {
        lua.setTimeLimit(Duration.ofMillis(150));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (String endless : new String[] {"while true do end", "repeat until false", "for i = 1, math.huge do end",
                "::top:: goto top", "local function f() return f() end f()", "while true do local t = {} end",
                "while true do pcall(function() while true do end end) end",
                "coroutine.wrap(function() while true do end end)()",
                "string.gsub(string.rep('a', 100), 'a', function() while true do end end)",
                "setmetatable({}, {__index = function() while true do end end}).x = {}.y.z"}) {
                LuaException error = assertThrows(LuaException.class, () -> lua.run(endless, "=t"), endless);
                if (!endless.contains("__index")) {
                    assertEquals("time limit exceeded", error.getMessage(), endless);
                    assertTrue(error.traceback().contains("t:1: in "), error.traceback());
                }
            }
        });
        lua.setTimeLimit(null);
        assertEquals(5_000_000L, lua.run("local n = 0 for i = 1, 5e6 do n = n + 1 end return n", "=t")[0]);
    }

    @Test
    void timeLimitReachesLongLibraryCalls() {
        lua.setTimeLimit(Duration.ofMillis(150));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String longCall : new String[] {
                "local a = ('a'):rep(100000) return (a:rep(500)):find(a .. 'b', 1, true)",
                "local s = ('x'):rep(200000000) while true do utf8.len(s) end",
                "return ('a'):rep(100000):find('.-.-.-b')",
                "return ('a'):rep(30000):match('.-.-.-b')",
                "return ('('):rep(50000000):find('%b()')",
                "local s = ('a'):rep(20000000) return (s .. s):match('^(a*)(.-)%1b')",
                "return ('b'):rep(10000000):find('^[' .. ('a'):rep(10000) .. 'b]*$')",
                "return (('a'):rep(1000000) .. 'b'):find(('a'):rep(100000) .. 'c')",
                "return ('%q'):format(('\\0'):rep(200000000))",
                "return ('%%'):rep(200000000):format()",
                "return os.date(('%c'):rep(20000000))",
                "local t = {} for i = 1, 3000000 do t[i] = (i * 7919) % 1000003 end while true do table.sort(t) end",
                "return table.concat(setmetatable({}, {__index = function() return 'x' end}), '', 1, math.maxinteger)",
                "return table.move({}, 1, 1 << 40, 2)"}) {
                LuaException error = assertThrows(LuaException.class, () -> lua.run(longCall, "=t"), longCall);
                assertEquals("time limit exceeded", error.getMessage(), longCall);
            }
        });
    }

    @Test
    void timeLimitReachesTheCompiler() {
        lua.setTimeLimit(Duration.ofMillis(150));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String longCall : new String[] {
                "return load(function() return ' ' end)",
                "return load(function() return '-- ' end)",
                "return load(function() return '[[ ' end)",
                "return load(function() return 'x = 1 ' end)",
                "return load((' '):rep(400000000))",
                "return load('--' .. ('x'):rep(400000000))",
                "return load('return [[' .. ('x'):rep(400000000))",
                "return load(('x = 1 '):rep(3000000))"}) {
                LuaException error = assertThrows(LuaException.class, () -> lua.run(longCall, "=t"), longCall);
                assertEquals("time limit exceeded", error.getMessage(), longCall);
            }
        });
        String large = "x = 1 ".repeat(3_000_000);
        LuaException error = assertThrows(LuaException.class, () -> lua.load(large, "=t"));
        assertEquals("time limit exceeded", error.getMessage());
        lua.setTimeLimit(null);
        assertEquals(1L, lua.run("return load(function() return nil end) and 1", "=t")[0]);
    }

    @Test
    void anInterruptOfTheParserIsNoResultOfLoad() throws InterruptedException {
        Thread helper = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            lua.interrupt();
        });
        helper.start();
        assertEquals("t:1: interrupted!", LuaStateTest.messageOf(
                () -> lua.run("local s = (' '):rep(1 << 29) while true do load(s) end", "=t")));
        helper.join();
    }

    @Test
    void interrupt() throws InterruptedException {
        lua.interrupt(); // nothing runs: nothing happens
        assertEquals(1L, lua.run("return 1", "=t")[0]);
        Thread helper = new Thread(() -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            lua.interrupt();
        });
        helper.start();
        assertEquals("t:1: interrupted!", lua.run("return select(2, pcall(function() while true do end end))", "=t")[0]);
        helper.join();
    }

    @Test
    void whatEndsCallsFromOutsideLeavesNothingBehind() {
        try (LuaState lua = LuaState.open()) {
            lua.register("fail", arguments -> {
                throw new AssertionError("broken");
            });
            for (int i = 0; i < 300; i++) {
                assertThrows(LuaExitException.class, () -> lua.run("pcall(pcall, os.exit, 3)", "=t"));
                assertThrows(AssertionError.class, () -> lua.run("pcall(fail)", "=t"));
            }
            lua.setTimeLimit(Duration.ofMillis(1));
            for (int i = 0; i < 220; i++) {
                assertThrows(LuaTimeoutException.class, () -> lua.run("pcall(function() while true do end end)", "=t"));
            }
            lua.setTimeLimit(null);
            assertEquals(true, lua.load("return pcall(pcall, next, {})", "=t").call()[0]);
        }
    }

    @Test
    void exitWhileACoroutineIsClosed() {
        try (LuaState lua = LuaState.open()) {
            LuaExitException exit = assertThrows(LuaExitException.class, () -> lua.run("""
                    local co = coroutine.create(function()
                      local c <close> = setmetatable({}, {__close = function() os.exit(3) end})
                      coroutine.yield()
                    end)
                    coroutine.resume(co)
                    coroutine.close(co)
                    """, "=t"));
            assertEquals(3, exit.status());
            assertEquals(true, lua.load("return select(2, coroutine.running())", "=t").call()[0]);
        }
    }

    @Test
    void aTimeLimitClosesVariables() {
        try (LuaState lua = LuaState.open()) {
            lua.setTimeLimit(Duration.ofMillis(30));
            assertThrows(LuaTimeoutException.class, () -> lua.run("""
                    lock = threads.lock()
                    lock:with(function() while true do end end)
                    """, "=t"));
            assertEquals(true, lua.load("return threads.run(function() return (lock:trylock(1)) end):join()", "=t").call()[0]);
            assertThrows(LuaTimeoutException.class, () -> lua.run("""
                    local co = coroutine.create(function()
                      local c <close> = setmetatable({}, {__close = function() while true do end end})
                      coroutine.yield()
                    end)
                    coroutine.resume(co)
                    coroutine.close(co)
                    """, "=t"));
            assertEquals(1L, lua.load("return 1", "=t").call()[0]);
        }
    }

    @Test
    void theTimeLimitOfOneStateIsAnErrorInAnother() {
        try (LuaState outer = LuaState.open(); LuaState inner = LuaState.open()) {
            inner.setTimeLimit(Duration.ofMillis(20));
            outer.register("sandbox", arguments -> inner.load(arguments.toText(1), "=s").call());
            Object[] results = outer.load("""
                    local ok, message = pcall(sandbox, "while true do end")
                    local exited, status = pcall(sandbox, "os.exit(3)")
                    return ok, message, exited, status
                    """, "=t").call();
            assertEquals(List.of(false, "time limit exceeded", false, "exit with status 3"), List.of(results));
        }
    }
}
