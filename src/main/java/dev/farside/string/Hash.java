package dev.farside.string;

import dev.farside.memory.Memory;
import dev.farside.object.StringObject;
import dev.farside.value.Word;
import java.nio.ByteOrder;

/**
 * The hash functions of strings and table keys.
 *
 * <p>Both fold the 128-bit product of the input and an odd constant. The input is first combined with a seed that
 * differs from process to process, so that nobody can prepare keys which collide. The system property
 * {@code farside.hash.seed} fixes the seed, and with it the order in which {@code next} visits dictionaries.
 *
 * <p>The upper bits of a hash are the best ones: an index of n bits is {@code hash >>> 32 - n}.
 */
public final class Hash {

    private static final long SEED = Long.getLong("farside.hash.seed", arbitrarySeed());
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long LENGTH_MULTIPLIER = 0xD6E8_FEB8_6659_FD93L;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private Hash() {
    }

    private static long arbitrarySeed() {
        long bits = System.nanoTime() ^ System.currentTimeMillis() << 20 ^ (long) new Object().hashCode() << 32;
        return fold(bits, 0xBF58_476D_1CE4_E5B9L);
    }

    private static long fold(long value, long multiplier) {
        return Math.multiplyHigh(value, multiplier) ^ value * multiplier;
    }

    /** Hash of a word that stands for itself, or of an integer's value. */
    public static int mix(long word) {
        return (int) (fold(word ^ SEED, MULTIPLIER) >>> 32);
    }

    /** Hash of a table key that is not a wide integer; an atom's hash is cached (I-S2), other words are mixed. */
    public static int ofKey(long word) {
        return Word.isHeapString(word) ? StringObject.hash(Word.ref(word)) : mix(word);
    }

    /**
     * Hash of bytes in the region; never 0.
     *
     * @param address of the first byte, 8-aligned; the last 8-byte group is read whole
     */
    static int ofBytes(long address, int length) {
        long state = SEED;
        long end = address + (length & -Long.BYTES);
        for (long at = address; at < end; at += Long.BYTES) {
            state = fold(state ^ Memory.getLong(at), MULTIPLIER);
        }
        int rest = length & Long.BYTES - 1;
        if (rest != 0) {
            state = fold(state ^ firstBytes(Memory.getLong(end), rest), MULTIPLIER);
        }
        int hash = (int) (fold(state ^ length, LENGTH_MULTIPLIER) >>> 32);
        return hash == 0 ? 1 : hash;
    }

    /** A group of 8 bytes of which only the first ones count, 1 to 7: equal results for equal bytes. */
    static long firstBytes(long group, int count) {
        int unwanted = Long.SIZE - (count << 3);
        return LITTLE_ENDIAN ? group << unwanted : group >>> unwanted;
    }
}
