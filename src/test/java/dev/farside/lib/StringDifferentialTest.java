package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up calls of the string functions have the same outcome here and in the reference interpreter. */
@Tag("differential")
class StringDifferentialTest {
    private static final long SEED = Long.getLong("farside.differential.seed", 5);
    private static final int CALLS = Boolean.getBoolean("farside.long") ? 400_000 : 10_000;

    @TempDir
    private Path folder;

    @Test
    void sameOutcomesAsTheReference() throws IOException, InterruptedException {
        String program = "SEED, CALLS = " + SEED + ", " + CALLS + " " + resource("string_calls.lua");
        String[] expected = reference(program).split("\n", -1);
        String[] actual;
        try (LibraryFixture lua = new LibraryFixture()) {
            actual = lua.run(program).split("\n", -1);
        }
        for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
            int line = i;
            assertEquals(expected[i], actual[i], () -> "line " + line + ", seed " + SEED);
        }
        assertEquals(expected.length, actual.length);
        assertTrue(actual.length > CALLS);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = StringDifferentialTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String reference(String program) throws IOException, InterruptedException {
        Path file = folder.resolve("calls.lua");
        Path output = folder.resolve("output");
        Files.writeString(file, program, StandardCharsets.ISO_8859_1);
        Process process;
        try {
            process = new ProcessBuilder("lua5.4", file.toString()).redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException absent) {
            assumeTrue(false, "there is no lua5.4 on the path");
            throw absent;
        }
        assertEquals(0, process.waitFor(), "lua5.4 failed");
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }
}
