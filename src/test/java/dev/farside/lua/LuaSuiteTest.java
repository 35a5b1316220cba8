package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness of the Lua-level tests notices what it is there to notice. */
final class LuaSuiteTest {
    private static final String PROGRAM = """
            print(1, 2) --> 1	2
            for i = 1, 2 do print(i) end
            --> 1
            --> 2
            print() -->
            """;
    private static final String OUTPUT = "1\t2\n1\n2\n\n";

    @TempDir
    private Path folder;

    @Test
    void theExpectedOutputPasses() throws IOException {
        checkWithOutput(OUTPUT);
        checkWithOutput(OUTPUT.replace("2\n\n", "2  \n\t\n"));
    }

    @Test
    void anotherLineFailsWithItsPlace() {
        String message = failureWithOutput("1\t2\n1\n3\n\n");
        assertTrue(message.contains("program.lua:4"), message);
        assertTrue(message.contains("expected: 2") && message.contains("printed:  3"), message);
    }

    @Test
    void anotherSeparatorFails() {
        assertTrue(failureWithOutput("1 2\n1\n2\n\n").contains("program.lua:1"));
    }

    @Test
    void aMissingLineFails() {
        String message = failureWithOutput("1\t2\n1\n2\n");
        assertTrue(message.contains("program.lua:5") && message.contains("never printed"), message);
        assertTrue(failureWithOutput("").contains("4 lines are missing"));
    }

    @Test
    void anUnexpectedLineFails() {
        assertTrue(failureWithOutput(OUTPUT + "extra\n").contains("extra"));
        assertTrue(failureWithOutput(OUTPUT + "no line break").contains("no line break"));
        assertTrue(failureWithOutput(OUTPUT + "\n").contains("1 lines more"));
    }

    @Test
    void anErrorOfTheProgramFails() throws IOException {
        Path file = program();
        AssertionError failure = assertThrows(AssertionError.class, () -> LuaSuite.check(file, (path, stress) -> {
            throw new IOException("attempt to call a nil value");
        }, false));
        assertTrue(failure.getMessage().contains("attempt to call a nil value"));
    }

    @Test
    void bytesAreComparedAsTheyAre() throws IOException {
        Path file = Files.write(folder.resolve("bytes.lua"), "print('\u00e9') --> \u00e9\n".getBytes(
                StandardCharsets.UTF_8));
        LuaSuite.check(file, (path, stress) -> "\u00e9\n".getBytes(StandardCharsets.UTF_8), false);
        assertThrows(AssertionError.class, () -> LuaSuite.check(file,
                (path, stress) -> "\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), false));
    }

    @Test
    void stressReachesTheRunner() throws IOException {
        boolean[] seen = new boolean[1];
        LuaSuite.check(program(), (path, stress) -> {
            seen[0] = stress;
            return OUTPUT.getBytes(StandardCharsets.ISO_8859_1);
        }, true);
        assertTrue(seen[0]);
    }

    @Test
    void everyFileExpectsSomethingOrAssertsSomething() throws IOException {
        List<Path> files = LuaSuite.files();
        assertTrue(files.size() >= 120, () -> files.size() + " files");
        int expectations = 0;
        for (Path file : files) {
            int here = LuaSuite.expectations(file).size();
            expectations += here;
            assertFalse(here == 0 && !Files.readString(file, StandardCharsets.ISO_8859_1).contains("assert("),
                    () -> LuaSuite.name(file) + " checks nothing");
        }
        assertTrue(expectations >= 3000, expectations + " expectations");
        assertEquals(files.size(), files.stream().map(LuaSuite::name).distinct().count());
    }

    private Path program() throws IOException {
        return Files.writeString(folder.resolve("program.lua"), PROGRAM, StandardCharsets.ISO_8859_1);
    }

    private void checkWithOutput(String output) throws IOException {
        LuaSuite.check(program(), (path, stress) -> output.getBytes(StandardCharsets.ISO_8859_1), false);
    }

    private String failureWithOutput(String output) {
        return assertThrows(AssertionError.class, () -> checkWithOutput(output)).getMessage();
    }
}
