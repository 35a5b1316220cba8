package dev.farside.differential;

import dev.farside.lua.LuaRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** Some programs, run by one process of the reference interpreter and in one state here. */
final class Batch {

    /** The reference interpreter, another one than {@code lua5.4} with {@code -Dfarside.reference=COMMAND}. */
    static final String REFERENCE = System.getProperty("farside.reference", "lua5.4");
    /** What depends on the depth of a C stack or on memory is no difference. */
    private static final Pattern LIMITS = Pattern.compile("stack overflow|not enough memory|error in error handling|"
            + "too many C levels|too many results");
    private static final long SECONDS = 120;

    /** A program with two outcomes. */
    record Difference(long seed, String source, String expected, String actual) {

        /** The first lines that differ. */
        String summary() {
            String[] wanted = expected.split("\n", -1);
            String[] got = actual.split("\n", -1);
            int line = 0;
            while (line < wanted.length && line < got.length && wanted[line].equals(got[line])) {
                line++;
            }
            return "reference: " + (line < wanted.length ? wanted[line] : "(no more)") + "\nhere:      "
                    + (line < got.length ? got[line] : "(no more)");
        }

        @Override
        public String toString() {
            return "seed " + seed + "\n" + source + "\n" + summary() + "\n";
        }
    }

    private Batch() {
    }

    /** Whether the reference interpreter can be started, and is one of Lua 5.4. */
    static boolean referenceIsInstalled() {
        try {
            Process process = new ProcessBuilder(REFERENCE, "-v").redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).startsWith("Lua 5.4");
        } catch (IOException absent) {
            return false;
        }
    }

    /** Runs the programs with these numbers, and returns those that do not do the same in both interpreters. */
    static List<Difference> run(long firstSeed, int count, LongFunction<String> generator, Path folder)
            throws IOException, InterruptedException {
        Map<Long, String> sources = new HashMap<>();
        StringBuilder file = new StringBuilder(harness());
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            String source = generator.apply(seed);
            sources.put(seed, source);
            file.append("run(").append(seed).append(", ").append(Literals.quote(source)).append(")\n");
        }
        Map<Long, String> expected = outcomes(reference(file.toString(), folder));
        Map<Long, String> actual;
        try (LuaRun lua = new LuaRun()) {
            actual = outcomes(lua.run(file.toString()));
            lua.collectAndVerify();
        }
        List<Difference> differences = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            String wanted = expected.getOrDefault(seed, "(did not run)");
            String got = actual.getOrDefault(seed, "(did not run)");
            if (!wanted.equals(got) && !LIMITS.matcher(wanted).find() && !LIMITS.matcher(got).find()) {
                differences.add(new Difference(seed, sources.get(seed), wanted, got));
            }
        }
        return differences;
    }

    private static String harness() throws IOException {
        try (InputStream stream = Batch.class.getResourceAsStream("harness.lua")) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String reference(String program, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("batch.lua");
        Path output = folder.resolve("batch.out");
        Path errors = folder.resolve("batch.err");
        Files.writeString(file, program, StandardCharsets.ISO_8859_1);
        String load = "return assert(load(io.open(" + Literals.quote(file.toString()) + ", 'rb'):read('a'), '=test'))()";
        Process process = new ProcessBuilder(REFERENCE, "-e", load).redirectOutput(output.toFile())
                .redirectError(errors.toFile()).start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("the reference interpreter does not end, see " + file);
        }
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(errors, StandardCharsets.ISO_8859_1));
        }
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /** Splits an output at the lines that announce a program. */
    private static Map<Long, String> outcomes(String output) {
        Map<Long, String> outcomes = new HashMap<>();
        for (String piece : output.split("(?m)^@@ ")) {
            int end = piece.indexOf('\n');
            if (end > 0) {
                outcomes.put(Long.valueOf(piece.substring(0, end)), piece.substring(end + 1));
            }
        }
        return outcomes;
    }
}
