package dev.farside.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
