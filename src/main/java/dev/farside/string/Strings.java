package dev.farside.string;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.StringObject;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;

/**
 * Operations on strings of both forms, inline and heap objects. A "word" is the word of a string throughout.
 *
 * <p>Callable from the thread that owns the heap or the strings; nothing here collects.
 */
public final class Strings {

    /** From this length on, comparing is left to the JDK's vector code. */
    private static final int BULK = 64;

    private Strings() {
    }

    // --- creating

    /**
     * Makes a string of bytes.
     *
     * @throws OutOfMemoryException if memory is exhausted or the string would be too long
     */
    public static long create(ThreadHeap heap, byte[] bytes, int from, int length) {
        if (length <= Word.MAX_INLINE_STRING) {
            long packed = 0;
            for (int i = 0; i < length; i++) {
                packed |= (bytes[from + i] & 0xFFL) << (i << 3);
            }
            return Word.ofInlineString(packed, length);
        }
        long ref = allocate(heap, length);
        Memory.copyIn(bytes, from, ref + StringObject.BYTES, length);
        return Word.ofString(ref);
    }

    /** Makes a string of bytes that lie in the region. */
    public static long create(ThreadHeap heap, long address, int length) {
        if (length <= Word.MAX_INLINE_STRING) {
            return inline(address, length);
        }
        long ref = allocate(heap, length);
        Memory.copy(address, ref + StringObject.BYTES, length);
        return Word.ofString(ref);
    }

    /** Makes a string of the UTF-8 form of a Java string. */
    public static long ofJava(ThreadHeap heap, String string) {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        return create(heap, bytes, 0, bytes.length);
    }

    /**
     * Allocates a heap string whose bytes, from {@link StringObject#BYTES} on, are the caller's to write before anyone
     * sees it.
     *
     * @param length more than {@link Word#MAX_INLINE_STRING} (I-V2)
     * @return the object's reference
     */
    public static long allocate(ThreadHeap heap, int length) {
        assert length > Word.MAX_INLINE_STRING : "a string this short is inline (I-V2)";
        if (length > StringObject.MAX_LENGTH) {
            throw OutOfMemoryException.INSTANCE;
        }
        long ref = heap.allocate(StringObject.size(length));
        StringObject.initialize(ref, length);
        return ref;
    }

    /** A part of a string; the string itself if the part is all of it. Indices start at 0 and are not checked. */
    public static long substring(ThreadHeap heap, long word, int from, int length) {
        if (length == length(word)) {
            return word;
        }
        if (Word.isInlineString(word)) {
            long packed = word >>> (from << 3) & (1L << (length << 3)) - 1;
            return Word.ofInlineString(packed, length);
        }
        return create(heap, Word.ref(word) + StringObject.BYTES + from, length);
    }

    private static long inline(long address, int length) {
        long packed = 0;
        for (int i = 0; i < length; i++) {
            packed |= (Memory.getByte(address + i) & 0xFFL) << (i << 3);
        }
        return Word.ofInlineString(packed, length);
    }

    // --- reading

    /** Length in bytes. */
    public static int length(long word) {
        return Word.isInlineString(word) ? Word.inlineLength(word) : StringObject.length(Word.ref(word));
    }

    /** A byte, 0 to 255; the index starts at 0 and is not checked. */
    public static int byteAt(long word, int index) {
        return Word.isInlineString(word) ? Word.inlineByte(word, index)
                : Memory.getByte(Word.ref(word) + StringObject.BYTES + index) & 0xFF;
    }

    /** True for a string whose word alone decides equality: inline, or an atom (I-S1). */
    public static boolean isAtom(long word) {
        return Word.isInlineString(word) || Header.has(Word.ref(word), Header.ATOM);
    }

    /** The hash, never 0 for a heap string; computed once and kept in the object. */
    public static int hash(long word) {
        return Word.isInlineString(word) ? Hash.mix(word) : hashOfObject(Word.ref(word));
    }

    static int hashOfObject(long ref) {
        int hash = StringObject.hash(ref);
        if (hash == 0) {
            hash = Hash.ofBytes(ref + StringObject.BYTES, StringObject.length(ref));
            Memory.putInt(ref + StringObject.HASH, hash);
        }
        return hash;
    }

    /** Copies a part of a string into an array. Indices start at 0; those of the string are not checked. */
    public static void copyOut(long word, int from, byte[] to, int toIndex, int length) {
        if (Word.isInlineString(word)) {
            for (int i = 0; i < length; i++) {
                to[toIndex + i] = (byte) Word.inlineByte(word, from + i);
            }
        } else {
            Memory.copyOut(Word.ref(word) + StringObject.BYTES + from, to, toIndex, length);
        }
    }

    /** Copies all bytes to an address in the region. */
    public static void copyTo(long word, long destination) {
        if (Word.isInlineString(word)) {
            int length = Word.inlineLength(word);
            for (int i = 0; i < length; i++) {
                Memory.putByte(destination + i, (byte) Word.inlineByte(word, i));
            }
        } else {
            long ref = Word.ref(word);
            Memory.copy(ref + StringObject.BYTES, destination, StringObject.length(ref));
        }
    }

    /** The bytes in a new array. */
    public static byte[] toBytes(long word) {
        byte[] bytes = new byte[length(word)];
        copyOut(word, 0, bytes, 0, bytes.length);
        return bytes;
    }

    /** The string read as UTF-8; what is malformed becomes the replacement character. */
    public static String toJava(long word) {
        return new String(toBytes(word), StandardCharsets.UTF_8);
    }

    /** The string with each byte read as one character, which loses nothing. */
    public static String toLatin1(long word) {
        return new String(toBytes(word), StandardCharsets.ISO_8859_1);
    }

    /** The string up to its first zero, each byte as one character: what is left of it in messages of the reference. */
    public static String toName(long word) {
        return untilZero(toLatin1(word));
    }

    /** Text up to its first zero. */
    public static String untilZero(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    // --- comparing

    /** True if two strings have the same bytes. */
    public static boolean equal(long left, long right) {
        if (left == right) {
            return true;
        }
        if (!Word.isHeapString(left) || !Word.isHeapString(right)) {
            return false;
        }
        return equalObjects(Word.ref(left), Word.ref(right));
    }

    private static boolean equalObjects(long left, long right) {
        long leftHeader = Header.get(left);
        long rightHeader = Header.get(right);
        if ((leftHeader & rightHeader & Header.ATOM) != 0 || leftHeader >>> 32 != rightHeader >>> 32) {
            return false;
        }
        int leftHash = StringObject.hash(left);
        int rightHash = StringObject.hash(right);
        if (leftHash != rightHash && leftHash != 0 && rightHash != 0) {
            return false;
        }
        return sameBytes(left + StringObject.BYTES, right + StringObject.BYTES, Header.high(leftHeader));
    }

    /** Compares bytes at 8-aligned addresses inside string objects. */
    static boolean sameBytes(long left, long right, int length) {
        if (length > BULK) {
            return Memory.mismatch(left, right, length) < 0;
        }
        int whole = length & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            if (Memory.getLong(left + i) != Memory.getLong(right + i)) {
                return false;
            }
        }
        int rest = length - whole;
        return rest == 0 || Hash.firstBytes(Memory.getLong(left + whole) ^ Memory.getLong(right + whole), rest) == 0;
    }

    /**
     * Compares by unsigned bytes; of two strings of which one begins with the other, the shorter comes first.
     *
     * @return negative, zero or positive
     */
    public static int compare(long left, long right) {
        if (left == right) {
            return 0;
        }
        int leftLength = length(left);
        int rightLength = length(right);
        int common = Math.min(leftLength, rightLength);
        int at = Word.isHeapString(left) && Word.isHeapString(right)
                ? longMismatch(Word.ref(left), Word.ref(right), common) : shortMismatch(left, right, common);
        return at < 0 ? leftLength - rightLength : byteAt(left, at) - byteAt(right, at);
    }

    private static int longMismatch(long left, long right, int length) {
        return (int) Memory.mismatch(left + StringObject.BYTES, right + StringObject.BYTES, length);
    }

    private static int shortMismatch(long left, long right, int length) {
        for (int i = 0; i < length; i++) {
            if (byteAt(left, i) != byteAt(right, i)) {
                return i;
            }
        }
        return -1;
    }
}
