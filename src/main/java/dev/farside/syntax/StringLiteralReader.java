package dev.farside.syntax;

import java.util.Arrays;

/**
 * Reads string literals, short and long, and long comments: the part of the {@link Lexer} that decodes.
 *
 * <p>The buffer holds the literal decoded so far with its delimiters, because that is what messages quote.
 */
final class StringLiteralReader {
    private static final int MAX_CODE_POINT = 0x7FFFFFFF;

    private final Lexer lexer;
    private byte[] buffer = new byte[64];
    private int length;

    StringLiteralReader(Lexer lexer) {
        this.lexer = lexer;
    }

    /** Reads a literal that begins with {@code delimiter} at the lexer's position. */
    LuaBytes readShort(int delimiter) {
        byte[] source = lexer.source();
        int start = lexer.position();
        int end = lexer.end();
        int position = start + 1;
        while (position < end && source[position] != delimiter && source[position] != '\\'
            && source[position] != '\n' && source[position] != '\r') {
            position++;
        }
        if (position < end && source[position] == delimiter) {
            lexer.setPosition(position + 1);
            lexer.spell(source, start, position + 1);
            return lexer.intern(source, start + 1, position);
        }
        length = 0;
        append(source, start, position);
        lexer.setPosition(position);
        return readShortWithEscapes(delimiter);
    }

    private LuaBytes readShortWithEscapes(int delimiter) {
        while (true) {
            lexer.setMark();
            int character = lexer.peek();
            if (character == delimiter) {
                break;
            }
            switch (character) {
                case -1 -> throw lexer.error("unfinished string", Token.END_OF_STREAM);
                case '\n', '\r' -> {
                    spellBuffer();
                    throw lexer.error("unfinished string", Token.STRING);
                }
                case '\\' -> readEscape();
                default -> {
                    append(character);
                    advance();
                }
            }
        }
        append(delimiter);
        advance();
        spellBuffer();
        return lexer.intern(buffer, 1, length - 1);
    }

    private void readEscape() {
        advance();
        int character = lexer.peek();
        switch (character) {
            case 'a' -> appendEscaped(0x07);
            case 'b' -> appendEscaped('\b');
            case 'f' -> appendEscaped('\f');
            case 'n' -> appendEscaped('\n');
            case 'r' -> appendEscaped('\r');
            case 't' -> appendEscaped('\t');
            case 'v' -> appendEscaped(0x0B);
            case '\\', '"', '\'' -> appendEscaped(character);
            case '\n', '\r' -> {
                lexer.skipNewline();
                append('\n');
            }
            case 'x' -> {
                int high = readHexadecimalDigit();
                int low = readHexadecimalDigit();
                appendEscaped(high << 4 | low);
            }
            case 'u' -> appendUtf8(readCodePoint());
            case 'z' -> {
                advance();
                skipSpaces();
            }
            case -1 -> { } // the caller reports the unfinished string
            default -> {
                check(Lexer.isDigit(character), "invalid escape sequence");
                readDecimalEscape();
            }
        }
    }

    private void appendEscaped(int character) {
        append(character);
        advance();
    }

    /** Goes on by one character, which must then be a hexadecimal digit, and stays before it. */
    private int readHexadecimalDigit() {
        advance();
        int digit = NumeralReader.hexadecimalDigit(lexer.peek());
        check(digit >= 0, "hexadecimal digit expected");
        return digit;
    }

    private int readCodePoint() {
        advance();
        check(lexer.peek() == '{', "missing '{'");
        int codePoint = readHexadecimalDigit();
        advance();
        int digit;
        while ((digit = NumeralReader.hexadecimalDigit(lexer.peek())) >= 0) {
            check(codePoint <= MAX_CODE_POINT >> 4, "UTF-8 value too large");
            codePoint = codePoint << 4 | digit;
            advance();
        }
        check(lexer.peek() == '}', "missing '}'");
        advance();
        return codePoint;
    }

    /** Encodes as UTF-8 in its original range: up to six bytes for 31 bits. */
    private void appendUtf8(int codePoint) {
        if (codePoint < 0x80) {
            append(codePoint);
            return;
        }
        int continuations = 1;
        while (codePoint >> 6 * continuations > 0x3F >> continuations) {
            continuations++;
        }
        append(~(0x3F >> continuations) << 1 | codePoint >> 6 * continuations);
        while (continuations > 0) {
            continuations--;
            append(0x80 | codePoint >> 6 * continuations & 0x3F);
        }
    }

    private void skipSpaces() {
        int character;
        while (Lexer.isSpace(character = lexer.peek())) {
            if (character == '\n' || character == '\r') {
                lexer.skipNewline();
            } else {
                advance();
            }
        }
    }

    private void readDecimalEscape() {
        int value = 0;
        for (int digits = 0; digits < 3 && Lexer.isDigit(lexer.peek()); digits++) {
            value = value * 10 + lexer.peek() - '0';
            advance();
        }
        check(value <= 0xFF, "decimal escape too large");
        append(value);
    }

    /** Unless the condition holds, an error near the literal up to and including the next character. */
    private void check(boolean condition, String message) {
        if (!condition) {
            if (lexer.peek() >= 0) {
                advance();
                lexer.peek();
            }
            append(lexer.source(), lexer.mark(), lexer.position());
            spellBuffer();
            throw lexer.error(message, Token.STRING);
        }
    }

    /** Reads a long literal; the lexer stands before its second bracket. */
    LuaBytes readLong(int separators) {
        length = 0;
        append(lexer.source(), lexer.mark(), lexer.position() + 1);
        readLongBody(separators, true);
        spellBuffer();
        return lexer.intern(buffer, separators, length - separators);
    }

    /** Skips a long comment; the lexer stands before the second bracket of its opening. */
    void skipLongComment(int separators) {
        readLongBody(separators, false);
    }

    private void readLongBody(int separators, boolean isString) {
        int firstLine = lexer.line();
        advance();
        if (isNewline(lexer.peek())) {
            lexer.skipNewline();
        }
        while (true) {
            lexer.setMark();
            int character = lexer.peek();
            boolean isEnd = false;
            if (character == ']') {
                isEnd = lexer.skipSeparators() == separators;
                if (isEnd) {
                    advance();
                }
            } else if (isNewline(character)) {
                lexer.skipNewline();
                lexer.setMark();
                if (isString) {
                    append('\n');
                }
            } else if (character >= 0) {
                skipPlain();
            } else {
                throw lexer.error("unfinished long " + (isString ? "string" : "comment") + " (starting at line "
                    + firstLine + ")", Token.END_OF_STREAM);
            }
            if (isString) {
                append(lexer.source(), lexer.mark(), lexer.position());
            }
            if (isEnd) {
                return;
            }
        }
    }

    /** Goes on to the next character that has a meaning in a long literal, or to the end of the window. */
    private void skipPlain() {
        byte[] source = lexer.source();
        int position = lexer.position();
        int end = lexer.end();
        while (position < end && source[position] != ']' && !isNewline(source[position])) {
            position++;
        }
        lexer.setPosition(position);
    }

    private static boolean isNewline(int character) {
        return character == '\n' || character == '\r';
    }

    private void advance() {
        lexer.setPosition(lexer.position() + 1);
    }

    private void append(int character) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2);
        }
        buffer[length++] = (byte) character;
    }

    private void append(byte[] bytes, int from, int to) {
        int added = to - from;
        if (buffer.length - length < added) {
            buffer = Arrays.copyOf(buffer, Math.max(length + added, buffer.length * 2));
        }
        System.arraycopy(bytes, from, buffer, length, added);
        length += added;
    }

    private void spellBuffer() {
        lexer.spell(buffer, 0, length);
    }
}
