package dev.farside.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An immutable Lua string constant: any bytes, compared by value. The reader keeps one instance per distinct
 * content and chunk, so equal constants of a chunk are also the same object.
 */
public final class LuaBytes {
    private final byte[] bytes;
    private final int hash;
    private String text;

    private LuaBytes(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /** Copies {@code length} bytes of {@code source} from {@code offset} on. */
    public static LuaBytes copyOf(byte[] source, int offset, int length) {
        return new LuaBytes(Arrays.copyOfRange(source, offset, offset + length));
    }

    /** The bytes of {@code text}, whose characters must all be below 256. */
    public static LuaBytes ofLatin1(String text) {
        return new LuaBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean contentEquals(byte[] source, int from, int to) {
        return Arrays.equals(bytes, 0, bytes.length, source, from, to);
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The byte at {@code index}, as 0 to 255. */
    public int byteAt(int index) {
        return bytes[index] & 0xFF;
    }

    /** A fresh copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
            || other instanceof LuaBytes that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The bytes as Latin-1 characters, one for one. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            // Two threads may both make it; the strings are equal, so the race is benign.
            known = new String(bytes, StandardCharsets.ISO_8859_1);
            text = known;
        }
        return known;
    }
}
