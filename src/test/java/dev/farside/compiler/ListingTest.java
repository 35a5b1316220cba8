package dev.farside.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.farside.bytecode.Disassembler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Approved listings: the code of small sources, as somebody has looked at and found right. When a change of the
 * compiler is meant, run with {@code -Dfarside.listings=<the folder of the resources>} to write the listings anew, and
 * look at the difference before committing it.
 */
class ListingTest {
    private static final String TARGET = System.getProperty("farside.listings");

    @ParameterizedTest
    @ValueSource(strings = {"assignments", "calls", "captures", "closing", "conditions", "constructors", "loops",
        "operators"})
    void listing(String name) throws IOException {
        String listing = Disassembler.list(Snippets.compile(resource(name + ".lua")));
        if (TARGET != null) {
            Files.writeString(Path.of(TARGET, name + ".txt"), listing, StandardCharsets.ISO_8859_1);
        }
        assertEquals(resource(name + ".txt"), listing);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ListingTest.class.getResourceAsStream("listings/" + name)) {
            if (stream == null) {
                return "";
            }
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
