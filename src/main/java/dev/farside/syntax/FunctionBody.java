package dev.farside.syntax;

import java.util.List;

/**
 * A function as written: its parameters, its code and what it captures.
 *
 * @param parameters      with {@code self} first for a method
 * @param isVararg        whether the parameter list ends in {@code ...}; always so for a chunk
 * @param usesVararg      whether {@code ...} occurs in the body as an expression
 * @param upvalues        in order of first use; a chunk's only one is {@code _ENV}
 * @param children        the functions written directly inside this one, in source order
 * @param lineDefined     line of the word {@code function}; 0 for a chunk
 * @param lastLineDefined line of its {@code end}; 0 for a chunk
 * @param tooManyRegisters the reference's message if its compiler would have had too few registers for the function,
 *                         which says at which token; null if they would have been enough
 */
public record FunctionBody(List<LocalVariable> parameters, boolean isVararg, boolean usesVararg, Block block,
                           List<Upvalue> upvalues, List<FunctionBody> children, int lineDefined,
                           int lastLineDefined, String tooManyRegisters) {
    /** Whether this is the main function of a chunk. */
    public boolean isMain() {
        return lineDefined == 0;
    }
}
