package dev.farside.syntax;

/**
 * A local variable, parameter or loop variable. What is said about captures and assignments is final once the
 * whole chunk has been parsed.
 */
public final class LocalVariable {
    /** What a declaration may say behind the name. */
    public enum Attribute { NONE, CONST, CLOSE }

    private final LuaBytes key;
    private final Attribute attribute;
    private final int line;
    private final int ordinal;
    private Expression.Constant constant;
    private LocalVariable outerToBeClosed;
    private int captureCount;
    private boolean capturedRepeatedly;
    private boolean reassigned;
    private boolean exposed;

    LocalVariable(LuaBytes key, Attribute attribute, int line, int ordinal) {
        this.key = key;
        this.attribute = attribute;
        this.line = line;
        this.ordinal = ordinal;
    }

    /** The name; a hidden variable has one in parentheses. */
    public String name() {
        return key.toString();
    }

    /** Line of the declaration. */
    public int line() {
        return line;
    }

    /** Which of its function's variables it is, in the order of declaration, from 0; {@code _ENV} of a chunk has -1. */
    public int ordinal() {
        return ordinal;
    }

    /** The attribute given in the declaration. */
    public Attribute attribute() {
        return attribute;
    }

    /**
     * The value of a {@code <const>} variable that is known while parsing, or null. Such a variable needs no
     * register: every use of its name has become a copy of the constant, in inner functions as well.
     */
    public Expression.Constant constant() {
        return constant;
    }

    /** How many functions have it among their upvalues, those included that only pass it on to an inner one. */
    public int captureCount() {
        return captureCount;
    }

    /** Whether some function has it among its upvalues. */
    public boolean isCaptured() {
        return captureCount > 0;
    }

    /**
     * Whether it is captured inside a loop that does not contain its declaration, so that several closures may
     * share one life of the variable. A backward goto makes a loop of what it jumps over. Errs towards true.
     */
    public boolean isCapturedRepeatedly() {
        return capturedRepeatedly;
    }

    /** Whether it is assigned to, by whichever function, after its initialisation. */
    public boolean isReassigned() {
        return reassigned;
    }

    /** Whether its chunk names functions of the debug library that tell a variable from a copy of its value. */
    public boolean isExposed() {
        return exposed;
    }

    /**
     * Whether it must live in a heap cell: closures can tell it from a copy of its value. A variable that is
     * captured and needs no cell is copied into the closure when that is created.
     */
    public boolean needsCell() {
        return captureCount > 1 || captureCount == 1 && (reassigned || capturedRepeatedly || exposed);
    }

    /** The interned name: of two names of a chunk, equal ones are the same object. */
    LuaBytes key() {
        return key;
    }

    /** The next to-be-closed variable outwards in the same function, or null; see {@link FunctionScope}. */
    LocalVariable outerToBeClosed() {
        return outerToBeClosed;
    }

    void setOuterToBeClosed(LocalVariable outer) {
        outerToBeClosed = outer;
    }

    void setConstant(Expression.Constant value) {
        constant = value;
    }

    void markReassigned() {
        reassigned = true;
    }

    void countCapture() {
        captureCount++;
    }

    void markExposed() {
        exposed = true;
    }

    void markCapturedRepeatedly() {
        capturedRepeatedly = true;
    }
}
