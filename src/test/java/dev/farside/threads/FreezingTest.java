package dev.farside.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.gc.Safepoints;
import dev.farside.lua.LuaRun;
import dev.farside.testing.FullRegion;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code threads.freeze} returns when no store can be under way any more. */
class FreezingTest {

    private static final long SECONDS = 60;

    /** A thread that comes to a safepoint only when it is asked to. */
    private static final class Busy implements Safepoints.Participant {
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public void requestPoll() {
            asked.countDown();
        }
    }

    @Test
    void otherThreadsComeToASafepointFirst() throws InterruptedException {
        LuaRun lua = new LuaRun();
        Safepoints safepoints = lua.state().safepoints();
        Busy busy = new Busy();
        CountDownLatch runs = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger();
        safepoints.add(busy);
        Thread other = new Thread(() -> {
            safepoints.enter();
            runs.countDown();
            try {
                assertTrue(busy.asked.await(SECONDS, TimeUnit.SECONDS), "nobody has asked");
                left.incrementAndGet();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } finally {
                safepoints.leave();
            }
        });
        other.start();
        runs.await();
        assertEquals("true\n", lua.run("local t = {n = 1, inner = {}} print(threads.freeze(t) == t)"));
        assertEquals(1, left.get(), "freeze has not waited for the other thread");
        other.join();
        safepoints.remove(busy);
        lua.close();
    }

    /** The region has no room for the list of tables: none of them is read-only, and later all are. */
    @Test
    void allOrNothing() {
        try (LuaRun lua = new LuaRun()) {
            lua.run("""
                    tables = {}
                    for i = 1, 20000 do tables[i] = {} end
                    SHARED = threads.run(function() end)
                    function count()
                      local n = threads.isfrozen(tables) and 1 or 0
                      for i = 1, #tables do n = n + (threads.isfrozen(tables[i]) and 1 or 0) end
                      return n
                    end
                    """);
            String refused;
            try (FullRegion _ = new FullRegion()) {
                refused = lua.run("print(pcall(threads.freeze, tables))");
            }
            assertEquals("false\tnot enough memory\n", refused);
            assertEquals("0\n", lua.run("print(count())"));
            assertEquals("true\t20001\n", lua.run("print(pcall(threads.freeze, tables) , count())"));
        }
    }
}
