package dev.farside.value;

/**
 * Encoding and decoding of 8-byte words. See the package page for the bit diagram.
 *
 * <p>All methods are pure functions and may be called from any thread. None checks its argument unless it says so:
 * testing the tag first is the caller's part.
 */
public final class Word {

    /** Position of the tag. */
    public static final int TAG_SHIFT = 48;

    /** Tags, as {@link #tag} returns them. Smaller values are parts of a float. */
    public static final int TAG_PRIMITIVE = 0xFFF9;
    public static final int TAG_INLINE_STRING = 0xFFFA;
    public static final int TAG_STRING = 0xFFFB;
    public static final int TAG_TABLE = 0xFFFC;
    public static final int TAG_FUNCTION = 0xFFFD;
    public static final int TAG_OTHER = 0xFFFE;
    public static final int TAG_INTEGER = 0xFFFF;

    private static final long FIRST_TAGGED = (long) TAG_PRIMITIVE << TAG_SHIFT;
    private static final long INLINE_STRING_BITS = (long) TAG_INLINE_STRING << TAG_SHIFT;
    private static final long STRING_BITS = (long) TAG_STRING << TAG_SHIFT;
    private static final long TABLE_BITS = (long) TAG_TABLE << TAG_SHIFT;
    private static final long FUNCTION_BITS = (long) TAG_FUNCTION << TAG_SHIFT;
    private static final long OTHER_BITS = (long) TAG_OTHER << TAG_SHIFT;
    private static final long INTEGER_BITS = (long) TAG_INTEGER << TAG_SHIFT;

    /** Keeps the bits of a reference, a byte offset below 2^36. */
    public static final long REF_MASK = (1L << 36) - 1;

    /** Lua's nil. */
    public static final long NIL = FIRST_TAGGED;
    /** Lua's false. */
    public static final long FALSE = FIRST_TAGGED | 1;
    /** Lua's true. */
    public static final long TRUE = FIRST_TAGGED | 2;
    /** Internal: the key of a dictionary entry that was never claimed. */
    public static final long EMPTY = FIRST_TAGGED | 3;
    /** Internal: the key of an entry that a concurrent resize has closed. */
    public static final long FROZEN = FIRST_TAGGED | 4;
    /** Internal: never in an object; for what higher layers return besides words. */
    public static final long RESERVED = FIRST_TAGGED | 5;
    /** Internal: a weak-table key whose object was collected. Equal to nothing, keeps its place in the probe chain. */
    public static final long DEAD = FIRST_TAGGED | 6;
    /** Internal: "no word", in results of look-ups that distinguish absence from nil. */
    public static final long NONE = FIRST_TAGGED | 7;

    private static final long LIGHT_BIT = 1L << 40;
    private static final long FORWARD_BIT = 1L << 46;
    private static final long CLOSED_BIT = 1L << 47;

    /** Internal: the value nil, in a slot that a resize has closed. */
    public static final long CLOSED_NIL = FIRST_TAGGED | CLOSED_BIT;

    /** Smallest integer that is stored inline. */
    public static final long MIN_INLINE_INTEGER = -(1L << 47);
    /** Largest integer that is stored inline. */
    public static final long MAX_INLINE_INTEGER = (1L << 47) - 1;
    /** Longest inline string, in bytes. */
    public static final int MAX_INLINE_STRING = 5;

    /** The empty string. */
    public static final long EMPTY_STRING = INLINE_STRING_BITS;

    private static final long CANONICAL_NAN = 0x7FF8_0000_0000_0000L;

    private Word() {
    }

    /** The upper 16 bits: a {@code TAG_} constant, or a smaller number for a float. */
    public static int tag(long word) {
        return (int) (word >>> TAG_SHIFT);
    }

    // --- floats

    /** True for a float. */
    public static boolean isFloat(long word) {
        return Long.compareUnsigned(word, FIRST_TAGGED) < 0;
    }

    /** The word of a float that came from arithmetic; NaNs must be of the two kinds arithmetic makes. */
    public static long ofFloat(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /** The word of a float from outside the machine: any NaN becomes the quiet NaN of its sign. */
    public static long ofForeignFloat(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return value != value ? CANONICAL_NAN | bits & Long.MIN_VALUE : bits;
    }

    /** The value of a float word. */
    public static double toFloat(long word) {
        return Double.longBitsToDouble(word);
    }

    // --- integers

    /** True for an inline integer. */
    public static boolean isInteger(long word) {
        return word >> TAG_SHIFT == -1;
    }

    /** True if both words are inline integers. */
    public static boolean areIntegers(long left, long right) {
        return (left & right) >> TAG_SHIFT == -1;
    }

    /** True if the integer fits a word. */
    public static boolean fitsInline(long integer) {
        return integer << 16 >> 16 == integer;
    }

    /** The word of an integer that {@linkplain #fitsInline fits}. */
    public static long ofInteger(long integer) {
        return integer | INTEGER_BITS;
    }

    /** The value of an inline integer word. */
    public static long toInteger(long word) {
        return word << 16 >> 16;
    }

    // --- booleans and nil

    /** The word of a boolean. */
    public static long ofBoolean(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** True for every word but nil and false. */
    public static boolean isTruthy(long word) {
        return (word & ~1L) != NIL;
    }

    /** True for {@code true} and {@code false}. */
    public static boolean isBoolean(long word) {
        return word == TRUE || word == FALSE;
    }

    // --- light userdata

    /** A light userdata: 36 bits without an object behind them. */
    public static long ofLight(long bits) {
        return FIRST_TAGGED | LIGHT_BIT | bits & REF_MASK;
    }

    /** True for a light userdata. */
    public static boolean isLight(long word) {
        return (word & ~REF_MASK) == (FIRST_TAGGED | LIGHT_BIT);
    }

    // --- closed slots

    /** Internal: what stands in a slot that a resize has closed: the reference of a cell that holds the value. */
    public static long ofClosed(long cell) {
        return CLOSED_NIL | cell;
    }

    /** True for the word of a closed slot; {@link #ref} is the cell with the value, or 0 for nil. */
    public static boolean isClosed(long word) {
        return (word & ~REF_MASK) == CLOSED_NIL;
    }

    // --- forwarding slots

    /** Internal: what stands in a slot whose value is in an older record: the address of the slot there. */
    public static long ofForward(long address) {
        return FIRST_TAGGED | FORWARD_BIT | address;
    }

    /** True for the word of a forwarding slot; {@link #ref} is the address of the slot that it stands for. */
    public static boolean isForward(long word) {
        return (word & ~REF_MASK) == (FIRST_TAGGED | FORWARD_BIT);
    }

    /**
     * True for nil and for what stands in a slot that is closed or forwards; one comparison, since the references of
     * cells and the addresses of slots are multiples of 8.
     */
    public static boolean isNilOrIndirect(long word) {
        return (word & ~(REF_MASK & -Long.BYTES | CLOSED_BIT | FORWARD_BIT)) == NIL;
    }

    // --- references

    /** The reference inside a string, table, function or other-object word. */
    public static long ref(long word) {
        return word & REF_MASK;
    }

    /** True for a word that holds a reference: string, table, function or other object. */
    public static boolean isReference(long word) {
        int tag = tag(word);
        return tag >= TAG_STRING && tag <= TAG_OTHER;
    }

    /** True for a string that is a heap object. */
    public static boolean isHeapString(long word) {
        return tag(word) == TAG_STRING;
    }

    /** True for a string, inline or not. */
    public static boolean isString(long word) {
        return (word >>> TAG_SHIFT) - TAG_INLINE_STRING >>> 1 == 0;
    }

    /** The word of a string object. */
    public static long ofString(long ref) {
        return STRING_BITS | ref;
    }

    /** True for a table. */
    public static boolean isTable(long word) {
        return tag(word) == TAG_TABLE;
    }

    /** The word of a table. */
    public static long ofTable(long ref) {
        return TABLE_BITS | ref;
    }

    /** True for a function, in Lua or in Java. */
    public static boolean isFunction(long word) {
        return tag(word) == TAG_FUNCTION;
    }

    /** The word of a function. */
    public static long ofFunction(long ref) {
        return FUNCTION_BITS | ref;
    }

    /** True for an object of the other kinds: userdata, coroutine, wide integer, cell, prototype. */
    public static boolean isOther(long word) {
        return tag(word) == TAG_OTHER;
    }

    /** The word of an object of the other kinds. */
    public static long ofOther(long ref) {
        return OTHER_BITS | ref;
    }

    // --- inline strings

    /** True for an inline string. */
    public static boolean isInlineString(long word) {
        return tag(word) == TAG_INLINE_STRING;
    }

    /** Length of an inline string, 0 to 5. */
    public static int inlineLength(long word) {
        return (int) (word >>> 40) & 0xFF;
    }

    /** Byte of an inline string, 0 to 255. */
    public static int inlineByte(long word, int index) {
        return (int) (word >>> (index << 3)) & 0xFF;
    }

    /** The word of a string of one byte. */
    public static long ofByte(int value) {
        return INLINE_STRING_BITS | 1L << 40 | value & 0xFF;
    }

    /**
     * The word of a short string.
     *
     * @param packed its bytes, the first one lowest; bytes beyond the length are zero
     * @param length 0 to 5
     */
    public static long ofInlineString(long packed, int length) {
        return INLINE_STRING_BITS | (long) length << 40 | packed;
    }
}
