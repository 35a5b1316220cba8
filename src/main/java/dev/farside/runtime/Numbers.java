package dev.farside.runtime;

import dev.farside.heap.ThreadHeap;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.WideIntegerObject;
import dev.farside.value.Word;

/** Integers of 64 bits and floats as words: tests, conversion, boxing of wide integers. */
public final class Numbers {

    private Numbers() {
    }

    /** True for an integer, inline or wide. */
    public static boolean isInteger(long word) {
        return Word.isInteger(word) || isWide(word);
    }

    /** True for a wide integer. */
    public static boolean isWide(long word) {
        return Word.isOther(word) && Header.kind(Word.ref(word)) == Kind.WIDE_INTEGER;
    }

    /** True for an integer or a float. */
    public static boolean isNumber(long word) {
        return Word.isInteger(word) || Word.isFloat(word) || isWide(word);
    }

    /** The value of an integer word, inline or wide. */
    public static long toLong(long integerWord) {
        return Word.isInteger(integerWord) ? Word.toInteger(integerWord)
                : WideIntegerObject.get(Word.ref(integerWord));
    }

    /** The value of a number word as a float. */
    public static double toDouble(long numberWord) {
        return Word.isFloat(numberWord) ? Word.toFloat(numberWord) : (double) toLong(numberWord);
    }

    /** The word of an integer; allocates if it is wide. */
    public static long ofLong(ThreadHeap heap, long value) {
        return Word.fitsInline(value) ? Word.ofInteger(value) : box(heap, value);
    }

    private static long box(ThreadHeap heap, long value) {
        long ref = heap.allocate(WideIntegerObject.SIZE);
        WideIntegerObject.initialize(ref, value);
        return Word.ofOther(ref);
    }

    /** True if a float has an integral value that fits 64 bits. */
    public static boolean isIntegral(double value) {
        return value >= -0x1p63 && value < 0x1p63 && Math.rint(value) == value;
    }

    /** True if both integers are equal; either may be wide. */
    public static boolean equalIntegers(long left, long right) {
        return left == right || !Word.isInteger(left) && !Word.isInteger(right) && toLong(left) == toLong(right);
    }
}
