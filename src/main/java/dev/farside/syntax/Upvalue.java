package dev.farside.syntax;

/** A variable of an enclosing function as seen by one function: an entry of its list of captured variables. */
public final class Upvalue {
    private final int index;
    private final LocalVariable variable;
    private final int parentIndex;

    Upvalue(int index, LocalVariable variable, int parentIndex) {
        this.index = index;
        this.variable = variable;
        this.parentIndex = parentIndex;
    }

    /** Its place in the function's list. */
    public int index() {
        return index;
    }

    /** The variable's name. */
    public String name() {
        return variable.name();
    }

    /**
     * The variable itself, however many functions lie between. The {@code _ENV} of a chunk is a variable that no
     * function declares.
     */
    public LocalVariable variable() {
        return variable;
    }

    /** Whether the function around this one declares the variable; if not, it is one of that one's upvalues. */
    public boolean isParentLocal() {
        return parentIndex < 0;
    }

    /** Its index among the upvalues of the function around; -1 if {@link #isParentLocal()}. */
    public int parentIndex() {
        return parentIndex;
    }

    /** Whether the variable lives in a heap cell that is shared; otherwise its value is copied. */
    public boolean needsCell() {
        return variable.needsCell();
    }
}
