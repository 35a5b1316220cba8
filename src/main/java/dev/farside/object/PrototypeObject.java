package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A prototype: what the compiler makes of one function body. Immutable once published, but for its counters.
 *
 * <pre>
 *   +0  header: kind, flags, parameters (8) | vararg (1) at bit 24 | watched (1) at bit
 *       25, registers (16), captured variables (16)
 *   +8  granule numbers of code (bytes) and constants (words)
 *  +16  granule numbers of field sites and child prototypes (words)
 *  +24  granule numbers of line table (bytes) and local-variable table (words)
 *  +32  granule numbers of capture table (bytes) and captured names (words)
 *  +40  source name, a string word or nil
 *  +48  first line (32), last line (32)
 *  +56  heat (32), number of the compiled code (32; 0 for none)
 * </pre>
 *
 * The tables are described in {@code bytecode}.
 */
public final class PrototypeObject {

    public static final int CODE = 8;
    public static final int CONSTANTS = 12;
    public static final int SITES = 16;
    public static final int CHILDREN = 20;
    public static final int LINES = 24;
    public static final int LOCALS = 28;
    public static final int CAPTURES = 32;
    public static final int CAPTURED_NAMES = 36;
    public static final int SOURCE = 40;
    public static final int FIRST_LINE = 48;
    public static final int LAST_LINE = 52;
    public static final int COUNTERS = 56;
    /** Size in bytes. */
    public static final int SIZE = 64;

    /** Flag of a captured variable: it is copied from a register of the enclosing function. */
    public static final int CAPTURE_LOCAL = 1;
    /** Flag of a captured variable: it lies in a cell. */
    public static final int CAPTURE_CELL = 2;

    private static final long VARARG = 1L << 24;
    private static final long WATCHED = 1L << 25;
    private static final int CODE_HANDLE = 60;

    private PrototypeObject() {
    }

    /** Composes the header. */
    public static long header(int parameters, boolean vararg, int registers, int captured) {
        return Kind.PROTOTYPE | (long) parameters << 16 | (vararg ? VARARG : 0) | (long) registers << 32
                | (long) captured << 48;
    }

    /** Fixed parameters in a header word. */
    public static int parameters(long header) {
        return (int) (header >>> 16) & 0xFF;
    }

    /** True if a header word belongs to a vararg function. */
    public static boolean isVararg(long header) {
        return (header & VARARG) != 0;
    }

    /**
     * True if a call must take the way that looks for compiled code. Set by the owner of the state while the function
     * is not shared.
     */
    public static boolean isWatched(long header) {
        return (header & WATCHED) != 0;
    }

    /** True if an interpreted call may make the frame in the shortest way: neither vararg nor watched. */
    public static boolean isSimple(long header) {
        return (header & (VARARG | WATCHED)) == 0;
    }

    /** Marks a prototype as {@linkplain #isWatched watched}. */
    public static void watch(long ref) {
        Header.set(ref, WATCHED);
    }

    /** How often the function was found running at a poll, or called by compiled code. */
    public static int heat(long ref) {
        return Memory.getInt(ref + COUNTERS);
    }

    /** Changes {@link #heat}. */
    public static void setHeat(long ref, int count) {
        Memory.putInt(ref + COUNTERS, count);
    }

    /** Number of the compiled code, 0 for none. */
    public static int codeHandle(long ref) {
        return Memory.getInt(ref + CODE_HANDLE);
    }

    /** Changes {@link #codeHandle}. */
    public static void setCodeHandle(long ref, int handle) {
        Memory.putInt(ref + CODE_HANDLE, handle);
    }

    /** Registers a frame needs, in a header word. */
    public static int registers(long header) {
        return (int) (header >>> 32) & 0xFFFF;
    }

    /** Captured variables in a header word. */
    public static int captured(long header) {
        return (int) (header >>> 48);
    }

    /** Address of the first instruction. */
    public static long code(long ref) {
        return Header.getRef(ref + CODE) + Vectors.ELEMENTS;
    }

    /** Address of the first constant. */
    public static long constants(long ref) {
        return Header.getRef(ref + CONSTANTS) + Vectors.ELEMENTS;
    }

    /** Address of the first field site. */
    public static long sites(long ref) {
        return Header.getRef(ref + SITES) + Vectors.ELEMENTS;
    }

    /** A vector the prototype refers to, by the offset of its granule number; 0 for none. */
    public static long vector(long ref, int offset) {
        return Header.getRef(ref + offset);
    }

    /** The source name: a string word, or nil if stripped. */
    public static long source(long ref) {
        return Memory.getLong(ref + SOURCE);
    }
}
