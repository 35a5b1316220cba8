package dev.farside.syntax;

/** The {@link Lexer} as the grammar's rules use it: tests, expectations, and the limit on nesting. */
final class TokenStream {
    /** Levels of nesting the reference allows its C stack. */
    private static final int MAX_LEVELS = 200;
    /** Levels that the reference has used up when it starts to parse: those of {@code load} and its caller. */
    private static final int INITIAL_LEVEL = 2;

    private final Lexer lexer;
    private int level = INITIAL_LEVEL;

    TokenStream(Lexer lexer) {
        this.lexer = lexer;
    }

    int token() {
        return lexer.token();
    }

    int lookahead() {
        return lexer.lookahead();
    }

    void next() {
        lexer.next();
    }

    LuaBytes text() {
        return lexer.text();
    }

    long integerValue() {
        return lexer.integerValue();
    }

    double floatValue() {
        return lexer.floatValue();
    }

    /** Line of the current token's end. */
    int line() {
        return lexer.line();
    }

    /** Line of the previous token's end. */
    int lastLine() {
        return lexer.lastLine();
    }

    LuaBytes intern(String name) {
        return lexer.intern(name);
    }

    /** Whether the chunk, as far as it has been read, has this name, or a string with its content. */
    boolean hasRead(String name) {
        return lexer.hasRead(name);
    }

    boolean isAt(int token) {
        return lexer.token() == token;
    }

    /** Skips the current token if it is {@code token}; says whether it was. */
    boolean skip(int token) {
        if (lexer.token() != token) {
            return false;
        }
        lexer.next();
        return true;
    }

    /** Skips the current token, which must be {@code token}. */
    void expect(int token) {
        check(token);
        lexer.next();
    }

    /** The current token must be {@code token}. */
    void check(int token) {
        if (lexer.token() != token) {
            throw expected(token);
        }
    }

    /** Skips {@code closing}, which belongs to the {@code opening} at {@code openingLine}. */
    void expectClosing(int closing, int opening, int openingLine) {
        if (skip(closing)) {
            return;
        }
        if (openingLine == lexer.line()) {
            throw expected(closing);
        }
        throw error(Token.describe(closing) + " expected (to close " + Token.describe(opening) + " at line "
            + openingLine + ")");
    }

    /** Skips a name and returns it. */
    LuaBytes expectName() {
        check(Token.NAME);
        LuaBytes name = lexer.text();
        lexer.next();
        return name;
    }

    /** Whether a block ends here. */
    boolean isAtBlockEnd(boolean untilEndsIt) {
        return switch (lexer.token()) {
            case Token.ELSE, Token.ELSEIF, Token.END, Token.END_OF_STREAM -> true;
            case Token.UNTIL -> untilEndsIt;
            default -> false;
        };
    }

    /**
     * Enters a rule that may contain itself. This bounds the depth of the Java stack whatever the source, so each
     * cycle of the grammar passes here.
     */
    void enterLevel() {
        level++;
        if (level >= MAX_LEVELS) {
            throw SyntaxException.overflow();
        }
    }

    void leaveLevel() {
        level--;
    }

    /** An error near the current token. */
    SyntaxException error(String message) {
        return lexer.error(message, lexer.token());
    }

    /** An error in what the program means, which names no token. */
    SyntaxException semanticError(String message) {
        return lexer.error(message, Token.NONE);
    }

    private SyntaxException expected(int token) {
        return error(Token.describe(token) + " expected");
    }
}
