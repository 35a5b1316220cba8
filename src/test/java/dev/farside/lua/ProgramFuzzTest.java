package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Programs that nobody wrote: nothing but Lua errors comes out of them, they end when they are told to, and they leave
 * a sound heap behind. Each runs in a state of its own and follows from its number, which a failure tells.
 */
@Tag("fuzz")
@Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgramFuzzTest {

    private static final long SEED = Long.getLong("farside.fuzz.seed", 20_250_620L);
    private static final boolean LONG = Boolean.getBoolean("farside.long");
    private static final int PROGRAMS = Integer.getInteger("farside.fuzz.programs", LONG ? 100_000 : 1_500);
    private static final long MILLISECONDS_EACH = 100;
    private static final long HANG_SECONDS = 20;

    private final Map<FuzzState.Outcome, Integer> outcomes = new EnumMap<>(FuzzState.Outcome.class);
    private volatile String current = "";
    private volatile long started = System.nanoTime();

    @Test
    void mutatedPrograms() {
        startHangReporter();
        Random random = new Random(SEED);
        TokenMutator mutator = new TokenMutator(random);
        for (int number = 0; number < PROGRAMS; number++) {
            random.setSeed(SEED + number);
            runProgram(number, mutator.nextProgram());
        }
        System.out.println(outcomes);
        int ran = outcomes.getOrDefault(FuzzState.Outcome.RAN, 0);
        assertTrue(ran > PROGRAMS / 50, () -> "too few programs run to their end: " + outcomes);
    }

    private void runProgram(int number, List<String> statements) {
        String heading = "program " + number + ", seed " + SEED + ":\n";
        current = heading;
        started = System.nanoTime();
        try (FuzzState state = new FuzzState()) {
            long end = System.nanoTime() + MILLISECONDS_EACH * 1_000_000;
            for (String statement : statements) {
                current += statement + "\n";
                byte[] bytes = statement.getBytes(StandardCharsets.ISO_8859_1);
                long left = (end - System.nanoTime()) / 1_000_000;
                FuzzState.Outcome outcome = left <= 0 ? FuzzState.Outcome.TIMED_OUT
                        : state.run(() -> state.lua().run(bytes, "=fuzz"), left);
                outcomes.merge(outcome, 1, Integer::sum);
                if (outcome == FuzzState.Outcome.TIMED_OUT) {
                    break;
                }
            }
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(failure + " in " + current, failure);
        }
    }

    /** JUnit's timeout does not say which program hangs, and where. */
    private void startHangReporter() {
        Thread runner = Thread.currentThread();
        Thread reporter = new Thread(() -> {
            while (runner.isAlive()) {
                if (System.nanoTime() - started > HANG_SECONDS * 1_000_000_000) {
                    StringBuilder text = new StringBuilder("no end after " + HANG_SECONDS + " s: " + current);
                    for (StackTraceElement element : runner.getStackTrace()) {
                        text.append("\n    at ").append(element);
                    }
                    System.err.println(text);
                    started = System.nanoTime();
                }
                try {
                    Thread.sleep(500);
                } catch (InterruptedException end) {
                    return;
                }
            }
        }, "fuzz hang reporter");
        reporter.setDaemon(true);
        reporter.start();
    }
}
