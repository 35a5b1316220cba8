package dev.farside.syntax;

/**
 * Where the parser gets a chunk from, piece by piece, as it needs them. What its methods throw leaves the parser as it
 * is, so a chunk that never ends can be given up.
 */
public interface ChunkSource {

    /**
     * The next piece of the chunk; null or an empty one at its end, after which there is no further call.
     *
     * @return bytes that nobody changes any more
     */
    byte[] next();

    /** Called after each {@value Lexer#WINDOW} bytes of a piece at the latest, to look whether to go on. */
    void poll();
}
