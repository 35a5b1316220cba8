package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumberFormatter;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** {@code string.format}. */
final class StringFormat {

    /** Strings from this length on are not padded by {@code %s}, as in the reference. */
    private static final int LONG_TEXT = 100;
    /** Strings up to this length that are equal have the same pointer. */
    private static final int SHORT_STRING = 40;
    private static final int POINTER_DIGITS = 12; // as tostring shows them
    /** How many bytes are quoted before interrupts are looked for. */
    private static final int BYTES_BETWEEN_LOOKS = 1 << 16;

    private StringFormat() {
    }

    static long format(Mutator m) {
        long format = Arguments.string(m, 1);
        StringWorkspace workspace = StringWorkspace.of(m);
        StringWorkspace.Level level = workspace.enter();
        try {
            appendAll(m, level, format);
            return level.toWord(m);
        } finally {
            workspace.leave();
        }
    }

    private static void appendAll(Mutator m, StringWorkspace.Level level, long format) {
        int last = m.argCount();
        int length = Strings.length(format);
        ScratchBuffer buffer = level.buffer;
        int argument = 1;
        int position = 0;
        while (position < length) {
            m.interrupted();
            int percent = StringSearch.indexOfByte(format, position, length, '%');
            int end = percent < 0 ? length : percent;
            int count = end - position;
            Strings.copyOut(format, position, buffer.ensure(count), buffer.length(), count);
            buffer.setLength(buffer.length() + count);
            position = end + 1;
            if (percent >= 0) {
                if (position < length && Strings.byteAt(format, position) == '%') {
                    buffer.appendByte('%');
                    position++;
                } else {
                    argument++;
                    if (argument > last) {
                        throw m.errors().argument(argument, "no value");
                    }
                    int conversion = level.item.find(m, format, position);
                    position = level.item.next();
                    appendItem(m, level, conversion, argument);
                }
            }
        }
    }

    private static void appendItem(Mutator m, StringWorkspace.Level level, int conversion, int argument) {
        switch (conversion) {
            case 'd', 'i':
                appendInteger(m, level, conversion, argument, FormatItem.INTEGER_FLAGS);
                break;
            case 'u':
                appendInteger(m, level, conversion, argument, FormatItem.UNSIGNED_FLAGS);
                break;
            case 'o', 'x', 'X':
                appendInteger(m, level, conversion, argument, FormatItem.HEXADECIMAL_FLAGS);
                break;
            case 'e', 'E', 'f', 'g', 'G':
                double value = Arguments.toDouble(m, argument);
                level.item.read(m, FormatItem.FLOAT_FLAGS, true);
                appendFloat(level, conversion, value);
                break;
            case 'a', 'A':
                level.item.read(m, FormatItem.FLOAT_FLAGS, true);
                appendFloat(level, conversion, Arguments.toDouble(m, argument));
                break;
            case 's':
                appendText(m, level, argument);
                break;
            case 'q':
                if (!level.item.isBare()) {
                    throw m.errors().error("specifier '%q' cannot have modifiers");
                }
                appendLiteral(m, level, argument);
                break;
            case 'c':
                level.item.read(m, FormatItem.TEXT_FLAGS, false);
                int start = level.buffer.length();
                level.buffer.appendByte((int) Arguments.integer(m, argument));
                NumberFormatter.pad(level.buffer, start, start, level.item.flags(), level.item.width());
                break;
            case 'p':
                appendPointer(m, level, argument);
                break;
            default:
                throw level.item.invalid(m);
        }
    }

    private static void appendInteger(Mutator m, StringWorkspace.Level level, int conversion, int argument,
            String acceptedFlags) {
        long value = Arguments.integer(m, argument);
        FormatItem item = level.item;
        item.read(m, acceptedFlags, true);
        NumberFormatter.appendInteger(level.buffer, item.flags(), item.width(), item.precision(), conversion, value);
    }

    private static void appendFloat(StringWorkspace.Level level, int conversion, double value) {
        FormatItem item = level.item;
        NumberFormatter.appendFloat(level.buffer, item.flags(), item.width(), item.precision(), conversion, value);
    }

    private static void appendText(Mutator m, StringWorkspace.Level level, int argument) {
        FormatItem item = level.item;
        if (item.isBare() && Numbers.isNumber(m.arg(argument))) {
            Conversions.appendNumber(level.buffer, m.arg(argument));
            return;
        }
        long text = Operations.toString(m, m.arg(argument));
        int length = Strings.length(text);
        if (!item.isBare()) {
            Arguments.check(m, StringSearch.indexOfByte(text, 0, length, 0) < 0, argument, "string contains zeros");
            item.read(m, FormatItem.TEXT_FLAGS, true);
            if (item.precision() >= 0 || length < LONG_TEXT) {
                int count = item.precision() < 0 ? length : Math.min(length, item.precision());
                ScratchBuffer buffer = level.buffer;
                int start = buffer.length();
                Strings.copyOut(text, 0, buffer.ensure(count), start, count);
                buffer.setLength(start + count);
                NumberFormatter.pad(buffer, start, start, item.flags(), item.width());
                return;
            }
        }
        m.push(text); // making room may collect
        level.append(m, text, length);
        m.pop(1);
    }

    /** Appends the address of an object, as {@code tostring} shows it. */
    private static void appendPointer(Mutator m, StringWorkspace.Level level, int argument) {
        level.item.read(m, FormatItem.TEXT_FLAGS, false);
        ScratchBuffer buffer = level.buffer;
        int start = buffer.length();
        long word = m.arg(argument);
        if (Numbers.isNumber(word) || word == Word.NIL || Word.isBoolean(word)) {
            buffer.appendText("(null)");
        } else {
            buffer.appendByte('0').appendByte('x');
            NumberFormatter.appendInteger(buffer, 0, 0, POINTER_DIGITS, 'x', address(m, word));
        }
        NumberFormatter.pad(buffer, start, start, level.item.flags(), level.item.width());
    }

    /** The reference of an object; for an inline string its length and bytes, which are above all references. */
    private static long address(Mutator m, long word) {
        if (Word.isInlineString(word)) {
            return 1L << 47 | word & (1L << 47) - 1;
        }
        boolean interned = Word.isString(word) && Strings.length(word) <= SHORT_STRING;
        return Word.ref(interned ? m.state().atoms().intern(m.heap(), word) : word);
    }

    // --- literals

    /** Appends a value so that Lua can read it back. */
    private static void appendLiteral(Mutator m, StringWorkspace.Level level, int argument) {
        long word = m.arg(argument);
        ScratchBuffer buffer = level.buffer;
        if (Word.isString(word)) {
            level.reserve(m, Strings.length(word) * 2L);
            appendQuoted(m, buffer, word);
        } else if (Word.isFloat(word)) {
            appendFloatLiteral(buffer, Word.toFloat(word));
        } else if (Numbers.isInteger(word)) {
            long value = Numbers.toLong(word);
            if (value == Long.MIN_VALUE) {
                buffer.appendText("0x8000000000000000"); // in decimal it would be a float
            } else {
                buffer.appendDecimal(value);
            }
        } else if (word == Word.NIL || Word.isBoolean(word)) {
            buffer.appendString(Operations.toString(m, word));
        } else {
            throw m.errors().argument(argument, "value has no literal form");
        }
    }

    private static void appendFloatLiteral(ScratchBuffer buffer, double value) {
        if (Double.isNaN(value)) {
            buffer.appendText("(0/0)");
        } else if (Double.isInfinite(value)) {
            buffer.appendText(value > 0 ? "1e9999" : "-1e9999");
        } else {
            NumberFormatter.appendFloat(buffer, 0, 0, -1, 'a', value);
        }
    }

    private static void appendQuoted(Mutator m, ScratchBuffer buffer, long string) {
        buffer.appendByte('"');
        for (int i = 0, length = Strings.length(string); i < length; i++) {
            if (i % BYTES_BETWEEN_LOOKS == 0) {
                m.interrupted();
            }
            int c = Strings.byteAt(string, i);
            if (c == '"' || c == '\\' || c == '\n') {
                buffer.appendByte('\\').appendByte(c);
            } else if (CharacterClasses.isControl(c)) {
                boolean digitFollows = i + 1 < length && CharacterClasses.isDigit(Strings.byteAt(string, i + 1));
                buffer.appendByte('\\');
                NumberFormatter.appendInteger(buffer, 0, 0, digitFollows ? 3 : 1, 'd', c);
            } else {
                buffer.appendByte(c);
            }
        }
        buffer.appendByte('"');
    }
}
