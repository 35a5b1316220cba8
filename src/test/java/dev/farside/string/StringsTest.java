package dev.farside.string;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.StringObject;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StringsTest {

    private final ThreadHeap heap = new ThreadHeap(new Space(() -> { }));

    @AfterEach
    void release() {
        heap.releaseAll();
    }

    private long string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Strings.create(heap, bytes, 0, bytes.length);
    }

    @Test
    void stringsOfUpToFiveBytesAreInline() {
        for (int length = 0; length <= 5; length++) {
            long word = string("abcde".substring(0, length));
            assertTrue(Word.isInlineString(word));
            assertEquals(length, Strings.length(word));
            assertEquals(word, string("abcde".substring(0, length)));
        }
        assertTrue(Word.isHeapString(string("abcdef")));
    }

    @Test
    void bytesOfEveryLengthSurvive() {
        Random random = new Random(1);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length + 7];
            random.nextBytes(bytes);
            long word = Strings.create(heap, bytes, 3, length);
            assertEquals(length, Strings.length(word));
            byte[] expected = Arrays.copyOfRange(bytes, 3, 3 + length);
            assertArrayEquals(expected, Strings.toBytes(word));
            for (int i = 0; i < length; i++) {
                assertEquals(expected[i] & 0xFF, Strings.byteAt(word, i));
            }
            assertEquals(word == Word.EMPTY_STRING ? 0 : length, Strings.toLatin1(word).length());
        }
    }

    @Test
    void utf8IsDecodedAndWhatIsMalformedIsReplaced() {
        String text = "größer als 𝄞";
        assertEquals(text, Strings.toJava(Strings.ofJava(heap, text)));
        assertEquals("é", Strings.toJava(Strings.ofJava(heap, "é")));
        assertEquals("abcdef\uFFFD", Strings.toJava(string("abcdef\u00FF")));
        assertEquals("abcdef\u00FF", Strings.toLatin1(string("abcdef\u00FF")));
    }

    @Test
    void partsOfStrings() {
        String text = "0123456789abcdefghij";
        long word = string(text);
        assertEquals(word, Strings.substring(heap, word, 0, text.length()));
        for (int from = 0; from <= text.length(); from++) {
            for (int to = from; to <= text.length(); to++) {
                long part = Strings.substring(heap, word, from, to - from);
                assertEquals(text.substring(from, to), Strings.toLatin1(part));
                assertEquals(to - from <= 5, Word.isInlineString(part), "I-V2");
            }
        }
        long inline = string("abcde");
        assertEquals(string("bcd"), Strings.substring(heap, inline, 1, 3));
        assertEquals(Word.EMPTY_STRING, Strings.substring(heap, inline, 5, 0));
    }

    @Test
    void copyToWritesNoByteMore() {
        long area = heap.allocate(64);
        for (String text : new String[] {"", "abc", "abcde", "abcdef", "0123456789abcdef"}) {
            Memory.fillLongs(area, 64, 0x7777_7777_7777_7777L);
            Strings.copyTo(string(text), area + 3);
            assertEquals(0x77, Memory.getByte(area + 2));
            assertEquals(0x77, Memory.getByte(area + 3 + text.length()));
            byte[] bytes = new byte[text.length()];
            Memory.copyOut(area + 3, bytes, 0, bytes.length);
            assertEquals(text, new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void equalityAndHashDependOnTheBytesAlone() {
        Random random = new Random(2);
        for (int length = 6; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            long left = Strings.create(heap, bytes, 0, length);
            Memory.fillLongs(heap.allocate(32), 32, random.nextLong());
            long ref = heap.allocate(StringObject.size(length));
            Memory.fillLongs(ref, StringObject.size(length), random.nextLong());
            StringObject.initialize(ref, length);
            Memory.copyIn(bytes, 0, ref + StringObject.BYTES, length);
            long right = Word.ofString(ref);
            assertNotEquals(left, right);
            assertTrue(Strings.equal(left, right), "unequal at length " + length);
            assertEquals(Strings.hash(left), Strings.hash(right));
            assertNotEquals(0, Strings.hash(left));
            assertTrue(Strings.equal(left, right));
            int at = random.nextInt(length);
            bytes[at] ^= 1;
            long other = Strings.create(heap, bytes, 0, length);
            assertFalse(Strings.equal(left, other), "equal at length " + length + ", byte " + at);
            assertNotEquals(Strings.hash(left), Strings.hash(other));
            assertFalse(Strings.equal(left, other));
        }
    }

    @Test
    void hashesOfSimilarStringsDiffer() {
        Set<Integer> hashes = new HashSet<>();
        Set<Integer> indices = new HashSet<>();
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            int hash = Strings.hash(string("variable_" + i));
            hashes.add(hash);
            indices.add(hash >>> 16);
        }
        assertTrue(hashes.size() > count - 10, "distinct hashes: " + hashes.size());
        assertTrue(indices.size() > 15_500, "distinct upper halves: " + indices.size() + ", 17,254 expected");
    }

    @Test
    void comparisonIsByUnsignedBytesAndThenByLength() {
        String[] sorted = {"", "\0", "\0\0", "a", "aa", "aaaaa", "aaaaaa", "aaaaaaa", "aaaaab", "ab", "b",
            "bbbbbbbbbbbbbbbbbbbbba", "bbbbbbbbbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbbbbbbb\u0080", "\u0080",
            "\u00FFaaaaaaa"};
        for (int i = 0; i < sorted.length; i++) {
            for (int j = 0; j < sorted.length; j++) {
                assertEquals(Integer.signum(Integer.compare(i, j)),
                        Integer.signum(Strings.compare(string(sorted[i]), string(sorted[j]))),
                        "'" + sorted[i] + "' and '" + sorted[j] + "'");
            }
        }
    }
}
