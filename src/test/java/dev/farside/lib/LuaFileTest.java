package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.runtime.ScratchBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buffering, lines and positions of files. */
class LuaFileTest {

    private static final int SEED = 4711;

    private static LuaFile reading(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return LuaFile.regular(new StreamTransport(new ByteArrayInputStream(bytes), null));
    }

    private static void write(LuaFile file, String text) {
        file.writeText(text);
        file.written();
    }

    private static String readAll(LuaFile file) throws IOException {
        ScratchBuffer buffer = new ScratchBuffer();
        file.readAll(buffer);
        return buffer.toString();
    }

    @Test
    void readsLinesLongerThanItsBuffer() throws IOException {
        String longLine = "x".repeat(20_000);
        LuaFile file = reading("a\n\n" + longLine + "\nlast");
        ScratchBuffer line = new ScratchBuffer();
        assertTrue(file.readLine(line.reset()));
        assertEquals("a", line.toString());
        assertTrue(file.readLine(line.reset()));
        assertEquals("", line.toString());
        assertTrue(file.readLine(line.reset()));
        assertEquals(longLine, line.toString());
        assertFalse(file.readLine(line.reset()));
        assertEquals("last", line.toString());
        assertFalse(file.readLine(line.reset()));
        assertEquals(0, line.length());
        assertEquals(-1, file.read());
    }

    @Test
    void flushesAsItsBufferingDemands() {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        LuaFile file = LuaFile.regular(new StreamTransport(null, sink));
        write(file, "a\n");
        assertEquals("", sink.toString(StandardCharsets.UTF_8));
        file.setBuffering(LuaFile.Buffering.LINE);
        write(file, "b");
        assertEquals("a\n", sink.toString(StandardCharsets.UTF_8));
        write(file, "c\nd");
        assertEquals("a\nbc\nd", sink.toString(StandardCharsets.UTF_8));
        file.setBuffering(LuaFile.Buffering.NONE);
        write(file, "e");
        assertEquals("a\nbc\nde", sink.toString(StandardCharsets.UTF_8));
    }

    @Test
    void writesMoreThanItsBufferHolds() {
        byte[] bytes = new byte[100_000];
        new Random(SEED).nextBytes(bytes);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        LuaFile file = LuaFile.regular(new StreamTransport(null, sink));
        file.writeBytes(bytes, 0, 10);
        file.writeBytes(bytes, 10, bytes.length - 10);
        file.close();
        assertArrayEquals(bytes, sink.toByteArray());
    }

    @Test
    void reportsAnErrorOnce() {
        LuaFile file = reading("");
        write(file, "x");
        assertEquals(SystemError.BAD_DESCRIPTOR, file.takeError());
        assertNull(file.takeError());
    }

    @Test
    void switchesBetweenReadingAndWriting(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("file"), "abcdef");
        LuaFile file = LuaFile.regular(FileTransport.open(null, path, "r+"));
        assertEquals('a', file.read());
        write(file, "BC");
        assertEquals(3, file.position());
        assertEquals('d', file.read());
        file.position(5);
        write(file, "FG");
        assertEquals(7, file.size());
        file.close();
        assertEquals("aBCdeFG", Files.readString(path));
    }

    @Test
    void appendsWhereverThePositionIs(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("file"), "ab");
        LuaFile file = LuaFile.regular(FileTransport.open(null, path, "a+"));
        file.position(0);
        assertEquals('a', file.read());
        write(file, "c");
        file.position(0);
        assertEquals("abc", readAll(file));
        file.close();
        LuaFile appending = LuaFile.regular(FileTransport.open(null, path, "a"));
        write(appending, "d");
        appending.close();
        assertEquals("abcd", Files.readString(path));
    }

    @Test
    void flushesAnotherFileFirst() {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        LuaFile output = LuaFile.regular(new StreamTransport(null, sink));
        LuaFile error = LuaFile.standard(new StreamTransport(null, sink), LuaFile.Buffering.NONE)
                .flushingFirst(output);
        write(output, "first ");
        write(error, "second");
        assertEquals("first second", sink.toString(StandardCharsets.UTF_8));
    }

    @Test
    void checksModes() {
        for (String mode : new String[] {"r", "w", "a", "r+", "w+b", "rb", "abb"}) {
            assertTrue(IoLibrary.isMode(mode), mode);
        }
        for (String mode : new String[] {"", "x", "rw", "r+b+", "br", "r++"}) {
            assertFalse(IoLibrary.isMode(mode), mode);
        }
    }
}
