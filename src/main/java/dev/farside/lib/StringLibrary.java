package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.StringObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Metatables;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * The library {@code string} and the metatable of strings. The larger functions stand in files of their own:
 * {@link StringSearch}, {@link StringSubstitution}, {@link StringFormat}, {@link StringPacking}.
 */
public final class StringLibrary {

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x80 * ONES;
    private static final long INLINE_BYTES = (1L << 8 * Word.MAX_INLINE_STRING) - 1;

    private StringLibrary() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        Library library = Library.create(m, "string");
        library.function("byte", StringLibrary::bytes);
        library.function("char", StringLibrary::character);
        library.function("dump", StringLibrary::dump);
        library.function("format", StringFormat::format);
        library.function("gsub", StringSubstitution::gsub);
        library.function("len", StringLibrary::length);
        library.function("lower", StringLibrary::lower);
        library.function("pack", StringPacking::pack);
        library.function("packsize", StringPacking::packsize);
        library.function("rep", StringLibrary::repeat);
        library.function("reverse", StringLibrary::reverse);
        library.function("sub", StringLibrary::sub);
        library.function("unpack", StringPacking::unpack);
        library.function("upper", StringLibrary::upper);
        StringSearch.open(m, library);
        long metatable = m.tables().create();
        Metatables.set(m, Word.EMPTY_STRING, metatable);
        Library methods = Library.of(m, metatable);
        StringArithmetic.open(methods);
        methods.set("__index", Word.ofTable(library.tableRef()));
    }

    static long length(Mutator m) {
        return Word.ofInteger(Strings.length(Arguments.string(m, 1)));
    }

    static long sub(Mutator m) {
        long string = Arguments.string(m, 1);
        int length = Strings.length(string);
        long start = Positions.start(Arguments.integer(m, 2), length);
        int end = Positions.end(Arguments.integer(m, 3, -1), length);
        if (start > end) {
            return Word.EMPTY_STRING;
        }
        int count = end - (int) start + 1;
        m.reserve(count);
        return Strings.substring(m.heap(), string, (int) start - 1, count);
    }

    static long bytes(Mutator m) {
        long string = Arguments.string(m, 1);
        int length = Strings.length(string);
        long position = Arguments.integer(m, 2, 1);
        long start = Positions.start(position, length);
        int end = Positions.end(Arguments.integer(m, 3, position), length);
        if (start == end) {
            return Word.ofInteger(Strings.byteAt(string, end - 1));
        }
        if (start > end) {
            return m.none();
        }
        int count = end - (int) start + 1;
        Results.makeRoom(m, count, "string slice too long");
        for (int i = (int) start - 1; i < end; i++) {
            m.push(Word.ofInteger(Strings.byteAt(string, i)));
        }
        return m.results(count);
    }

    static long character(Mutator m) {
        int count = m.argCount();
        ScratchBuffer buffer = m.scratch();
        buffer.ensure(count);
        for (int i = 1; i <= count; i++) {
            long code = Arguments.integer(m, i);
            Arguments.check(m, code >>> 8 == 0, i, "value out of range");
            buffer.appendByte((int) code);
        }
        return buffer.toWord(m.heap());
    }

    static long dump(Mutator m) {
        long function = Word.ref(Arguments.function(m, 1));
        if (Header.kind(function) != Kind.CLOSURE) {
            throw m.errors().error("unable to dump given function");
        }
        return m.string(m.state().loader().dump(m, function, Word.isTruthy(m.arg(2))));
    }

    // --- new strings of a known length, which are written where they lie

    /** Makes a string object whose bytes are to be written. A safepoint if it is large. */
    private static long allocate(Mutator m, int length) {
        m.reserve(StringObject.size(length));
        return Strings.allocate(m.heap(), length);
    }

    static long repeat(Mutator m) {
        long string = Arguments.string(m, 1);
        long times = Arguments.integer(m, 2);
        long separator = Arguments.string(m, 3, Word.EMPTY_STRING);
        int length = Strings.length(string);
        long period = (long) length + Strings.length(separator);
        if (times <= 0 || period == 0) {
            return Word.EMPTY_STRING;
        }
        if (times == 1) {
            return string;
        }
        if (period > StringObject.MAX_LENGTH / times) {
            throw m.errors().error("resulting string too large");
        }
        int total = (int) (period * times - Strings.length(separator));
        if (total <= Word.MAX_INLINE_STRING) {
            ScratchBuffer buffer = m.scratch().appendString(string);
            while (buffer.length() < total) {
                buffer.appendString(separator).appendString(string);
            }
            return buffer.toWord(m.heap());
        }
        long result = allocate(m, total);
        long bytes = result + StringObject.BYTES;
        Strings.copyTo(string, bytes);
        Strings.copyTo(separator, bytes + length);
        for (long filled = period; filled < total; filled *= 2) {
            Memory.copy(bytes, bytes + filled, Math.min(filled, total - filled));
        }
        return Word.ofString(result);
    }

    static long reverse(Mutator m) {
        long string = Arguments.string(m, 1);
        int length = Strings.length(string);
        if (Word.isInlineString(string)) {
            if (length == 0) {
                return string;
            }
            long packed = Long.reverseBytes(string & INLINE_BYTES) >>> Long.SIZE - 8 * length;
            return Word.ofInlineString(packed, length);
        }
        long result = allocate(m, length);
        long from = Word.ref(string) + StringObject.BYTES + length - 1;
        long to = result + StringObject.BYTES;
        for (int i = 0; i < length; i++) {
            Memory.putByte(to + i, Memory.getByte(from - i));
        }
        return Word.ofString(result);
    }

    static long lower(Mutator m) {
        return changeCase(m, 'A', 'Z');
    }

    static long upper(Mutator m) {
        return changeCase(m, 'a', 'z');
    }

    /** Changes the case of the letters in an interval, 8 bytes at once; what lies behind the end does not matter. */
    private static long changeCase(Mutator m, int first, int last) {
        long string = Arguments.string(m, 1);
        if (Word.isInlineString(string)) {
            long packed = changeCase(string & INLINE_BYTES, first, last);
            return Word.ofInlineString(packed, Word.inlineLength(string));
        }
        int length = Strings.length(string);
        long result = allocate(m, length);
        long from = Word.ref(string) + StringObject.BYTES;
        long to = result + StringObject.BYTES;
        for (int i = 0; i < length; i += Long.BYTES) {
            Memory.putLong(to + i, changeCase(Memory.getLong(from + i), first, last));
        }
        return Word.ofString(result);
    }

    private static long changeCase(long group, int first, int last) {
        long low = group & ~HIGH_BITS;
        long fromFirst = low + (0x80 - first) * ONES;
        long beyondLast = low + (0x7F - last) * ONES;
        long letters = (fromFirst ^ beyondLast) & ~group & HIGH_BITS;
        return group ^ letters >>> 2; // 0x80 becomes 0x20, which tells the cases apart
    }
}
