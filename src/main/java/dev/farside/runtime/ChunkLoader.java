package dev.farside.runtime;

import dev.farside.syntax.ChunkSource;

/** Turns a chunk into a function. Implemented above the compiler, which this layer does not call itself. */
public interface ChunkLoader {

    /** Accepts source text. */
    int TEXT = 1;
    /** Accepts binary chunks. */
    int BINARY = 2;

    /**
     * Compiles source text or reads a binary chunk. No safepoint, unless {@code rest} makes it one; long chunks are
     * given up when the mutator is {@linkplain Mutator#interrupted interrupted}.
     *
     * @param m the mutator; the function is made in its heap
     * @param chunk the bytes, or the first of them
     * @param length how many of them count
     * @param rest what follows; asked for when all before has been used
     * @param name the chunk name with its first character, such as {@code @file.lua}
     * @param modes accepted kinds: {@link #TEXT}, {@link #BINARY} or both
     * @param environment the value of the first captured variable
     * @return the function's word
     * @throws LuaError with a message in the reference's words if the chunk is not acceptable
     */
    long load(Mutator m, byte[] chunk, int length, ChunkSource rest, byte[] name, int modes, long environment);

    /** Loads a whole chunk; see {@link #load(Mutator, byte[], int, ChunkSource, byte[], int, long)}. */
    default long load(Mutator m, byte[] chunk, int length, byte[] name, int modes, long environment) {
        return load(m, chunk, length, new WholeChunk(m), name, modes, environment);
    }

    /**
     * What follows a chunk that is there as a whole: nothing.
     *
     * @param m is looked at for interrupts
     */
    record WholeChunk(Mutator m) implements ChunkSource {
        @Override
        public byte[] next() {
            return null;
        }

        @Override
        public void poll() {
            m.interrupted();
        }
    }

    /**
     * Writes a function as a binary chunk.
     *
     * @param closure reference of a Lua function
     * @param strip whether to leave debug information out
     */
    byte[] dump(Mutator m, long closure, boolean strip);
}
