package dev.farside.object;

import dev.farside.memory.Memory;

/**
 * A full userdata: a Java object behind a handle, a metatable and user values.
 *
 * <pre>
 *   +0  header: kind, flags, number of user values (16), handle of the Java object (32)
 *   +8  granule number of the metatable (32); 0 for none
 *  +12  -
 *  +16  user values, one word each
 * </pre>
 */
public final class UserdataObject {

    /** Offset of the metatable's granule number. */
    public static final int METATABLE = 8;
    /** Offset of the first user value. */
    public static final int USER_VALUES = 16;

    private UserdataObject() {
    }

    /** Size in bytes. */
    public static long size(int userValues) {
        return Header.roundUp(USER_VALUES + (long) userValues * Long.BYTES);
    }

    /** Writes a new userdata without a metatable; the user values are the caller's. */
    public static void initialize(long ref, int handle, int userValues) {
        Memory.putLong(ref, Header.of(Kind.USERDATA, userValues, handle));
        Memory.putLong(ref + METATABLE, 0);
    }

    /** Number of user values. */
    public static int userValues(long ref) {
        return Header.low(Header.get(ref));
    }

    /** Handle of the Java object. */
    public static int handle(long ref) {
        return Header.high(Header.get(ref));
    }

    /** The metatable's reference, or 0. */
    public static long metatable(long ref) {
        return Header.getRef(ref + METATABLE);
    }

    /** Replaces the metatable; 0 for none. */
    public static void setMetatable(long ref, long metatable) {
        Header.putRef(ref + METATABLE, metatable);
    }

    /** Address of a user value's word; indices start at 0. */
    public static long slot(long ref, int index) {
        return ref + USER_VALUES + ((long) index << 3);
    }
}
