package dev.farside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.testing.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: how it ends, signals, and what only a process has. */
class MainTest {
    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    private static JavaProcess farside(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-XX:TieredStopAtLevel=1";
        all[1] = Main.class.getName();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new JavaProcess(all);
    }

    private static void expect(JavaProcess.Result result, int status, String output, String error) {
        assertEquals(error, result.error());
        assertEquals(output, result.output());
        assertEquals(status, result.status());
    }

    @Test
    void outputAndStatus() throws IOException, InterruptedException {
        expect(farside("-e", "io.write('no line end') os.exit(42)").run(SECONDS), 42, "no line end", "");
        expect(farside("-e", "print(1)").run(SECONDS), 0, "1\n", "");
        expect(farside("-e", "print(1)\nx.y = 1").run(SECONDS), 1, "1\n", """
                farside: (command line):2: attempt to index a nil value (global 'x')
                stack traceback:
                \t(command line):2: in main chunk
                \t[C]: in ?
                """);
    }

    @Test
    void theEnvironmentIsRead() throws IOException, InterruptedException {
        expect(farside("-e", "print(x, package.path)").variable("LUA_INIT_5_4", "x = 'init'")
                .variable("LUA_PATH", "only/?.lua").run(SECONDS), 0, "init\tonly/?.lua\n", "");
        JavaProcess.Result ignored = farside("-E", "-e", "print(x, package.path)").variable("LUA_INIT_5_4", "x = 1")
                .variable("LUA_PATH", "only/?.lua").run(SECONDS);
        assertTrue(ignored.output().startsWith("nil\t/usr/local/share/lua/5.4/?.lua;"), ignored.output());
    }

    @Test
    void endlessThingsEndInErrors() throws IOException, InterruptedException {
        JavaProcess.Result result = farside("-e", """
                local function message(f) return (select(2, pcall(f))):gsub("^.-:%d+: ", ""):match("^[^\\n(]*") end
                local function recursion() return 1 + recursion() end
                print(message(recursion))
                local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k] end
                print((message(function() return t.x end):gsub("^C ", "")))
                print((message(function()
                  local function nested() return string.gsub("x", "x", nested) end
                  nested()
                end):gsub("^C ", "")))
                local function deep(n) return n == 0 and "" or "(" .. deep(n - 1) end
                print(load("return " .. deep(190)) == nil, load("x = " .. ("("):rep(100000)) == nil)
                print(load(("do "):rep(100000)) == nil)
                """).run(SECONDS);
        expect(result, 0, """
                stack overflow
                stack overflow
                stack overflow
                true\ttrue
                true
                """, "");
    }

    @Test
    void theLauncherTellsTheCommand() throws IOException, InterruptedException {
        JavaProcess.Result result = new JavaProcess("-Dfarside.command=/some where/farside", Main.class.getName(),
                "-e", "print(arg[0], arg[1]) error('x', 0)").run(SECONDS);
        expect(result, 1, "/some where/farside\t-e\n", """
                farside: x
                stack traceback:
                \t[C]: in function 'error'
                \t(command line):1: in main chunk
                \t[C]: in ?
                """);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs sh")
    void argumentsKeepTheirBytes() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("bytes.lua"), "print((...):byte(1, -1)) print(#...)");
        for (String locale : new String[] {"C.UTF-8", "C"}) {
            // the shell makes the byte sequence, whatever this process's own encoding is
            StringBuilder line = new StringBuilder("exec");
            for (String word : farside(script.toString()).command()) {
                line.append(" '").append(word).append('\'');
            }
            line.append(" \"$(printf 'm\\303\\266nd\\377')\"");
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", line.toString());
            builder.environment().put("LC_ALL", locale);
            JavaProcess.Result result = JavaProcess.await(builder.start(), SECONDS);
            expect(result, 0, "109\t195\t182\t110\t100\t255\n6\n", "");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a signal with kill")
    void theInterruptKey() throws IOException, InterruptedException {
        Process process = farside("-e", """
                print(pcall(function() print("ready") io.stdout:flush() while true do end end))
                print(pcall(function() io.stdout:flush() while true do end end))
                """).start();
        BufferedReader output = process.inputReader();
        assertEquals("ready", output.readLine());
        Thread.sleep(500); // the handler is installed a moment after the start
        interrupt(process);
        assertEquals("false\t(command line):1: interrupted!", output.readLine());
        interrupt(process); // not the first time: ends the process
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
        assertEquals(130, process.exitValue());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a signal with kill")
    void anUncaughtInterruption() throws IOException, InterruptedException {
        Process process = new JavaProcess(Main.class.getName(), "-e",
                "print('ready') io.stdout:flush() io.write('buffered')\nwhile true do end").start();
        assertEquals("ready", process.inputReader().readLine());
        Thread.sleep(2000); // until the loop is machine code of the best kind
        interrupt(process);
        expect(JavaProcess.await(process, SECONDS), 1, "buffered", """
                farside: (command line):2: interrupted!
                stack traceback:
                \t(command line):2: in main chunk
                \t[C]: in ?
                """);
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "writes to a closed pipe, which Windows reports otherwise")
    void aReaderThatGoesAwayEndsTheProgram() throws IOException, InterruptedException {
        Process process = farside("-e", "while true do print('line') end").start();
        assertEquals("line", process.inputReader().readLine());
        process.getInputStream().close();
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the program goes on");
        assertEquals("", new String(process.getErrorStream().readAllBytes()));
    }

    @Test
    void internalErrorsAreOneSentence() throws IOException, InterruptedException {
        JavaProcess.Result result = new JavaProcess(InternalError.class.getName()).run(SECONDS);
        assertEquals("farside: internal error: java.lang.IllegalStateException: made up; this is a fault of Farside's,"
                + " please report it with the program and with what FARSIDE_DEBUG=1 shows\n", result.error());
        JavaProcess.Result shown = new JavaProcess(InternalError.class.getName()).variable("FARSIDE_DEBUG", "1")
                .run(SECONDS);
        assertTrue(shown.error().startsWith("java.lang.IllegalStateException: made up\n\tat "), shown.error());
    }

    /** Fails where only Farside's own faults fail. */
    static final class InternalError {
        private InternalError() {
        }

        /** Reports a made-up fault. */
        public static void main(String[] arguments) {
            Main.reportInternal(new IllegalStateException("made up"));
        }
    }

    @Test
    void theLineEditorIsLoadedForThePromptOnly() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        JavaProcess.Result result = new JavaProcess("-Xlog:class+load:file=" + log, Main.class.getName(), "-e",
                "print(1)").run(SECONDS);
        expect(result, 0, "1\n", "");
        String classes = Files.readString(log);
        assertTrue(classes.contains("dev.farside.cli.Command"));
        assertFalse(classes.contains("org.jline"));
    }
}
