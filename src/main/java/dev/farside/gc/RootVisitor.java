package dev.farside.gc;

/** Receives the roots of a {@link RootSource}. */
public interface RootVisitor {

    /** A root held as a word; words without a reference are ignored. */
    void visitWord(long word);

    /** A root held as a reference; 0 is ignored. */
    void visitRef(long ref);
}
