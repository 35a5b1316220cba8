package dev.farside.syntax;

import java.util.SplittableRandom;

/**
 * The names and strings of one chunk, each content once, so that names can be compared by identity. Knows the
 * keywords.
 *
 * <p>Open addressing with a hash whose multiplier is drawn anew for each process: a chunk cannot be written so that
 * its names collide.
 */
final class StringTable {
    private static final long MULTIPLIER = new SplittableRandom(System.nanoTime()).nextLong() | 1;
    private static final int INITIAL_CAPACITY = 256;

    private LuaBytes[] entries = new LuaBytes[INITIAL_CAPACITY];
    private long[] hashes = new long[INITIAL_CAPACITY];
    private int[] tokens = new int[INITIAL_CAPACITY];
    private int size;
    private int lastSlot;

    StringTable() {
        for (int token = Token.FIRST_RESERVED; token <= Token.LAST_KEYWORD; token++) {
            intern(LuaBytes.ofLatin1(Token.keywordText(token)));
            tokens[lastSlot] = token;
        }
    }

    /** The only instance with the content {@code source[from..to)}. */
    LuaBytes intern(byte[] source, int from, int to) {
        long hash = hash(source, from, to);
        int mask = entries.length - 1;
        int slot = (int) hash & mask;
        LuaBytes entry;
        while ((entry = entries[slot]) != null) {
            if (hashes[slot] == hash && entry.contentEquals(source, from, to)) {
                lastSlot = slot;
                return entry;
            }
            slot = slot + 1 & mask;
        }
        return add(slot, hash, LuaBytes.copyOf(source, from, to - from));
    }

    /** Whether the chunk, as far as it has been read, has a name or string with this content. */
    boolean contains(LuaBytes bytes) {
        byte[] content = bytes.toByteArray();
        int mask = entries.length - 1;
        int slot = (int) hash(content, 0, content.length) & mask;
        while (entries[slot] != null && !entries[slot].contentEquals(content, 0, content.length)) {
            slot = slot + 1 & mask;
        }
        return entries[slot] != null;
    }

    /** The only instance with the content of {@code bytes}. */
    LuaBytes intern(LuaBytes bytes) {
        byte[] content = bytes.toByteArray();
        return intern(content, 0, content.length);
    }

    /** What a name with the content that was interned last is: a keyword or {@link Token#NAME}. */
    int lastToken() {
        return tokens[lastSlot];
    }

    private LuaBytes add(int slot, long hash, LuaBytes bytes) {
        if (size >= entries.length / 2) {
            grow();
            return add(freeSlot(hash), hash, bytes);
        }
        entries[slot] = bytes;
        hashes[slot] = hash;
        tokens[slot] = Token.NAME;
        size++;
        lastSlot = slot;
        return bytes;
    }

    private void grow() {
        LuaBytes[] oldEntries = entries;
        long[] oldHashes = hashes;
        int[] oldTokens = tokens;
        int capacity = oldEntries.length * 2;
        entries = new LuaBytes[capacity];
        hashes = new long[capacity];
        tokens = new int[capacity];
        for (int old = 0; old < oldEntries.length; old++) {
            if (oldEntries[old] != null) {
                int slot = freeSlot(oldHashes[old]);
                entries[slot] = oldEntries[old];
                hashes[slot] = oldHashes[old];
                tokens[slot] = oldTokens[old];
            }
        }
    }

    private int freeSlot(long hash) {
        int mask = entries.length - 1;
        int slot = (int) hash & mask;
        while (entries[slot] != null) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long hash(byte[] source, int from, int to) {
        long hash = to - from;
        for (int position = from; position < to; position++) {
            hash = (hash + source[position]) * MULTIPLIER;
        }
        // The low bits of a product depend on the low bits of the factors only; the table uses the low bits.
        return hash ^ hash >>> 32;
    }
}
