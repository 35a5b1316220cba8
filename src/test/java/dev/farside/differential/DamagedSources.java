package dev.farside.differential;

import dev.farside.lua.TokenMutator;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Programs that load damaged statements of the Lua-level tests, and print why they are refused, if they are. */
final class DamagedSources {

    private static final int SOURCES_EACH = 10;

    private final Random random = new Random();
    private final TokenMutator sources = new TokenMutator(random);

    /** The program of a number. */
    String program(long seed) {
        random.setSeed(seed * 0x9E3779B97F4A7C15L);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SOURCES_EACH; i++) {
            String source = new String(sources.nextSource(), StandardCharsets.ISO_8859_1);
            text.append("out(load(").append(Literals.quote(source)).append(", '=l', 't'))\n");
        }
        return text.toString();
    }
}
