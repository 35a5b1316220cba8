package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
 * their names and results are tests here.
 */
@Tag("stress")
final class LuaSuiteStressTest {

    private static final boolean LONG = Boolean.getBoolean("farside.long");
    private static final int MINUTES = LONG ? 60 : 5;

    @TestFactory
    Stream<DynamicNode> smallCounts() throws IOException, InterruptedException {
        return tests(run(1, false, false));
    }

    /** Likewise, with each function compiled when it is first run. */
    @TestFactory
    Stream<DynamicNode> compiled() throws IOException, InterruptedException {
        return tests(run(1, false, true));
    }

    /** The counts of an ordinary run, with fewer collections; only in long runs. */
    @TestFactory
    @Tag("long")
    Stream<DynamicNode> fullCounts() throws IOException, InterruptedException {
        return tests(run(199, true, false));
    }

    private static Stream<DynamicNode> tests(Map<String, String> failures) {
        return failures.entrySet().stream().map(result -> DynamicTest.dynamicTest(result.getKey(),
                () -> assertEquals("", result.getValue())));
    }

    /** Runs the files in a process; the result has an empty string, or what went wrong, under each file's name. */
    private static Map<String, String> run(int polls, boolean full, boolean compiled)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-Dfarside.gc.stress=" + polls, "-Dfarside.gc.poison=true", "-Dfarside.gc.verify=true",
                "-Dfarside.stress.full=" + full, "-Dfarside.stress.compiled=" + compiled,
                "-cp", System.getProperty("java.class.path"), StressMain.class.getName()));
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
            Map<String, String> failures = collect(lines);
            String problem = ended ? "the process ended with " + process.exitValue()
                    : "stopped after " + MINUTES + " minutes";
            for (Path file : LuaSuite.files()) {
                failures.putIfAbsent(LuaSuite.name(file), problem + " before this file was done; last lines:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())));
            }
            return failures;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Map<String, String> collect(List<String> lines) {
        Map<String, String> failures = new LinkedHashMap<>();
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
        return failures;
    }
}
