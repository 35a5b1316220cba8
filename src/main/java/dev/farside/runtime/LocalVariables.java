package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * The variables of frames, for the debug library.
 *
 * <p>A variable that closures share lives in a cell; here it is read and written like any other. A variable that a
 * closure copied, because no code assigns it, is one thing in the frame and another in the closure: setting it here
 * does not change the copy.
 */
public final class LocalVariables {

    private static final int WORDS_EACH = 3;
    /** The name that the compiler gives to the hidden variables of loops. */
    private static final String LOOP_STATE = "(for state)";

    private LocalVariables() {
    }

    /**
     * A variable of a frame.
     *
     * @param name its name, or one in parentheses for a value without a name; the characters are bytes
     * @param address where it is
     */
    public record Variable(String name, long address) {

        /** The value. */
        public long get() {
            long word = Memory.getLong(address);
            return isCell(word) ? CellObject.get(Word.ref(word)) : visible(word);
        }

        /** Replaces the value. The state of a loop stays as it is: the engines rely on what they put there. */
        public void set(Mutator m, long value) {
            if (name.equals(LOOP_STATE)) {
                return;
            }
            long word = Memory.getLong(address);
            if (isCell(word)) {
                StoreBarrier.setCell(m, Word.ref(word), value);
            } else {
                Memory.putLong(address, value);
            }
        }
    }

    /** True for the word of a cell, which no program may see. */
    static boolean isCell(long word) {
        return Word.isOther(word) && Header.kind(Word.ref(word)) == Kind.CELL;
    }

    /** A word from a slot without a name as a program may see it: nil for what is internal. */
    public static long visible(long word) {
        if (Word.isOther(word)) {
            int kind = Header.kind(Word.ref(word));
            return kind == Kind.COROUTINE || kind == Kind.USERDATA || kind == Kind.WIDE_INTEGER ? word : Word.NIL;
        }
        boolean isInternal = Word.tag(word) == Word.TAG_PRIMITIVE && word != Word.NIL && !Word.isBoolean(word)
                && !Word.isLight(word);
        return isInternal ? Word.NIL : word;
    }

    /**
     * The variable of a frame with a number; negative numbers stand for extra arguments.
     *
     * @return null if there is none
     */
    public static Variable find(FrameCursor cursor, int number) {
        if (!cursor.isLua()) {
            return unnamed(cursor, number, cursor.end(), "(C temporary)");
        }
        long prototype = Frames.prototype(cursor.function());
        if (number < 0) {
            return extraArgument(cursor, prototype, number);
        }
        int index = indexOfActive(prototype, number, Math.max(0, cursor.wordIndex()));
        if (index >= 0) {
            long locals = PrototypeObject.vector(prototype, PrototypeObject.LOCALS);
            long register = Word.toInteger(Vectors.word(locals, index + 2)) >>> Integer.SIZE;
            return new Variable(Strings.toLatin1(Vectors.word(locals, index)), cursor.base() + (register << 3));
        }
        return unnamed(cursor, number, cursor.end(), "(temporary)"); // open results may lie behind the registers
    }

    private static Variable unnamed(FrameCursor cursor, int number, long end, String name) {
        long address = cursor.base() + ((long) (number - 1) << 3);
        return number > 0 && address < end ? new Variable(name, address) : null;
    }

    private static Variable extraArgument(FrameCursor cursor, long prototype, int number) {
        long header = Header.get(prototype);
        if (!PrototypeObject.isVararg(header)) {
            return null;
        }
        int parameters = PrototypeObject.parameters(header);
        int count = Frames.extraArguments(cursor.base(), parameters);
        if (number < -count) {
            return null;
        }
        long first = Frames.extraStart(cursor.base(), parameters);
        return new Variable("(vararg)", first + ((long) (-1 - number) << 3));
    }

    /** Index in the table of local variables of the one that is the n-th active at a word of code, or -1. */
    private static int indexOfActive(long prototype, int number, int wordIndex) {
        long locals = PrototypeObject.vector(prototype, PrototypeObject.LOCALS);
        int words = locals == 0 ? 0 : Vectors.count(locals);
        int left = number;
        for (int i = 0; i < words; i += WORDS_EACH) {
            long start = Word.toInteger(Vectors.word(locals, i + 1));
            int end = (int) Word.toInteger(Vectors.word(locals, i + 2));
            if (start <= wordIndex && wordIndex < end && --left == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The name of a Lua function's parameter, counted from 1; null if there is none or it is not known. */
    public static String parameterName(long functionRef, int number) {
        long prototype = Frames.prototype(Word.ofFunction(functionRef));
        int parameters = PrototypeObject.parameters(Header.get(prototype));
        long locals = PrototypeObject.vector(prototype, PrototypeObject.LOCALS);
        if (number < 1 || number > parameters || locals == 0) {
            return null;
        }
        for (int i = 0; i < Vectors.count(locals); i += WORDS_EACH) {
            if (Word.toInteger(Vectors.word(locals, i + 2)) >>> Integer.SIZE == number - 1) {
                return Strings.toLatin1(Vectors.word(locals, i));
            }
        }
        return null;
    }
}
