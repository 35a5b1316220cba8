package dev.farside.syntax;

import dev.farside.syntax.Expression.LocalRef;

/**
 * The registers that the reference's compiler would have given away up to the token that is being read. It generates
 * code while it parses, so its message about a function that needs too many of them shows the token where they ran out.
 * Farside's compiler comes later and has another layout; whether there are too many is its own decision, and only the
 * message is taken from here.
 *
 * <p>A rule that evaluates something notes {@link #free} first; what the expression holds are the registers from there
 * on, and a use of its value says what becomes of them.
 */
final class RegisterCount {
    /** A frame of the reference has fewer registers than this. */
    private static final int LIMIT = 255;

    private final TokenStream tokens;
    private int free;
    private String tooMany;

    RegisterCount(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** The lowest free register. */
    int free() {
        return free;
    }

    /** Frees the registers from {@code first} on. */
    void release(int first) {
        free = first;
    }

    /** Takes the next registers. */
    void reserve(int count) {
        check(count);
        free += count;
    }

    /** Notes that the next registers are used for a moment. */
    void check(int count) {
        if (tooMany == null && free + count >= LIMIT) {
            tooMany = tokens.error("function or expression needs too many registers").getMessage();
        }
    }

    /** Has the value of an expression that holds the registers from {@code first} on in {@code first}. */
    void next(int first) {
        free = first;
        reserve(1);
    }

    /** Has the value of an expression in {@code first}, or where it is if it is a variable. */
    void any(int first, Expression expression) {
        free = first;
        if (!(expression instanceof LocalRef)) {
            reserve(1);
        }
    }

    /** Has an expression's value read, by something that then holds nothing itself. */
    void read(int first, Expression expression) {
        any(first, expression);
        free = first;
    }

    /** The message about the first token at which there were too many registers; null if there is none. */
    String tooMany() {
        return tooMany;
    }
}
