package dev.farside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.farside.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The programs in the folder {@code examples} print what the files beside them say. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("examples");

    @TestFactory
    Stream<DynamicTest> programsInLua() throws IOException {
        List<Path> programs;
        try (Stream<Path> files = Files.list(FOLDER)) {
            programs = files.filter(file -> file.toString().endsWith(".lua")).sorted().toList();
        }
        assertFalse(programs.isEmpty());
        return programs.stream().map(program -> DynamicTest.dynamicTest(program.getFileName().toString(), () -> {
            CommandRun run = new CommandRun().run(program.toString());
            assertEquals("", run.error());
            assertEquals(expected(program), run.output());
            assertEquals(0, run.status());
        }));
    }

    @Test
    void embedding() throws IOException, InterruptedException {
        Path program = FOLDER.resolve("Embedding.java");
        JavaProcess.Result result = new JavaProcess(program.toString()).run(120);
        assertEquals("", result.error());
        assertEquals(expected(program), result.output());
        assertEquals(0, result.status());
    }

    private static String expected(Path program) throws IOException {
        String name = program.getFileName().toString();
        return Files.readString(program.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".expected"));
    }
}
