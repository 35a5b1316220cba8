package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is dropped from the beginning of a file before it is compiled. */
class ChunkFilesTest {

    private static String remains(String content) {
        byte[] bytes = ChunkFiles.withoutFirstLine(content.getBytes(StandardCharsets.ISO_8859_1));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void dropsAFirstLineThatBeginsWithAHash() {
        assertEquals("\nx", remains("#!/usr/bin/lua\nx"));
        assertEquals("\n", remains("#\n"));
        assertEquals("", remains("# no end"));
        assertEquals("x\n#y", remains("x\n#y"));
    }

    @Test
    void dropsAByteOrderMarkButNoPartOfOne() {
        assertEquals("x", remains("\u00EF\u00BB\u00BFx"));
        assertEquals("\nx", remains("\u00EF\u00BB\u00BF#a\nx"));
        assertEquals("\u00EF\u00BBx", remains("\u00EF\u00BBx"));
    }

    @Test
    void dropsTheEndOfTheLineTooBeforeABinaryChunk() {
        assertEquals("\u001BLua", remains("#a\n\u001BLua"));
    }
}
