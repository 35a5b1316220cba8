package dev.farside.differential;

import dev.farside.lua.LuaRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Some programs, run by one process of the reference interpreter and in one state here. */
final class Batch {

    /** How many programs there should be in a batch: a process costs more than a program. */
    static final int SIZE = 250;

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
            return "seed " + seed + ":\n" + source + "\n" + summary() + "\n";
        }
    }

    private Batch() {
    }

    /**
     * Runs the programs with these numbers, and returns those that do not do the same in both interpreters. A program
     * at which the reference itself crashes is told of and left out.
     */
    static List<Difference> run(Reference reference, LongFunction<String> generator, long firstSeed, int count,
            Path folder)
            throws IOException, InterruptedException {
        try {
            return runAll(reference, generator, firstSeed, count, folder);
        } catch (Reference.CrashException crash) {
            if (count == 1) {
                System.out.println("left out: seed " + firstSeed + ", " + crash.getMessage());
                return List.of();
            }
            List<Difference> differences = new ArrayList<>(run(reference, generator, firstSeed, count / 2, folder));
            differences.addAll(run(reference, generator, firstSeed + count / 2, count - count / 2, folder));
            return differences;
        }
    }

    private static List<Difference> runAll(Reference reference, LongFunction<String> generator, long firstSeed, int count,
            Path folder)
            throws IOException, InterruptedException {
        Map<Long, String> sources = new HashMap<>();
        StringBuilder file = new StringBuilder(harness());
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            String source = generator.apply(seed);
            sources.put(seed, source);
            file.append("run(").append(seed).append(", ").append(Literals.quote(source)).append(")\n");
        }
        Map<Long, String> expected = outcomes(reference.run(file.toString(), folder));
        Map<Long, String> actual;
        try (LuaRun lua = new LuaRun()) {
            actual = outcomes(lua.run(file.toString()));
            lua.collectAndVerify();
        }
        List<Difference> differences = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            String wanted = expected.getOrDefault(seed, "(did not run)");
            String got = actual.getOrDefault(seed, "(did not run)");
            if (!reference.agrees(sources.get(seed), wanted, got)) {
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
