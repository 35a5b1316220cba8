package dev.farside.runtime;

/**
 * The link word of a frame, at {@code base - 8}: how its caller goes on.
 *
 * <pre>
 *   63  60 59     58   57    54 53                34 33                          0
 *  +------+------+----+--------+--------------------+-----------------------------+
 *  |  0   |waited|tail|  kind  |  base - caller base |  caller's position in code  |
 *  +------+------+----+--------+--------------------+-----------------------------+
 * </pre>
 *
 * The difference counts slots. The position is the reference, divided by 4, of the word after the first word of the
 * calling instruction; for the kind {@link #NATIVE} it is the number of a continuation. As a word it looks like a small
 * float, so the collector may take it for one. A link of kind {@link #LUA} without a flag has no bit at or above
 * {@link #KIND_SHIFT}, which the interpreter tests. The flag <em>waited</em> says that compiled code waits on the Java
 * stack for the frame's end: the engine's run that executes the frame returns to it then.
 */
public final class Link {

    /** The caller is in Lua, at a CALL; results go where the function was. */
    public static final int LUA = 0;
    /** The frame of a vararg function: the position field holds how many slots the frame was moved up. */
    public static final int VARARG = 1;
    /** The caller is in Lua, in an instruction that called a metamethod and is to be finished. */
    public static final int META = 2;
    /** The caller is a Java function with a continuation. */
    public static final int NATIVE = 3;
    /** The caller is Java code that waits in {@link Calls#call}; the position field holds how deep calls are nested. */
    public static final int ENTRY = 4;
    /** The first frame of a coroutine. */
    public static final int BOTTOM = 5;
    /** The caller is in Lua, at a TFORCALL. */
    public static final int ITERATION = 6;
    /** Position of the kind. */
    public static final int KIND_SHIFT = 54;

    private static final int DELTA_SHIFT = 34;
    private static final long POSITION_MASK = (1L << DELTA_SHIFT) - 1;
    private static final int DELTA_MASK = (1 << 20) - 1;
    private static final long TAIL = 1L << 58;
    private static final long WAITED = 1L << 59;

    private Link() {
    }

    /**
     * Composes a link.
     *
     * @param kind one of the kinds
     * @param slots base minus the caller's base, in slots
     * @param position reference in the caller's code, a multiple of 4
     */
    public static long of(int kind, long slots, long position) {
        return (long) kind << KIND_SHIFT | slots << DELTA_SHIFT | position >>> 2;
    }

    /** Composes a link whose position field is a plain number. */
    public static long numbered(int kind, long slots, long number) {
        return (long) kind << KIND_SHIFT | slots << DELTA_SHIFT | number;
    }

    /** Composes the link of a call from Lua. */
    public static long ofCall(long slots, long position) {
        return slots << DELTA_SHIFT | position >>> 2;
    }

    /** True for kind {@link #LUA} without a flag. */
    public static boolean isPlain(long link) {
        return link >>> KIND_SHIFT == 0;
    }

    /** Bytes between base and the caller's base, for a plain link. */
    public static long plainDelta(long link) {
        return link >>> DELTA_SHIFT << 3;
    }

    /** The kind. */
    public static int kind(long link) {
        return (int) (link >>> KIND_SHIFT) & 0xF;
    }

    /** Bytes between base and the caller's base. */
    public static long delta(long link) {
        return (long) ((int) (link >>> DELTA_SHIFT) & DELTA_MASK) << 3;
    }

    /** Reference in the caller's code. */
    public static long position(long link) {
        return (link & POSITION_MASK) << 2;
    }

    /** The position field as a plain number. */
    public static long number(long link) {
        return link & POSITION_MASK;
    }

    /** True if tail calls led to this frame. */
    public static boolean isTail(long link) {
        return (link & TAIL) != 0;
    }

    /** True if compiled code waits for the frame's end. */
    public static boolean isWaited(long link) {
        return (link & WAITED) != 0;
    }

    /** The same link with the flag of a frame that compiled code waits for. */
    static long asWaited(long link) {
        return link | WAITED;
    }

    /** The same link without that flag. */
    static long notWaited(long link) {
        return link & ~WAITED;
    }

    /** The same link with the tail flag. */
    public static long asTail(long link) {
        return link | TAIL;
    }
}
