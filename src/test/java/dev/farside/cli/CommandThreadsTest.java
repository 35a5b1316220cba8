package dev.farside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.testing.JavaProcess;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a program with threads ends. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommandThreadsTest {

    private static CommandRun run(String program) {
        return new CommandRun().run("-e", program);
    }

    @Test
    void waitsForThreadsThatAreNotDetached() {
        CommandRun run = run("threads.run(function() threads.sleep(0.1) print('late') end) print('main is done')");
        assertEquals("main is done\nlate\n", run.output());
        assertEquals(0, run.status());
    }

    @Test
    void cancelsDetachedThreadsAtTheEnd() {
        CommandRun run = run("""
                local inside = threads.latch(1)
                threads.run(function()
                  local c <close> = setmetatable({}, {__close = function() print('closed') end})
                  inside:countdown()
                  while true do end
                end):detach()
                inside:wait()
                """);
        assertEquals("closed\n", run.output());
        assertEquals(0, run.status());
    }

    @Test
    void anErrorInMainCancelsTheOthers() {
        CommandRun run = run("threads.run(threads.sleep, 1000) error('main fails', 0)");
        assertTrue(run.error().startsWith("farside: main fails\n"), run.error());
        assertEquals(1, run.status());
    }

    @Test
    void exitInAThreadEndsTheProgram() {
        assertEquals(5, run("threads.run(os.exit, 5) threads.sleep(1000)").status());
        assertEquals(6, run("threads.run(os.exit, 6)").status());
        assertEquals(7, run("threads.run(function() pcall(os.exit, 7) end) while true do end").status());
        CommandRun closing = run("""
                setmetatable({}, {__gc = function() print('finalized') end})
                threads.run(os.exit, 8, true)
                threads.sleep(1000)
                """);
        assertEquals("finalized\n", closing.output());
        assertEquals(8, closing.status());
    }

    @Test
    void exitInMainDoesNotWait() {
        CommandRun run = run("threads.run(threads.sleep, 1000) os.exit(3, true)");
        assertEquals(3, run.status());
        run = run("threads.run(threads.sleep, 1000) os.exit(4)");
        assertEquals(4, run.status());
    }

    @Test
    void anErrorNobodyHasAskedForIsPrinted() {
        CommandRun run = run("local t = threads.run(error, 'lost', 0) t:name('worker')");
        assertTrue(run.error().startsWith("farside: error in worker: lost\nstack traceback:"), run.error());
        assertEquals(0, run.status());
        run = run("threads.run(error, setmetatable({}, {__tostring = error})):detach() threads.sleep(0.05)");
        assertTrue(run.error().contains("(error object is a table value)"), run.error());
        assertEquals("", run("threads.run(error, 'asked for'):pjoin()").error());
        run = run("threads.run(function() threads.sleep(0.1) error('after the wait', 0) end):join(0.01)");
        assertTrue(run.error().contains(": after the wait\n"), run.error());
    }

    @Test
    void anErrorInTheWatchdogIsPrinted() {
        CommandRun run = run("""
                threads.watchdog(function() error('bites', 0) end)
                threads.run(error, 'x', 0):detach()
                threads.sleep(0.05)
                """);
        assertTrue(run.error().startsWith("farside: error in the watchdog: bites\n"), run.error());
    }

    /** The process's own input, which a test inside this process cannot replace. */
    @Test
    void aThreadThatReadsTheStandardInputIsCancelled() throws IOException, InterruptedException {
        Process process = new JavaProcess("dev.farside.cli.Main", "-e", """
                local t = threads.run(function() return io.read() end)
                threads.sleep(0.2)
                collectgarbage()
                t:cancel('enough')
                print(t:pjoin())
                """).start(); // whose input stays open and empty
        JavaProcess.Result result = JavaProcess.await(process, 60);
        assertEquals("", result.error());
        assertEquals("false\tthread cancelled: enough\tnil\n", result.output());
    }

    /** One thread takes all the memory there is; the others, and the table they share, are none the worse for it. */
    @Test
    void memoryThatOneThreadHasUsedUp() {
        CommandRun run = new CommandRun().run("--max-heap", "24m", "-e", """
                local t = {n = 0}
                local greedy = threads.run(function()
                  local hoard = {}
                  while true do
                    hoard[#hoard + 1] = ("x"):rep(10000) .. #hoard
                  end
                end)
                local worker = threads.run(function()
                  local k = 0
                  while greedy:status() == "running" do
                    pcall(function()
                      k = k % 100 + 1
                      t[k] = {k, tostring(k)}
                    end)
                  end
                end)
                print(greedy:pjoin())
                worker:pjoin()
                for k = 1, 100 do
                  assert(t[k] == nil or t[k][1] == k and t[k][2] == tostring(k))
                end
                threads.parallel(3, function()
                  for k = 1, 1000 do
                    threads.atomic.add(t, "n", 1)
                    local list = {}
                    for i = 1, 10 do list[i] = {i} end
                  end
                end)
                print(t.n)
                """);
        assertEquals("", run.error());
        assertTrue(run.output().startsWith("false\tnot enough memory"), run.output());
        assertTrue(run.output().endsWith("\n3000\n"), run.output());
    }

    @Test
    void warningsOfThreadsComeWhole() {
        CommandRun run = run("""
                warn('@on')
                threads.parallel(4, function(i) for _ = 1, 50 do warn('<', i, i, i, '>') end end)
                """);
        assertTrue(run.error().lines().allMatch(line -> line.matches("Lua warning: <(\\d)\\1\\1>")), run.error());
        assertEquals(200, run.error().lines().count());
    }

    @Test
    void linesOfThreadsDoNotMix() {
        CommandRun run = run("""
                threads.parallel(4, function(i)
                  local words = {}
                  for k = 1, 20 do words[k] = 'w' .. i end
                  for _ = 1, 100 do print(table.unpack(words)) end
                end)
                """);
        assertTrue(run.output().lines().allMatch(line -> line.matches("(w\\d)(\\t\\1){19}")), run.output());
        assertEquals(400, run.output().lines().count());
    }
}
