package dev.farside.runtime;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growable array of bytes that is used again and again, to compose strings without garbage.
 *
 * <p>Confined to one thread. It shrinks back when {@link #reset} finds it large.
 */
public final class ScratchBuffer {

    private static final int KEPT = 1 << 16;
    /** Longest content, the longest string there can be. */
    public static final int MAX = Integer.MAX_VALUE - 64;

    private byte[] bytes = new byte[256];
    private int length;

    /** Makes an empty buffer. */
    public ScratchBuffer() {
    }

    /** Empties the buffer. */
    public ScratchBuffer reset() {
        if (bytes.length > KEPT) {
            bytes = new byte[256];
        }
        length = 0;
        return this;
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Cuts the content down. */
    public void setLength(int newLength) {
        length = newLength;
    }

    /** The bytes; only the first {@link #length} count. Replaced when the buffer grows. */
    public byte[] array() {
        return bytes;
    }

    /** Makes room for more bytes; returns the array. */
    public byte[] ensure(int more) {
        if (more > bytes.length - length) {
            long wanted = Math.max((long) length + more, Math.min((long) bytes.length * 2, MAX));
            if (wanted > MAX) {
                throw OutOfMemoryException.INSTANCE;
            }
            try {
                bytes = Arrays.copyOf(bytes, (int) wanted);
            } catch (OutOfMemoryError exhausted) { // Java's heap is smaller than what a Lua string may be
                throw OutOfMemoryException.INSTANCE;
            }
        }
        return bytes;
    }

    /** Appends a byte. */
    public ScratchBuffer appendByte(int value) {
        if (length == bytes.length) {
            ensure(1);
        }
        bytes[length++] = (byte) value;
        return this;
    }

    /** Appends a part of an array. */
    public ScratchBuffer appendBytes(byte[] from, int start, int count) {
        ensure(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends text as UTF-8. */
    public ScratchBuffer appendText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
                return appendBytes(rest, 0, rest.length);
            }
            appendByte(c);
        }
        return this;
    }

    /** Appends text whose characters are bytes, see {@link Strings#toLatin1}. */
    public ScratchBuffer appendLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            appendByte(text.charAt(i));
        }
        return this;
    }

    /** Appends the bytes of a string word. */
    public ScratchBuffer appendString(long word) {
        int count = Strings.length(word);
        ensure(count);
        Strings.copyOut(word, 0, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends an integer in decimal. */
    public ScratchBuffer appendDecimal(long value) {
        ensure(20);
        if (value < 0) {
            bytes[length++] = '-';
        }
        int start = length;
        long rest = value;
        do {
            bytes[length++] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        for (int i = start, j = length - 1; i < j; i++, j--) {
            byte swap = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swap;
        }
        return this;
    }

    /** The content as a string word. */
    public long toWord(ThreadHeap heap) {
        return Strings.create(heap, bytes, 0, length);
    }

    /** The content from an index on as a string word. */
    public long toWord(ThreadHeap heap, int from) {
        return from == length ? Word.EMPTY_STRING : Strings.create(heap, bytes, from, length - from);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
