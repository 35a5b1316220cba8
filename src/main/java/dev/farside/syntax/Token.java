package dev.farside.syntax;

/**
 * The kinds of token, as {@code int}s: a character that is a token by itself stands for itself, all others are
 * numbered from {@link #FIRST_RESERVED} on.
 */
final class Token {
    static final int FIRST_RESERVED = 256;

    static final int AND = 256;
    static final int BREAK = 257;
    static final int DO = 258;
    static final int ELSE = 259;
    static final int ELSEIF = 260;
    static final int END = 261;
    static final int FALSE = 262;
    static final int FOR = 263;
    static final int FUNCTION = 264;
    static final int GOTO = 265;
    static final int IF = 266;
    static final int IN = 267;
    static final int LOCAL = 268;
    static final int NIL = 269;
    static final int NOT = 270;
    static final int OR = 271;
    static final int REPEAT = 272;
    static final int RETURN = 273;
    static final int THEN = 274;
    static final int TRUE = 275;
    static final int UNTIL = 276;
    static final int WHILE = 277;
    static final int LAST_KEYWORD = WHILE;

    static final int FLOOR_DIVIDE = 278;
    static final int CONCAT = 279;
    static final int DOTS = 280;
    static final int EQUAL = 281;
    static final int GREATER_EQUAL = 282;
    static final int LESS_EQUAL = 283;
    static final int NOT_EQUAL = 284;
    static final int SHIFT_LEFT = 285;
    static final int SHIFT_RIGHT = 286;
    static final int DOUBLE_COLON = 287;
    static final int END_OF_STREAM = 288;
    static final int FLOAT = 289;
    static final int INTEGER = 290;
    static final int NAME = 291;
    static final int STRING = 292;

    /** What a message without {@code near} is raised with. */
    static final int NONE = 0;

    private static final String[] TEXTS = {
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
        "//", "..", "...", "==", ">=", "<=", "~=", "<<", ">>", "::", "<eof>",
        "<number>", "<integer>", "<name>", "<string>"
    };

    private Token() { }

    /** The spelling of a keyword. */
    static String keywordText(int token) {
        return TEXTS[token - FIRST_RESERVED];
    }

    /** How messages name a kind of token. */
    static String describe(int token) {
        if (token < FIRST_RESERVED) {
            boolean isPrintable = token >= ' ' && token <= '~';
            return isPrintable ? "'" + (char) token + "'" : "'<\\" + token + ">'";
        }
        String text = TEXTS[token - FIRST_RESERVED];
        return token < END_OF_STREAM ? "'" + text + "'" : text;
    }
}
