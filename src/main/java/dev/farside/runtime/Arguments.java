package dev.farside.runtime;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * Reading and checking the arguments of a Java function. Indices count from 1. A check that fails throws the
 * reference's "bad argument" error; numbers and strings are converted into each other as Lua does.
 */
public final class Arguments {

    private Arguments() {
    }

    /** The type of an argument; {@link Types#NONE} if it was not given. */
    public static int type(Mutator m, int index) {
        return m.hasArg(index) ? Types.of(m.arg(index)) : Types.NONE;
    }

    /** True if an argument was not given or is nil. */
    public static boolean isNoneOrNil(Mutator m, int index) {
        return m.arg(index) == Word.NIL;
    }

    /** Any value, but one must be given. */
    public static long any(Mutator m, int index) {
        if (!m.hasArg(index)) {
            throw m.errors().argument(index, "value expected");
        }
        return m.arg(index);
    }

    /** A table; returns its reference. */
    public static long table(Mutator m, int index) {
        long word = m.arg(index);
        if (!Word.isTable(word)) {
            throw m.errors().argumentType(index, "table");
        }
        return Word.ref(word);
    }

    /** A function; returns its word. */
    public static long function(Mutator m, int index) {
        long word = m.arg(index);
        if (!Word.isFunction(word)) {
            throw m.errors().argumentType(index, "function");
        }
        return word;
    }

    /** A coroutine; returns its reference. */
    public static long coroutine(Mutator m, int index) {
        long word = m.arg(index);
        if (!Word.isOther(word) || Header.kind(Word.ref(word)) != Kind.COROUTINE) {
            throw m.errors().argumentType(index, "thread");
        }
        return Word.ref(word);
    }

    /** An integer, or what converts to one. */
    public static long integer(Mutator m, int index) {
        long word = m.arg(index);
        return Word.isInteger(word) ? Word.toInteger(word) : integerSlowly(m, index, word);
    }

    private static long integerSlowly(Mutator m, int index, long word) {
        if (Numbers.isWide(word)) {
            return Numbers.toLong(word);
        }
        long number = Conversions.toNumber(m, word);
        if (number == Word.NIL) {
            throw m.errors().argumentType(index, "number");
        }
        if (Numbers.isInteger(number)) {
            return Numbers.toLong(number);
        }
        double value = Word.toFloat(number);
        if (!Numbers.isIntegral(value)) {
            throw m.errors().argument(index, "number has no integer representation");
        }
        return (long) value;
    }

    /** An integer; a default if the argument is nil or was not given. */
    public static long integer(Mutator m, int index, long byDefault) {
        return isNoneOrNil(m, index) ? byDefault : integer(m, index);
    }

    /** A number, integer or float, or what converts to one; returns its word. */
    public static long number(Mutator m, int index) {
        long word = m.arg(index);
        if (Word.isInteger(word) || Word.isFloat(word)) {
            return word;
        }
        long number = Conversions.toNumber(m, word);
        if (number == Word.NIL) {
            throw m.errors().argumentType(index, "number");
        }
        return number;
    }

    /** A number as a float. */
    public static double toDouble(Mutator m, int index) {
        long word = m.arg(index);
        return Word.isFloat(word) ? Word.toFloat(word) : Numbers.toDouble(number(m, index));
    }

    /** A number as a float; a default if the argument is nil or was not given. */
    public static double toDouble(Mutator m, int index, double byDefault) {
        return isNoneOrNil(m, index) ? byDefault : toDouble(m, index);
    }

    /** A string, or a number as a string; returns its word. The argument's slot keeps a converted string alive. */
    public static long string(Mutator m, int index) {
        long word = m.arg(index);
        if (Word.isString(word)) {
            return word;
        }
        if (!Numbers.isNumber(word)) {
            throw m.errors().argumentType(index, "string");
        }
        long converted = Conversions.numberToString(m, word);
        m.setArg(index, converted);
        return converted;
    }

    /** A string; a default if the argument is nil or was not given. */
    public static long string(Mutator m, int index, long byDefault) {
        return isNoneOrNil(m, index) ? byDefault : string(m, index);
    }

    /** A string as a Java string. */
    public static String toJava(Mutator m, int index) {
        return Strings.toJava(string(m, index));
    }

    /** A string as C sees it, up to its first zero; its characters are bytes. */
    public static String toName(Mutator m, int index) {
        return Strings.toName(string(m, index));
    }

    /**
     * One of some names.
     *
     * @param byDefault the name that stands for nil, or null if there is no default
     * @return the name's index in {@code names}
     */
    public static int option(Mutator m, int index, String byDefault, String... names) {
        boolean absent = byDefault != null && isNoneOrNil(m, index);
        long given = absent ? Word.NIL : string(m, index);
        for (int i = 0; i < names.length; i++) {
            if (absent ? names[i].equals(byDefault) : equal(given, names[i])) {
                return i;
            }
        }
        throw m.errors().argument(index, "invalid option '" + (absent ? byDefault : Strings.toLatin1(given)) + "'");
    }

    /** Compares without making a Java string. */
    private static boolean equal(long string, String ascii) {
        if (Strings.length(string) != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (Strings.byteAt(string, i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The Java object of a userdata.
     *
     * @param typeName the {@code __name} that its metatable has in the registry
     * @param type the object's class
     */
    public static <T> T userdata(Mutator m, int index, String typeName, Class<T> type) {
        Object object = Objects.userdata(m, m.arg(index));
        if (!type.isInstance(object)) {
            throw m.errors().argumentType(index, typeName);
        }
        return type.cast(object);
    }

    /** The reference of a full userdata argument, or 0 if it is none. */
    public static long userdataRef(Mutator m, int index) {
        long word = m.arg(index);
        boolean userdata = Word.isOther(word) && Header.kind(Word.ref(word)) == Kind.USERDATA;
        return userdata ? Word.ref(word) : 0;
    }


    /** Throws the error unless the condition holds. */
    public static void check(Mutator m, boolean condition, int index, String message) {
        if (!condition) {
            throw m.errors().argument(index, message);
        }
    }
}
