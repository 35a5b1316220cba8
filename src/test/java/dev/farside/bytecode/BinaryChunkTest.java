package dev.farside.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.farside.compiler.Snippets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryChunkTest {
    /** Bytes before the main function. */
    private static final int HEADER = 32 + BinaryChunk.GUARD.length;

    private static FunctionTemplate load(byte[] chunk) {
        return BinaryChunk.load(chunk, 0, chunk.length, "=x");
    }

    @Test
    void whatIsDumpedIsLoaded() {
        for (FunctionTemplate template : Templates.all()) {
            byte[] chunk = BinaryChunk.dump(template, false);
            assertTrue(BinaryChunk.isBinary(chunk, 0, chunk.length));
            Templates.assertSame(template, load(chunk));
            assertArrayEquals(chunk, BinaryChunk.dump(load(chunk), false));
        }
    }

    @Test
    void aChunkMayLieAnywhere() {
        FunctionTemplate template = Snippets.compile("return ...");
        byte[] chunk = BinaryChunk.dump(template, false);
        byte[] larger = new byte[chunk.length + 20];
        System.arraycopy(chunk, 0, larger, 7, chunk.length);
        Templates.assertSame(template, BinaryChunk.load(larger, 7, chunk.length, "=x"));
    }

    @Test
    void strippingLeavesNoNames() {
        byte[] chunk = BinaryChunk.dump(Snippets.compile("local secret = 1 return function() return secret end"), true);
        FunctionTemplate template = load(chunk);
        assertNull(template.source());
        assertNull(template.lines());
        assertNull(template.children().getFirst().captures().getFirst().name());
        assertTrue(template.locals().isEmpty());
        assertEquals(-1, new String(chunk, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("secret"));
    }

    @Test
    void everyBeginningIsTruncated() {
        byte[] chunk = BinaryChunk.dump(Snippets.compile(Templates.SOURCES.get(7)), false);
        for (int length = 0; length < chunk.length; length++) {
            int end = length;
            BinaryChunkException error = assertThrows(BinaryChunkException.class,
                () -> BinaryChunk.load(chunk, 0, end, "@name"));
            assertEquals("name: bad binary format (truncated chunk)", error.getMessage());
        }
    }

    @Test
    void wordsOfTheHeader() {
        byte[] chunk = BinaryChunk.dump(Snippets.compile(""), false);
        String[] expected = {"not a binary chunk", "not a binary chunk", "not a binary chunk", "not a binary chunk",
            "version mismatch", "format mismatch", "corrupted chunk", "corrupted chunk", "corrupted chunk",
            "corrupted chunk", "corrupted chunk", "corrupted chunk", "Instruction size mismatch", "lua_Integer size mismatch",
            "lua_Number size mismatch"};
        for (int index = 0; index < HEADER; index++) {
            byte[] damaged = chunk.clone();
            damaged[index]++;
            BinaryChunkException error = assertThrows(BinaryChunkException.class,
                () -> BinaryChunk.load(damaged, 0, damaged.length, "\u001bLua"));
            String why = index < expected.length ? expected[index]
                : index < expected.length + Long.BYTES ? "integer format mismatch"
                : index < HEADER - 1 - BinaryChunk.GUARD.length ? "float format mismatch"
                : "not made by this version of Farside";
            assertEquals("binary string: bad binary format (" + why + ")", error.getMessage());
        }
    }

    /** It runs chunks unchecked. */
    @Test
    void theReferenceTakesNoChunkOfOurs(@TempDir Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("chunk");
        for (FunctionTemplate template : Templates.all()) {
            Files.write(file, BinaryChunk.dump(template, false));
            Process process;
            try {
                process = new ProcessBuilder("lua5.4", "-e", "print(loadfile('" + file + "', 'b'))")
                        .redirectErrorStream(true).start();
            } catch (IOException absent) {
                assumeTrue(false, "lua5.4 is not installed");
                throw absent;
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertEquals(0, process.waitFor());
            assertTrue(answer.endsWith("bad binary format (integer overflow)\n"), answer);
        }
    }

    /** A size is believed only as far as there are bytes: nothing here may run out of memory. */
    @Test
    void hugeSizesAreTruncatedChunks() {
        byte[] chunk = BinaryChunk.dump(Snippets.compile("return 'a', {x = 1}, function() end"), true);
        byte[] huge = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 7};
        for (int at = HEADER; at < chunk.length; at++) {
            byte[] damaged = new byte[chunk.length + huge.length];
            System.arraycopy(chunk, 0, damaged, 0, at);
            System.arraycopy(huge, 0, damaged, at, huge.length);
            System.arraycopy(chunk, at, damaged, at + huge.length, chunk.length - at);
            assertLoadsOrFailsCleanly(damaged);
        }
    }

    @Test
    void mutatedChunksLoadVerifiedOrFailCleanly() {
        Random random = new Random(20240501);
        byte[][] chunks = Templates.all().stream().map(template -> BinaryChunk.dump(template, random.nextBoolean()))
            .toArray(byte[][]::new);
        int loaded = 0;
        int rounds = 5000;
        for (int round = 0; round < rounds; round++) {
            byte[] chunk = chunks[random.nextInt(chunks.length)];
            byte[] mutated = Arrays.copyOf(chunk, chunk.length - (random.nextInt(10) == 0 ? random.nextInt(20) : 0));
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = HEADER + random.nextInt(mutated.length - HEADER);
                mutated[at] = random.nextBoolean() ? (byte) random.nextInt()
                    : (byte) (mutated[at] ^ 1 << random.nextInt(8));
            }
            if (assertLoadsOrFailsCleanly(mutated)) {
                loaded++;
            }
        }
        assertTrue(loaded > rounds / 50 && loaded < rounds * 4 / 5, "loaded " + loaded);
    }

    private static boolean assertLoadsOrFailsCleanly(byte[] chunk) {
        FunctionTemplate template;
        try {
            template = load(chunk);
        } catch (BinaryChunkException _) {
            return false;
        }
        CodeVerifier.verify(template);
        assertTrue(Disassembler.list(template).startsWith("function main"));
        try (Templates.Heap heap = new Templates.Heap()) {
            heap.write(template);
        }
        return true;
    }
}
