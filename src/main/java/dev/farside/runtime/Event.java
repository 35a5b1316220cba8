package dev.farside.runtime;

/**
 * The events that metamethods handle. The first {@link #CACHED} have an absent-metamethod bit in their metatable's
 * header.
 */
public final class Event {

    public static final int INDEX = 0;
    public static final int NEWINDEX = 1;
    public static final int GC = 2;
    public static final int MODE = 3;
    public static final int LEN = 4;
    public static final int EQ = 5;
    public static final int CALL = 6;
    public static final int CLOSE = 7;
    public static final int LT = 8;
    public static final int LE = 9;
    public static final int CONCAT = 10;
    public static final int UNM = 11;
    public static final int TOSTRING = 12;
    public static final int NAME = 13;
    public static final int PAIRS = 14;
    public static final int METATABLE = 15;
    /** Number of events with a bit. */
    public static final int CACHED = 16;
    public static final int ADD = 16;
    public static final int SUB = 17;
    public static final int MUL = 18;
    public static final int MOD = 19;
    public static final int POW = 20;
    public static final int DIV = 21;
    public static final int IDIV = 22;
    public static final int BAND = 23;
    public static final int BOR = 24;
    public static final int BXOR = 25;
    public static final int SHL = 26;
    public static final int SHR = 27;
    public static final int BNOT = 28;
    /** Number of events. */
    public static final int COUNT = 29;

    private static final String[] NAMES = {
        "__index", "__newindex", "__gc", "__mode", "__len", "__eq", "__call", "__close", "__lt", "__le", "__concat",
        "__unm", "__tostring", "__name", "__pairs", "__metatable", "__add", "__sub", "__mul", "__mod", "__pow",
        "__div", "__idiv", "__band", "__bor", "__bxor", "__shl", "__shr", "__bnot"};

    private Event() {
    }

    /** The field's name. */
    public static String name(int event) {
        return NAMES[event];
    }
}
