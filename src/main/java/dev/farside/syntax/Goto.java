package dev.farside.syntax;

import java.util.List;

/** A {@code goto} statement. Its target is known once the block that holds the label has been parsed. */
public final class Goto implements Statement {
    private final String name;
    private final int line;
    private Label target;
    private boolean backward;
    private List<LocalVariable> leaves = List.of();

    Goto(String name, int line) {
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

    /** The label it leads to, a statement of the same block or of one around it. */
    public Label target() {
        return target;
    }

    /** Whether the label stands before this statement. */
    public boolean isBackward() {
        return backward;
    }

    /** The to-be-closed variables that go out of scope by the jump, innermost first. */
    public List<LocalVariable> leaves() {
        return leaves;
    }

    void resolve(Label label, boolean isBackward, List<LocalVariable> toBeClosed) {
        target = label;
        backward = isBackward;
        leaves = toBeClosed;
        if (isBackward) {
            label.markBackwardTarget();
        }
    }
}
