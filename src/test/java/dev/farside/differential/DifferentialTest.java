package dev.farside.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Made-up programs do the same here and in the reference interpreter. */
@Tag("differential")
@Timeout(value = 7200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DifferentialTest {

    private static final long SEED = Long.getLong("farside.differential.seed", 20_261_121_000_000L);
    private static final boolean LONG = Boolean.getBoolean("farside.long");
    private static final int PROGRAMS = Integer.getInteger("farside.differential.programs", LONG ? 100_000 : 2_000);
    private static final int MOST_SHOWN = 5;

    @TempDir
    private Path folder;
    private Reference reference;

    @BeforeEach
    void findReference() throws IOException {
        reference = Reference.find();
        assumeTrue(reference != null, "the reference interpreter '" + Reference.COMMAND
                + "' of Lua 5.4 is not installed");
    }

    @Test
    void programs() throws Exception {
        compare(Programs::program, PROGRAMS);
    }

    /** Texts of numbers, and numbers of texts; six of each in a program. */
    @Test
    void numbers() throws Exception {
        compare(Programs::numbers, PROGRAMS / 5);
    }

    /** The same operation on constants, which are folded, and on variables. */
    @Test
    void constants() throws Exception {
        compare(Programs::folding, PROGRAMS / 5);
    }

    @Test
    void operandsThatCallsChange() throws Exception {
        compare(CapturedOperands::program, PROGRAMS / 5);
    }

    @Test
    void libraryCalls() throws Exception {
        compare(Programs::calls, PROGRAMS / 5);
    }

    @Test
    void literals() throws Exception {
        compare(Programs::lexical, PROGRAMS / 5);
    }

    /** What is wrong with damaged statements of our own tests. */
    @Test
    void messagesOfTheParser() throws Exception {
        compare(new DamagedSources()::program, PROGRAMS / 20);
    }

    private void compare(LongFunction<String> generator, int count) throws IOException, InterruptedException {
        List<Batch.Difference> differences = new ArrayList<>();
        for (long seed = SEED; seed < SEED + count; seed += Batch.SIZE) {
            int size = (int) Math.min(Batch.SIZE, SEED + count - seed);
            differences.addAll(Batch.run(reference, generator, seed, size, folder));
        }
        if (!differences.isEmpty()) {
            Path kept = Files.createTempDirectory("farside-differential");
            for (Batch.Difference difference : differences) {
                Files.writeString(kept.resolve(difference.seed() + ".lua"), difference.source(),
                        StandardCharsets.ISO_8859_1);
            }
            StringBuilder shown = new StringBuilder();
            differences.stream().limit(MOST_SHOWN)
                    .forEach(difference -> shown.append("\nseed ").append(difference.seed()).append('\n')
                            .append(difference.summary()));
            assertEquals(0, differences.size(), () -> "of " + count + " programs differ; they are in " + kept + shown);
        }
    }
}
