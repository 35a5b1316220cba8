package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.StringObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Objects;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** {@code string.find}, {@code string.match} and {@code string.gmatch}. */
final class StringSearch {

    /** Bytes that a plain search compares between two polls. */
    private static final long BYTES_BETWEEN_POLLS = 1 << 20;

    // upvalues of gmatch's iterator
    private static final int SUBJECT = 0;
    private static final int PATTERN = 1;
    /** Index from which to search on. */
    private static final int POSITION = 2;
    /** Where the last match ended, or -1. */
    private static final int LAST_END = 3;

    private StringSearch() {
    }

    static void open(Mutator m, Library library) {
        library.function("find", StringSearch::find);
        library.function("match", StringSearch::match);
        long gmatch = Objects.nativeFunction(m, new NativeEntry("gmatch", StringSearch::gmatch), 1);
        int iterator = m.state().handles().add(new NativeEntry("for iterator", StringSearch::nextMatch));
        setUpvalue(gmatch, 0, Word.ofInteger(iterator));
        library.set("gmatch", gmatch);
    }

    static long find(Mutator m) {
        long subject = Arguments.string(m, 1);
        long pattern = Arguments.string(m, 2);
        long from = start(m, subject);
        if (from > Strings.length(subject)) {
            return Word.NIL;
        }
        if (!Word.isTruthy(m.arg(4)) && hasSpecials(pattern)) {
            return search(m, subject, pattern, (int) from, true);
        }
        int at = indexOf(m, subject, (int) from, pattern);
        if (at < 0) {
            return Word.NIL;
        }
        return m.results(Word.ofInteger(at + 1L), Word.ofInteger((long) at + Strings.length(pattern)));
    }

    static long match(Mutator m) {
        long subject = Arguments.string(m, 1);
        long pattern = Arguments.string(m, 2);
        long from = start(m, subject);
        return from > Strings.length(subject) ? Word.NIL : search(m, subject, pattern, (int) from, false);
    }

    /** The third argument as an index from 0, perhaps beyond the end. */
    private static long start(Mutator m, long subject) {
        return Positions.start(Arguments.integer(m, 3, 1), Strings.length(subject)) - 1;
    }

    private static long search(Mutator m, long subject, long pattern, int from, boolean find) {
        StringWorkspace workspace = StringWorkspace.of(m);
        PatternMatcher matcher = workspace.enter().matcher;
        try {
            matcher.prepare(m, subject, pattern);
            if (matcher.isAnchored()) {
                int end = matcher.matchAt(from, 1);
                return end == PatternMatcher.FAIL ? Word.NIL : found(m, matcher, from, end, find);
            }
            for (int at = matcher.firstCandidate(from, 0); at <= matcher.subjectEnd();
                    at = matcher.firstCandidate(at + 1, 0)) {
                int end = matcher.matchAt(at, 0);
                if (end != PatternMatcher.FAIL) {
                    return found(m, matcher, at, end, find);
                }
            }
            return Word.NIL;
        } finally {
            workspace.leave();
        }
    }

    private static long found(Mutator m, PatternMatcher matcher, int at, int end, boolean find) {
        if (find) {
            m.push(Word.ofInteger(at + 1L));
            m.push(Word.ofInteger(end));
            return m.results(2 + matcher.pushCaptures());
        }
        return matcher.valueCount() == 1 ? matcher.value(0, at, end) : m.results(matcher.pushValues(at, end));
    }

    private static boolean hasSpecials(long pattern) {
        for (int i = 0, length = Strings.length(pattern); i < length; i++) {
            if (PatternMatcher.isSpecial(Strings.byteAt(pattern, i))) {
                return true;
            }
        }
        return false;
    }

    /** Index of the first place, from one on, where a string contains another; -1 if there is none. */
    private static int indexOf(Mutator m, long subject, int from, long part) {
        int partLength = Strings.length(part);
        int last = Strings.length(subject) - partLength;
        if (partLength == 0) {
            return from;
        }
        int first = Strings.byteAt(part, 0);
        long compared = 0;
        for (int at = indexOfByte(subject, from, last + 1, first); at >= 0;
                at = indexOfByte(subject, at + 1, last + 1, first)) {
            int matched = 1;
            while (matched < partLength && Strings.byteAt(subject, at + matched) == Strings.byteAt(part, matched)) {
                matched++;
            }
            if (matched == partLength) {
                return at;
            }
            compared += matched;
            if (compared > BYTES_BETWEEN_POLLS) {
                compared = 0;
                if (m.pollWanted()) {
                    m.poll();
                }
            }
        }
        return -1;
    }

    /** Index of the first equal byte in an interval; -1 if there is none. Long ones are searched 8 bytes at once. */
    static int indexOfByte(long subject, int from, int to, int c) {
        int at = from;
        if (Word.isHeapString(subject)) {
            long bytes = Word.ref(subject) + StringObject.BYTES;
            for (; at < to && (at & 7) != 0; at++) {
                if ((Memory.getByte(bytes + at) & 0xFF) == c) {
                    return at;
                }
            }
            long pattern = c * 0x0101_0101_0101_0101L;
            while (at + 8 <= to && !hasZeroByte(Memory.getLong(bytes + at) ^ pattern)) {
                at += 8;
            }
        }
        for (; at < to; at++) {
            if (Strings.byteAt(subject, at) == c) {
                return at;
            }
        }
        return -1;
    }

    private static boolean hasZeroByte(long group) {
        return (group - 0x0101_0101_0101_0101L & ~group & 0x8080_8080_8080_8080L) != 0;
    }

    static long gmatch(Mutator m) {
        long subject = Arguments.string(m, 1);
        long pattern = Arguments.string(m, 2);
        long from = Math.min(start(m, subject), Strings.length(subject) + 1L);
        int handle = (int) Word.toInteger(m.upvalue(0));
        long iterator = Objects.nativeFunction(m, handle, 4);
        setUpvalue(iterator, SUBJECT, subject);
        setUpvalue(iterator, PATTERN, pattern);
        setUpvalue(iterator, POSITION, Word.ofInteger(from));
        setUpvalue(iterator, LAST_END, Word.ofInteger(-1));
        return iterator;
    }

    private static void setUpvalue(long function, int index, long word) {
        Memory.putLong(NativeFunctionObject.slot(Word.ref(function), index), word);
    }

    private static long nextMatch(Mutator m) {
        StringWorkspace workspace = StringWorkspace.of(m);
        PatternMatcher matcher = workspace.enter().matcher;
        try {
            matcher.prepare(m, m.upvalue(SUBJECT), m.upvalue(PATTERN));
            int lastEnd = (int) Word.toInteger(m.upvalue(LAST_END));
            for (int at = matcher.firstCandidate((int) Word.toInteger(m.upvalue(POSITION)), 0);
                    at <= matcher.subjectEnd(); at = matcher.firstCandidate(at + 1, 0)) {
                int end = matcher.matchAt(at, 0);
                if (end != PatternMatcher.FAIL && end != lastEnd) {
                    m.setUpvalue(POSITION, Word.ofInteger(end));
                    m.setUpvalue(LAST_END, Word.ofInteger(end));
                    return found(m, matcher, at, end, false);
                }
            }
            return m.none();
        } finally {
            workspace.leave();
        }
    }
}
