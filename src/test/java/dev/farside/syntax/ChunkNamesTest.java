package dev.farside.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ChunkNamesTest {
    private static final int LONGEST = 59;

    @Test
    void literalNamesAreCutAtTheEnd() {
        assertEquals("stdin", ChunkNames.display("=stdin"));
        assertEquals("", ChunkNames.display("="));
        assertEquals("a".repeat(LONGEST), ChunkNames.display("=" + "a".repeat(LONGEST)));
        assertEquals("a".repeat(LONGEST), ChunkNames.display("=" + "a".repeat(LONGEST) + "b"));
    }

    @Test
    void fileNamesAreCutAtTheBeginning() {
        assertEquals("dir/file.lua", ChunkNames.display("@dir/file.lua"));
        assertEquals("a".repeat(LONGEST), ChunkNames.display("@" + "a".repeat(LONGEST)));
        assertEquals("..." + "a".repeat(LONGEST - 3), ChunkNames.display("@b" + "a".repeat(LONGEST)));
    }

    @Test
    void sourcesShowTheirFirstLine() {
        assertEquals("[string \"return 1\"]", ChunkNames.display("return 1"));
        assertEquals("[string \"\"]", ChunkNames.display(""));
        assertEquals("[string \"a...\"]", ChunkNames.display("a\nb"));
        assertEquals("[string \"...\"]", ChunkNames.display("\n"));
        assertEquals("[string \"" + "a".repeat(44) + "\"]", ChunkNames.display("a".repeat(44)));
        assertEquals("[string \"" + "a".repeat(45) + "...\"]", ChunkNames.display("a".repeat(45)));
        assertEquals("[string \"" + "a".repeat(45) + "...\"]", ChunkNames.display("a".repeat(46) + "\nb"));
    }

    @Test
    void aNulEndsTheName() {
        assertEquals("abc", ChunkNames.display("=abc\0def"));
    }

    @Test
    void messagesBeginWithTheDisplayedName() {
        byte[] source = Sources.bytes("x y\n");
        SyntaxException error = assertThrows(SyntaxException.class,
            () -> Parser.parse(source, "x y\n"));
        assertEquals("[string \"x y...\"]:1: syntax error near 'y'", error.getMessage());
        assertEquals(error.getMessage(), error.messageBytes().toString());
        assertEquals(0, error.getStackTrace().length);
    }
}
