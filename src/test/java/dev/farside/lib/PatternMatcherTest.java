package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.runtime.LuaError;
import dev.farside.value.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternMatcherTest {
    private final LibraryFixture lua = new LibraryFixture();
    private final PatternMatcher matcher = new PatternMatcher();

    @AfterEach
    void close() {
        lua.close();
    }

    /** Where a match at the subject's first byte ends. */
    private int match(String subject, String pattern) {
        matcher.prepare(lua.mutator(), lua.string(subject), lua.string(pattern));
        return matcher.matchAt(0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, a, 1", "abc, abc, 3", "abc, b, -1", "abc, ..., 3", "abc, ...., -1", "aaab, a*, 3", "aaab, a*b, 4",
        "aaab, a-b, 4", "aaab, a-, 0", "aaab, a+, 3", "b, a*, 0", "b, a+, -1", "b, a?b, 1", "ab, a?b, 2",
        "a1_, %a%d%p, 3", "a1_, %A, -1", "x.y, x%.y, 3", "xzy, x%.y, -1", "hello, [a-h]+, 2", "hello, [^l]+, 2",
        "]x, []]x, 2", "^x, [x^]+, 2", "-, [a-], 1", "a-z, [a%-z]+, 3", "(()), %b(), 4", "((), %b(), -1",
        "'THE (q', %f[%a]%a+, 3", "abab, (ab)%1, 4", "abac, (ab)%1, -1", "ab$, ab$, -1", "ab, ab$, 2", "a$b, a$b, 3"
    })
    void matchesAtTheBeginning(String subject, String pattern, int expected) {
        assertEquals(expected, match(subject, pattern));
    }

    @Test
    void inlineAndHeapSubjectsAreReadAlike() {
        assertEquals(3, match("abc", "%a+"));
        assertEquals(12, match("abcabcabcabc", "%a+"));
        assertEquals(0, match("", "%a*"));
    }

    @Test
    void zerosAndHighBytesAreOrdinaryCharacters() {
        assertEquals(3, match("a\0b", "a%zb"));
        assertEquals(3, match("a\0b", "a\0b"));
        assertEquals(2, match("\u00FF\u0080", "[\u0080-\u00FF]+"));
        assertEquals(PatternMatcher.FAIL, match("\u00FF", "%a"));
    }

    @Test
    void capturesAreTextOrPositions() {
        assertEquals(9, match("key = val", "(%w+)()%s*=%s*(%w+)"));
        assertEquals(3, matcher.captureCount());
        assertEquals("key", LibraryFixture.text(matcher.value(0, 0, 9)));
        assertEquals(Word.ofInteger(4), matcher.value(1, 0, 9));
        assertEquals("val", LibraryFixture.text(matcher.value(2, 0, 9)));
    }

    @Test
    void aMatchWithoutCapturesHasItselfAsItsValue() {
        assertEquals(2, match("abc", "ab"));
        assertEquals(1, matcher.valueCount());
        assertEquals("ab", LibraryFixture.text(matcher.value(0, 0, 2)));
    }

    @Test
    void captureThatFailedIsUndone() {
        assertEquals(3, match("aab", "(a-)(b?)ab"));
        assertEquals("a", LibraryFixture.text(matcher.value(0, 0, 3)));
        assertEquals("", LibraryFixture.text(matcher.value(1, 0, 3)));
    }

    @Test
    void candidatesNeverSkipAMatch() {
        matcher.prepare(lua.mutator(), lua.string("xxaxa"), lua.string("a"));
        assertEquals(2, matcher.firstCandidate(0, 0));
        assertEquals(4, matcher.firstCandidate(3, 0));
        assertTrue(matcher.firstCandidate(5, 0) > matcher.subjectEnd());
        matcher.prepare(lua.mutator(), lua.string("xx"), lua.string("a*"));
        assertEquals(0, matcher.firstCandidate(0, 0));
        matcher.prepare(lua.mutator(), lua.string("xx"), lua.string(""));
        assertEquals(2, matcher.firstCandidate(2, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "[a, malformed pattern (missing ']')", "[, malformed pattern (missing ']')",
        "%, malformed pattern (ends with '%')", "%bx, malformed pattern (missing arguments to '%b')",
        "%f, missing '[' after '%f' in pattern", "%1, invalid capture index %1", "(a, unfinished capture",
        "a), invalid pattern capture"
    })
    void malformedPatternsAreErrors(String pattern, String message) {
        LuaError error = assertThrows(LuaError.class, () -> {
            int end = match("abc", pattern);
            matcher.value(0, 0, end);
        });
        assertEquals(message, LibraryFixture.text(error.value()));
    }

    @Test
    void depthAndCapturesAreLimited() {
        LuaError deep = assertThrows(LuaError.class, () -> match("a".repeat(300), "a?".repeat(300)));
        assertEquals("pattern too complex", LibraryFixture.text(deep.value()));
        LuaError many = assertThrows(LuaError.class, () -> match("a", "()".repeat(33)));
        assertEquals("too many captures", LibraryFixture.text(many.value()));
        assertEquals(10_000, match("a".repeat(10_000), "a".repeat(10_000)));
    }
}
