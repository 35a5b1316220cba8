package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The Lua-level tests with a collection at every poll, freed memory poisoned and the whole heap checked after each
 * collection. The switches are read once by a JVM, so the files run in processes of their own ({@link StressMain});
 * their names and results are tests here. Files that would take too long run with a collection at every Nth poll.
 */
@Tag("stress")
final class LuaSuiteStressTest {

    private static final boolean LONG = Boolean.getBoolean("farside.long");
    private static final int MINUTES = LONG ? 60 : 5;
    /** Polls between collections for the files that run long; every other file has a collection at every poll. */
    private static final Map<String, Integer> SLOW_FILES = LONG ? Map.of() : Map.of("programs/sudoku.lua", 16);

    @TestFactory
    Stream<DynamicNode> smallCounts() throws IOException, InterruptedException {
        List<String> others = new ArrayList<>(LuaSuite.files().stream().map(LuaSuite::name).toList());
        Map<String, String> failures = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> slow : SLOW_FILES.entrySet()) {
            assertTrue(others.remove(slow.getKey()), () -> "no file " + slow.getKey());
            run(failures, slow.getValue(), false, false, List.of(slow.getKey()));
        }
        run(failures, 1, false, false, others);
        return tests(failures);
    }

    /** Likewise, with each function compiled when it is first run. */
    @TestFactory
    Stream<DynamicNode> compiled() throws IOException, InterruptedException {
        List<String> others = new ArrayList<>(LuaSuite.files().stream().map(LuaSuite::name).toList());
        Map<String, String> failures = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> slow : SLOW_FILES.entrySet()) {
            assertTrue(others.remove(slow.getKey()), () -> "no file " + slow.getKey());
            run(failures, slow.getValue(), false, true, List.of(slow.getKey()));
        }
        run(failures, 1, false, true, others);
        return tests(failures);
    }

    /** The counts of an ordinary run, with fewer collections; only in long runs. */
    @TestFactory
    @Tag("long")
    Stream<DynamicNode> fullCounts() throws IOException, InterruptedException {
        Map<String, String> failures = new LinkedHashMap<>();
        run(failures, 199, true, false, LuaSuite.files().stream().map(LuaSuite::name).toList());
        return tests(failures);
    }

    private static Stream<DynamicNode> tests(Map<String, String> failures) {
        return failures.entrySet().stream().map(result -> DynamicTest.dynamicTest(result.getKey(),
                () -> assertEquals("", result.getValue())));
    }

    /** Runs files in a process; puts an empty string, or what went wrong, under each file's name. */
    private static void run(Map<String, String> failures, int polls, boolean full, boolean compiled, List<String> files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-Dfarside.gc.stress=" + polls, "-Dfarside.gc.poison=true", "-Dfarside.gc.verify=true",
                "-Dfarside.stress.full=" + full, "-Dfarside.stress.compiled=" + compiled,
                "-cp", System.getProperty("java.class.path"), StressMain.class.getName()));
        command.addAll(files);
        Path output = Files.createTempFile("lua-stress", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            collect(failures, lines);
            String problem = ended ? "the process ended with " + process.exitValue()
                    : "stopped after " + MINUTES + " minutes";
            for (String file : files) {
                failures.putIfAbsent(file, problem + " before this file was done; last lines:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void collect(Map<String, String> failures, List<String> lines) {
        String current = null;
        for (String line : lines) {
            if (line.startsWith("passed ") || line.startsWith("FAILED ")) {
                String[] parts = line.split(" ", 3);
                current = parts[2];
                failures.put(current, line.startsWith("passed") ? "" : "failed:");
            } else if (line.startsWith("    ") && current != null) {
                failures.computeIfPresent(current, (file, text) -> text + "\n" + line);
            }
        }
    }
}
