package dev.farside.syntax;

/** The identity of a loop: where its {@code break} statements lead. */
public final class LoopExit {
    private boolean used;

    LoopExit() { }

    /** Whether some {@code break} leads here. */
    public boolean isUsed() {
        return used;
    }

    void markUsed() {
        used = true;
    }
}
