package dev.farside.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.BlockSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Ends of states and references, and threads where they do not belong. */
class ClosingTest {

    @Test
    void closingGivesAllMemoryBack() {
        long before = BlockSource.blocksInUse();
        LuaState lua = LuaState.open();
        lua.run("""
                data = {}
                for i = 1, 200000 do data[i] = {tostring(i), string.rep("x", i % 100), function() return i end} end
                big = string.rep("y", 1 << 20)
                weak = setmetatable({}, {__mode = "k"})
                weak[{}] = coroutine.create(print)
                """, "=t");
        assertTrue(BlockSource.blocksInUse() > before + 200, "blocks: " + BlockSource.blocksInUse());
        lua.close();
        assertEquals(before, BlockSource.blocksInUse());
        lua.close();
        assertEquals(before, BlockSource.blocksInUse());
    }

    @Test
    void manyStatesOneAfterTheOther() {
        long before = BlockSource.blocksInUse();
        for (int i = 0; i < 50; i++) {
            try (LuaState lua = LuaState.open()) {
                assertEquals((long) i, lua.run("return ...", "=t", i)[0]);
            }
        }
        assertEquals(before, BlockSource.blocksInUse());
    }

    @Test
    void closingRunsFinalizersAndFlushes() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        LuaState lua = LuaState.open();
        lua.setOutput(output);
        List<Object> seen = new ArrayList<>();
        lua.register("note", arguments -> seen.add(arguments.get(1)));
        lua.run("object = setmetatable({}, {__gc = function() note('finalized') print('printed') end})", "=t");
        lua.close();
        assertEquals(List.of("finalized"), seen);
        assertEquals("printed\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyUseAfterClosingIsRefused() {
        LuaState lua = LuaState.open();
        LuaTable table = lua.newTable();
        LuaFunction function = lua.load("return 1", "=t");
        lua.close();
        assertTrue(lua.isClosed());
        List<Runnable> uses = List.of(() -> lua.load("", "=t"), () -> lua.run("", "=t"), () -> lua.get("x"),
                () -> lua.set("x", 1), lua::globals, lua::newTable, lua::memoryInUse, lua::collect,
                () -> lua.setMemoryLimit(1), () -> lua.setOutput(System.out), () -> table.get(1),
                () -> table.set(1, 2), table::length, () -> table.forEach((key, value) -> { }), table::metatable,
                function::call, () -> lua.register("f", arguments -> null), () -> lua.setTimeLimit(null));
        for (Runnable use : uses) {
            assertEquals("the Lua state is closed", assertThrows(IllegalStateException.class, use::run).getMessage());
        }
        table.close();
        function.close();
        lua.interrupt();
        assertEquals("closed reference to a Lua value", table.toString());
    }

    @Test
    void aClosedReferenceCannotBeUsed() {
        try (LuaState lua = LuaState.open()) {
            LuaTable table = lua.newTable();
            table.close();
            table.close();
            assertEquals("this reference to a Lua value is closed",
                    assertThrows(IllegalStateException.class, () -> table.get(1)).getMessage());
            assertThrows(IllegalStateException.class, () -> lua.set("x", table));
        }
    }

    @Test
    void referencesKeepTheirObjectsUntilClosed() {
        try (LuaState lua = LuaState.open()) {
            lua.run("weak = setmetatable({}, {__mode = 'v'})", "=t");
            try (LuaTable table = lua.newTable(); LuaTable weak = (LuaTable) lua.get("weak")) {
                weak.set("object", table);
                lua.collect();
                assertEquals(true, lua.run("return weak.object ~= nil", "=t")[0]);
            }
            lua.collect();
            assertEquals(true, lua.run("return weak.object == nil", "=t")[0]);
        }
    }

    @Test
    void forgottenReferencesLetTheirObjectsGo() throws InterruptedException {
        try (LuaState lua = LuaState.open()) {
            lua.run("weak = setmetatable({}, {__mode = 'v'}) weak.object = {}", "=t");
            assertNotNull(lua.get("weak"));
            boolean gone = false;
            for (int i = 0; i < 100 && !gone; i++) {
                lua.run("return weak.object", "=t");
                System.gc();
                Thread.sleep(10);
                lua.newTable().close();
                lua.collect();
                gone = (Boolean) lua.run("return weak.object == nil", "=t")[0];
            }
            assertTrue(gone, "the object still lives");
        }
    }

    @Test
    void aStateServesOneThreadAtATime() throws InterruptedException {
        try (LuaState lua = LuaState.open()) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            lua.register("wait", arguments -> {
                inside.countDown();
                done.await();
                return "waited";
            });
            AtomicReference<Object> result = new AtomicReference<>();
            Thread other = new Thread(() -> result.set(lua.run("return wait()", "=t")[0]), "the other");
            other.start();
            inside.await();
            List<Runnable> uses = List.of(() -> lua.get("x"), () -> lua.run("x = 1", "=t"), lua::close);
            for (Runnable use : uses) {
                assertEquals("the Lua state is in use by thread \"the other\"; a state serves one thread at a time",
                        assertThrows(IllegalStateException.class, use::run).getMessage());
            }
            done.countDown();
            other.join();
            assertEquals("waited", result.get());
            assertNull(lua.get("x")); // now it is this thread's turn
        }
    }

    @Test
    void aCallbackCannotCloseItsState() {
        LuaState lua = LuaState.open();
        lua.register("close", arguments -> {
            lua.close();
            return null;
        });
        LuaException error = assertThrows(LuaException.class, () -> lua.run("close()", "=t"));
        assertEquals("t:1: a Lua state cannot be closed by a callback that it runs", error.getMessage());
        assertFalse(lua.isClosed());
        lua.close();
    }
}
