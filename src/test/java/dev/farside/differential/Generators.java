package dev.farside.differential;

import dev.farside.lua.TokenMutator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;

/** Everything that makes a program from a number, by name. */
final class Generators {

    private static final Random SOURCE_RANDOM = new Random();
    private static final TokenMutator SOURCES = new TokenMutator(SOURCE_RANDOM);

    /** The generators. */
    static final Map<String, LongFunction<String>> ALL = Map.of("programs", Programs::program,
            "sources", Generators::source, "folding", Programs::folding, "numbers", Programs::numbers, "calls", Programs::calls,
            "lexical", Programs::lexical);

    private Generators() {
    }

    /** Loads damaged statements and prints whether and why they are refused; does not run them. */
    private static String source(long seed) {
        SOURCE_RANDOM.setSeed(seed * 0x9E3779B97F4A7C15L);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            String source = new String(SOURCES.nextSource(), StandardCharsets.ISO_8859_1);
            text.append("out(load(").append(Literals.quote(source)).append(", '=l', 't'))\n");
        }
        return text.toString();
    }
}
