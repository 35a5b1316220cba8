package dev.farside.gc;

/**
 * Something that holds references from outside the heap. Declared here so that higher layers can be scanned without
 * this layer knowing them (I-G4: one table of roots serves every collector and the verifier).
 */
public interface RootSource {

    /** Passes every root to the visitor. Called at a safepoint. */
    void visitRoots(RootVisitor visitor);
}
