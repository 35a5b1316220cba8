package dev.farside.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lua's threads in a state that a Java program has opened. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThreadsTest {

    @Test
    void threadsGoOnBetweenCalls() {
        try (LuaState lua = LuaState.open()) {
            lua.run("""
                    go = threads.latch(1)
                    box = {n = 0}
                    worker = threads.run(function()
                      go:wait()
                      for i = 1, 100000 do threads.atomic.add(box, "n", 1) end
                      return box.n
                    end)
                    """, "=t");
            lua.run("go:countdown()", "=t");
            assertEquals(1L, lua.load("return threads.cpus() > 0 and 1", "=t").call()[0]);
            assertEquals(100_000L, lua.load("return worker:join()", "=t").call()[0]);
        }
    }

    @Test
    void closingCancelsThreadsAndWaitsForTheirEnd() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        LuaState lua = LuaState.open();
        lua.setOutput(output);
        lua.run("""
                for i = 1, 3 do
                  local inside = threads.latch(1)
                  threads.run(function()
                    local c <close> = setmetatable({}, {__close = function() print("closed") end})
                    inside:countdown()
                    if i == 1 then while true do end
                    elseif i == 2 then threads.sleep(1000)
                    else threads.channel():recv() end
                  end)
                  inside:wait()
                end
                """, "=t");
        lua.close();
        assertEquals("closed\nclosed\nclosed\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aTimeLimitEndsWaiting() {
        try (LuaState lua = LuaState.open()) {
            lua.setTimeLimit(Duration.ofMillis(50));
            assertThrows(LuaTimeoutException.class,
                    () -> lua.run("threads.run(threads.sleep, 1000):join()", "=t"));
            assertThrows(LuaTimeoutException.class, () -> lua.run("threads.channel():recv()", "=t"));
            assertThrows(LuaTimeoutException.class, () -> lua.run("pcall(threads.sleep, 1000)", "=t"));
            assertThrows(LuaTimeoutException.class, () -> lua.run("os.execute('sleep 1000')", "=t"));
        }
    }

    @Test
    void interruptReachesAThreadThatWaits() throws InterruptedException {
        try (LuaState lua = LuaState.open()) {
            Thread impatient = new Thread(() -> {
                for (;;) {
                    try {
                        Thread.sleep(20);
                    } catch (InterruptedException done) {
                        return;
                    }
                    lua.interrupt();
                }
            });
            impatient.start();
            LuaException error = assertThrows(LuaException.class, () -> lua.run("threads.sleep(1000)", "=t"));
            impatient.interrupt();
            impatient.join();
            assertTrue(error.getMessage().endsWith("interrupted!"), error.getMessage());
        }
    }

    @Test
    void aFunctionOfTheHostRefusesOtherThreads() {
        try (LuaState lua = LuaState.open()) {
            lua.register("host", arguments -> "called");
            assertArrayEquals(new Object[] {"called"}, lua.load("return host()", "=t").call());
            Object[] results = lua.load("return threads.run(pcall, host):join()", "=t").call();
            assertEquals(false, results[0]);
            assertEquals("a function of the host cannot be called by a thread that Lua has started", results[1]);
        }
    }

    @Test
    void exitInAThreadEndsTheCall() {
        try (LuaState lua = LuaState.open()) {
            LuaExitException exit = assertThrows(LuaExitException.class,
                    () -> lua.run("threads.run(os.exit, 7) threads.sleep(1000)", "=t"));
            assertEquals(7, exit.status());
        }
    }

    @Test
    void anErrorOfAThreadThatNobodyJoinsIsPrinted() {
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        try (LuaState lua = LuaState.open()) {
            lua.setErrorOutput(error);
            lua.run("""
                    local t = threads.run(function() error("nobody listens", 0) end)
                    t:name("lonely")
                    while t:status() == "running" do threads.yield() end
                    """, "=t");
        }
        String text = error.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("farside: error in lonely: nobody listens\nstack traceback:"), text);
    }

    @Test
    void aThreadIsCancelledInAStreamOfTheHost() throws IOException {
        try (LuaState lua = LuaState.open(); PipedOutputStream end = new PipedOutputStream()) {
            lua.setInput(new PipedInputStream(end));
            Object[] results = lua.load("""
                    local t = threads.run(function() return io.read() end)
                    threads.sleep(0.05)
                    collectgarbage()
                    t:cancel()
                    return t:pjoin()
                    """, "=t").call();
            assertEquals("thread cancelled", results[1]);
        }
    }
}
