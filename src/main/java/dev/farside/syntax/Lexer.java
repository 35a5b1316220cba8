package dev.farside.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns source bytes into tokens, one at a time, with one token of look-ahead.
 *
 * <p>Knows two lines: {@link #line}, up to which characters have been read, that is where the current token ends,
 * and {@link #lastLine}, where the token before it ended. Which of the two a message or an expression carries is
 * part of the language's observable behaviour and follows the reference.
 *
 * <p>The bytes lie in an array that is replaced when the source gives another piece: those from the mark on move to the
 * next array, the ones before are gone. So nothing holds an index of its own while it goes on to another character;
 * what has been read is {@code source[mark..position)}. Bytes in an array do not change, hence a token that was spelled
 * in a former array stays what it was.
 */
final class Lexer {
    /** Most bytes between two polls of the source. */
    static final int WINDOW = 1 << 16;

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

    private final ChunkSource input;
    private final String chunkDisplayName;
    private final StringTable strings = new StringTable();
    private final NumeralReader numerals = new NumeralReader();
    private final StringLiteralReader literals = new StringLiteralReader(this);

    private byte[] source;
    /** How many bytes of the array there are. */
    private int limit;
    /** Up to where they are read before the input is polled. */
    private int end;
    /** Where begins what is still needed of the bytes that have been read. */
    private int mark;
    private int position;
    private boolean ended;
    /** Whether the array was made here and may be written to behind the limit. */
    private boolean ownsRoom;
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
     * A lexer for {@code first[from..to)} and what follows it.
     *
     * @param firstLine the number of the line that {@code from} is in
     * @param input     what follows, asked for as soon as the lexer stands behind all that it has
     */
    Lexer(byte[] first, int from, int to, int firstLine, String chunkName, ChunkSource input) {
        this.source = first;
        this.limit = to;
        this.end = from;
        this.position = from;
        this.mark = from;
        this.line = firstLine;
        this.lastLine = firstLine;
        this.chunkDisplayName = ChunkNames.display(chunkName);
        this.spelling = first;
        this.input = input;
        openWindow();
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
            advance();
        }
    }

    /** Reads a token, and the character behind it, which the reference always has at hand. */
    private void advance() {
        token = scan();
        mark = position;
        peek();
    }

    /**
     * The token after the current one, which must be a name: of it alone the attributes are kept while the next is
     * looked at.
     */
    int lookahead() {
        assert token == Token.NAME && !hasLookahead;
        currentToken = token;
        currentText = text;
        advance();
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
            mark = position;
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
                        return finishString(literals.readLong(separators));
                    }
                    if (separators == 0) {
                        spellToken();
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
                    return is(peek(), DIGIT) ? readNumeral() : '.';
                }
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    return readNumeral();
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
        do {
            int to = position + 1;
            while (to < end && (CLASSES[source[to] & 0xFF] & NAME_PART) != 0) {
                to++;
            }
            position = to;
        } while (position == end && is(peek(), NAME_PART));
        spellToken();
        text = strings.intern(source, mark, position);
        return strings.lastToken();
    }

    /** Takes in whatever could belong to a numeral, and only then asks whether it is one. */
    private int readNumeral() {
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
        peek();
        spellToken();
        if (!numerals.read(source, mark, position)) {
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
        do {
            while (position < end && source[position] != '\n' && source[position] != '\r') {
                position++;
            }
            mark = position;
        } while (position == end && peek() != END);
    }

    /**
     * Reads {@code [===} or {@code ]===} up to where the second bracket should stand: the number of equals signs
     * plus 2 if it does; if not, 1 for a bracket alone and 0 when there were equals signs.
     */
    int skipSeparators() {
        int bracket = source[position++];
        int count = 0;
        while (peek() == '=') {
            position++;
            count++;
        }
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
        return position < end ? source[position] & 0xFF : readOn();
    }

    /** The next character when the position is at the end of the window: opens the next one, or asks for a piece. */
    private int readOn() {
        if (end < limit) {
            input.poll();
            openWindow();
            return source[position] & 0xFF;
        }
        byte[] piece = ended ? null : input.next();
        if (piece == null || piece.length == 0) {
            ended = true;
            return END;
        }
        append(piece);
        return source[position] & 0xFF;
    }

    private void openWindow() {
        end += Math.min(limit - end, WINDOW);
    }

    /** Goes on with a piece, behind what is needed of the bytes before. */
    private void append(byte[] piece) {
        int kept = limit - mark;
        if (kept == 0) {
            source = piece;
            limit = piece.length;
            position = 0;
            mark = 0;
            ownsRoom = false;
        } else {
            if (!ownsRoom || piece.length > source.length - limit) {
                // twice the room, so that a long token of short pieces is copied a few times only
                byte[] larger = new byte[Math.addExact(kept, Math.max(kept, piece.length))];
                System.arraycopy(source, mark, larger, 0, kept);
                source = larger;
                limit = kept;
                position -= mark;
                mark = 0;
                ownsRoom = true;
            }
            System.arraycopy(piece, 0, source, limit, piece.length);
            limit += piece.length;
        }
        end = position;
        openWindow();
    }

    byte[] source() {
        return source;
    }

    /** Where begins what has been read and is still needed. */
    int mark() {
        return mark;
    }

    /** Nothing that has been read is needed any more. */
    void setMark() {
        mark = position;
    }

    /** Index behind the bytes that can be read without {@link #peek}. */
    int end() {
        return end;
    }

    int position() {
        return position;
    }

    void setPosition(int newPosition) {
        position = newPosition;
    }

    /** The token is spelled in the source, from the mark to the position. */
    void spellToken() {
        spell(source, mark, position);
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
