package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Lua programs in {@code docs/threads.md} print what they say. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ThreadsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "threads.md");
    private static final String FENCE = "```";
    private static final int LEAST = 4;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        List<Path> programs = new ArrayList<>();
        List<String> lines = Files.readAllLines(DOCUMENT);
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.equals(FENCE + "lua")) {
                begin = i + 1;
            } else if (line.equals(FENCE) && begin >= 0) {
                String source = "\n".repeat(begin) + String.join("\n", lines.subList(begin, i)) + "\n";
                programs.add(Files.writeString(folder.resolve("line" + (begin + 1) + ".lua"), source));
                begin = -1;
            }
        }
        assertTrue(programs.size() >= LEAST, programs.size() + " programs");
        for (Path program : programs) {
            assertTrue(!LuaSuite.expectations(program).isEmpty(), program + " prints nothing");
        }
        return programs.stream().map(program -> DynamicTest.dynamicTest(program.getFileName().toString(),
                () -> LuaSuite.check(program, LuaRun::runFile, false)));
    }
}
