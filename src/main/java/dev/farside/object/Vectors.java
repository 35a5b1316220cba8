package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * Vectors that serve other objects: bytes, words, and field sites.
 *
 * <pre>
 *  bytes   +0  header: kind, flags, -, length in bytes (32)     +8  the bytes
 *  words   +0  header: kind, flags, -, number of words (32)     +8  the words
 *  sites   +0  header: kind, flags, -, number of sites (32)     +8  sites of 32 bytes:
 *              +0  key, the word of an inline string or an atom
 *              +8  cache of the first look-up
 *             +16  cache of "__index" in the metatable; for a store, the header of the record after the transition
 *             +24  cache of the look-up in the class
 * </pre>
 *
 * What a cache word means is said in {@code table.FieldCache}; it never keeps an object alive, and it is read and
 * written whole, so races on it are harmless.
 */
public final class Vectors {

    /** Offset of the first element. */
    public static final int ELEMENTS = 8;
    /** Bytes of a site. */
    public static final int SITE = 32;
    /** Shift from site number to offset. */
    public static final int SITE_SHIFT = 5;
    /** Offset of a site's first cache. */
    public static final int SITE_CACHE = 8;
    /** Offset of a site's second cache. */
    public static final int SITE_META_CACHE = 16;
    /** Offset of a site's third cache. */
    public static final int SITE_CLASS_CACHE = 24;

    private Vectors() {
    }

    /** Size of a vector of bytes. */
    public static long bytesSize(long length) {
        return Header.roundUp(ELEMENTS + length);
    }

    /** Size of a vector of words. */
    public static long wordsSize(long count) {
        return Header.roundUp(ELEMENTS + count * Long.BYTES);
    }

    /** Size of a vector of sites. */
    public static long sitesSize(long count) {
        return Header.roundUp(ELEMENTS + count * SITE);
    }

    /** Number of elements: bytes, words or sites. */
    public static int count(long ref) {
        return Memory.getInt(ref + 4);
    }

    /** Writes the header of a new vector; the elements are the caller's. */
    public static void initialize(long ref, int kind, int count) {
        Memory.putLong(ref, Header.of(kind, 0, count));
    }

    /** A word of a vector of words. */
    public static long word(long ref, int index) {
        return Memory.getLong(ref + ELEMENTS + ((long) index << 3));
    }
}
