package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A function written in Java.
 *
 * <pre>
 *   +0  header: kind, flags, number of upvalues (16), handle of the Java object (32)
 *   +8  upvalues, one word each
 * </pre>
 */
public final class NativeFunctionObject {

    /** Offset of the first upvalue. */
    public static final int UPVALUES = 8;

    private NativeFunctionObject() {
    }

    /** Size in bytes. */
    public static long size(int upvalues) {
        return Header.roundUp(UPVALUES + (long) upvalues * Long.BYTES);
    }

    /** Number of upvalues. */
    public static int upvalues(long ref) {
        return Header.low(Header.get(ref));
    }

    /** Handle of the Java object. */
    public static int handle(long ref) {
        return Header.high(Header.get(ref));
    }

    /** Address of an upvalue's word. */
    public static long slot(long ref, int index) {
        return ref + UPVALUES + ((long) index << 3);
    }

    /** Writes the header of a new function; the upvalues are the caller's. */
    public static void initialize(long ref, int handle, int upvalues) {
        Memory.putLong(ref, Header.of(Kind.NATIVE_FUNCTION, upvalues, handle));
    }
}
