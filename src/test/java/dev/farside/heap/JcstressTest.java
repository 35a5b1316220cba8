package dev.farside.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of this package's jcstress tests, in a process of their own; docs/testing.md tells how to run longer. */
@Tag("stress")
class JcstressTest {

    private static final boolean LONG = Boolean.getBoolean("farside.long");

    @TempDir
    private Path directory;

    @Test
    void blocksAreNeverHandedOutTwice() throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "org.openjdk.jcstress.Main",
                "-t", BlockSourceStress.class.getName(), "-f", "1", "-fsm", "1", "-time", "200",
                "-iters", LONG ? "50" : "5", "-sc", LONG ? "true" : "false",
                "-jvmArgs", "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC", "-r", directory.toString());
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(LONG ? 30 : 3, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(ended, () -> "jcstress did not end:\n" + text);
        assertEquals(0, process.exitValue(), () -> text);
        assertTrue(text.contains(" 0 failed, 0 soft errs, 0 hard errs"), () -> text);
        assertTrue(text.contains("All remaining tests: 1 matching test results."), () -> text);
    }
}
