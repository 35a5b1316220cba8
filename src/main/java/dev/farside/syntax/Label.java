package dev.farside.syntax;

/** A label statement. */
public final class Label implements Statement {
    private final String name;
    private final int line;
    private boolean backwardTarget;

    Label(String name, int line) {
        this.name = name;
        this.line = line;
    }

    /** The label's name. */
    public String name() {
        return name;
    }

    @Override
    public int line() {
        return line;
    }

    /** Whether a {@code goto} further down leads here, which makes the code between the two a loop. */
    public boolean isBackwardTarget() {
        return backwardTarget;
    }

    void markBackwardTarget() {
        backwardTarget = true;
    }
}
