package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.util.Arrays;

/** {@code string.pack}, {@code string.packsize} and {@code string.unpack}. */
final class StringPacking {

    /** The NaN that arithmetic makes on x86. */
    private static final long NEGATIVE_NAN = 0xFFF8_0000_0000_0000L;

    private StringPacking() {
    }

    static long pack(Mutator m) {
        long format = Arguments.string(m, 1);
        StringWorkspace workspace = StringWorkspace.of(m);
        StringWorkspace.Level level = workspace.enter();
        try {
            packAll(m, level, format);
            return level.toWord(m);
        } finally {
            workspace.leave();
        }
    }

    private static void packAll(Mutator m, StringWorkspace.Level level, long format) {
        PackFormat options = level.packFormat;
        ScratchBuffer buffer = level.buffer;
        options.start(m, format);
        int argument = 1;
        while (options.hasNext()) {
            int kind = options.next(buffer.length());
            appendZeros(m, level, options.padding());
            if (kind < PackFormat.PADDING) {
                argument++;
                if (argument > m.argCount()) {
                    // in the reference a nil separates the arguments from the buffer
                    String expected = kind < PackFormat.FIXED ? "number" : "string";
                    throw m.errors().argument(argument, expected + " expected, got nil");
                }
                packValue(m, level, kind, argument);
            } else if (kind == PackFormat.PADDING) {
                buffer.appendByte(0);
            }
        }
    }

    private static void packValue(Mutator m, StringWorkspace.Level level, int kind, int argument) {
        PackFormat options = level.packFormat;
        int size = options.size();
        switch (kind) {
            case PackFormat.INTEGER:
                packInteger(m, level, argument, true);
                break;
            case PackFormat.UNSIGNED:
                packInteger(m, level, argument, false);
                break;
            case PackFormat.FLOAT:
                int bits = Float.floatToRawIntBits((float) Arguments.toDouble(m, argument));
                appendBytes(level, bits, size, false);
                break;
            case PackFormat.DOUBLE:
                appendBytes(level, Double.doubleToRawLongBits(Arguments.toDouble(m, argument)), size, false);
                break;
            default:
                packString(m, level, kind, argument);
        }
    }

    private static void packInteger(Mutator m, StringWorkspace.Level level, int argument, boolean signed) {
        long value = Arguments.integer(m, argument);
        int size = level.packFormat.size();
        if (size < Long.BYTES) {
            if (signed) {
                long limit = 1L << size * 8 - 1;
                Arguments.check(m, -limit <= value && value < limit, argument, "integer overflow");
            } else {
                Arguments.check(m, value >>> size * 8 == 0, argument, "unsigned overflow");
            }
        }
        appendBytes(level, value, size, signed && value < 0);
    }

    private static void packString(Mutator m, StringWorkspace.Level level, int kind, int argument) {
        int size = level.packFormat.size();
        long string = Arguments.string(m, argument);
        int length = Strings.length(string);
        switch (kind) {
            case PackFormat.FIXED:
                Arguments.check(m, length <= size, argument, "string longer than given size");
                level.append(m, string, length);
                appendZeros(m, level, size - length);
                break;
            case PackFormat.COUNTED:
                Arguments.check(m, size >= Long.BYTES || (long) length >>> size * 8 == 0, argument,
                        "string length does not fit in given size");
                appendBytes(level, length, size, false);
                level.append(m, string, length);
                break;
            default:
                Arguments.check(m, StringSearch.indexOfByte(string, 0, length, 0) < 0, argument,
                        "string contains zeros");
                level.append(m, string, length);
                level.buffer.appendByte(0);
        }
    }

    private static void appendZeros(Mutator m, StringWorkspace.Level level, int count) {
        if (count > 0) {
            level.reserve(m, count);
            ScratchBuffer buffer = level.buffer;
            byte[] bytes = buffer.ensure(count);
            Arrays.fill(bytes, buffer.length(), buffer.length() + count, (byte) 0);
            buffer.setLength(buffer.length() + count);
        }
    }

    /** Appends the lower bytes of a number, in the order that is set; those beyond the eighth are all ones or zero. */
    private static void appendBytes(StringWorkspace.Level level, long value, int size, boolean negative) {
        ScratchBuffer buffer = level.buffer;
        byte[] bytes = buffer.ensure(size);
        int start = buffer.length();
        boolean little = level.packFormat.isLittleEndian();
        for (int i = 0; i < size; i++) {
            int b = i < Long.BYTES ? (int) (value >>> i * 8) : negative ? 0xFF : 0;
            bytes[little ? start + i : start + size - 1 - i] = (byte) b;
        }
        buffer.setLength(start + size);
    }

    static long packsize(Mutator m) {
        long format = Arguments.string(m, 1);
        StringWorkspace workspace = StringWorkspace.of(m);
        PackFormat options = workspace.enter().packFormat;
        try {
            options.start(m, format);
            long total = 0;
            while (options.hasNext()) {
                int kind = options.next(total);
                Arguments.check(m, kind != PackFormat.COUNTED && kind != PackFormat.ZERO_ENDED, 1,
                        "variable-length format");
                total += (long) options.padding() + options.size();
                Arguments.check(m, total <= Integer.MAX_VALUE, 1, "format result too large");
            }
            return m.integer(total);
        } finally {
            workspace.leave();
        }
    }

    static long unpack(Mutator m) {
        long format = Arguments.string(m, 1);
        long data = Arguments.string(m, 2);
        int length = Strings.length(data);
        long from = Positions.start(Arguments.integer(m, 3, 1), length) - 1;
        Arguments.check(m, from <= length, 3, "initial position out of string");
        StringWorkspace workspace = StringWorkspace.of(m);
        PackFormat options = workspace.enter().packFormat;
        try {
            options.start(m, format);
            return unpackAll(m, options, data, (int) from);
        } finally {
            workspace.leave();
        }
    }

    private static long unpackAll(Mutator m, PackFormat options, long data, int from) {
        int length = Strings.length(data);
        int position = from;
        int count = 0;
        while (options.hasNext()) {
            int kind = options.next(position);
            long needed = (long) options.padding() + options.size();
            Arguments.check(m, needed <= length - position, 2, "data string too short");
            position += options.padding();
            if (kind < PackFormat.PADDING) {
                Results.makeRoom(m, 2, "too many results");
                m.push(unpackValue(m, options, kind, data, position));
                count++;
            }
            position += options.size();
            if (kind == PackFormat.COUNTED || kind == PackFormat.ZERO_ENDED) {
                position += Strings.length(m.fromTop(1)) + (kind == PackFormat.ZERO_ENDED ? 1 : 0);
            }
        }
        m.push(Word.ofInteger(position + 1L));
        return m.results(count + 1);
    }

    private static long unpackValue(Mutator m, PackFormat options, int kind, long data, int position) {
        int size = options.size();
        boolean little = options.isLittleEndian();
        switch (kind) {
            case PackFormat.INTEGER:
                return m.integer(readInteger(m, data, position, size, little, true));
            case PackFormat.UNSIGNED:
                return m.integer(readInteger(m, data, position, size, little, false));
            case PackFormat.FLOAT:
                return ofFloat(Float.intBitsToFloat((int) readBytes(data, position, size, little)));
            case PackFormat.DOUBLE:
                return ofFloat(Double.longBitsToDouble(readBytes(data, position, size, little)));
            case PackFormat.FIXED:
                return substring(m, data, position, size);
            case PackFormat.COUNTED:
                long count = readInteger(m, data, position, size, little, false);
                long rest = Strings.length(data) - position - size;
                Arguments.check(m, Long.compareUnsigned(count, rest) <= 0, 2, "data string too short");
                return substring(m, data, position + size, (int) count);
            default:
                int end = StringSearch.indexOfByte(data, position, Strings.length(data), 0);
                Arguments.check(m, end >= 0, 2, "unfinished string for format 'z'");
                return substring(m, data, position, end - position);
        }
    }

    /** A float from outside: of a NaN, only the sign is kept. */
    private static long ofFloat(double value) {
        boolean negativeNaN = value != value && Double.doubleToRawLongBits(value) < 0;
        return negativeNaN ? NEGATIVE_NAN : Word.ofForeignFloat(value);
    }

    private static long substring(Mutator m, long data, int from, int length) {
        m.reserve(length);
        return Strings.substring(m.heap(), data, from, length);
    }

    private static long readBytes(long data, int position, int size, boolean little) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | Strings.byteAt(data, little ? position + i : position + size - 1 - i);
        }
        return value;
    }

    private static long readInteger(Mutator m, long data, int position, int size, boolean little, boolean signed) {
        if (size <= Long.BYTES) {
            long value = readBytes(data, position, size, little);
            int unused = Long.SIZE - size * 8;
            return signed ? value << unused >> unused : value;
        }
        int extra = size - Long.BYTES;
        long value = readBytes(data, little ? position : position + extra, Long.BYTES, little);
        int filling = signed && value < 0 ? 0xFF : 0;
        for (int i = 0; i < extra; i++) {
            if (Strings.byteAt(data, little ? position + Long.BYTES + i : position + i) != filling) {
                throw m.errors().error(size + "-byte integer does not fit into Lua Integer");
            }
        }
        return value;
    }
}
