package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.testing.JavaProcess;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Eight threads do random things to one graph of objects ({@code src/test/soak/soak.lua}), with collections at every so
 * many polls of each thread, the heap verifier and poison; at the end all sums, sets and orders must check out. 30
 * seconds, ten minutes in a long run; {@code -Dfarside.soak.seconds=N} and {@code -Dfarside.soak.seed=N} change that.
 */
@Tag("stress")
final class SoakTest {

    private static final int SECONDS = Integer.getInteger("farside.soak.seconds",
            Boolean.getBoolean("farside.long") ? 600 : 30);
    private static final int SEED = Integer.getInteger("farside.soak.seed", new Random().nextInt(1 << 30));

    @Test
    void nothingIsLost() throws IOException, InterruptedException {
        JavaProcess.Result result = new JavaProcess("-XX:+UseSerialGC", "-Xss16m", "-Dfarside.gc.verify=true",
                "-Dfarside.gc.poison=true", "-Dfarside.gc.stress=997", "dev.farside.cli.Main", "src/test/soak/soak.lua",
                String.valueOf(SECONDS), "8", String.valueOf(SEED)).run(SECONDS * 2L + 120);
        assertEquals(0, result.status(), () -> "seed " + SEED + "\n" + result.output() + result.error());
        assertTrue(result.output().contains("all accounts balance"), result::output);
    }
}
