package dev.farside.lua;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the expectations of the Lua-level tests against the reference interpreter, so that they say what Lua does.
 * Leaves out the folder {@code threads}, of which the reference knows nothing.
 * Skipped where no {@code lua5.4} is on the path; another one is named by {@code -Dfarside.reference=COMMAND}.
 */
final class LuaSuiteReferenceTest {
    private static final String COMMAND = System.getProperty("farside.reference", "lua5.4");
    private static final long SECONDS = 60;

    @TestFactory
    Stream<DynamicNode> expectationsAreThoseOfTheReference() {
        assumeInstalled();
        return LuaSuite.testsWithoutThreads(LuaSuiteReferenceTest::run, false);
    }

    @TestFactory
    Stream<DynamicNode> smallCountsPrintTheSame() {
        assumeInstalled();
        return LuaSuite.testsWithoutThreads(LuaSuiteReferenceTest::run, true);
    }

    private static void assumeInstalled() {
        try {
            Process process = new ProcessBuilder(COMMAND, "-v").redirectErrorStream(true).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).strip();
            Assumptions.assumeTrue(version.startsWith("Lua 5.4"), () -> COMMAND + " is not Lua 5.4 but " + version);
        } catch (IOException e) {
            Assumptions.abort("the reference interpreter '" + COMMAND + "' is not installed");
        }
    }

    private static byte[] run(Path file, boolean stress) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        if (stress) {
            command.addAll(List.of("-e", "STRESS = true"));
        }
        command.add(file.toString());
        Path output = Files.createTempFile("lua-suite", ".out");
        Path errors = Files.createTempFile("lua-suite", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException("still running after " + SECONDS + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException("exit code " + process.exitValue() + ", "
                        + Files.readString(errors, StandardCharsets.ISO_8859_1).strip());
            }
            return Files.readAllBytes(output);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }
}
