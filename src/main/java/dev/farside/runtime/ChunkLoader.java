package dev.farside.runtime;

/** Turns a chunk into a function. Implemented above the compiler, which this layer does not call itself. */
public interface ChunkLoader {

    /** Accepts source text. */
    int TEXT = 1;
    /** Accepts binary chunks. */
    int BINARY = 2;

    /**
     * Compiles source text or reads a binary chunk.
     *
     * @param m the mutator; the function is made in its heap
     * @param chunk the bytes
     * @param length how many of them count
     * @param name the chunk name with its first character, such as {@code @file.lua}
     * @param modes accepted kinds: {@link #TEXT}, {@link #BINARY} or both
     * @param environment the value of the first captured variable
     * @return the function's word
     * @throws LuaError with a message in the reference's words if the chunk is not acceptable
     */
    long load(Mutator m, byte[] chunk, int length, byte[] name, int modes, long environment);

    /**
     * Writes a function as a binary chunk.
     *
     * @param closure reference of a Lua function
     * @param strip whether to leave debug information out
     */
    byte[] dump(Mutator m, long closure, boolean strip);
}
