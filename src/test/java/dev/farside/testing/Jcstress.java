package dev.farside.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of jcstress in a process of its own. */
public final class Jcstress {

    private static final Pattern FAILED = Pattern.compile("\\[FAILED\\] (?:[\\w.]+\\.)?(\\w+)\\s*$", Pattern.MULTILINE);
    private static final Pattern RESULTS = Pattern.compile("\\(Results: (\\d+) planned; (\\d+) passed, (\\d+) failed, "
            + "(\\d+) soft errs, (\\d+) hard errs\\)");

    private Jcstress() {
    }

    /**
     * What came of a run.
     *
     * @param planned number of tests
     * @param errors number of tests that could not be run
     * @param failed simple names of the tests in which a forbidden outcome was seen
     * @param text what jcstress wrote
     */
    public record Result(int planned, int errors, TreeSet<String> failed, String text) {
    }

    /**
     * Runs tests.
     *
     * @param directory for its files
     * @param tests a regular expression
     * @param milliseconds of an iteration
     * @param iterations of each test
     * @param thorough also with each actor compiled in another way
     * @param minutes after which it is ended
     */
    public static Result run(Path directory, String tests, int milliseconds, int iterations, boolean thorough, int minutes)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "org.openjdk.jcstress.Main", "-t", tests, "-f", "1",
                "-fsm", "1", "-time", String.valueOf(milliseconds), "-iters", String.valueOf(iterations),
                "-sc", String.valueOf(thorough), "-jvmArgs",
                "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xshare:auto", "-r", directory.toString()));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended) {
            throw new AssertionError("jcstress did not end:\n" + text);
        }
        TreeSet<String> failed = new TreeSet<>();
        for (Matcher m = FAILED.matcher(text); m.find();) {
            failed.add(m.group(1));
        }
        Matcher results = RESULTS.matcher(text);
        int planned = 0;
        int errors = 0;
        while (results.find()) {
            planned = Integer.parseInt(results.group(1));
            errors = Integer.parseInt(results.group(4)) + Integer.parseInt(results.group(5));
        }
        return new Result(planned, errors, failed, text);
    }
}
