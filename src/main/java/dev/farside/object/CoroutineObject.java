package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A coroutine: its stack and where it stands.
 *
 * <pre>
 *   +0  header: kind, flags, status (8) at bit 16, failed (1) at bit 24, granule number of the traversals that a
 *       suspended and shared one takes along, a vector of words (32; 0 for none)
 *   +8  granule numbers of the stack (32) and of the coroutine that resumed it (32; 0 for none)
 *  +16  base of the current frame, bytes from the stack's first slot (32); top, likewise (32)
 *  +24  saved position in the code: reference of the next instruction, or 0 in a frame of Java
 *  +32  granule number of the innermost to-be-closed variable's node, a vector of words (32; 0 for none); nesting (32)
 *  +40  hook function or nil
 *  +48  hook mask (8), hook count (24), instructions left (32)
 *  +56  coroutines that have resumed each other to get here, and Java functions with a continuation in it (32); runs
 *       of an engine that are busy in it (32)
 * </pre>
 *
 * The stack is an object of kind {@link Kind#STACK}: header with its number of slots in the high half, slots from +8.
 */
public final class CoroutineObject {

    public static final int TRAVERSALS = 4;
    public static final int STACK = 8;
    public static final int RESUMER = 12;
    public static final int BASE = 16;
    public static final int TOP = 20;
    public static final int PC = 24;
    public static final int CLOSE_LIST = 32;
    public static final int NESTING = 36;
    public static final int HOOK = 40;
    public static final int HOOK_STATE = 48;
    public static final int CHAIN = 56;
    public static final int RUNS = 60;
    /** Size in bytes. */
    public static final int SIZE = 64;

    /** Offset of a stack's first slot. */
    public static final int STACK_SLOTS = 8;

    /** Statuses. */
    public static final int SUSPENDED = 0;
    public static final int RUNNING = 1;
    public static final int NORMAL = 2;
    public static final int DEAD = 3;

    private static final int STATUS_SHIFT = 16;

    /** Flag of a dead coroutine that an error ended; the error value is the last word in use on its stack. */
    public static final long FAILED = 1L << 24;

    private CoroutineObject() {
    }

    /** One of the statuses. */
    public static int status(long ref) {
        return (int) (Memory.getLong(ref) >>> STATUS_SHIFT) & 0xFF;
    }

    /** Changes the status. */
    public static void setStatus(long ref, int status) {
        Memory.putLong(ref, Memory.getLong(ref) & ~(0xFFL << STATUS_SHIFT) | (long) status << STATUS_SHIFT);
    }

    /** Changes the status of a coroutine that is not shared; false if it is. */
    public static boolean changeOwn(long ref, int status) {
        long header = Memory.getLong(ref);
        if ((header & Header.SHARED) != 0) {
            return false;
        }
        Memory.putLong(ref, header & ~(0xFFL << STATUS_SHIFT) | (long) status << STATUS_SHIFT);
        return true;
    }

    /**
     * Takes a suspended coroutine for the calling thread; false if it is not suspended any more. What the thread that
     * suspended it did before is visible then.
     */
    public static boolean claim(long ref, int expected) {
        long header = Memory.getLongAcquire(ref);
        while (((header >>> STATUS_SHIFT) & 0xFF) == expected) {
            long running = header & ~(0xFFL << STATUS_SHIFT) | (long) RUNNING << STATUS_SHIFT;
            if (Memory.compareAndSetLong(ref, header, running)) {
                return true;
            }
            header = Memory.getLongAcquire(ref);
        }
        return false;
    }

    /** Changes the status of a shared coroutine that the calling thread runs; other threads may go on with it. */
    public static void release(long ref, int status) {
        long header;
        do {
            header = Memory.getLongAcquire(ref);
        } while (!Memory.compareAndSetLong(ref, header,
                header & ~(0xFFL << STATUS_SHIFT) | (long) status << STATUS_SHIFT));
    }

    /** Whether it has taken traversals along when it was suspended. */
    public static boolean hasTraversals(long ref) {
        return Memory.getInt(ref + TRAVERSALS) != 0;
    }

    /** The stack's reference. */
    public static long stack(long ref) {
        return Header.getRef(ref + STACK);
    }

    /** Number of slots of a stack. */
    public static int stackSlots(long stack) {
        return Memory.getInt(stack + 4);
    }

    /** Size of a stack with this many slots. */
    public static long stackSize(long slots) {
        return Header.roundUp(STACK_SLOTS + slots * Long.BYTES);
    }
}
