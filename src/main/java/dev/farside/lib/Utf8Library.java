package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.NativeFunctionObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Objects;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * The library {@code utf8}. Codes go up to 2^31 in sequences of up to six bytes; a strict function accepts only Unicode
 * scalar values.
 */
public final class Utf8Library {

    /** Characters that {@code len} counts between two polls, a power of two. */
    private static final int CHARACTERS_BETWEEN_POLLS = 1 << 16;

    private static final long MAX_CODE = 0x7FFF_FFFFL;
    private static final long MAX_UNICODE = 0x10_FFFF;
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int LAST_SURROGATE = 0xDFFF;
    private static final String INVALID = "invalid UTF-8 code";
    /** The result of decoding what is not UTF-8. */
    private static final long MALFORMED = -1;
    private static final int LENGTH_SHIFT = 32;

    /** The least code that needs each number of continuation bytes; none is valid with no continuation. */
    private static final long[] LEAST_CODE = {Long.MAX_VALUE, 0x80, 0x800, 0x1_0000, 0x20_0000, 0x400_0000};

    /** Matches one character: a byte that begins one and the continuation bytes. */
    private static final byte[] CHARACTER_PATTERN = {
        '[', 0, '-', 0x7F, (byte) 0xC2, '-', (byte) 0xFD, ']', '[', (byte) 0x80, '-', (byte) 0xBF, ']', '*'};

    private Utf8Library() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        Library library = Library.create(m, "utf8");
        library.function("char", Utf8Library::character);
        library.function("codepoint", Utf8Library::codepoint);
        library.function("len", Utf8Library::length);
        library.function("offset", Utf8Library::offset);
        library.set("charpattern", m.string(CHARACTER_PATTERN));
        long codes = Objects.nativeFunction(m, new NativeEntry("codes", Utf8Library::codes), 2);
        library.set("codes", codes);
        setUpvalue(codes, 0, m.function("for iterator", mutator -> next(mutator, true)));
        setUpvalue(codes, 1, m.function("for iterator", mutator -> next(mutator, false)));
    }

    private static void setUpvalue(long function, int index, long word) {
        Memory.putLong(NativeFunctionObject.slot(Word.ref(function), index), word);
    }

    static long character(Mutator m) {
        ScratchBuffer buffer = m.scratch();
        for (int i = 1, count = m.argCount(); i <= count; i++) {
            long code = Arguments.integer(m, i);
            Arguments.check(m, code >= 0 && code <= MAX_CODE, i, "value out of range");
            appendCode(buffer, (int) code);
        }
        return buffer.toWord(m.heap());
    }

    private static void appendCode(ScratchBuffer buffer, int code) {
        if (code < 0x80) {
            buffer.appendByte(code);
            return;
        }
        int continuations = 1;
        while (continuations < 5 && code >= LEAST_CODE[continuations + 1]) {
            continuations++;
        }
        int lead = 0xFF00 >>> continuations + 1; // as many ones as there are bytes
        buffer.appendByte(lead | code >>> 6 * continuations);
        for (int shift = 6 * (continuations - 1); shift >= 0; shift -= 6) {
            buffer.appendByte(0x80 | code >>> shift & 0x3F);
        }
    }

    /**
     * Decodes the sequence at an index.
     *
     * @return the code, and above it the index behind the sequence; or {@link #MALFORMED}
     */
    private static long decode(long string, int index, boolean strict) {
        int first = Strings.byteAt(string, index);
        long code = first;
        int count = 0;
        if (first >= 0x80) {
            code = 0;
            int lead = first;
            for (; (lead & 0x40) != 0; lead <<= 1) {
                count++;
                int continuation = byteAt(string, index + count);
                if (!isContinuation(continuation)) {
                    return MALFORMED;
                }
                code = code << 6 | continuation & 0x3F;
            }
            if (count > 5) {
                return MALFORMED;
            }
            code |= (long) (lead & 0x7F) << count * 5;
            if (code > MAX_CODE || code < LEAST_CODE[count]) {
                return MALFORMED;
            }
        }
        if (strict && (code > MAX_UNICODE || code >= FIRST_SURROGATE && code <= LAST_SURROGATE)) {
            return MALFORMED;
        }
        return (long) (index + count + 1) << LENGTH_SHIFT | code;
    }

    /** A byte, 0 behind the end. */
    private static int byteAt(long string, int index) {
        return index < Strings.length(string) ? Strings.byteAt(string, index) : 0;
    }

    private static boolean isContinuation(int c) {
        return (c & 0xC0) == 0x80;
    }

    /** A position, where a negative one counts from the end; 0 if that lies before the beginning. */
    private static long position(long position, int length) {
        if (position >= 0) {
            return position;
        }
        return position < -length ? 0 : length + position + 1;
    }

    static long length(Mutator m) {
        long string = Arguments.string(m, 1);
        int bytes = Strings.length(string);
        long from = position(Arguments.integer(m, 2, 1), bytes) - 1;
        long to = position(Arguments.integer(m, 3, -1), bytes) - 1;
        boolean lax = Word.isTruthy(m.arg(4));
        Arguments.check(m, from >= 0 && from <= bytes, 2, "initial position out of bounds");
        Arguments.check(m, to < bytes, 3, "final position out of bounds");
        long count = 0;
        for (int at = (int) from; at <= to; count++) {
            long decoded = decode(string, at, !lax);
            if (decoded == MALFORMED) {
                return m.results(Word.NIL, Word.ofInteger(at + 1L));
            }
            at = (int) (decoded >>> LENGTH_SHIFT);
            if ((count & CHARACTERS_BETWEEN_POLLS - 1) == 0 && m.pollWanted()) {
                m.poll();
            }
        }
        return Word.ofInteger(count);
    }

    static long codepoint(Mutator m) {
        long string = Arguments.string(m, 1);
        int bytes = Strings.length(string);
        long from = position(Arguments.integer(m, 2, 1), bytes);
        long to = position(Arguments.integer(m, 3, from), bytes);
        boolean lax = Word.isTruthy(m.arg(4));
        Arguments.check(m, from >= 1, 2, "out of bounds");
        Arguments.check(m, to <= bytes, 3, "out of bounds");
        if (from > to) {
            return m.none();
        }
        Results.makeRoom(m, to - from + 1, "string slice too long");
        int count = 0;
        for (int at = (int) from - 1; at < to; count++) {
            long decoded = decode(string, at, !lax);
            if (decoded == MALFORMED) {
                throw m.errors().error(INVALID);
            }
            m.push(Word.ofInteger(decoded & MAX_CODE));
            at = (int) (decoded >>> LENGTH_SHIFT);
        }
        return m.results(count);
    }

    static long offset(Mutator m) {
        long string = Arguments.string(m, 1);
        int bytes = Strings.length(string);
        long count = Arguments.integer(m, 2);
        long from = position(Arguments.integer(m, 3, count >= 0 ? 1 : bytes + 1L), bytes) - 1;
        Arguments.check(m, from >= 0 && from <= bytes, 3, "position out of bounds");
        int at = (int) from;
        if (count == 0) {
            while (at > 0 && isContinuation(byteAt(string, at))) {
                at--;
            }
            return Word.ofInteger(at + 1L);
        }
        if (isContinuation(byteAt(string, at))) {
            throw m.errors().error("initial position is a continuation byte");
        }
        long left = count;
        if (left < 0) {
            for (; left < 0 && at > 0; left++) {
                do {
                    at--;
                } while (at > 0 && isContinuation(byteAt(string, at)));
            }
        } else {
            for (left--; left > 0 && at < bytes; left--) {
                do {
                    at++;
                } while (isContinuation(byteAt(string, at)));
            }
        }
        return left == 0 ? Word.ofInteger(at + 1L) : Word.NIL;
    }

    static long codes(Mutator m) {
        long string = Arguments.string(m, 1);
        Arguments.check(m, !isContinuation(byteAt(string, 0)), 1, INVALID);
        boolean lax = Word.isTruthy(m.arg(2));
        return m.results(m.upvalue(lax ? 1 : 0), string, Word.ofInteger(0));
    }

    /** The iterator: from the position of a character to the next one and its code. */
    private static long next(Mutator m, boolean strict) {
        long string = Arguments.string(m, 1);
        int bytes = Strings.length(string);
        long position = control(m);
        if (position < 0 || position >= bytes) {
            return m.none();
        }
        int at = (int) position;
        while (isContinuation(byteAt(string, at))) {
            at++;
        }
        if (at >= bytes) {
            return m.none();
        }
        long decoded = decode(string, at, strict);
        if (decoded == MALFORMED || isContinuation(byteAt(string, (int) (decoded >>> LENGTH_SHIFT)))) {
            throw m.errors().error(INVALID);
        }
        return m.results(Word.ofInteger(at + 1L), Word.ofInteger(decoded & MAX_CODE));
    }

    /** The control variable: an integer or what converts to one, 0 for anything else. */
    private static long control(Mutator m) {
        long number = Conversions.toNumber(m, m.arg(2));
        long integer = number == Word.NIL ? Word.NONE : Conversions.toIntegerExactly(m, number);
        return integer == Word.NONE ? 0 : Numbers.toLong(integer);
    }
}
