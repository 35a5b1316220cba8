package dev.farside.lib;

/** The classes of bytes that {@code %a}, {@code %d} and so on stand for, as in C's "C" locale. */
final class CharacterClasses {

    private static final int ALPHA = 1;
    private static final int CONTROL = 1 << 1;
    private static final int DIGIT = 1 << 2;
    private static final int LOWER = 1 << 3;
    private static final int PUNCTUATION = 1 << 4;
    private static final int SPACE = 1 << 5;
    private static final int UPPER = 1 << 6;
    private static final int HEXADECIMAL = 1 << 7;
    private static final int ZERO = 1 << 8;

    /** The classes of each byte. */
    private static final short[] OF_BYTE = new short[256];
    /** The classes that each letter after a percent sign stands for; 0 if it stands for itself. */
    private static final short[] OF_LETTER = new short[256];

    static {
        for (int c = 0; c < 256; c++) {
            OF_BYTE[c] = (short) classify(c);
        }
        define('a', ALPHA);
        define('c', CONTROL);
        define('d', DIGIT);
        define('g', ALPHA | DIGIT | PUNCTUATION);
        define('l', LOWER);
        define('p', PUNCTUATION);
        define('s', SPACE);
        define('u', UPPER);
        define('w', ALPHA | DIGIT);
        define('x', HEXADECIMAL);
        define('z', ZERO);
    }

    private CharacterClasses() {
    }

    private static int classify(int c) {
        int classes = c == 0 ? ZERO : 0;
        if (c < ' ' || c == 0x7F) {
            classes |= CONTROL;
        }
        if (c == ' ' || c >= '\t' && c <= '\r') {
            classes |= SPACE;
        }
        if (c >= '0' && c <= '9') {
            return classes | DIGIT | HEXADECIMAL;
        }
        int folded = c | 0x20;
        if (folded >= 'a' && folded <= 'z') {
            classes |= ALPHA | (c == folded ? LOWER : UPPER);
            return folded <= 'f' ? classes | HEXADECIMAL : classes;
        }
        return c > ' ' && c < 0x7F ? classes | PUNCTUATION : classes;
    }

    private static void define(char letter, int classes) {
        OF_LETTER[letter] = (short) classes;
        OF_LETTER[Character.toUpperCase(letter)] = (short) classes;
    }

    /** True if a byte belongs to the class of a letter; an upper-case letter means the bytes that do not. */
    static boolean matches(int c, int letter) {
        int classes = OF_LETTER[letter];
        if (classes == 0) {
            return c == letter;
        }
        return (OF_BYTE[c] & classes) != 0 == ((letter & 0x20) != 0);
    }

    /** True for a decimal digit. */
    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** True for an ASCII letter. */
    static boolean isLetter(int c) {
        return (OF_BYTE[c] & ALPHA) != 0;
    }

    /** True for a control character. */
    static boolean isControl(int c) {
        return (OF_BYTE[c] & CONTROL) != 0;
    }
}
