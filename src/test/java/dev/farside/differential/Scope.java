package dev.farside.differential;

import java.util.ArrayList;
import java.util.List;

/** The local variables that a made-up program can use at one place, with what they probably hold. */
final class Scope {

    /** What a variable probably holds; a program may prove it wrong. */
    enum Kind { NUMBER, STRING, RECORD, SEQUENCE, FUNCTION, OBJECT, ANY }

    /** A local variable. */
    record Variable(String name, Kind kind, boolean constant) {
    }

    private final Dice dice;
    private final List<Variable> variables = new ArrayList<>();
    private int count;
    boolean vararg = true;
    boolean loop;
    int depth;

    Scope(Dice dice) {
        this.dice = dice;
    }

    int mark() {
        return variables.size();
    }

    void release(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    /** A name that nothing else has; now and then one that hides another. */
    String newName(String prefix) {
        return dice.percent(10) ? prefix : prefix + ++count;
    }

    void declare(String name, Kind kind, boolean constant) {
        variables.add(new Variable(name, kind, constant));
    }

    /** Some visible variable of a kind, or null. */
    String any(Kind kind, boolean assignable) {
        List<Variable> found = new ArrayList<>();
        for (int i = variables.size() - 1; i >= 0; i--) {
            Variable variable = variables.get(i);
            boolean hidden = variables.subList(i + 1, variables.size()).stream()
                    .anyMatch(later -> later.name().equals(variable.name()));
            if (!hidden && (kind == Kind.ANY || variable.kind() == kind) && !(assignable && variable.constant())
                    && !(kind == Kind.ANY && variable.kind() == Kind.SEQUENCE)) {
                found.add(variable);
            }
        }
        return found.isEmpty() ? null : dice.pick(found).name();
    }
}
