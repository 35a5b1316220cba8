package dev.farside.bytecode;

import java.util.List;

/**
 * A function as the compiler leaves it and as a binary chunk describes it: plain Java data, not yet in any heap.
 * {@code PrototypeWriter} turns it into a prototype.
 *
 * @param source the chunk name with its first character ({@code @file}, {@code =name} or the text), or null
 * @param firstLine line of the definition, 0 for a main chunk
 * @param lastLine line of the {@code end}, 0 for a main chunk
 * @param parameters number of fixed parameters
 * @param vararg whether {@code ...} follows them
 * @param registers registers a frame needs, at most 255
 * @param code instructions and extra words
 * @param constants each a {@link Long}, {@link Double}, {@link Boolean}, {@code byte[]} string, or null for nil
 * @param sites field sites, in the order of their numbers
 * @param captures captured variables
 * @param children prototypes of inner functions
 * @param lines line of each word of the code (an extra word has its instruction's), or null if stripped
 * @param locals local variables for debugging, ordered by start; empty if stripped
 */
public record FunctionTemplate(byte[] source, int firstLine, int lastLine, int parameters, boolean vararg,
        int registers, int[] code, List<Object> constants, List<Site> sites, List<Capture> captures,
        List<FunctionTemplate> children, int[] lines, List<LocalName> locals) {

    /**
     * A field site: one key, or the keys of a record.
     *
     * @param keys string keys; one for field instructions, any number for {@code NEWRECORD}
     * @param record whether this is the site of a {@code NEWRECORD}
     */
    public record Site(List<byte[]> keys, boolean record) {
    }

    /**
     * A captured variable.
     *
     * @param fromParentLocal whether {@code index} is a register of the enclosing function; if not, it is one of the
     *        enclosing function's own captured variables
     * @param index where to copy the word from
     * @param cell whether that word is a cell
     * @param name the variable's name, or null if stripped
     */
    public record Capture(boolean fromParentLocal, int index, boolean cell, byte[] name) {
    }

    /**
     * A local variable for debugging.
     *
     * @param name its name
     * @param start index of the first word of code in which it is active
     * @param end index of the first word in which it no longer is
     * @param register where it is; if the variable needs a cell, the register holds the cell
     */
    public record LocalName(byte[] name, int start, int end, int register) {
    }
}
