package dev.farside.bytecode;

import dev.farside.memory.Memory;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import java.util.Arrays;

/**
 * The line of each word of code, in few bytes: pairs of how many words further, and by how much the line changes
 * there. The first pair starts from word 0 and the function's first line.
 */
public final class LineTable {
    /** The line when there is no table. */
    public static final int UNKNOWN = -1;

    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;

    private LineTable() {
    }

    /** Encodes the line of each word. */
    static byte[] encode(int[] lines, int firstLine) {
        byte[] bytes = new byte[lines.length + 16];
        int size = 0;
        int line = firstLine;
        int changed = 0;
        for (int word = 0; word < lines.length; word++) {
            if (lines[word] != line) {
                if (bytes.length - size < 2 * (Integer.SIZE / GROUP_BITS + 1)) {
                    bytes = Arrays.copyOf(bytes, bytes.length * 2);
                }
                size = put(bytes, size, word - changed);
                size = put(bytes, size, zigzag(lines[word] - line));
                line = lines[word];
                changed = word;
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static int put(byte[] bytes, int at, int number) {
        int next = at;
        int rest = number;
        while (Integer.compareUnsigned(rest, MORE) >= 0) {
            bytes[next++] = (byte) (rest | MORE);
            rest >>>= GROUP_BITS;
        }
        bytes[next++] = (byte) rest;
        return next;
    }

    /** Numbers near 0 of either sign become small ones without a sign. */
    private static int zigzag(int number) {
        return number << 1 ^ number >> Integer.SIZE - 1;
    }

    private static int unzigzag(int number) {
        return number >>> 1 ^ -(number & 1);
    }

    /** Whether a prototype has a line table. */
    public static boolean isPresent(long prototypeRef) {
        return PrototypeObject.vector(prototypeRef, PrototypeObject.LINES) != 0;
    }

    /**
     * The line of a word of code, or {@link #UNKNOWN} if the prototype was stripped. Allocates nothing.
     *
     * @param wordIndex index of any word of an instruction
     */
    public static int lineAt(long prototypeRef, int wordIndex) {
        long vector = PrototypeObject.vector(prototypeRef, PrototypeObject.LINES);
        if (vector == 0) {
            return UNKNOWN;
        }
        long at = vector + Vectors.ELEMENTS;
        long end = at + Vectors.count(vector);
        int line = Memory.getInt(prototypeRef + PrototypeObject.FIRST_LINE);
        int word = 0;
        while (at < end) {
            word += number(at);
            if (word > wordIndex) {
                break;
            }
            at = skip(at);
            line += unzigzag(number(at));
            at = skip(at);
        }
        return line;
    }

    /** Decodes the table of a prototype for {@code words} words of code; null if there is none. */
    static int[] decode(long prototypeRef, int words) {
        if (!isPresent(prototypeRef)) {
            return null;
        }
        int[] lines = new int[words];
        long vector = PrototypeObject.vector(prototypeRef, PrototypeObject.LINES);
        long at = vector + Vectors.ELEMENTS;
        long end = at + Vectors.count(vector);
        int line = Memory.getInt(prototypeRef + PrototypeObject.FIRST_LINE);
        int word = 0;
        while (at < end) {
            int next = word + number(at);
            Arrays.fill(lines, word, next, line);
            at = skip(at);
            line += unzigzag(number(at));
            at = skip(at);
            word = next;
        }
        Arrays.fill(lines, word, words, line);
        return lines;
    }

    private static int number(long start) {
        int result = 0;
        int shift = 0;
        long at = start;
        int group;
        do {
            group = Memory.getByte(at++);
            result |= (group & MORE - 1) << shift;
            shift += GROUP_BITS;
        } while (group < 0);
        return result;
    }

    private static long skip(long start) {
        long at = start;
        while (Memory.getByte(at) < 0) {
            at++;
        }
        return at + 1;
    }
}
