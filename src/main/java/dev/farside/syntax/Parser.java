package dev.farside.syntax;

/** The package's entry: from source to a resolved tree. */
public final class Parser {
    private Parser() { }

    /**
     * Parses a chunk.
     *
     * @param source    the whole source; not kept
     * @param chunkName the name as {@code load} gets it, with its {@code =} or {@code @}, as Latin-1 characters
     * @return the main function
     * @throws SyntaxException if the source is no chunk of Lua 5.4
     */
    public static FunctionBody parse(byte[] source, String chunkName) {
        return parse(source, 0, 1, chunkName);
    }

    /**
     * Parses the chunk that begins at an offset, behind what is no part of it.
     *
     * @param from      where the chunk begins
     * @param firstLine the number of the line that {@code from} is in
     * @see #parse(byte[], String)
     */
    public static FunctionBody parse(byte[] source, int from, int firstLine, String chunkName) {
        Lexer lexer = new Lexer(source, from, firstLine, chunkName);
        return new StatementParser(new TokenStream(lexer)).chunk();
    }
}
