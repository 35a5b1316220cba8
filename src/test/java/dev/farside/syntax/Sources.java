package dev.farside.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the tests of this package share: parsing sources given as Latin-1 text. */
final class Sources {
    private Sources() { }

    static byte[] bytes(String source) {
        return source.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A source's bytes in pieces of one length, or all at once if that is zero. Fails when asked after its end. */
    static ChunkSource pieces(int length, byte[] bytes) {
        return new ChunkSource() {
            private int at = length == 0 ? bytes.length : 0;
            private boolean ended;

            @Override
            public byte[] next() {
                assertFalse(ended, "asked after the end");
                int from = at;
                at = Math.min(bytes.length, from + length);
                ended = from == at;
                return Arrays.copyOfRange(bytes, from, at);
            }

            @Override
            public void poll() {
            }
        };
    }

    static FunctionBody parse(String source) {
        return Parser.parse(bytes(source), "=x");
    }

    static void assertPrints(String expected, String source) {
        assertEquals(expected, SyntaxPrinter.print(parse(source)), source);
    }

    /** The expression that {@code return source} returns, printed. */
    static void assertExpression(String expected, String source) {
        assertPrints("(return " + expected + ")", "return " + source);
    }

    static String errorOf(String source) {
        return assertThrows(SyntaxException.class, () -> parse(source), () -> "accepted: " + excerpt(source))
            .getMessage();
    }

    static void assertError(String expected, String source) {
        assertEquals(expected, errorOf(source), excerpt(source));
    }

    private static String excerpt(String source) {
        return source.substring(0, Math.min(source.length(), 200));
    }

    static Statement statement(FunctionBody function, int index) {
        return function.block().statements().get(index);
    }

    /** The first variable of the {@code local} statement at {@code index}. */
    static LocalVariable local(FunctionBody function, int index) {
        return switch (statement(function, index)) {
            case Statement.Local local -> local.variables().getFirst();
            case Statement.LocalFunction local -> local.variable();
            default -> throw new AssertionError("no local at " + index);
        };
    }
}
