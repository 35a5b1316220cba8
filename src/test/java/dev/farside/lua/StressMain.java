package dev.farside.lua;

import dev.farside.heap.HeapSwitches;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs Lua-level tests in a process of its own, for {@link LuaSuiteStressTest}. Prints a line for each file: "passed"
 * or "FAILED", milliseconds, and the file's name; after a failure its message, each line indented.
 */
public final class StressMain {

    private StressMain() {
    }

    /** Arguments: names of files; none for all. */
    public static void main(String[] arguments) {
        if (HeapSwitches.STRESS == 0 || !HeapSwitches.POISON || !HeapSwitches.VERIFY) {
            throw new IllegalStateException("the switches of the heap are off");
        }
        List<String> wanted = List.of(arguments);
        boolean stress = !Boolean.getBoolean("farside.stress.full");
        boolean compiles = Boolean.getBoolean("farside.stress.compiled");
        for (Path file : LuaSuite.files()) {
            String name = LuaSuite.name(file);
            if (!wanted.isEmpty() && !wanted.contains(name)) {
                continue;
            }
            long start = System.nanoTime();
            String failure = null;
            try {
                LuaSuite.check(file, compiles ? LuaRun::runFileCompiled : LuaRun::runFile, stress);
            } catch (AssertionError | RuntimeException problem) {
                failure = problem.getMessage() == null ? problem.toString() : problem.getMessage();
                Throwable cause = problem;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                if (cause.getStackTrace().length > 0) {
                    failure += "\n" + cause + "\nat " + cause.getStackTrace()[0];
                }
            }
            System.out.println((failure == null ? "passed " : "FAILED ") + (System.nanoTime() - start) / 1_000_000 + " "
                    + name);
            if (failure != null) {
                failure.lines().forEach(line -> System.out.println("    " + line));
            }
        }
        System.out.println("done");
    }
}
