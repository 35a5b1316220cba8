package dev.farside.lib;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumberParser;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.io.IOException;

/** Reading from a file by formats: {@code n}, {@code l}, {@code L}, {@code a} and numbers of bytes. */
final class ReadFormats {

    /** Longest numeral. */
    private static final int MAX_NUMERAL = 200;

    private ReadFormats() {
    }

    /**
     * Reads by formats and pushes the results, up to the first failure.
     *
     * @param first position of the first format in the frame
     * @param count how many formats there are; none stands for a line
     * @return as a Java function does: the values read, or nil, message and number of an error
     */
    static long read(Mutator m, LuaFile file, int first, int count) {
        file.enter(m);
        try {
            if (count == 0) {
                return line(m, file, false);
            }
            boolean succeeded = true;
            int results = 0;
            for (; results < count && succeeded; results++) {
                long value = one(m, file, first + results);
                succeeded = value != Word.NIL;
                m.push(value);
            }
            return m.results(results);
        } catch (IOException problem) {
            return Failures.result(m, SystemError.of(problem), null);
        } finally {
            file.exit();
        }
    }

    private static long one(Mutator m, LuaFile file, int position) throws IOException {
        long format = m.at(position);
        if (Numbers.isNumber(format)) {
            return bytes(m, file, count(m, format, position));
        }
        if (!Word.isString(format)) {
            throw m.errors().argumentType(position, "string");
        }
        int at = Strings.length(format) > 0 && Strings.byteAt(format, 0) == '*' ? 1 : 0;
        switch (at < Strings.length(format) ? Strings.byteAt(format, at) : 0) {
            case 'n':
                return number(m, file);
            case 'l':
                return line(m, file, false);
            case 'L':
                return line(m, file, true);
            case 'a':
                return all(m, file);
            default:
                throw m.errors().argument(position, "invalid format");
        }
    }

    private static long count(Mutator m, long number, int position) {
        long integer = Conversions.toIntegerExactly(m, number);
        if (integer == Word.NONE) {
            throw m.errors().argument(position, "number has no integer representation");
        }
        long count = Numbers.toLong(integer);
        if (count < 0) {
            throw OutOfMemoryException.INSTANCE; // C takes it for a huge number
        }
        return count;
    }

    /** A line, with or without its end; nil at the end of the file. */
    private static long line(Mutator m, LuaFile file, boolean keepEnd) throws IOException {
        ScratchBuffer buffer = m.scratch();
        boolean ended = file.readLine(buffer);
        if (!ended && buffer.length() == 0) {
            return Word.NIL;
        }
        if (ended && keepEnd) {
            buffer.appendByte('\n');
        }
        return toWord(m, buffer);
    }

    private static long all(Mutator m, LuaFile file) throws IOException {
        ScratchBuffer buffer = m.scratch();
        file.readAll(buffer);
        return toWord(m, buffer);
    }

    private static long bytes(Mutator m, LuaFile file, long count) throws IOException {
        if (count == 0) {
            return file.peek() < 0 ? Word.NIL : Word.EMPTY_STRING;
        }
        ScratchBuffer buffer = m.scratch();
        file.read(buffer, count);
        return buffer.length() == 0 ? Word.NIL : toWord(m, buffer);
    }

    private static long toWord(Mutator m, ScratchBuffer buffer) {
        m.reserve(buffer.length());
        return buffer.toWord(m.heap());
    }

    // --- numbers

    /** Reads the longest prefix that looks like a numeral; nil if it is none. */
    private static long number(Mutator m, LuaFile file) throws IOException {
        while (NumberParser.isSpace(file.peek())) {
            file.read();
        }
        ScratchBuffer numeral = m.scratch();
        accept(file, numeral, '-', '+');
        boolean hexadecimal = false;
        int digits = 0;
        if (accept(file, numeral, '0', '0')) {
            hexadecimal = accept(file, numeral, 'x', 'X');
            digits = hexadecimal ? 0 : 1;
        }
        digits += digits(file, numeral, hexadecimal);
        if (accept(file, numeral, '.', '.')) {
            digits += digits(file, numeral, hexadecimal);
        }
        if (digits > 0 && (hexadecimal ? accept(file, numeral, 'p', 'P') : accept(file, numeral, 'e', 'E'))) {
            accept(file, numeral, '-', '+');
            digits(file, numeral, false);
        }
        boolean tooLong = numeral.length() > MAX_NUMERAL;
        return tooLong ? Word.NIL : NumberParser.parse(m.heap(), numeral.array(), 0, numeral.length());
    }

    private static boolean accept(LuaFile file, ScratchBuffer numeral, char one, char other) throws IOException {
        int next = file.peek();
        return (next == one || next == other) && take(file, numeral);
    }

    /** Moves the next byte to the numeral; the one too many, which makes it invalid, stays in the file. */
    private static boolean take(LuaFile file, ScratchBuffer numeral) throws IOException {
        if (numeral.length() >= MAX_NUMERAL) {
            numeral.setLength(MAX_NUMERAL);
            numeral.appendByte('?');
            return false;
        }
        numeral.appendByte(file.read());
        return true;
    }

    private static int digits(LuaFile file, ScratchBuffer numeral, boolean hexadecimal) throws IOException {
        int count = 0;
        while (isDigit(file.peek(), hexadecimal) && take(file, numeral)) {
            count++;
        }
        return count;
    }

    private static boolean isDigit(int c, boolean hexadecimal) {
        return c >= '0' && c <= '9' || hexadecimal && (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
    }
}
