package dev.farside.runtime;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.value.Word;

/** The basic types of Lua, in the reference's order. */
public final class Types {

    public static final int NONE = -1;
    public static final int NIL = 0;
    public static final int BOOLEAN = 1;
    public static final int LIGHT_USERDATA = 2;
    public static final int NUMBER = 3;
    public static final int STRING = 4;
    public static final int TABLE = 5;
    public static final int FUNCTION = 6;
    public static final int USERDATA = 7;
    public static final int THREAD = 8;
    /** Number of types. */
    public static final int COUNT = 9;

    private static final String[] NAMES = {
        "nil", "boolean", "userdata", "number", "string", "table", "function", "userdata", "thread"};

    private Types() {
    }

    /** The type of a word. */
    public static int of(long word) {
        switch (Word.tag(word)) {
            case Word.TAG_PRIMITIVE:
                return word == Word.NIL ? NIL : Word.isLight(word) ? LIGHT_USERDATA : BOOLEAN;
            case Word.TAG_INLINE_STRING:
            case Word.TAG_STRING:
                return STRING;
            case Word.TAG_TABLE:
                return TABLE;
            case Word.TAG_FUNCTION:
                return FUNCTION;
            case Word.TAG_OTHER:
                return ofObject(Header.kind(Word.ref(word)));
            default:
                return NUMBER;
        }
    }

    private static int ofObject(int kind) {
        switch (kind) {
            case Kind.WIDE_INTEGER:
                return NUMBER;
            case Kind.COROUTINE:
                return THREAD;
            case Kind.USERDATA:
                return USERDATA;
            default:
                throw new IllegalStateException("a Lua value of kind " + Kind.name(kind));
        }
    }

    /** The name of a type; "no value" for {@link #NONE}. */
    public static String name(int type) {
        return type == NONE ? "no value" : NAMES[type];
    }

    /** The name of a word's type. */
    public static String nameOf(long word) {
        return NAMES[of(word)];
    }
}
