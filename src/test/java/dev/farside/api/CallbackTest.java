package dev.farside.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Java functions that Lua calls. */
class CallbackTest {
    private final LuaState lua = LuaState.open();

    @AfterEach
    void close() {
        lua.close();
    }

    @Test
    void argumentsAndResults() {
        lua.register("sum", arguments -> {
            double sum = 0;
            for (int i = 1; i <= arguments.count(); i++) {
                sum += arguments.toDouble(i);
            }
            return sum;
        });
        lua.register("swap", arguments -> new Object[] {arguments.get(2), arguments.get(1)});
        lua.register("nothing", arguments -> new Object[0]);
        assertEquals(6.5, lua.run("return sum(1, 2.5, '3')", "=test")[0]);
        assertArrayEquals(new Object[] {2L, "one"}, lua.run("return swap('one', 2)", "=test"));
        assertEquals(0L, lua.run("return select('#', nothing())", "=test")[0]);
    }

    @Test
    void argumentsOfEveryType() {
        lua.register("check", arguments -> {
            assertEquals(42, arguments.toLong(1));
            assertEquals("text", arguments.toText(2));
            assertArrayEquals(new byte[] {(byte) 0xFF, 0}, arguments.toBytes(3));
            assertEquals("v", arguments.toTable(4).get("k"));
            assertEquals(7L, arguments.toFunction(5).call(3, 4)[0]);
            assertTrue(arguments.toBoolean(6));
            assertTrue(arguments.isNil(7) && arguments.isNil(8));
            assertEquals(7, arguments.count());
            assertSame(lua, arguments.state());
            return true;
        });
        assertEquals(true, lua.run(
                "return check(42.0, 'text', '\\xff\\0', {k = 'v'}, function(a, b) return a + b end, 0, nil)",
                "=test")[0]);
    }

    @Test
    void badArgumentsAreNamedAsLuaDoes() {
        lua.register("half", arguments -> arguments.toLong(1) / 2);
        assertEquals("test:1: bad argument #1 to 'half' (number expected, got nil)",
                LuaStateTest.messageOf(() -> lua.run("half(nil)", "=test")));
        assertEquals("test:1: bad argument #1 to 'half' (number expected, got no value)",
                LuaStateTest.messageOf(() -> lua.run("half()", "=test")));
        assertEquals("test:1: bad argument #1 to 'half' (number has no integer representation)",
                LuaStateTest.messageOf(() -> lua.run("half(1.5)", "=test")));
        assertEquals(21L, lua.run("return half(42)", "=test")[0]);
    }

    @Test
    void javaExceptionsBecomeLuaErrors() {
        IOException failure = new IOException("the disk is full");
        lua.register("save", arguments -> {
            throw failure;
        });
        assertArrayEquals(new Object[] {false, "test:1: the disk is full"},
                lua.run("return pcall(function() save() end)", "=test"));
        LuaException uncaught = assertThrows(LuaException.class, () -> lua.run("save()", "=test"));
        assertEquals("test:1: the disk is full", uncaught.getMessage());
        assertSame(failure, uncaught.getCause());
        lua.register("broken", arguments -> {
            throw new NullPointerException();
        });
        assertEquals("test:1: java.lang.NullPointerException",
                LuaStateTest.messageOf(() -> lua.run("broken()", "=test")));
    }

    @Test
    void luaExceptionsPassThrough() {
        lua.register("raise", arguments -> {
            throw new LuaException("a table", arguments.toTable(1));
        });
        assertEquals(true, lua.run("local t = {} local _, e = pcall(raise, t) return e == t", "=test")[0]);
        lua.register("through", arguments -> arguments.toFunction(1).call()[0]);
        LuaException error = assertThrows(LuaException.class,
                () -> lua.run("through(function() error({code = 7}) end)", "=test"));
        assertEquals(7L, ((LuaTable) error.value()).get("code"));
        assertEquals(true, lua.run("""
                local t = {}
                local ok, e = pcall(through, function() error(t) end)
                return not ok and e == t
                """, "=test")[0]);
        byte[] bytes = {(byte) 0xFE, 'x'};
        assertArrayEquals(bytes, (byte[]) assertThrows(LuaException.class,
                () -> lua.run("through(function() error('\\xfex', 0) end)", "=test")).value());
    }

    @Test
    void errorsOfJavaPassUnchanged() {
        AssertionError failure = new AssertionError("a failed check inside a callback");
        lua.register("check", arguments -> {
            throw failure;
        });
        assertSame(failure, assertThrows(AssertionError.class,
                () -> lua.run("coroutine.wrap(function() pcall(check) end)()", "=test")));
        assertEquals(2L, lua.run("return coroutine.wrap(function() return 1 + 1 end)()", "=test")[0]);
    }

    @Test
    void callbacksMayCallLuaAndCollect() {
        lua.register("each", arguments -> {
            LuaTable table = arguments.toTable(1);
            LuaFunction action = arguments.toFunction(2);
            for (long i = 1; i <= table.length(); i++) {
                lua.collect();
                table.set(i, action.call(table.get(i))[0]);
            }
            return table;
        });
        assertEquals("a1 a2 a3", lua.run("""
                return table.concat(each({"1", "2", "3"}, function(s) return "a" .. s end), " ")
                """, "=test")[0]);
    }

    @Test
    void endlessRecursionThroughJavaIsALuaError() {
        lua.register("again", arguments -> arguments.toFunction(1).call(arguments.get(1)));
        String message = LuaStateTest.messageOf(() -> lua.run("local function f() return again(f) end f()", "=test"));
        assertTrue(message.contains("stack overflow"), message);
        assertEquals(1L, lua.run("return 1", "=test")[0]);
    }

    @Test
    void javaStackOverflowIsALuaError() {
        lua.register("deep", arguments -> deep(1));
        Object[] results = lua.run("return pcall(deep)", "=test");
        assertEquals(false, results[0]);
        assertEquals("stack overflow", results[1]);
        assertEquals(1L, lua.run("return 1", "=test")[0]);
    }

    private static long deep(long n) {
        return deep(n + 1) + n;
    }

    @Test
    void argumentsEndWithTheCall() {
        AtomicReference<LuaArguments> kept = new AtomicReference<>();
        lua.register("keep", arguments -> {
            kept.set(arguments);
            LuaException refused = assertThrows(LuaException.class, () -> lua.run("inner()", "=test"));
            assertInstanceOf(IllegalStateException.class, refused.getCause());
            return null;
        });
        lua.register("inner", arguments -> kept.get().get(1));
        LuaException error = assertThrows(LuaException.class, () -> lua.run("keep(1) inner()", "=test"));
        assertInstanceOf(IllegalStateException.class, error.getCause());
        assertThrows(IllegalStateException.class, () -> kept.get().count());
    }

    @Test
    void yieldsDoNotCrossJava() {
        lua.register("through", arguments -> arguments.toFunction(1).call());
        assertEquals("attempt to yield across a C-call boundary", lua.run("""
                local ok, message = coroutine.resume(coroutine.create(function() through(coroutine.yield) end))
                return message
                """, "=test")[0]);
    }

    @Test
    void droppedCallbacksAreForgotten() {
        long before = lua.memoryInUse();
        for (int i = 0; i < 20_000; i++) {
            int number = i;
            try (LuaFunction function = lua.newFunction("f", arguments -> number)) {
                assertEquals((long) i, function.call()[0]);
            }
        }
        lua.collect();
        assertTrue(lua.memoryInUse() < before + (4 << 20), "20,000 dropped functions left "
                + (lua.memoryInUse() - before) + " bytes");
    }
}
