package dev.farside.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.gc.Safepoints;
import dev.farside.lua.LuaRun;
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
}
