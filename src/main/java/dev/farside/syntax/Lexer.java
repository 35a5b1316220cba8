package dev.farside.syntax;

import java.nio.charset.StandardCharsets;

/**
 * Turns source bytes into tokens, one at a time, with one token of look-ahead.
 *
 * <p>Knows two lines: {@link #line}, up to which characters have been read, that is where the current token ends,
 * and {@link #lastLine}, where the token before it ended. Which of the two a message or an expression carries is
 * part of the language's observable behaviour and follows the reference.
 */
final class Lexer {
    private static final int END = -1;

    private static final byte NAME_START = 1;
    private static final byte DIGIT = 2;
    private static final byte HEXADECIMAL = 4;
    private static final byte SPACE = 8;
    private static final byte NAME_PART = NAME_START | DIGIT;
    private static final byte[] CLASSES = new byte[256];

    static {
        for (int character = 0; character < 128; character++) {
            boolean isLetter = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
            boolean isDigit = character >= '0' && character <= '9';
            boolean isSpace = character == ' ' || character >= '\t' && character <= '\r';
            CLASSES[character] = (byte) ((isLetter || character == '_' ? NAME_START : 0) | (isDigit ? DIGIT : 0)
                | (NumeralReader.hexadecimalDigit(character) >= 0 ? HEXADECIMAL : 0) | (isSpace ? SPACE : 0));
        }
    }

    private final byte[] source;
    private final int end;
    private final String chunkDisplayName;
    private final StringTable strings = new StringTable();
    private final NumeralReader numerals = new NumeralReader();
    private final StringLiteralReader literals = new StringLiteralReader(this);

    private int position;
    private int line;
    private int lastLine;

    private int token = Token.NONE;
    private LuaBytes text;
    private long integerValue;
    private double floatValue;

    private boolean hasLookahead;
    private int currentToken;
    private LuaBytes currentText;

    /** Where the token read last is spelled, for messages: in the source, or as far as it has been decoded. */
    private byte[] spelling;
    private int spellingFrom;
    private int spellingTo;

    /**
     * A lexer for {@code source[from..)}.
     *
     * @param firstLine the number of the line that {@code from} is in
     */
    Lexer(byte[] source, int from, int firstLine, String chunkName) {
        this.source = source;
        this.end = source.length;
        this.position = from;
        this.line = firstLine;
        this.lastLine = firstLine;
        this.chunkDisplayName = ChunkNames.display(chunkName);
        this.spelling = source;
    }

    /** The current token. */
    int token() {
        return hasLookahead ? currentToken : token;
    }

    /** Name or string constant, if the current token is one. */
    LuaBytes text() {
        return hasLookahead ? currentText : text;
    }

    /** Value of an integer token. */
    long integerValue() {
        return integerValue;
    }

    /** Value of a float token. */
    double floatValue() {
        return floatValue;
    }

    /** The line up to which characters have been read: where the current token ends. */
    int line() {
        return line;
    }

    /** The line where the token before the current one ended. */
    int lastLine() {
        return lastLine;
    }

    /** The only instance of a name in this chunk. */
    LuaBytes intern(String name) {
        return strings.intern(LuaBytes.ofLatin1(name));
    }

    /** Whether the chunk, as far as it has been read, has this name, or a string with its content. */
    boolean hasRead(String name) {
        return strings.contains(LuaBytes.ofLatin1(name));
    }

    /** Goes on to the next token. */
    void next() {
        lastLine = line;
        if (hasLookahead) {
            hasLookahead = false;
        } else {
            token = scan();
        }
    }

    /**
     * The token after the current one, which must be a name: of it alone the attributes are kept while the next is
     * looked at.
     */
    int lookahead() {
        assert token == Token.NAME && !hasLookahead;
        currentToken = token;
        currentText = text;
        token = scan();
        hasLookahead = true;
        return token;
    }

    /** An error at the current line, near the given token unless that is {@link Token#NONE}. */
    SyntaxException error(String message, int nearToken) {
        String positioned = chunkDisplayName + ":" + line + ": " + message;
        return new SyntaxException(nearToken == Token.NONE ? positioned : positioned + " near " + quote(nearToken));
    }

    private String quote(int quotedToken) {
        if (quotedToken < Token.FLOAT) {
            return Token.describe(quotedToken);
        }
        int to = spellingFrom;
        while (to < spellingTo && spelling[to] != 0) {
            to++;
        }
        return "'" + new String(spelling, spellingFrom, to - spellingFrom, StandardCharsets.ISO_8859_1) + "'";
    }

    private int scan() {
        while (true) {
            int start = position;
            int character = peek();
            switch (character) {
                case '\n', '\r' -> skipNewline();
                case ' ', '\f', '\t', 0x0B -> position++;
                case '-' -> {
                    position++;
                    if (peek() != '-') {
                        return '-';
                    }
                    position++;
                    skipComment();
                }
                case '[' -> {
                    int separators = skipSeparators();
                    if (separators >= 2) {
                        return finishString(literals.readLong(start, separators));
                    }
                    if (separators == 0) {
                        spell(source, start, position);
                        throw error("invalid long string delimiter", Token.STRING);
                    }
                    return '[';
                }
                case '"', '\'' -> {
                    return finishString(literals.readShort(character));
                }
                case '.' -> {
                    position++;
                    if (skip('.')) {
                        return skip('.') ? Token.DOTS : Token.CONCAT;
                    }
                    return is(peek(), DIGIT) ? readNumeral(start) : '.';
                }
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    return readNumeral(start);
                }
                case '=' -> {
                    return either('=', Token.EQUAL, '=');
                }
                case '~' -> {
                    return either('=', Token.NOT_EQUAL, '~');
                }
                case '/' -> {
                    return either('/', Token.FLOOR_DIVIDE, '/');
                }
                case ':' -> {
                    return either(':', Token.DOUBLE_COLON, ':');
                }
                case '<' -> {
                    int shift = either('<', Token.SHIFT_LEFT, '<');
                    return shift == '<' && skip('=') ? Token.LESS_EQUAL : shift;
                }
                case '>' -> {
                    int shift = either('>', Token.SHIFT_RIGHT, '>');
                    return shift == '>' && skip('=') ? Token.GREATER_EQUAL : shift;
                }
                case END -> {
                    return Token.END_OF_STREAM;
                }
                default -> {
                    if (is(character, NAME_START)) {
                        return readName();
                    }
                    position++;
                    return character;
                }
            }
        }
    }

    /** Skips one character and, if it follows, a second one. */
    private int either(char second, int ifBoth, int ifOne) {
        position++;
        return skip(second) ? ifBoth : ifOne;
    }

    private int readName() {
        int start = position;
        int to = start + 1;
        while (to < end && (CLASSES[source[to] & 0xFF] & NAME_PART) != 0) {
            to++;
        }
        position = to;
        spell(source, start, to);
        text = strings.intern(source, start, to);
        return strings.lastToken();
    }

    /** Takes in whatever could belong to a numeral, and only then asks whether it is one. */
    private int readNumeral(int start) {
        int first = source[position++];
        boolean isHexadecimal = first == '0' && (peek() | 0x20) == 'x';
        if (isHexadecimal) {
            position++;
        }
        char exponent = isHexadecimal ? 'p' : 'e';
        while (true) {
            int character = peek();
            if ((character | 0x20) == exponent) {
                position++;
                if (peek() == '-' || peek() == '+') {
                    position++;
                }
            } else if (is(character, HEXADECIMAL) || character == '.') {
                position++;
            } else {
                break;
            }
        }
        if (is(peek(), NAME_START)) {
            // A letter that touches a numeral makes it malformed.
            position++;
        }
        spell(source, start, position);
        if (!numerals.read(source, start, position)) {
            throw error("malformed number", Token.FLOAT);
        }
        if (numerals.isInteger()) {
            integerValue = numerals.integerValue();
            return Token.INTEGER;
        }
        floatValue = numerals.floatValue();
        return Token.FLOAT;
    }

    private int finishString(LuaBytes value) {
        text = value;
        return Token.STRING;
    }

    private void skipComment() {
        if (peek() == '[') {
            int separators = skipSeparators();
            if (separators >= 2) {
                literals.skipLongComment(separators);
                return;
            }
        }
        while (position < end && source[position] != '\n' && source[position] != '\r') {
            position++;
        }
    }

    /**
     * Reads {@code [===} or {@code ]===} up to where the second bracket should stand: the number of equals signs
     * plus 2 if it does; if not, 1 for a bracket alone and 0 when there were equals signs.
     */
    int skipSeparators() {
        int bracket = source[position++];
        int start = position;
        while (peek() == '=') {
            position++;
        }
        int count = position - start;
        if (peek() == bracket) {
            return count + 2;
        }
        return count == 0 ? 1 : 0;
    }

    /** Skips a line end: a newline, a carriage return, or one of each. */
    void skipNewline() {
        int first = source[position++];
        int second = peek();
        if ((second == '\n' || second == '\r') && second != first) {
            position++;
        }
        line++;
    }

    private boolean skip(char expected) {
        if (peek() == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** The next character, or -1 at the end. */
    int peek() {
        return position < end ? source[position] & 0xFF : END;
    }

    byte[] source() {
        return source;
    }

    int position() {
        return position;
    }

    void setPosition(int newPosition) {
        position = newPosition;
    }

    /** Says how messages are to spell the token that is being read. */
    void spell(byte[] bytes, int from, int to) {
        spelling = bytes;
        spellingFrom = from;
        spellingTo = to;
    }

    LuaBytes intern(byte[] bytes, int from, int to) {
        return strings.intern(bytes, from, to);
    }

    static boolean isDigit(int character) {
        return is(character, DIGIT);
    }

    static boolean isSpace(int character) {
        return is(character, SPACE);
    }

    private static boolean is(int character, byte characterClass) {
        return character >= 0 && (CLASSES[character] & characterClass) != 0;
    }
}
