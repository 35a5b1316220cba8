package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.string.Strings;
import java.nio.ByteOrder;

/** Reads the options of a format of {@code string.pack} one after the other. */
final class PackFormat {

    static final int INTEGER = 0;
    static final int UNSIGNED = 1;
    static final int FLOAT = 2;
    static final int DOUBLE = 3;
    /** A string of fixed length. */
    static final int FIXED = 4;
    /** A string behind its length. */
    static final int COUNTED = 5;
    /** A string that a zero ends. */
    static final int ZERO_ENDED = 6;
    static final int PADDING = 7;
    static final int ALIGNMENT = 8;
    /** Nothing to pack: a space, or a change of the settings. */
    static final int SETTING = 9;

    /** Most bytes of an integer. */
    static final int MAX_INTEGER_SIZE = 16;

    private static final boolean NATIVE_LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int NATIVE_ALIGNMENT = 8;
    private static final int NO_NUMBER = -1;
    /** Beyond it, a further digit could overflow. */
    private static final int MAX_BY_TEN = (Integer.MAX_VALUE - 9) / 10;

    private Mutator m;
    private long format;
    private int length;
    private int position;
    private boolean littleEndian;
    private int maxAlignment;
    private int size;
    private int padding;

    /** Begins with a format, which ends at its first zero byte. */
    void start(Mutator mutator, long formatWord) {
        m = mutator;
        format = formatWord;
        length = Strings.length(formatWord);
        position = 0;
        littleEndian = NATIVE_LITTLE;
        maxAlignment = 1;
    }

    /** True if there is a further option. */
    boolean hasNext() {
        return at(position) != 0;
    }

    /**
     * Reads the next option.
     *
     * @param total number of bytes packed so far
     * @return its kind
     */
    int next(long total) {
        int kind = readOption();
        int alignment = size;
        if (kind == ALIGNMENT) {
            alignment = readAlignment();
        }
        if (alignment <= 1 || kind == FIXED) {
            padding = 0;
        } else {
            alignment = Math.min(alignment, maxAlignment);
            if ((alignment & alignment - 1) != 0) {
                throw m.errors().argument(1, "format asks for alignment not power of 2");
            }
            padding = alignment - (int) (total & alignment - 1) & alignment - 1;
        }
        return kind;
    }

    /** Bytes of the last option, without padding. */
    int size() {
        return size;
    }

    /** Bytes that go in front of it. */
    int padding() {
        return padding;
    }

    /** True if the lowest byte comes first. */
    boolean isLittleEndian() {
        return littleEndian;
    }

    /** The size of the option behind {@code X}, which is not packed itself. */
    private int readAlignment() {
        if (hasNext()) {
            int kind = readOption();
            int alignment = size;
            size = 0;
            if (kind != FIXED && alignment != 0) {
                return alignment;
            }
        }
        throw m.errors().argument(1, "invalid next option for option 'X'");
    }

    private int at(int index) {
        return index < length ? Strings.byteAt(format, index) : 0;
    }

    private int readOption() {
        int option = at(position++);
        switch (option) {
            case 'b':
                return sized(INTEGER, Byte.BYTES);
            case 'B':
                return sized(UNSIGNED, Byte.BYTES);
            case 'h':
                return sized(INTEGER, Short.BYTES);
            case 'H':
                return sized(UNSIGNED, Short.BYTES);
            case 'l', 'j':
                return sized(INTEGER, Long.BYTES);
            case 'L', 'J', 'T':
                return sized(UNSIGNED, Long.BYTES);
            case 'i':
                return sized(INTEGER, readIntegerSize(Integer.BYTES));
            case 'I':
                return sized(UNSIGNED, readIntegerSize(Integer.BYTES));
            case 'f':
                return sized(FLOAT, Float.BYTES);
            case 'd', 'n':
                return sized(DOUBLE, Double.BYTES);
            case 's':
                return sized(COUNTED, readIntegerSize(Long.BYTES));
            case 'c':
                int count = readNumber();
                if (count == NO_NUMBER) {
                    throw m.errors().error("missing size for format option 'c'");
                }
                return sized(FIXED, count);
            case 'z':
                return sized(ZERO_ENDED, 0);
            case 'x':
                return sized(PADDING, 1);
            case 'X':
                return sized(ALIGNMENT, 0);
            default:
                return readSetting(option);
        }
    }

    private int readSetting(int option) {
        switch (option) {
            case ' ':
                break;
            case '<':
                littleEndian = true;
                break;
            case '>':
                littleEndian = false;
                break;
            case '=':
                littleEndian = NATIVE_LITTLE;
                break;
            case '!':
                maxAlignment = readIntegerSize(NATIVE_ALIGNMENT);
                break;
            default:
                throw ByteMessages.error(m, "invalid format option '", format, position - 1, position, "'");
        }
        return sized(SETTING, 0);
    }

    private int sized(int kind, int bytes) {
        size = bytes;
        return kind;
    }

    private int readNumber() {
        if (!CharacterClasses.isDigit(at(position))) {
            return NO_NUMBER;
        }
        int value = 0;
        do {
            value = value * 10 + at(position++) - '0';
        } while (CharacterClasses.isDigit(at(position)) && value <= MAX_BY_TEN);
        return value;
    }

    private int readIntegerSize(int byDefault) {
        int number = readNumber();
        if (number == NO_NUMBER) {
            return byDefault;
        }
        if (number > MAX_INTEGER_SIZE || number == 0) {
            throw m.errors().error("integral size (" + number + ") out of limits [1," + MAX_INTEGER_SIZE + "]");
        }
        return number;
    }
}
