package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.runtime.Types;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** {@code string.gsub}. */
final class StringSubstitution {

    /** The argument that says what to put in place of a match. */
    private static final int REPLACEMENT = 3;

    private StringSubstitution() {
    }

    static long gsub(Mutator m) {
        long subject = Arguments.string(m, 1);
        long pattern = Arguments.string(m, 2);
        int type = Arguments.type(m, REPLACEMENT);
        long limit = Arguments.integer(m, 4, Strings.length(subject) + 1L);
        if (type == Types.NUMBER || type == Types.STRING) {
            Arguments.string(m, REPLACEMENT);
        } else if (type != Types.TABLE && type != Types.FUNCTION) {
            throw m.errors().argumentType(REPLACEMENT, "string/function/table");
        }
        StringWorkspace workspace = StringWorkspace.of(m);
        StringWorkspace.Level level = workspace.enter();
        try {
            level.matcher.prepare(m, subject, pattern);
            return substitute(m, level, type, limit);
        } finally {
            workspace.leave();
        }
    }

    private static long substitute(Mutator m, StringWorkspace.Level level, int type, long limit) {
        PatternMatcher matcher = level.matcher;
        boolean anchored = matcher.isAnchored();
        int patternStart = anchored ? 1 : 0;
        boolean plain = type != Types.TABLE && type != Types.FUNCTION && !hasEscape(m.arg(REPLACEMENT));
        boolean changed = false;
        long count = 0;
        int copied = 0; // what lies before is in the buffer, as far as there are changes
        int at = 0;
        int lastEnd = -1;
        while (count < limit) {
            if (!anchored) {
                at = matcher.firstCandidate(at, patternStart);
                if (at > matcher.subjectEnd()) {
                    break;
                }
            }
            int end = matcher.matchAt(at, patternStart);
            if (end != PatternMatcher.FAIL && end != lastEnd) {
                count++;
                copy(m, level, copied, at);
                if (replace(m, level, type, plain, at, end)) {
                    changed = true;
                } else {
                    copy(m, level, at, end);
                }
                at = end;
                copied = end;
                lastEnd = end;
            } else if (at++ >= matcher.subjectEnd()) {
                break;
            }
            if (anchored) {
                break;
            }
        }
        if (!changed) {
            return m.results(m.arg(1), m.integer(count));
        }
        copy(m, level, copied, matcher.subjectEnd());
        return m.results(level.toWord(m), m.integer(count));
    }

    /** Appends a part of the subject. */
    private static void copy(Mutator m, StringWorkspace.Level level, int from, int to) {
        int count = to - from;
        if (count > 0) {
            level.reserve(m, count);
            ScratchBuffer buffer = level.buffer;
            Strings.copyOut(m.arg(1), from, buffer.ensure(count), buffer.length(), count);
            buffer.setLength(buffer.length() + count);
        }
    }

    private static boolean hasEscape(long replacement) {
        return StringSearch.indexOfByte(replacement, 0, Strings.length(replacement), '%') >= 0;
    }

    /** Appends what replaces a match; false if the match stays as it is. */
    private static boolean replace(Mutator m, StringWorkspace.Level level, int type, boolean plain, int at, int end) {
        long value;
        if (type == Types.FUNCTION) {
            m.pushFunction(m.arg(REPLACEMENT));
            m.call(level.matcher.pushValues(at, end), 1);
            value = m.fromTop(1);
            m.pop(1);
        } else if (type == Types.TABLE) {
            value = Operations.index(m, m.arg(REPLACEMENT), level.matcher.value(0, at, end));
        } else if (plain) {
            long replacement = m.arg(REPLACEMENT);
            level.append(m, replacement, Strings.length(replacement));
            return true;
        } else {
            expand(m, level, at, end);
            return true;
        }
        if (!Word.isTruthy(value)) {
            return false;
        }
        appendValue(m, level, value);
        return true;
    }

    private static void appendValue(Mutator m, StringWorkspace.Level level, long value) {
        if (Word.isString(value)) {
            m.push(value); // making room may collect
            level.append(m, value, Strings.length(value));
            m.pop(1);
        } else if (Numbers.isNumber(value)) {
            Conversions.appendNumber(level.buffer, value);
        } else {
            throw m.errors().error("invalid replacement value (a " + Types.nameOf(value) + ")");
        }
    }

    /** Appends a replacement string with its escapes. */
    private static void expand(Mutator m, StringWorkspace.Level level, int at, int end) {
        long replacement = m.arg(REPLACEMENT);
        int length = Strings.length(replacement);
        level.reserve(m, length);
        for (int i = 0; i < length; i++) {
            int c = Strings.byteAt(replacement, i);
            if (c != '%') {
                level.buffer.appendByte(c);
                continue;
            }
            i++;
            int escaped = i < length ? Strings.byteAt(replacement, i) : 0;
            if (escaped == '%') {
                level.buffer.appendByte('%');
            } else if (escaped == '0') {
                copy(m, level, at, end);
            } else if (CharacterClasses.isDigit(escaped)) {
                appendCapture(m, level, escaped - '1', at, end);
            } else {
                throw m.errors().error("invalid use of '%' in replacement string");
            }
        }
    }

    private static void appendCapture(Mutator m, StringWorkspace.Level level, int index, int at, int end) {
        PatternMatcher matcher = level.matcher;
        if (matcher.isPosition(index)) {
            level.buffer.appendDecimal(matcher.valueStart(index, at) + 1L);
        } else {
            int from = matcher.valueStart(index, at);
            copy(m, level, from, matcher.valueEnd(index, end));
        }
    }
}
