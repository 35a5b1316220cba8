package dev.farside.lua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The Lua-level tests: finds the files, reads their expectations, runs a file through a {@link Runner} and compares.
 * The rules that the files keep are in the description of the package.
 */
public final class LuaSuite {
    private static final String ARROW = "-->";
    private static final String THREADS = "threads/";
    private static final Path FOLDER = Path.of("src", "test", "lua");

    private LuaSuite() {
    }

    /** Runs one Lua file from its beginning to its end. */
    @FunctionalInterface
    public interface Runner {
        /**
         * Runs the file.
         *
         * @param file the file, by an absolute path
         * @param stress whether the global {@code STRESS} is to be true in the program
         * @return all that the program wrote to its standard output
         * @throws Exception if the program ended with an error, or could not be run
         */
        byte[] run(Path file, boolean stress) throws Exception;
    }

    /**
     * A line that a file says it prints.
     *
     * @param sourceLine where the file says so, counted from one
     * @param text the line, one character a byte, without blanks at its end
     */
    public record Expectation(int sourceLine, String text) {
    }

    /**
     * The folder that holds the files, found from the working directory upwards.
     *
     * @return its absolute path
     */
    public static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("no " + FOLDER + " in or above " + Path.of("").toAbsolutePath());
    }

    /**
     * All files, in the order of their paths.
     *
     * @return absolute paths, at least one
     */
    public static List<Path> files() {
        try (Stream<Path> paths = Files.walk(root())) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".lua")).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("no Lua files in " + root());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The name of a file in reports.
     *
     * @param file one of {@link #files}
     * @return its path below {@link #root}, with slashes
     */
    public static String name(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    /**
     * One test for every file, grouped by folder, for a {@code @TestFactory}.
     *
     * @param runner what runs the files
     * @param stress passed on to the runner
     * @return the folders, each with its files
     */
    public static Stream<DynamicNode> tests(Runner runner, boolean stress) {
        return tests(files(), runner, stress);
    }

    /** Like {@link #tests}, but for the files about threads, which are no part of Lua. */
    static Stream<DynamicNode> testsWithoutThreads(Runner runner, boolean stress) {
        return tests(files().stream().filter(file -> !name(file).startsWith(THREADS)).toList(), runner, stress);
    }

    private static Stream<DynamicNode> tests(List<Path> files, Runner runner, boolean stress) {
        TreeMap<String, List<DynamicNode>> folders = new TreeMap<>();
        for (Path file : files) {
            String name = name(file);
            int slash = name.lastIndexOf('/');
            folders.computeIfAbsent(slash < 0 ? "." : name.substring(0, slash), folder -> new ArrayList<>())
                    .add(DynamicTest.dynamicTest(name, file.toUri(), () -> check(file, runner, stress)));
        }
        return folders.entrySet().stream()
                .map(folder -> DynamicContainer.dynamicContainer(folder.getKey(), folder.getValue()));
    }

    /**
     * Runs a file and compares its output with its expectations.
     *
     * @param file the file
     * @param runner what runs it
     * @param stress passed on to the runner
     * @throws AssertionError if the program failed, or printed anything else than it should
     */
    public static void check(Path file, Runner runner, boolean stress) {
        List<Expectation> expectations = expectations(file);
        byte[] output;
        try {
            output = runner.run(file, stress);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(file.getFileName() + " did not run to its end: " + e.getMessage(), e);
        }
        compare(file, expectations, lines(output));
    }

    /**
     * The expectations of a file, from its beginning to its end.
     *
     * @param file the file
     * @return what it says it prints
     */
    public static List<Expectation> expectations(Path file) {
        String[] source;
        try {
            source = Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Expectation> expectations = new ArrayList<>();
        for (int i = 0; i < source.length; i++) {
            int arrow = source[i].indexOf(ARROW);
            if (arrow >= 0) {
                String text = source[i].substring(arrow + ARROW.length());
                text = text.startsWith(" ") ? text.substring(1) : text;
                expectations.add(new Expectation(i + 1, withoutBlanks(text)));
            }
        }
        return expectations;
    }

    private static List<String> lines(byte[] output) {
        String text = new String(output, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return List.of();
        }
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return Stream.of(body.split("\n", -1)).map(LuaSuite::withoutBlanks).toList();
    }

    /** Editors remove blanks at the ends of lines, so they cannot be part of an expectation. */
    private static String withoutBlanks(String line) {
        int end = line.length();
        while (end > 0 && " \t\r\f\013".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    private static void compare(Path file, List<Expectation> expectations, List<String> printed) {
        int common = Math.min(expectations.size(), printed.size());
        for (int i = 0; i < common; i++) {
            Expectation expectation = expectations.get(i);
            if (!expectation.text().equals(printed.get(i))) {
                throw new AssertionError("%s:%d%n  expected: %s%n  printed:  %s%n  (line %d of %d printed)".formatted(
                        file.getFileName(), expectation.sourceLine(), expectation.text(), printed.get(i), i + 1,
                        printed.size()));
            }
        }
        if (printed.size() > common) {
            throw new AssertionError("%s: %d lines more than expected, the first of them: %s".formatted(
                    file.getFileName(), printed.size() - common, printed.get(common)));
        }
        if (expectations.size() > common) {
            Expectation missing = expectations.get(common);
            throw new AssertionError("%s:%d: never printed: %s (%d lines are missing)".formatted(file.getFileName(),
                    missing.sourceLine(), missing.text(), expectations.size() - common));
        }
    }
}
