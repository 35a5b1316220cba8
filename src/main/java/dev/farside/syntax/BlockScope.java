package dev.farside.syntax;

/** A block while it is being parsed. */
final class BlockScope {
    final BlockScope outer;
    /** How many variables of the function were in scope outside. */
    final int activeOutside;
    /** The innermost to-be-closed variable outside. */
    final LocalVariable toBeClosedOutside;
    final int firstLabel;
    final int firstPendingGoto;
    /** Where {@code break} leads, or null if this is no loop. */
    final LoopExit exit;

    private boolean isRepeating;
    private LocalVariable toBeClosedAtExit;

    BlockScope(BlockScope outer, int activeOutside, LocalVariable toBeClosedOutside, int firstLabel,
               int firstPendingGoto, LoopExit exit) {
        this.outer = outer;
        this.activeOutside = activeOutside;
        this.toBeClosedOutside = toBeClosedOutside;
        this.firstLabel = firstLabel;
        this.firstPendingGoto = firstPendingGoto;
        this.exit = exit;
        this.toBeClosedAtExit = toBeClosedOutside;
    }

    /** Whether what is parsed now may be executed several times for one execution of the block. */
    boolean isRepeating() {
        return isRepeating;
    }

    void markRepeating() {
        isRepeating = true;
    }

    /** The innermost to-be-closed variable that a {@code break} does not leave. */
    LocalVariable toBeClosedAtExit() {
        return toBeClosedAtExit;
    }

    void setToBeClosedAtExit(LocalVariable variable) {
        toBeClosedAtExit = variable;
    }
}
