package dev.farside.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.testing.JavaProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Lua's memory is not the JVM's: without a Java collector, on a small Java heap, gigabytes of garbage come and go. */
class IndependenceTest {
    private static final long MEBIBYTES = 4096;
    private static final long WARM_UP_MEBIBYTES = 400;
    private static final long TOLERANCE = 2 << 20;

    @Test
    void gigabytesOfGarbageWithoutAJavaCollector() throws IOException, InterruptedException {
        JavaProcess.Result result = new JavaProcess("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx64m",
                MuchGarbage.class.getName(), Long.toString(WARM_UP_MEBIBYTES), Long.toString(MEBIBYTES)).run(240);
        assertEquals(0, result.status(), result.error());
        String[] figures = result.output().trim().split(" ");
        long allocated = Long.parseLong(figures[0]);
        long growth = Long.parseLong(figures[2]) - Long.parseLong(figures[1]);
        System.out.printf("    %d MiB of Lua garbage; Java heap: %d KiB before, %d KiB more after; Lua memory: %d KiB%n",
                allocated, Long.parseLong(figures[1]) >> 10, growth >> 10, Long.parseLong(figures[3]) >> 10);
        assertTrue(allocated >= MEBIBYTES, "only " + allocated + " MiB were allocated");
        assertTrue(growth < TOLERANCE, "the Java heap has grown by " + growth + " bytes");
        assertTrue(Long.parseLong(figures[3]) < 64 << 20, "Lua memory in use: " + figures[3]);
    }
}
