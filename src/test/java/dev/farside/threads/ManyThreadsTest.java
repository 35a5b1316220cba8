package dev.farside.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.api.LuaException;
import dev.farside.api.LuaFunction;
import dev.farside.api.LuaState;
import dev.farside.heap.BlockSource;
import org.junit.jupiter.api.Test;

/** Threads one after another use the heaps that earlier ones have left. */
class ManyThreadsTest {

    private static final int THREADS = Boolean.getBoolean("farside.long") ? 100_000 : 20_000;
    /** The region may differ by what the collector's pacing leaves: a few blocks of 64 KiB. */
    private static final long BLOCKS = 64;

    @Test
    void shortThreadsOneAfterAnotherDoNotGrowTheRegion() {
        try (LuaState lua = LuaState.open()) {
            String program = """
                    local n = ...
                    local sum = 0
                    for i = 1, n do
                      sum = sum + threads.run(function(x) local t = {x, {x}} return #t end, i):join()
                    end
                    collectgarbage()
                    return sum""";
            assertEquals(2_000L * 2, lua.load(program, "=threads").call(2_000L)[0]);
            long before = BlockSource.blocksInUse();
            assertEquals(THREADS * 2L, lua.load(program, "=threads").call((long) THREADS)[0]);
            long after = BlockSource.blocksInUse();
            assertTrue(after <= before + BLOCKS, before + " blocks in use before, " + after + " after");
        }
    }

    /** The memory is used up now here, now there, while threads are started. */
    @Test
    void startsThatFailForWantOfMemoryLeaveNothingBehind() {
        int failures = 0;
        for (int margin = -256; margin < 256; margin += 16) {
            try (LuaState lua = LuaState.open()) {
                lua.load("threads.watchdog(function() end) data = {} for i = 1, 1e5 do data[i] = {i} end", "=data").call();
                LuaFunction start = lua.load("threads.run(function(...) return ... end, {}, {}):pjoin()", "=start");
                long before = lua.memoryInUse();
                // small objects may exceed the limit by an eighth
                lua.setMemoryLimit(before * 8 / 9 + margin * 1024L);
                for (int i = 0; i < 20; i++) {
                    try {
                        start.call();
                    } catch (LuaException notEnoughMemory) {
                        assertTrue(notEnoughMemory.getMessage().contains("not enough memory"),
                                notEnoughMemory.getMessage());
                        failures++;
                    }
                }
                lua.setMemoryLimit(Long.MAX_VALUE);
                assertEquals(3L, lua.load("return threads.run(function() return 3 end):join()", "=last").call()[0]);
                lua.load("collectgarbage()", "=collect").call();
                assertTrue(lua.memoryInUse() < before + (512 << 10),
                        () -> before + " bytes in use before, then " + lua.memoryInUse());
            }
        }
        assertTrue(failures > 100, failures + " starts have failed");
    }
}
