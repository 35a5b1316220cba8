package dev.farside.lua;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is loaded as a chunk, text or binary, a function or a Lua error comes out; and the function does no harm.
 */
@Tag("fuzz")
@Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChunkFuzzTest {

    private static final long SEED = Long.getLong("farside.fuzz.seed", 20_250_621L);
    private static final boolean LONG = Boolean.getBoolean("farside.long");
    private static final int SOURCES = LONG ? 1_000_000 : 20_000;
    private static final int BINARIES = LONG ? 1_000_000 : 10_000;

    private final Random random = new Random(SEED);
    private final TokenMutator mutator = new TokenMutator(random);

    @Test
    void damagedSources() {
        int loaded = 0;
        for (int round = 0; round < SOURCES / 1000; round++) {
            try (FuzzState state = new FuzzState()) {
                for (int i = 0; i < 1000; i++) {
                    byte[] source = mutator.nextSource();
                    loaded += load(state.lua().mutator(), source, 1) ? 1 : 0;
                }
            }
        }
        int accepted = loaded;
        assertTrue(accepted > SOURCES / 20 && accepted < SOURCES, () -> accepted + " of " + SOURCES + " loaded");
    }

    @Test
    void randomBytes() {
        try (FuzzState state = new FuzzState()) {
            for (int i = 0; i < SOURCES; i++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                if (bytes.length > 0 && i % 4 == 0) {
                    bytes[0] = 0x1B;
                }
                load(state.lua().mutator(), bytes, 3);
            }
        }
    }

    /** Binary chunks are checked when they are loaded; what passes the check is run. */
    @Test
    void damagedBinaries() {
        int loaded = 0;
        for (int round = 0; round < BINARIES / 50; round++) {
            random.setSeed(SEED + round);
            try (FuzzState state = new FuzzState()) {
                byte[] chunk = binary(state);
                for (int i = 0; i < 50; i++) {
                    byte[] damaged = damage(chunk);
                    loaded += loadAndRun(state, damaged, round) ? 1 : 0;
                }
            }
        }
        int accepted = loaded;
        assertTrue(accepted > BINARIES / 50 && accepted < BINARIES, () -> accepted + " of " + BINARIES + " loaded");
    }

    private boolean loadAndRun(FuzzState state, byte[] chunk, int round) {
        try {
            FuzzState.Outcome outcome = state.run(() -> state.lua().run(chunk, "=fuzz"), 50);
            return outcome != FuzzState.Outcome.REFUSED;
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(failure + ", seed " + SEED + ", round " + round + ", chunk "
                    + HexFormat.of().formatHex(chunk), failure);
        }
    }

    /** The binary form of some statements. */
    private byte[] binary(FuzzState state) {
        Mutator m = state.lua().mutator();
        for (;;) {
            byte[] source = mutator.nextSource();
            try {
                long function = m.state().loader().load(m, source, source.length, "=b".getBytes(StandardCharsets.US_ASCII), 1,
                        m.state().globals());
                return m.state().loader().dump(m, Word.ref(function), random.nextBoolean());
            } catch (LuaError | OutOfMemoryException refused) {
                // try another one
            }
        }
    }

    private byte[] damage(byte[] chunk) {
        byte[] damaged = chunk.clone();
        for (int edits = random.nextInt(3); edits >= 0; edits--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt(256);
                case 2 -> damaged[at] += (byte) (random.nextBoolean() ? 1 : -1);
                case 3 -> damaged = Arrays.copyOf(damaged, random.nextInt(10) == 0 ? at + 1 : damaged.length);
                default -> damaged[at] = damaged[random.nextInt(damaged.length)];
            }
        }
        return damaged;
    }

    private static boolean load(Mutator m, byte[] chunk, int modes) {
        try {
            m.state().loader().load(m, chunk, chunk.length, "=fuzz".getBytes(StandardCharsets.US_ASCII), modes,
                    m.state().globals());
            return true;
        } catch (LuaError error) {
            if (!Word.isString(error.value()) || Strings.length(error.value()) == 0) {
                throw new AssertionError("an error without a message for " + describe(chunk), error);
            }
            return false;
        } catch (OutOfMemoryException exhausted) {
            m.collect();
            return false;
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(failure + " for " + describe(chunk), failure);
        }
    }

    private static String describe(byte[] chunk) {
        return new String(chunk, StandardCharsets.ISO_8859_1) + "\n" + HexFormat.of().formatHex(chunk);
    }
}
