package dev.farside.object;

/** The kinds of heap object, as the lowest byte of a header holds them. */
public final class Kind {

    /** A string; {@link StringObject}. */
    public static final int STRING = 1;
    /** A table; {@link TableObject}. */
    public static final int TABLE = 2;
    /** Storage of a table with string keys in a shape; {@link Storage}. */
    public static final int RECORD = 3;
    /** Storage of a table with keys 1..n; {@link Storage}. */
    public static final int ARRAY = 4;
    /** Storage of a table with any keys; {@link Storage}. */
    public static final int DICTIONARY = 5;
    /** Storage that combines an array with a record or a dictionary; {@link Storage}. */
    public static final int MIXED = 6;
    /** A shape; {@link ShapeObject}. */
    public static final int SHAPE = 7;
    /** A function written in Lua; {@link ClosureObject}. */
    public static final int CLOSURE = 8;
    /** A function written in Java; {@link NativeFunctionObject}. */
    public static final int NATIVE_FUNCTION = 9;
    /** A captured variable; {@link CellObject}. */
    public static final int CELL = 10;
    /** A prototype; {@link PrototypeObject}. */
    public static final int PROTOTYPE = 11;
    /** A coroutine; {@link CoroutineObject}. */
    public static final int COROUTINE = 12;
    /** The stack of a coroutine; {@link CoroutineObject} knows how much of it is in use. */
    public static final int STACK = 13;
    /** A userdata; {@link UserdataObject}. */
    public static final int USERDATA = 14;
    /** An integer that needs more than 48 bits; {@link WideIntegerObject}. */
    public static final int WIDE_INTEGER = 15;
    /** Plain bytes without references; {@link Vectors}. */
    public static final int BYTES = 16;
    /** Words, each of which may hold a reference; {@link Vectors}. */
    public static final int WORDS = 17;
    /** Field sites with their inline caches; {@link Vectors}. */
    public static final int SITES = 18;
    /** What a table refers to while its storage is being replaced; {@link ResizeObject}. */
    public static final int RESIZE = 19;

    /** Bit that the kinds of the storages of a shared table have besides. */
    public static final int SHARED_BIT = 0x20;
    /** A record of a shared table. */
    public static final int SHARED_RECORD = RECORD | SHARED_BIT;
    /** An array of a shared table. */
    public static final int SHARED_ARRAY = ARRAY | SHARED_BIT;
    /** A dictionary of a shared table. */
    public static final int SHARED_DICTIONARY = DICTIONARY | SHARED_BIT;
    /** A mixed storage of a shared table. */
    public static final int SHARED_MIXED = MIXED | SHARED_BIT;

    /** Memory that was freed and poisoned. */
    public static final int FREED = 0xFD;

    private static final String[] NAMES = {
        "none", "string", "table", "record", "array", "dictionary", "mixed", "shape", "closure", "native function",
        "cell", "prototype", "coroutine", "stack", "userdata", "wide integer", "bytes", "words", "sites", "resize"};

    private Kind() {
    }

    /** True for the kind of a shared table's storage. */
    public static boolean isShared(int kind) {
        return (kind & ~0x7) == SHARED_BIT;
    }

    /** Highest number of a real kind. */
    public static final int LAST = RESIZE;

    /** A name for people. */
    public static String name(int kind) {
        if (kind == FREED) {
            return "freed memory";
        }
        if (isShared(kind)) {
            return "shared " + NAMES[kind ^ SHARED_BIT];
        }
        return kind >= 0 && kind <= LAST ? NAMES[kind] : "unknown kind " + kind;
    }
}
