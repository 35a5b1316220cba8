package dev.farside.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {
    private static Lexer lexer(String source) {
        byte[] bytes = Sources.bytes(source);
        return new Lexer(bytes, 0, bytes.length, 1, "=x", Sources.pieces(0, bytes));
    }

    private static List<Integer> tokens(String source) {
        Lexer lexer = lexer(source);
        List<Integer> tokens = new ArrayList<>();
        for (lexer.next(); lexer.token() != Token.END_OF_STREAM; lexer.next()) {
            tokens.add(lexer.token());
        }
        return tokens;
    }

    private static String stringValue(String literal) {
        Lexer lexer = lexer(literal);
        lexer.next();
        assertEquals(Token.STRING, lexer.token(), literal);
        String value = lexer.text().toString();
        lexer.next();
        assertEquals(Token.END_OF_STREAM, lexer.token(), literal);
        return value;
    }

    @Test
    void everyKeywordIsItsOwnToken() {
        for (int token = Token.FIRST_RESERVED; token <= Token.LAST_KEYWORD; token++) {
            String keyword = Token.keywordText(token);
            assertEquals(List.of(token), tokens(keyword), keyword);
            assertEquals(List.of(Token.NAME), tokens(keyword + "_"), keyword);
            assertEquals(List.of(Token.NAME), tokens(keyword.toUpperCase()), keyword);
        }
    }

    @Test
    void operatorsTakeTheLongestMatch() {
        assertEquals(List.of(Token.DOTS, Token.CONCAT, (int) '.'), tokens("... .. ."));
        assertEquals(List.of(Token.DOTS, Token.CONCAT), tokens("....."));
        assertEquals(List.of(Token.SHIFT_LEFT, Token.LESS_EQUAL, (int) '<'), tokens("<<<=<"));
        assertEquals(List.of(Token.SHIFT_RIGHT, Token.GREATER_EQUAL, (int) '>'), tokens(">>>=>"));
        assertEquals(List.of(Token.EQUAL, (int) '=', Token.NOT_EQUAL, (int) '~'), tokens("=== ~=~"));
        assertEquals(List.of(Token.FLOOR_DIVIDE, (int) '/', Token.DOUBLE_COLON, (int) ':'), tokens("///:::"));
    }

    @Test
    void otherCharactersStandForThemselves() {
        assertEquals(List.of((int) '@', 0xFF, 0, (int) '$'), tokens("@\u00FF\0$"));
    }

    @Test
    void commentsAndSpacesAreSkipped() {
        assertEquals(List.of(Token.NAME, Token.NAME), tokens("a --b\nc"));
        assertEquals(List.of(Token.NAME, Token.NAME), tokens("a --[[b\n]] c"));
        assertEquals(List.of(Token.NAME, Token.NAME), tokens("a --[==[b]]\n]=]]==] c"));
        assertEquals(List.of(Token.NAME, Token.NAME), tokens("a --[=b]]\n c --"));
        assertEquals(List.of(Token.NAME, Token.NAME), tokens("\t\f\u000B\r\na\rb"));
    }

    @Test
    void linesEndInAnyOfTheFourWays() {
        for (String newline : new String[] {"\n", "\r", "\r\n", "\n\r"}) {
            Lexer lexer = lexer("a" + newline + newline + "b" + newline);
            lexer.next();
            assertEquals(1, lexer.line());
            lexer.next();
            assertEquals(3, lexer.line());
            assertEquals(1, lexer.lastLine());
            lexer.next();
            assertEquals(4, lexer.line());
            assertEquals(3, lexer.lastLine());
        }
    }

    @Test
    void linesAreCountedInsideLongTokens() {
        Lexer lexer = lexer("[[a\n\n]] '\\\nb\\z\n\n  ' --[[\n]] c");
        lexer.next();
        assertEquals(3, lexer.line());
        lexer.next();
        assertEquals(6, lexer.line());
        lexer.next();
        assertEquals(7, lexer.line());
    }

    @Test
    void escapesDenoteBytes() {
        assertEquals("\u0007\b\f\n\r\t\u000B\\\"'", stringValue("'\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\''"));
        assertEquals("\0001\u00FFA\u00AB", stringValue("'\\0001\\255\\65\\xaB'"));
        assertEquals("a\nb", stringValue("'a\\\nb'"));
        assertEquals("a\nb", stringValue("'a\\\r\nb'"));
        assertEquals("ab", stringValue("'a\\z \n\t b'"));
        assertEquals("a\0\u00E9b", stringValue("'a\0\u00E9b'"));
        assertEquals("", stringValue("''"));
        assertEquals("'", stringValue("\"'\""));
    }

    @Test
    void codePointsAreEncodedInUpToSixBytes() {
        assertEquals("\u007F", stringValue("'\\u{7f}'"));
        assertEquals("\u00C2\u0080", stringValue("'\\u{80}'"));
        assertEquals("\u00DF\u00BF", stringValue("'\\u{7FF}'"));
        assertEquals("\u00E0\u00A0\u0080", stringValue("'\\u{800}'"));
        assertEquals("\u00F4\u008F\u00BF\u00BF", stringValue("'\\u{10FFFF}'"));
        assertEquals("\u00F8\u0088\u0080\u0080\u0080", stringValue("'\\u{200000}'"));
        assertEquals("\u00FC\u0084\u0080\u0080\u0080\u0080", stringValue("'\\u{4000000}'"));
        assertEquals("\u00FD\u00BF\u00BF\u00BF\u00BF\u00BF", stringValue("'\\u{7FFFFFFF}'"));
    }

    @Test
    void longStringsKeepEverythingButAFirstLineEnd() {
        assertEquals("a\\n]b", stringValue("[[a\\n]b]]"));
        assertEquals("]]]=]", stringValue("[==[]]]=]]==]"));
        assertEquals("a\n\nb\n", stringValue("[[\r\na\n\r\rb\r\n]]"));
        assertEquals("\n", stringValue("[[\n\n]]"));
        assertEquals("", stringValue("[=[]=]"));
    }

    @Test
    void equalNamesAndStringsAreTheSameObject() {
        Lexer lexer = lexer("name 'name' [[name]] 'n\\97me' other");
        lexer.next();
        LuaBytes name = lexer.text();
        for (int count = 0; count < 3; count++) {
            lexer.next();
            assertSame(name, lexer.text());
        }
        lexer.next();
        assertNotSame(name, lexer.text());
    }

    @Test
    void manyNamesStayDistinct() {
        StringBuilder source = new StringBuilder();
        for (int round = 0; round < 2; round++) {
            for (int index = 0; index < 5000; index++) {
                source.append("name").append(index).append(' ');
            }
        }
        Lexer lexer = lexer(source.toString());
        List<LuaBytes> first = new ArrayList<>();
        for (int index = 0; index < 5000; index++) {
            lexer.next();
            assertEquals("name" + index, lexer.text().toString());
            first.add(lexer.text());
        }
        for (int index = 0; index < 5000; index++) {
            lexer.next();
            assertSame(first.get(index), lexer.text());
        }
    }

    @Test
    void lookaheadLeavesTheCurrentNameAlone() {
        Lexer lexer = lexer("first second\nthird");
        lexer.next();
        assertEquals(Token.NAME, lexer.lookahead());
        assertEquals(Token.NAME, lexer.token());
        assertEquals("first", lexer.text().toString());
        lexer.next();
        assertEquals("second", lexer.text().toString());
        lexer.next();
        assertEquals("third", lexer.text().toString());
    }
}
