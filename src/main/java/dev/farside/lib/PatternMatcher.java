package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.StringObject;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * Matches Lua patterns against the bytes of a string, by backtracking.
 *
 * <p>An instance is used again and again and makes no garbage. The subject is read where it lies, the pattern from a
 * copy with a zero behind its end, which spares most tests for that end. Indices count from 0; {@link #FAIL} says that
 * there is no match. A malformed pattern is a Lua error, raised when matching comes to the flaw.
 *
 * <p>Matching is a safepoint. What a poll runs may use the library too, so every running function has a matcher of its
 * own ({@link StringWorkspace}).
 */
final class PatternMatcher {

    /** The result of an attempt that did not succeed. */
    static final int FAIL = -1;

    /** Most captures a pattern can have. */
    private static final int MAX_CAPTURES = 32;
    /** Most attempts that can wait for each other, so that no pattern overflows the Java stack. */
    private static final int MAX_DEPTH = 200;
    /** Length of a capture that has not been closed. */
    private static final int UNFINISHED = -1;
    /** Length of a capture that stands for its position. */
    private static final int POSITION = -2;
    /** Steps between polls, about one a byte: a pattern can take longer than anyone is willing to wait. */
    private static final int POLL_INTERVAL = 1 << 16;
    /** Steps that an attempt to match the rest of the pattern counts for, and one more for each byte of the pattern. */
    private static final int ATTEMPT = 64;
    /** Bytes of a class in a pattern from which on the bytes that are compared with it between polls are counted. */
    private static final int LONG_CLASS = 64;
    private static final int ESCAPE = '%';

    private Mutator m;
    private long subject;
    /** Reference of the subject's first byte, 0 for an inline string. */
    private long subjectAddress;
    private int subjectEnd;
    private byte[] pattern = new byte[64];
    private int patternEnd;
    private int depth;
    private int attempt;
    private int stepsLeft;
    private int level;
    private final int[] captureStart = new int[MAX_CAPTURES];
    private final int[] captureLength = new int[MAX_CAPTURES];

    /** Prepares for matching a pattern against a subject; both words must stay alive elsewhere. */
    void prepare(Mutator mutator, long subjectWord, long patternWord) {
        m = mutator;
        subject = subjectWord;
        subjectAddress = Word.isInlineString(subjectWord) ? 0 : Word.ref(subjectWord) + StringObject.BYTES;
        subjectEnd = Strings.length(subjectWord);
        patternEnd = Strings.length(patternWord);
        if (patternEnd >= pattern.length) {
            pattern = new byte[Math.max(patternEnd + 1, pattern.length * 2)];
        }
        Strings.copyOut(patternWord, 0, pattern, 0, patternEnd);
        pattern[patternEnd] = 0;
        attempt = ATTEMPT + Math.min(patternEnd, POLL_INTERVAL);
    }

    /** True if the pattern begins with {@code ^}. */
    boolean isAnchored() {
        return pattern[0] == '^';
    }

    /** Length of the subject. */
    int subjectEnd() {
        return subjectEnd;
    }

    /**
     * Matches at one place.
     *
     * @param start index in the subject
     * @param patternStart index in the pattern: 0, or 1 to leave the anchor out
     * @return the index behind the match, or {@link #FAIL}
     */
    int matchAt(int start, int patternStart) {
        level = 0;
        depth = MAX_DEPTH;
        return match(start, patternStart);
    }

    /**
     * Finds the first place from an index on where the pattern may match: an index not greater than that of the first
     * match, or beyond the subject's end if there is none.
     */
    int firstCandidate(int start, int patternStart) {
        int first = at(patternStart);
        if (patternStart == patternEnd || isSpecial(first) || first == ')') {
            return start;
        }
        int next = at(patternStart + 1);
        if (next == '*' || next == '?' || next == '-') {
            return start;
        }
        int index = start;
        while (index < subjectEnd && byteAt(index) != first) {
            index++;
        }
        return index < subjectEnd ? index : subjectEnd + 1;
    }

    /** True for a character that makes a string a pattern; a closing parenthesis alone does not. */
    static boolean isSpecial(int c) {
        switch (c) {
            case '^', '$', '*', '+', '?', '.', '(', '[', '%', '-':
                return true;
            default:
                return false;
        }
    }

    private int byteAt(int index) {
        return subjectAddress != 0 ? Memory.getByte(subjectAddress + index) & 0xFF : Word.inlineByte(subject, index);
    }

    private int at(int index) {
        return pattern[index] & 0xFF;
    }

    private int match(int start, int patternStart) {
        if (depth-- == 0) {
            throw m.errors().error("pattern too complex");
        }
        spend(attempt);
        int result = matchItems(start, patternStart);
        depth++;
        return result;
    }

    /** Counts steps; a safepoint now and then. */
    private void spend(int steps) {
        stepsLeft -= steps;
        if (stepsLeft < 0) {
            stepsLeft = POLL_INTERVAL;
            if (m.pollWanted()) {
                m.poll();
            }
        }
    }

    /** Matches the rest of the pattern, item by item. */
    private int matchItems(int start, int patternStart) {
        int s = start;
        int p = patternStart;
        while (p != patternEnd) {
            switch (at(p)) {
                case '(':
                    return at(p + 1) == ')' ? openCapture(s, p + 2, POSITION) : openCapture(s, p + 1, UNFINISHED);
                case ')':
                    return closeCapture(s, p + 1);
                case '$':
                    if (p + 1 == patternEnd) {
                        return s == subjectEnd ? s : FAIL;
                    }
                    break;
                case ESCAPE:
                    int kind = at(p + 1);
                    if (kind == 'b') {
                        s = matchBalance(s, p + 2);
                        p += 4;
                    } else if (kind == 'f') {
                        int end = classEnd(frontierSet(p + 2));
                        s = matchFrontier(s, p + 2, end);
                        p = end;
                    } else if (CharacterClasses.isDigit(kind)) {
                        s = matchCapture(s, kind);
                        p += 2;
                    } else {
                        break;
                    }
                    if (s == FAIL) {
                        return FAIL;
                    }
                    continue;
                default:
                    break;
            }
            int end = classEnd(p);
            int suffix = at(end);
            if (s < subjectEnd && matchesSingle(byteAt(s), p, end)) {
                switch (suffix) {
                    case '*', '+':
                        return matchMost(s, p, end, suffix == '+' ? 1 : 0);
                    case '-':
                        return matchLeast(s, p, end);
                    case '?':
                        int result = match(s + 1, end + 1);
                        if (result != FAIL) {
                            return result;
                        }
                        p = end + 1;
                        break;
                    default:
                        s++;
                        p = end;
                }
            } else if (suffix == '*' || suffix == '?' || suffix == '-') {
                p = end + 1;
            } else {
                return FAIL;
            }
        }
        return s;
    }

    /** The index behind the single character class that begins at an index. */
    private int classEnd(int start) {
        int p = start + 1;
        switch (at(start)) {
            case ESCAPE:
                if (p == patternEnd) {
                    throw m.errors().error("malformed pattern (ends with '%')");
                }
                return p + 1;
            case '[':
                if (at(p) == '^') {
                    p++;
                }
                do { // the first character is part of the set even if it is a closing bracket
                    if (p == patternEnd) {
                        throw m.errors().error("malformed pattern (missing ']')");
                    }
                    if (at(p++) == ESCAPE && p < patternEnd) {
                        p++;
                    }
                } while (at(p) != ']');
                return p + 1;
            default:
                return p;
        }
    }

    private boolean matchesSingle(int c, int p, int end) {
        int first = at(p);
        switch (first) {
            case '.':
                return true;
            case ESCAPE:
                return CharacterClasses.matches(c, at(p + 1));
            case '[':
                return matchesSet(c, p, end - 1);
            default:
                return c == first;
        }
    }

    /** Matches a set whose brackets stand at two indices. */
    private boolean matchesSet(int c, int open, int close) {
        int p = open + 1;
        boolean found = true;
        if (at(p) == '^') {
            found = false;
            p++;
        }
        for (; p < close; p++) {
            int first = at(p);
            if (first == ESCAPE) {
                p++;
                if (CharacterClasses.matches(c, at(p))) {
                    return found;
                }
            } else if (at(p + 1) == '-' && p + 2 < close) {
                p += 2;
                if (first <= c && c <= at(p)) {
                    return found;
                }
            } else if (first == c) {
                return found;
            }
        }
        return !found;
    }

    private int matchMost(int s, int p, int end, int least) {
        int last = s;
        if (at(p) == '.') {
            last = subjectEnd;
        } else {
            last = skipSingles(s + 1, p, end); // that the first one matches is known
        }
        for (int index = last; index >= s + least; index--) {
            int result = match(index, end + 1);
            if (result != FAIL) {
                return result;
            }
        }
        return FAIL;
    }

    /** The index behind the characters of a class that follow each other from an index on. */
    private int skipSingles(int s, int p, int end) {
        int cost = end - p;
        int batch = cost <= LONG_CLASS ? POLL_INTERVAL / LONG_CLASS : Math.max(1, POLL_INTERVAL / cost);
        int last = s;
        int pause;
        do {
            pause = last + Math.min(batch, subjectEnd - last);
            int from = last;
            last = at(p) == ESCAPE ? skipClass(from, pause, at(p + 1)) : skip(from, pause, p, end);
            spend((last - from) * cost);
        } while (last == pause && last < subjectEnd);
        return last;
    }

    private int skipClass(int from, int limit, int letter) {
        int index = from;
        while (index < limit && CharacterClasses.matches(byteAt(index), letter)) {
            index++;
        }
        return index;
    }

    private int skip(int from, int limit, int p, int end) {
        int index = from;
        while (index < limit && matchesSingle(byteAt(index), p, end)) {
            index++;
        }
        return index;
    }

    private int matchLeast(int s, int p, int end) {
        for (int index = s;; index++) {
            int result = match(index, end + 1);
            if (result != FAIL) {
                return result;
            }
            if (index >= subjectEnd || !matchesSingle(byteAt(index), p, end)) {
                return FAIL;
            }
        }
    }

    private int matchBalance(int s, int p) {
        if (p >= patternEnd - 1) {
            throw m.errors().error("malformed pattern (missing arguments to '%b')");
        }
        int open = at(p);
        int close = at(p + 1);
        if (s >= subjectEnd || byteAt(s) != open) {
            return FAIL;
        }
        int nested = 1;
        int index = s + 1;
        for (; index < subjectEnd && nested > 0; index++) {
            int c = byteAt(index);
            if (c == close) {
                nested--;
            } else if (c == open) {
                nested++;
            }
        }
        spend(index - s);
        return nested == 0 ? index : FAIL;
    }

    private int frontierSet(int p) {
        if (at(p) != '[') {
            throw m.errors().error("missing '[' after '%f' in pattern");
        }
        return p;
    }

    private int matchFrontier(int s, int p, int end) {
        int before = s == 0 ? 0 : byteAt(s - 1);
        int behind = s == subjectEnd ? 0 : byteAt(s);
        return !matchesSet(before, p, end - 1) && matchesSet(behind, p, end - 1) ? s : FAIL;
    }

    // --- captures

    private int openCapture(int s, int p, int length) {
        if (level >= MAX_CAPTURES) {
            throw m.errors().error("too many captures");
        }
        captureStart[level] = s;
        captureLength[level] = length;
        level++;
        int result = match(s, p);
        if (result == FAIL) {
            level--;
        }
        return result;
    }

    private int closeCapture(int s, int p) {
        int capture = level - 1;
        while (capture >= 0 && captureLength[capture] != UNFINISHED) {
            capture--;
        }
        if (capture < 0) {
            throw m.errors().error("invalid pattern capture");
        }
        captureLength[capture] = s - captureStart[capture];
        int result = match(s, p);
        if (result == FAIL) {
            captureLength[capture] = UNFINISHED;
        }
        return result;
    }

    /** Matches what an earlier capture has matched. */
    private int matchCapture(int s, int digit) {
        int capture = digit - '1';
        if (capture < 0 || capture >= level || captureLength[capture] == UNFINISHED) {
            throw invalidIndex(capture);
        }
        int length = captureLength[capture];
        if (length == POSITION || subjectEnd - s < length) {
            return FAIL;
        }
        int start = captureStart[capture];
        int equal = 0;
        while (equal < length && byteAt(start + equal) == byteAt(s + equal)) {
            equal++;
        }
        spend(equal);
        return equal == length ? s + length : FAIL;
    }

    private LuaError invalidIndex(int capture) {
        return m.errors().error("invalid capture index %" + (capture + 1));
    }

    /** Number of values a match gives: its captures, or the whole match if there are none. */
    int valueCount() {
        return Math.max(level, 1);
    }

    /** Number of captures of the last match. */
    int captureCount() {
        return level;
    }

    /**
     * A value of the last match: a capture, or the whole match as the first value if there are no captures.
     *
     * @param index counted from 0
     * @param start where the match begins
     * @param end where it ends
     */
    long value(int index, int start, int end) {
        if (isPosition(index)) {
            return Word.ofInteger(captureStart[index] + 1L);
        }
        int from = valueStart(index, start);
        return Strings.substring(m.heap(), subject, from, valueEnd(index, end) - from);
    }

    /** True if a value is a position. */
    boolean isPosition(int index) {
        return index < level && captureLength[index] == POSITION;
    }

    /** Where the text of a value begins, or the position it stands for, counted from 0. */
    int valueStart(int index, int start) {
        if (index < level) {
            return captureStart[index];
        }
        if (index != 0) {
            throw invalidIndex(index);
        }
        return start;
    }

    /** Where the text of a value ends. */
    int valueEnd(int index, int end) {
        if (index >= level) {
            return end;
        }
        if (captureLength[index] == UNFINISHED) {
            throw m.errors().error("unfinished capture");
        }
        return captureStart[index] + captureLength[index];
    }

    /** Pushes all values of the last match; returns how many. */
    int pushValues(int start, int end) {
        int count = valueCount();
        for (int i = 0; i < count; i++) {
            m.push(value(i, start, end));
        }
        return count;
    }

    /** Pushes the captures of the last match; returns how many. */
    int pushCaptures() {
        return level == 0 ? 0 : pushValues(0, 0);
    }
}
