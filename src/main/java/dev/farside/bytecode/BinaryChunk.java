package dev.farside.bytecode;

import java.util.function.Supplier;

/**
 * Functions as bytes: what {@code string.dump} makes and {@code load} takes.
 *
 * <p>A chunk has the header of the reference, by which it is recognised: {@code ESC "Lua"}, version 5.4, format 0, six
 * bytes that no text conversion leaves alone, the sizes of an instruction, an integer and a float, one of each of the
 * latter two. Behind that stand the revision of the format, a guard, and the main function; {@code ChunkWriter} shows
 * what it consists of. The reference must not take what comes then for its own, because it runs chunks unchecked: it
 * reads the revision as a number of upvalues and the guard as a length, one that fits no integer, and refuses the
 * chunk.
 */
public final class BinaryChunk {
    /** The first byte of every binary chunk. */
    public static final char ESCAPE = '\u001b';

    static final byte[] SIGNATURE = {ESCAPE, 'L', 'u', 'a'};
    static final byte[] CONVERSION_CHECK = {0x19, (byte) 0x93, '\r', '\n', 0x1a, '\n'};
    static final int VERSION = 0x54;
    static final int FORMAT = 0;
    /** In the reference's way of writing a length, one of 70 bits that goes on. */
    static final byte[] GUARD = {0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F};
    /** To be raised whenever the instruction set or the layout of a chunk changes. */
    static final int REVISION = 3;
    static final long SAMPLE_INTEGER = 0x5678;
    static final double SAMPLE_FLOAT = 370.5;

    // How the source name of a function is given.
    static final int NO_SOURCE = 0;
    static final int OWN_SOURCE = 1;
    static final int SOURCE_OF_PARENT = 2;

    // What a constant is.
    static final int NIL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int INTEGER = 3;
    static final int FLOAT = 4;
    static final int STRING = 5;

    private BinaryChunk() {
    }

    /** Whether bytes are a binary chunk, or would like to be. */
    public static boolean isBinary(byte[] bytes, int offset, int length) {
        return length > 0 && bytes[offset] == ESCAPE;
    }

    /**
     * Writes a function.
     *
     * @param strip whether to leave out what only serves debugging: names and lines
     */
    public static byte[] dump(FunctionTemplate template, boolean strip) {
        return new ChunkWriter(strip).write(template);
    }

    /**
     * Reads and verifies a function.
     *
     * @param chunkName the name as {@code load} gets it, for messages, as Latin-1 characters
     * @throws BinaryChunkException if the bytes are not what {@link #dump} made, or are unfit to be run
     */
    public static FunctionTemplate load(byte[] bytes, int offset, int length, String chunkName) {
        return load(new ChunkReader(bytes, offset, length, () -> null, chunkName), chunkName);
    }

    /**
     * Reads and verifies a function that comes in pieces, no more of them than it takes.
     *
     * @param first  the first piece
     * @param length how many of its bytes count
     * @param rest   gives the next piece; null or an empty one when there is none, and is not asked again then
     * @see #load(byte[], int, int, String)
     */
    public static FunctionTemplate load(byte[] first, int length, Supplier<byte[]> rest, String chunkName) {
        return load(new ChunkReader(first, 0, length, rest, chunkName), chunkName);
    }

    private static FunctionTemplate load(ChunkReader reader, String chunkName) {
        FunctionTemplate template = reader.read();
        try {
            CodeVerifier.verify(template);
        } catch (InvalidCodeException invalid) {
            throw new BinaryChunkException(chunkName, "corrupted chunk", invalid);
        }
        return template;
    }
}
