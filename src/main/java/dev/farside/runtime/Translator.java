package dev.farside.runtime;

/** Makes compiled code of prototypes. Declared here so that the compiled tier stands above the semantics. */
public interface Translator {

    /**
     * Compiles a function.
     *
     * @param prototype its reference
     * @param position reference of the instruction where the code begins: the first one, or the target of a backward
     *        jump
     * @return null if the function is left to the interpreter
     */
    CompiledFunction translate(Mutator m, long prototype, long position);
}
