package dev.farside.syntax;

import dev.farside.syntax.Statement.Break;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels and the gotos of a function while it is being parsed. A backward goto finds its label at once; a
 * forward one waits, and moves out of the blocks that end meanwhile, until its label comes or the function ends.
 */
final class JumpScope {
    private static final int MAX_ENTRIES = 32767;

    /** A visible label: how many variables are in scope there, which of them are to be closed. */
    private static final class VisibleLabel {
        final LuaBytes name;
        final Label label;
        final int active;
        final LocalVariable toBeClosed;
        /** The captures from here on have not been looked at yet for a goto back to this label. */
        int captureMark;

        VisibleLabel(LuaBytes name, Label label, int active, LocalVariable toBeClosed, int captureMark) {
            this.name = name;
            this.label = label;
            this.active = active;
            this.toBeClosed = toBeClosed;
            this.captureMark = captureMark;
        }
    }

    /** A goto without a label yet; without a node it is a {@code break} outside of any loop. */
    private static final class PendingGoto {
        final LuaBytes name;
        final Goto node;
        final int line;
        final LocalVariable toBeClosed;
        int active;

        PendingGoto(LuaBytes name, Goto node, int line, LocalVariable toBeClosed, int active) {
            this.name = name;
            this.node = node;
            this.line = line;
            this.toBeClosed = toBeClosed;
            this.active = active;
        }
    }

    private final FunctionScope function;
    private final TokenStream tokens;
    private final List<VisibleLabel> labels = new ArrayList<>();
    private final List<PendingGoto> pending = new ArrayList<>();

    JumpScope(FunctionScope function, TokenStream tokens) {
        this.function = function;
        this.tokens = tokens;
    }

    int labelCount() {
        return labels.size();
    }

    int pendingCount() {
        return pending.size();
    }

    /** A {@code goto}, resolved now if its label stands before it. */
    Goto jump(LuaBytes name, int line) {
        Goto node = new Goto(name.toString(), line);
        VisibleLabel target = find(name);
        if (target == null) {
            addPending(new PendingGoto(name, node, line, function.toBeClosed(), function.activeCount()));
        } else {
            function.markRepeatedCaptures(target.captureMark, target.active);
            target.captureMark = function.captureMark();
            node.resolve(target.label, true, between(function.toBeClosed(), target.toBeClosed));
        }
        return node;
    }

    /** A {@code break}; one outside of any loop is only reported at the function's end, like a missing label. */
    Break leaveLoop(int line) {
        for (BlockScope scope = function.block(); scope != null; scope = scope.outer) {
            if (scope.exit != null) {
                scope.exit.markUsed();
                return new Break(scope.exit, between(function.toBeClosed(), scope.toBeClosedAtExit()), line);
            }
        }
        addPending(new PendingGoto(null, null, line, null, 0));
        return new Break(new LoopExit(), List.of(), line);
    }

    /**
     * Adds a label and resolves the gotos that wait for it.
     *
     * @param isLast whether only labels and semicolons follow in its block, whose variables then count as gone
     */
    Label addLabel(LuaBytes name, int line, boolean isLast) {
        VisibleLabel repeated = find(name);
        if (repeated != null) {
            throw tokens.semanticError("label '" + name + "' already defined on line " + repeated.label.line());
        }
        checkLimit(labels.size());
        BlockScope block = function.block();
        int active = isLast ? block.activeOutside : function.activeCount();
        LocalVariable toBeClosed = isLast ? block.toBeClosedOutside : function.toBeClosed();
        VisibleLabel label =
            new VisibleLabel(name, new Label(name.toString(), line), active, toBeClosed, function.captureMark());
        labels.add(label);
        resolvePending(label, block.firstPendingGoto);
        return label.label;
    }

    private void resolvePending(VisibleLabel label, int first) {
        int kept = first;
        for (int index = first; index < pending.size(); index++) {
            PendingGoto waiting = pending.get(index);
            if (waiting.name != label.name) {
                pending.set(kept++, waiting);
                continue;
            }
            if (waiting.active < label.active) {
                throw tokens.semanticError("<goto " + label.name + "> at line " + waiting.line
                    + " jumps into the scope of local '" + function.variable(waiting.active).name() + "'");
            }
            waiting.node.resolve(label.label, false, between(waiting.toBeClosed, label.toBeClosed));
        }
        pending.subList(kept, pending.size()).clear();
    }

    /** Forgets the labels of a block that ends, and lets its waiting gotos look further outside. */
    void leaveBlock(BlockScope block) {
        labels.subList(block.firstLabel, labels.size()).clear();
        if (block.outer != null) {
            for (int index = block.firstPendingGoto; index < pending.size(); index++) {
                pending.get(index).active = block.activeOutside;
            }
        } else if (!pending.isEmpty()) {
            PendingGoto missing = pending.getFirst();
            throw tokens.semanticError(missing.node == null ? "break outside loop at line " + missing.line
                : "no visible label '" + missing.name + "' for <goto> at line " + missing.line);
        }
    }

    private VisibleLabel find(LuaBytes name) {
        for (VisibleLabel label : labels) {
            if (label.name == name) {
                return label;
            }
        }
        return null;
    }

    private void addPending(PendingGoto waiting) {
        checkLimit(pending.size());
        pending.add(waiting);
    }

    private static void checkLimit(int size) {
        if (size >= MAX_ENTRIES) {
            throw new SyntaxException("too many labels/gotos (limit is " + MAX_ENTRIES + ")");
        }
    }

    /** The to-be-closed variables from {@code inner} outwards up to but not including {@code outer}. */
    private static List<LocalVariable> between(LocalVariable inner, LocalVariable outer) {
        if (inner == outer) {
            return List.of();
        }
        List<LocalVariable> variables = new ArrayList<>();
        for (LocalVariable variable = inner; variable != outer; variable = variable.outerToBeClosed()) {
            variables.add(variable);
        }
        return List.copyOf(variables);
    }
}
