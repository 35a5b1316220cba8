package dev.farside.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values, calls, tables and streams. */
class LuaStateTest {
    private final LuaState lua = LuaState.open();

    @AfterEach
    void close() {
        lua.close();
    }

    private Object eval(String expression, Object... arguments) {
        return lua.run("return " + expression, "=test", arguments)[0];
    }

    @Test
    void everyKindOfValueGoesToLuaAndBack() {
        Object[] values = {null, true, false, 0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 47, 0.0, -0.0, 1.5,
            Double.MAX_VALUE, Double.NEGATIVE_INFINITY, "", "abc", "a longer string with \0 and \u00e9\u4e16\ud83c\udf19"};
        for (Object value : values) {
            assertEquals(value, eval("...", value));
        }
        assertArrayEquals(values, lua.run("return ...", "=test", values));
        assertTrue(Double.isNaN((Double) eval("...", Double.NaN)));
    }

    @Test
    void numbersKeepTheirKind() {
        assertEquals("integer integer integer integer float float", lua.run("""
                local names = {}
                for i, value in ipairs {...} do names[i] = math.type(value) end
                return table.concat(names, " ")
                """, "=test", 1L, 2, (short) 3, (byte) 4, 5.0, 6.0f)[0]);
        assertEquals(3L, eval("1 + 2"));
        assertEquals(3.0, eval("1.0 + 2"));
        assertEquals(Long.MIN_VALUE, eval("math.maxinteger + 1"));
    }

    @Test
    void bytesAreBytes() {
        byte[] bytes = {(byte) 0xFF, 0, (byte) 0x80, 'x', 'y', 'z', '\n'};
        try (LuaFunction reverse = lua.load("return (...):reverse(), #...", "=test")) {
            Object[] results = reverse.callForBytes((Object) bytes);
            assertArrayEquals(new byte[] {'\n', 'z', 'y', 'x', (byte) 0x80, 0, (byte) 0xFF}, (byte[]) results[0]);
            assertEquals(7L, results[1]);
            assertEquals("\nzyx\ufffd\0\ufffd", reverse.call((Object) bytes)[0]);
        }
        lua.set("bytes", bytes);
        assertArrayEquals(bytes, (byte[]) lua.getForBytes("bytes"));
        assertArrayEquals(bytes, (byte[]) lua.globals().getForBytes("bytes"));
    }

    @Test
    void whatHasNoMeaningForLuaIsRefused() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> lua.set("map", Map.of()));
        assertTrue(refused.getMessage().contains("cannot be passed to Lua"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> eval("...", new Object[] {'c'}));
        assertNull(lua.get("map"));
        assertEquals(2L, eval("1 + 1"));
    }

    @Test
    void anyNumberOfResults() {
        assertEquals(0, lua.run("return", "=test").length);
        Object[] many = lua.run("return table.unpack({...}, 1, 2000)", "=test", 1L, 2L);
        assertEquals(2000, many.length);
        assertEquals(2L, many[1]);
        assertNull(many[1999]);
    }

    @Test
    void globals() {
        lua.set("answer", 42);
        assertEquals(42L, lua.get("answer"));
        assertEquals(42L, eval("_G.answer"));
        assertNull(lua.get("question"));
        lua.set("answer", null);
        assertEquals(true, eval("answer == nil"));
        assertTrue(lua.globals().isSame((LuaTable) eval("_G")));
        assertFalse(lua.globals().isSame(lua.newTable()));
    }

    @Test
    void tables() {
        LuaTable table = lua.newTable();
        table.set("name", "moon");
        table.set(1, "one");
        table.set(2.0, "two");
        table.set(true, 1.5);
        assertEquals("moon", table.get("name"));
        assertEquals("two", table.get(2));
        assertEquals(1.5, table.get(true));
        assertNull(table.get("other"));
        assertNull(table.get(null));
        assertEquals(2, table.length());
        assertEquals("moon12", eval("(...).name .. #... - 1 .. 2", table));
        List<String> seen = new ArrayList<>();
        table.forEach((key, value) -> seen.add(key + "=" + value));
        seen.sort(null);
        assertEquals(List.of("1=one", "2=two", "name=moon", "true=1.5"), seen);
        assertEquals("table index is nil", messageOf(() -> table.set(null, 1)).replaceFirst(".*: ", ""));
        assertEquals("table index is NaN", messageOf(() -> table.set(Double.NaN, 1)).replaceFirst(".*: ", ""));
    }

    @Test
    void tablesAreWalkedWhileCodeRuns() {
        LuaTable table = (LuaTable) eval("{a = {}, b = {}, c = {}}");
        table.forEach((key, value) -> {
            lua.collect();
            ((LuaTable) value).set("key", key);
            table.set(key, null);
        });
        assertEquals(true, eval("next(...) == nil", table));
    }

    @Test
    void metamethodsTakePart() {
        LuaTable table = lua.newTable();
        table.setMetatable((LuaTable) eval("""
                {
                  __index = function(_, key) return key .. "!" end,
                  __newindex = function(t, key, value) rawset(t, key, value * 2) end,
                  __len = function() return 77 end,
                }"""));
        assertEquals("x!", table.get("x"));
        table.set("y", 21);
        assertEquals(42L, table.get("y"));
        assertEquals(77, table.length());
        assertEquals(77L, ((LuaFunction) table.metatable().get("__len")).call()[0]);
        table.setMetatable(null);
        assertNull(table.metatable());
        assertNull(table.get("x"));
        LuaTable failing = (LuaTable) eval("setmetatable({}, {__index = function() error('no field', 0) end})");
        assertEquals("no field", messageOf(() -> failing.get("x")));
    }

    @Test
    void functionsAreKeptAndCalledAgain() {
        LuaFunction counter = (LuaFunction) lua.run("""
                local count = 0
                return function(step) count = count + step return count end
                """, "=test")[0];
        for (long i = 1; i <= 1000; i++) {
            assertEquals(2 * i, counter.call(2)[0]);
        }
        lua.set("step", counter);
        assertEquals(2007L, eval("step(7)"));
    }

    @Test
    void otherObjectsAreHandedBack() {
        LuaObject coroutine = (LuaObject) eval("coroutine.create(function(a) local b = coroutine.yield(a + 1) return b end)");
        LuaFunction resume = (LuaFunction) eval("coroutine.resume");
        assertArrayEquals(new Object[] {true, 42L}, resume.call(coroutine, 41));
        lua.collect();
        assertArrayEquals(new Object[] {true, "end"}, resume.call(coroutine, "end"));
        LuaObject file = (LuaObject) eval("io.stdout");
        assertEquals("file", eval("io.type(...)", file));
        assertTrue(file.toString().startsWith("userdata: 0x"), file.toString());
    }

    @Test
    void chunksHaveNamesAndArguments() {
        assertEquals("[string \"local x = ...\"]:1: attempt to call a number value (local 'x')",
                messageOf(() -> lua.run("local x = ... x()", "local x = ...", 1)));
        assertEquals("file.lua:2: boo", messageOf(() -> lua.run("\nerror 'boo'", "@file.lua")));
        byte[] binary = (byte[]) lua.load("return string.dump(function(a) return a * 2 end)", "=d").callForBytes()[0];
        assertEquals(84L, lua.load(binary, "=binary").call(42)[0]);
        assertThrows(LuaException.class, () -> lua.load(new String(binary, StandardCharsets.ISO_8859_1), "=text"));
    }

    @Test
    void streamsAreReplaced() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        lua.setOutput(output);
        lua.setErrorOutput(error);
        lua.setInput(new ByteArrayInputStream("first\nsecond".getBytes(StandardCharsets.UTF_8)));
        lua.run("print(1, nil, 'x') io.write('no line') io.stderr:write('oh') print(io.read(), io.read())", "=test");
        assertEquals("1\tnil\tx\nno linefirst\tsecond\n", output.toString(StandardCharsets.UTF_8));
        assertEquals("oh", error.toString(StandardCharsets.UTF_8));
    }

    @Test
    void twoStatesKnowNothingOfEachOther() {
        try (LuaState other = LuaState.open()) {
            lua.set("x", 1);
            other.set("x", "two");
            lua.run("string.shout = string.upper; getmetatable('').__add = function() return 'added' end", "=test");
            assertEquals(1L, lua.get("x"));
            assertEquals("two", other.get("x"));
            assertEquals("added", eval("'a' + 'b'"));
            assertNull(other.run("return string.shout", "=test")[0]);
            assertThrows(LuaException.class, () -> other.run("return 'a' + 'b'", "=test"));
            LuaTable table = lua.newTable();
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                    () -> other.set("table", table));
            assertEquals("a reference of one Lua state cannot be passed to another", refused.getMessage());
            assertFalse(table.isSame(other.newTable()));
        }
        assertEquals(1L, lua.get("x"));
    }

    static String messageOf(Runnable action) {
        return assertThrows(LuaException.class, action::run).getMessage();
    }
}
