package dev.farside.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lua's threads in a state that a Java program has opened. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThreadsTest {

    private static final String UNUSABLE =
            "Lua cannot be used by what runs in LuaState.await or in a stream of the state";

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
    void functionsOfTheHostRunInTheThreadsThatCallThem() {
        Map<Long, Thread> callers = new ConcurrentHashMap<>();
        try (LuaState lua = LuaState.open(); LuaTable early = lua.newTable()) {
            early.set("n", 5);
            lua.register("host", arguments -> {
                callers.put(arguments.toLong(1), Thread.currentThread());
                LuaTable made = arguments.state().newTable();
                for (long i = 1; i <= 1000; i++) {
                    made.set(i, i * arguments.toLong(1));
                }
                made.set("given", arguments.toTable(2));
                made.set("early", early);
                made.set("twice", (LuaCallback) inner -> 2 * inner.toLong(1));
                Object[] results = arguments.toFunction(3).call(made, early.get("n"));
                return new Object[] {results[0], made};
            });
            Object[] results = lua.load("""
                    local results = threads.parallel(4, function(i)
                      local sum, made = 0
                      for round = 1, 20 do
                        sum, made = host(i, {i}, function(t, n)
                          local sum = 0
                          for j = 1, #t do sum = sum + t[j] end
                          return sum + n + t.early.n
                        end)
                      end
                      assert(made.given[1] == i and made.twice(i) == 2 * i and #made == 1000)
                      return sum
                    end)
                    collectgarbage()
                    return results[1], results[2], results[3], results[4]
                    """, "=t").call();
            for (int i = 1; i <= 4; i++) {
                assertEquals(500_500L * i + 10, results[i - 1]);
            }
            assertEquals(4, Set.copyOf(callers.values()).size());
            assertEquals(false, callers.containsValue(Thread.currentThread()));
        }
    }

    @Test
    void errorsPassThroughCallbacksOfThreads() {
        try (LuaState lua = LuaState.open()) {
            lua.register("fail", arguments -> {
                throw new IOException("no disk");
            });
            lua.register("call", arguments -> arguments.toFunction(1).call());
            Object[] results = lua.load("""
                    local t = threads.run(function() return pcall(fail) end)
                    local u = threads.run(call, function() error({"inner"}) end)
                    local _, e, trace = u:pjoin()
                    return select(2, t:join()), e[1], trace, threads.run(pcall, call, 7):join()
                    """, "=t").call();
            assertEquals("no disk", results[0]);
            assertEquals("inner", results[1]);
            assertTrue(String.valueOf(results[2]).contains("in function 'call'"), () -> String.valueOf(results[2]));
            assertEquals("bad argument #1 to 'call' (function expected, got number)", results[4]);
        }
    }

    @Test
    void aCancelledThreadLeavesItsCallbacks() {
        List<Exception> seen = new CopyOnWriteArrayList<>();
        try (LuaState lua = LuaState.open()) {
            lua.register("call", arguments -> {
                try {
                    return arguments.toFunction(1).call();
                } catch (LuaException passing) {
                    seen.add(passing);
                    throw passing;
                }
            });
            lua.register("wait", arguments -> arguments.state().await(() -> {
                Thread.sleep(Long.MAX_VALUE);
                return null;
            }));
            Object[] results = lua.load("""
                    local inside, closed = threads.latch(2), {n = 0}
                    local function body(f)
                      return function()
                        local c <close> = setmetatable({}, {__close = function() threads.atomic.add(closed, "n", 1) end})
                        inside:countdown()
                        f()
                      end
                    end
                    local loop = threads.run(call, body(function() while true do pcall(next) end end))
                    local wait = threads.run(body(function() pcall(wait) pcall(wait) end))
                    inside:wait()
                    collectgarbage() -- waits for nobody
                    loop:cancel()
                    wait:cancel()
                    return select(2, loop:pjoin()), select(2, wait:pjoin()), closed.n
                    """, "=t").call();
            assertEquals("thread cancelled", results[0]);
            assertEquals("thread cancelled", results[1]);
            assertEquals(2L, results[2]);
            assertEquals(List.of(LuaCancelledException.class), seen.stream().map(Object::getClass).toList());
        }
    }

    @Test
    void whatWaitsDoesNotUseTheState() {
        try (LuaState lua = LuaState.open()) {
            assertEquals("at once", assertDoesNotThrow(() -> lua.await(() -> "at once")));
            lua.register("wrong", arguments -> arguments.state().await(() -> arguments.state().get("x")));
            LuaException error = assertThrows(LuaException.class, () -> lua.run("wrong()", "=t"));
            assertEquals("t:1: " + UNUSABLE, error.getMessage());
            lua.setTimeLimit(Duration.ofMillis(50));
            lua.register("wait", arguments -> arguments.state().await(() -> {
                Thread.sleep(Long.MAX_VALUE);
                return null;
            }));
            assertThrows(LuaTimeoutException.class, () -> lua.run("wait()", "=t"));
            assertEquals(1L, lua.load("return 1", "=t").call()[0]);
        }
    }

    @Test
    void anInterruptionOfTheHostSurvivesWaiting() {
        try (LuaState lua = LuaState.open()) {
            lua.register("wait", arguments -> arguments.state().await(() -> {
                Thread.currentThread().interrupt();
                return "waited";
            }));
            lua.register("interrupted", arguments -> Thread.interrupted());
            assertEquals(List.of("waited", true), List.of(lua.load("return wait(), interrupted()", "=t").call()));
        }
    }

    @Test
    void argumentsAreNotReadWhileTheThreadWaits() {
        try (LuaState lua = LuaState.open()) {
            lua.register("wrong", arguments -> arguments.state().await(() -> arguments.toText(1)));
            LuaException error = assertThrows(LuaException.class, () -> lua.run("wrong(1.5)", "=t"));
            assertEquals("t:1: " + UNUSABLE, error.getMessage());
        }
    }

    @Test
    void streamsDoNotUseTheState() {
        try (LuaState lua = LuaState.open()) {
            List<String> seen = new CopyOnWriteArrayList<>();
            lua.setOutput(new OutputStream() {
                @Override
                public void write(int b) {
                    try {
                        lua.get("x");
                    } catch (IllegalStateException refused) {
                        seen.add(refused.getMessage());
                    }
                }
            });
            lua.run("io.write('a') io.stdout:flush()", "=t");
            assertEquals(List.of(UNUSABLE), seen);
            seen.clear();
            lua.run("threads.run(function() io.write('b') io.stdout:flush() end):join()", "=t");
            assertEquals(List.of("a thread that Lua has started can use the state in callbacks only"), seen);
        }
    }

    @Test
    void aThreadDoesNotCloseItsState() {
        try (LuaState lua = LuaState.open()) {
            lua.register("close", arguments -> {
                arguments.state().close();
                return null;
            });
            Object[] results = lua.load("return threads.run(pcall, close):join()", "=t").call();
            assertEquals("a Lua state cannot be closed by a callback that it runs", results[1]);
        }
    }

    @Test
    void finalizersStartNoThreadsWhileTheStateIsClosed() {
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        LuaState lua = LuaState.open();
        lua.setErrorOutput(error);
        lua.run("""
                warn("@on")
                keep = setmetatable({}, {__gc = function() threads.run(function() while true do end end) end})
                """, "=t");
        lua.close();
        assertTrue(error.toString(StandardCharsets.UTF_8).contains("the state is being closed"), error::toString);
    }

    @Test
    void anErrorOfTheHostEndsTheThreadThatCalls() {
        try (LuaState lua = LuaState.open()) {
            lua.register("fail", arguments -> {
                throw new AssertionError("broken");
            });
            Object[] results = lua.load("""
                    local closed = {}
                    local t = threads.run(function()
                      local c <close> = setmetatable({}, {__close = function() closed[1] = true end})
                      fail()
                    end)
                    local ok, message = t:pjoin()
                    return ok, message, closed[1]
                    """, "=t").call();
            assertEquals(List.of(false, "java.lang.AssertionError: broken", true), List.of(results));
        }
    }

    @Test
    void exitInAThreadOutlastsAnInterruption() {
        try (LuaState lua = LuaState.open()) {
            lua.register("interrupted", arguments -> {
                arguments.state().interrupt();
                return null;
            });
            LuaExitException exit = assertThrows(LuaExitException.class, () -> lua.run("""
                    local t = threads.run(os.exit, 5)
                    while t:status() == "running" do end
                    interrupted()
                    while true do end
                    """, "=t"));
            assertEquals(5, exit.status());
        }
    }

    @Test
    void exitInACallbackOfAThreadEndsTheCall() {
        try (LuaState lua = LuaState.open()) {
            lua.register("call", arguments -> arguments.toFunction(1).call(3));
            LuaExitException exit = assertThrows(LuaExitException.class,
                    () -> lua.run("threads.run(call, os.exit) threads.sleep(1000)", "=t"));
            assertEquals(3, exit.status());
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
