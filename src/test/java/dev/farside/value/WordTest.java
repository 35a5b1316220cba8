package dev.farside.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every 16-bit tag with telling payloads, and the edges of each encoding. */
class WordTest {

    private static final long PAYLOAD_BITS = (1L << 48) - 1;

    private static final long[] PAYLOADS = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 0xFF, 0x100, 16, 0xFFFF_FFFFL, Word.REF_MASK, Word.REF_MASK - 15, Word.REF_MASK + 1,
        1L << 39, 1L << 40, 1L << 40 | 1, 5L << 40, 6L << 40, 0xFFL << 40, 1L << 47, (1L << 47) - 1, PAYLOAD_BITS,
        PAYLOAD_BITS - 1, 0x5555_5555_5555L, 0xAAAA_AAAA_AAAAL};

    private static final List<Long> PRIMITIVES = List.of(Word.NIL, Word.FALSE, Word.TRUE, Word.EMPTY, Word.FROZEN,
            Word.RESERVED, Word.DEAD, Word.NONE, Word.CLOSED_NIL);

    /** I-V1: whatever the bits, exactly one class answers. */
    @Test
    void everyTagWithEveryPayloadBelongsToExactlyOneClass() {
        for (int tag = 0; tag <= 0xFFFF; tag++) {
            for (long payload : PAYLOADS) {
                checkClass(tag, (long) tag << 48 | payload);
            }
        }
    }

    private static void checkClass(int tag, long word) {
        assertEquals(tag, Word.tag(word));
        int classes = (Word.isFloat(word) ? 1 : 0)
                + (tag == Word.TAG_PRIMITIVE ? 1 : 0)
                + (Word.isInlineString(word) ? 1 : 0)
                + (Word.isHeapString(word) ? 1 : 0)
                + (Word.isTable(word) ? 1 : 0)
                + (Word.isFunction(word) ? 1 : 0)
                + (Word.isOther(word) ? 1 : 0)
                + (Word.isInteger(word) ? 1 : 0);
        if (classes != 1) {
            throw new AssertionError(classes + " classes for " + Long.toHexString(word));
        }
        require(Word.isFloat(word) == tag < 0xFFF9, "isFloat", word);
        require(Word.isInteger(word) == (tag == 0xFFFF), "isInteger", word);
        require(Word.isString(word) == (tag == 0xFFFA || tag == 0xFFFB), "isString", word);
        require(Word.isInlineString(word) == (tag == 0xFFFA), "isInlineString", word);
        require(Word.isHeapString(word) == (tag == 0xFFFB), "isHeapString", word);
        require(Word.isTable(word) == (tag == 0xFFFC), "isTable", word);
        require(Word.isFunction(word) == (tag == 0xFFFD), "isFunction", word);
        require(Word.isOther(word) == (tag == 0xFFFE), "isOther", word);
        require(Word.isReference(word) == (tag >= 0xFFFB && tag <= 0xFFFE), "isReference", word);
        require(Word.isTruthy(word) == (word != Word.NIL && word != Word.FALSE), "isTruthy", word);
        require(Word.isBoolean(word) == (word == Word.TRUE || word == Word.FALSE), "isBoolean", word);
        require(Word.isLight(word) == (tag == 0xFFF9 && (word & PAYLOAD_BITS) >>> 36 == 1L << 4), "isLight", word);
    }

    private static void require(boolean condition, String what, long word) {
        if (!condition) {
            throw new AssertionError(what + " is wrong for " + Long.toHexString(word));
        }
    }

    /** The test of two words at once: every pair of tags, payloads that could carry over. */
    @Test
    void areIntegersHoldsForTwoIntegersOnly() {
        long[] payloads = {0, 1, 1L << 47, PAYLOAD_BITS};
        for (int left = 0; left <= 0xFFFF; left += left < 0xFFF0 ? 7 : 1) {
            for (int right = 0; right <= 0xFFFF; right += right < 0xFFF0 ? 331 : 1) {
                for (long payload : payloads) {
                    long leftWord = (long) left << 48 | payload;
                    long rightWord = (long) right << 48 | PAYLOAD_BITS - payload;
                    require(Word.areIntegers(leftWord, rightWord) == (left == 0xFFFF && right == 0xFFFF),
                            "areIntegers", leftWord);
                }
            }
        }
        for (int tag = 0; tag <= 0xFFFF; tag++) {
            long word = (long) tag << 48 | PAYLOAD_BITS;
            require(Word.areIntegers(word, Word.ofInteger(-1)) == (tag == 0xFFFF), "areIntegers", word);
            require(Word.areIntegers(Word.ofInteger(-1), word) == (tag == 0xFFFF), "areIntegers", word);
        }
    }

    @Test
    void nilAndWhatIsClosedOrForwardsIsToldFromEveryOtherWord() {
        for (long cell : new long[] {0, 16, 1L << 20, Word.REF_MASK & -16}) {
            assertTrue(Word.isClosed(Word.ofClosed(cell)));
            assertFalse(Word.isForward(Word.ofClosed(cell)));
            assertTrue(Word.isNilOrIndirect(Word.ofClosed(cell)));
        }
        for (long address : new long[] {8, 24, 1L << 20, Word.REF_MASK & -8}) {
            assertTrue(Word.isForward(Word.ofForward(address)));
            assertFalse(Word.isClosed(Word.ofForward(address)));
            assertEquals(address, Word.ref(Word.ofForward(address)));
            assertTrue(Word.isNilOrIndirect(Word.ofForward(address)));
        }
        assertFalse(Word.isForward(Word.NIL));
        assertTrue(Word.isNilOrIndirect(Word.NIL));
        for (long other : new long[] {Word.FALSE, Word.TRUE, Word.EMPTY, Word.FROZEN, Word.RESERVED, Word.DEAD, Word.NONE,
            Word.ofInteger(0), Word.ofInteger(-1), Word.ofFloat(0), Word.ofTable(16), Word.ofOther(16)}) {
            assertFalse(Word.isNilOrIndirect(other), () -> Long.toHexString(other));
        }
        for (int tag = 0; tag <= 0xFFFF; tag++) {
            for (long payload : PAYLOADS) {
                if (tag != Word.TAG_PRIMITIVE) {
                    long word = (long) tag << 48 | payload;
                    require(!Word.isNilOrIndirect(word) && !Word.isForward(word), "isNilOrIndirect", word);
                }
            }
        }
        for (int bits = 0; bits < 1 << 12; bits++) {
            require(!Word.isNilOrIndirect(Word.ofLight(bits)), "isNilOrIndirect", bits);
        }
    }

    @Test
    void integersRoundTripUpToTheEdgesOf48Bits() {
        long[] samples = {0, 1, -1, 42, -42, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 46, -(1L << 46),
            Word.MAX_INLINE_INTEGER - 1, Word.MAX_INLINE_INTEGER, Word.MIN_INLINE_INTEGER, Word.MIN_INLINE_INTEGER + 1};
        for (long integer : samples) {
            assertTrue(Word.fitsInline(integer), () -> "" + integer);
            long word = Word.ofInteger(integer & PAYLOAD_BITS);
            assertTrue(Word.isInteger(word));
            assertEquals(integer, Word.toInteger(word));
            assertEquals(word, Word.ofInteger(integer), "the sign bits are the tag");
        }
        for (int bit = 0; bit < 47; bit++) {
            long power = 1L << bit;
            for (long integer : new long[] {power, power - 1, -power, -power - 1, ~power}) {
                assertEquals(integer, Word.toInteger(Word.ofInteger(integer)));
            }
        }
        assertEquals((1L << 47) - 1, Word.MAX_INLINE_INTEGER);
        assertEquals(-(1L << 47), Word.MIN_INLINE_INTEGER);
    }

    @Test
    void widerIntegersDoNotFit() {
        for (int bit = 47; bit < 64; bit++) {
            long power = 1L << bit;
            assertFalse(Word.fitsInline(power), "2^" + bit);
            assertFalse(Word.fitsInline(power + 1));
            assertFalse(Word.fitsInline(-power - 1), "-2^" + bit + " - 1");
            assertEquals(bit == 47, Word.fitsInline(-power) && Word.fitsInline(power - 1));
        }
        assertFalse(Word.fitsInline(Long.MAX_VALUE));
        assertFalse(Word.fitsInline(Long.MIN_VALUE));
    }

    @Test
    void floatsAreTheirOwnBits() {
        double[] samples = {0.0, -0.0, 1, -1, 0.1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE,
            -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e-300, Math.PI};
        for (double value : samples) {
            for (long word : new long[] {Word.ofFloat(value), Word.ofForeignFloat(value)}) {
                assertTrue(Word.isFloat(word));
                assertEquals(Double.doubleToRawLongBits(value), word);
                assertEquals(Double.doubleToRawLongBits(value), Double.doubleToRawLongBits(Word.toFloat(word)));
            }
        }
        assertNotEquals(Word.ofFloat(0.0), Word.ofFloat(-0.0));
    }

    /** NaNs could otherwise be made to look like any word at all. */
    @Test
    void foreignNaNsBecomeTheNaNOfTheirSign() {
        long canonical = Word.ofForeignFloat(Double.NaN);
        assertEquals(0x7FF8_0000_0000_0000L, canonical);
        for (int high = 0; high <= 0xFFFF; high++) {
            for (long payload : PAYLOADS) {
                long bits = (long) high << 48 | payload;
                double value = Double.longBitsToDouble(bits);
                if (Double.isNaN(value)) {
                    long wanted = canonical | bits & Long.MIN_VALUE;
                    require(Word.ofForeignFloat(value) == wanted, "ofForeignFloat", bits);
                } else {
                    require(Word.isFloat(Word.ofForeignFloat(value)), "ofForeignFloat", bits);
                }
            }
        }
        for (long nan : new long[] {0x7FF8_0000_0000_0000L, 0xFFF8_0000_0000_0000L}) { // what arithmetic makes
            assertTrue(Word.isFloat(nan));
            assertTrue(Double.isNaN(Word.toFloat(nan)));
        }
        double fromArithmetic = Double.POSITIVE_INFINITY - Double.POSITIVE_INFINITY;
        assertTrue(Word.isFloat(Word.ofFloat(fromArithmetic)));
    }

    @Test
    void primitivesAreDistinct() {
        Set<Long> distinct = new HashSet<>(PRIMITIVES);
        assertEquals(PRIMITIVES.size(), distinct.size());
        for (long word : PRIMITIVES) {
            assertEquals(Word.TAG_PRIMITIVE, Word.tag(word));
            assertFalse(Word.isLight(word));
            assertFalse(Word.isReference(word));
        }
        assertEquals(Word.TRUE, Word.ofBoolean(true));
        assertEquals(Word.FALSE, Word.ofBoolean(false));
    }

    @Test
    void onlyNilAndFalseAreNotTruthy() {
        assertFalse(Word.isTruthy(Word.NIL));
        assertFalse(Word.isTruthy(Word.FALSE));
        assertTrue(Word.isTruthy(Word.TRUE));
        assertTrue(Word.isTruthy(Word.ofInteger(0)));
        assertTrue(Word.isTruthy(Word.ofFloat(0)));
        assertTrue(Word.isTruthy(Word.ofForeignFloat(Double.NaN)));
        assertTrue(Word.isTruthy(Word.EMPTY_STRING));
        assertTrue(Word.isTruthy(Word.ofLight(0)));
        assertTrue(Word.isTruthy(Word.ofTable(0)));
    }

    @Test
    void lightUserdataKeep36Bits() {
        for (long bits : new long[] {0, 1, 7, 0xDEAD_BEEFL, Word.REF_MASK}) {
            long word = Word.ofLight(bits);
            assertTrue(Word.isLight(word));
            assertEquals(bits, word & Word.REF_MASK);
            assertFalse(Word.isReference(word));
            assertFalse(Word.isBoolean(word));
        }
        assertEquals(Word.ofLight(0), Word.ofLight(Word.REF_MASK + 1), "bits above are dropped");
    }

    @Test
    void referencesRoundTrip() {
        for (long ref : new long[] {16, 0x1_0240L, 1L << 35, Word.REF_MASK - 15}) {
            long[] words = {Word.ofString(ref), Word.ofTable(ref), Word.ofFunction(ref), Word.ofOther(ref)};
            for (long word : words) {
                assertEquals(ref, Word.ref(word));
                assertTrue(Word.isReference(word));
            }
            assertTrue(Word.isHeapString(Word.ofString(ref)));
            assertTrue(Word.isTable(Word.ofTable(ref)));
            assertTrue(Word.isFunction(Word.ofFunction(ref)));
            assertTrue(Word.isOther(Word.ofOther(ref)));
        }
    }

    @Test
    void inlineStringsOfEveryLength() {
        String[] samples = {
            "", "a", "ab", "abc", "abcd", "abcde", "\0", "\0\0\0\0\0", "\u00FF\u00FE\u0080\u0000\u00FF"};
        Set<Long> words = new HashSet<>();
        for (String sample : samples) {
            byte[] bytes = sample.getBytes(StandardCharsets.ISO_8859_1);
            long packed = 0;
            for (int i = 0; i < bytes.length; i++) {
                packed |= (bytes[i] & 0xFFL) << 8 * i;
            }
            long word = Word.ofInlineString(packed, bytes.length);
            assertTrue(words.add(word), "two strings, one word");
            assertTrue(Word.isString(word));
            assertEquals(bytes.length, Word.inlineLength(word));
            for (int i = 0; i < bytes.length; i++) {
                assertEquals(bytes[i] & 0xFF, Word.inlineByte(word, i));
            }
        }
        assertEquals(Word.EMPTY_STRING, Word.ofInlineString(0, 0));
        for (int value = 0; value < 256; value++) {
            long word = Word.ofByte(value);
            assertEquals(Word.ofInlineString(value, 1), word);
            assertEquals(value, Word.inlineByte(word, 0));
            assertEquals(word, Word.ofByte((byte) value), "a signed byte is the same byte");
        }
    }
}
